"""Danish trees brought into line with the other Scandinavian treebanks, on whose joint reading the model leans.

UD Danish-DDT labels clauses that are objects ``obj`` (others: ``ccomp``, ``xcomp``) and infinitives with "at" under nouns and adjectives
``acl:relcl`` or ``advcl`` (others: ``acl``); it is not consistent in this itself.
"""

from __future__ import annotations

from dataclasses import replace

from training.conllu import TreebankSentence, Word

NOMINAL = frozenset(("NOUN", "PROPN", "ADJ", "PRON"))


def clauses_as_elsewhere(sentence: TreebankSentence) -> TreebankSentence:
    """The sentence with the relations of clauses under "at" as Swedish and Norwegian treebanks have them."""
    marks: dict[int, str] = {}
    for word in sentence.words:
        if word.deprel == "mark" and word.form.lower() == "at":
            marks.setdefault(word.head, word.upos)
    words = tuple(_relabelled(word, marks.get(number), sentence.words[word.head]) for number, word in enumerate(sentence.words))
    return replace(sentence, words=words)


def _relabelled(word: Word, mark: str | None, head: Word) -> Word:
    if mark is None:
        return word
    infinitive = mark == "PART"
    if word.upos in ("VERB", "AUX") and word.deprel == "obj":
        return replace(word, deprel="xcomp" if infinitive else "ccomp")
    if infinitive and (word.deprel == "acl:relcl" or (word.deprel == "advcl" and head.upos in NOMINAL)):
        return replace(word, deprel="acl")
    return word

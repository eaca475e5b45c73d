"""Russian words with tags and lemmas from OpenCorpora, brought into line with the treebanks' tags.

The corpus has no trees; it teaches the tagger and the lemmatizer what six times as much text as the treebanks holds. A word whose tag
cannot be converted surely has none, and so nothing is learnt from it.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from training.conllu import NO_NAMES, TreebankSentence, Word

SENTENCES_IN_DOCUMENT = 12
REFLEXIVE = ("ся", "сь")
SAME = frozenset(("NOUN", "PROPN", "ADP", "ADV", "PUNCT"))


def opencorpora(data: Path, known: Mapping[str, tuple[str, str]]) -> Iterator[TreebankSentence]:
    """Its sentences; ``known`` gives tag and features of words of closed classes, by form, as the treebanks have them."""
    rows: list[list[str]] = []
    number = 0
    for line in lzma.decompress((data / "ud" / "ru_opencorpora-morph.conllu.xz").read_bytes()).decode("utf-8").splitlines():
        if line:
            rows.append(line.split("\t"))
            continue
        words = [_word(row, index, known) for index, row in enumerate(rows)]
        rows = []
        number += 1
        yield TreebankSentence(
            source="ru_opencorpora", genre="opencorpora", document=str(number // SENTENCES_IN_DOCUMENT), text="", words=_spaced(words)
        )


def closed_classes(sentences: list[TreebankSentence]) -> dict[str, tuple[str, str]]:
    """Tag and features of the forms of closed classes that the treebanks always tag alike."""
    seen: dict[str, set[tuple[str, str]]] = {}
    for sentence in sentences:
        for word in sentence.words:
            seen.setdefault(word.form.lower(), set()).add((word.upos, word.feats))
    closed = ("CCONJ", "SCONJ", "PART", "PRON", "DET", "AUX")
    return {form: next(iter(tags)) for form, tags in seen.items() if len(tags) == 1 and next(iter(tags))[0] in closed}


def _word(row: list[str], index: int, known: Mapping[str, tuple[str, str]]) -> Word:
    form, lemma, upos, feats = row[1], row[2], row[3], {} if row[5] == "_" else dict(item.split("=") for item in row[5].split("|"))
    if form.lower() in known:
        upos, plain = known[form.lower()]
    elif upos == "NUM" and feats == {"Form": "Digit"}:
        plain = "NumForm=Digit"
    elif upos in SAME:
        if feats.get("Number") == "Ptan":
            feats["Number"] = "Plur"
        if feats.get("Gender") == "Com" or (upos == "ADV" and "Degree" not in feats):
            feats = {k: v for k, v in feats.items() if k != "Gender"} | ({"Degree": "Pos"} if upos == "ADV" else {})
        plain = _joined(feats)
    elif upos == "ADJ":
        plain = _joined({"Degree": "Pos", **feats})
    elif upos == "VERB" and feats.get("VerbForm") in ("Fin", "Inf"):
        if feats.get("Tense") == "Notpast":
            feats["Tense"] = "Pres" if feats.get("Aspect") == "Imp" else "Fut"
        feats["Voice"] = "Mid" if form.lower().endswith(REFLEXIVE) else "Act"
        plain = _joined(feats)
    else:
        upos = plain = ""
    written = lemma.capitalize() if upos == "PROPN" else lemma.lower()
    return Word(form=form, lemma=written, upos=upos, feats=plain, head=index, deprel="", space_after=True, name=NO_NAMES)


def _joined(feats: Mapping[str, str]) -> str:
    return "|".join(f"{key}={value}" for key, value in sorted(feats.items()))


def _spaced(words: list[Word]) -> tuple[Word, ...]:
    """Plausible spacing for words that came without it."""
    following = [*(word.form for word in words[1:]), ""]
    closing = (",", ".", ";", ":", "?", "!", ")", "»", "...", "…")
    return tuple(replace(w, space_after=w.form not in "«(" and f not in closing) for w, f in zip(words, following, strict=True))

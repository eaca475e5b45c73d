"""Words in marks or of another tongue ("persona non grata"), which parsers take for verbs of the language and break the sentence over."""

from __future__ import annotations

from dataclasses import replace

from ...models import Sentence, Token
from .lexicon import Lexicon
from .parties import Parties
from .tags import NOMINAL
from .tree import Tree

MARKS = ('"', "“", "”", "«", "»", "'", "‘", "’")  # of quotation
_FARTHEST = 25  # tokens between the verb and the phrase: dates, names and titles stand there
_OWN = ("nsubj", "aux", "cop", "obl", "advmod", "punct", "mark", "cc", "expl")


def predicative(tree: Tree, parties: Parties, lex: Lexicon) -> Sentence | None:
    """The sentence with such a phrase as what somebody is declared to be, under the verb that declares it; `None` when there is none to mend."""
    for phrase in tree.section.set_phrases:
        words = tuple(phrase.split())
        first = next((i for i in range(len(tree.tokens) - len(words) + 1) if tree.words[i : i + len(words)] == words), None)
        verb = _verb(tree, lex, words, first) if first is not None else None
        if first is not None and verb is not None:
            return tree.with_tokens(_under(tree, parties, verb, range(first, first + len(words))))
    return None


def in_marks(tree: Tree, parties: Parties, lex: Lexicon) -> Sentence | None:
    """The sentence with what follows an article and a mark as a noun, whatever participle it looks like: "a suspendu un « traité … »"."""
    del parties, lex
    changed = list(tree.sentence.tokens)
    for i in range(2, len(changed)):
        article, token = i - 2, tree.tokens[i]
        opened = tree.tokens[i - 1].text in MARKS and tree.tokens[article].upos == "DET" and token.upos == "VERB" and token.feat("VerbForm") == "Part"
        over = tree.head(article)
        if not opened or tree.head(i) != article or over is None or over > article:
            continue
        thing = tree.tokens[over].upos == "VERB" and not tree.kids(over, "obj")
        changed[i] = replace(token, upos="NOUN", feats="", lemma=tree.words[i], head=over, deprel="obj" if thing else "nmod")
        changed[article] = replace(tree.tokens[article], head=i, deprel="det")
    return tree.with_tokens(changed)


def _verb(tree: Tree, lex: Lexicon, words: tuple[str, ...], first: int) -> int | None:
    """The nearest verb before the phrase, else behind it, of which a rule asks for a word of the phrase."""

    def asks(i: int) -> bool:
        return any(word in need for entry in lex.verb(tree.lemmas[i], tree.words[i]) for need in entry.rule.needs for word in words)

    before = (i for i in range(first - 1, max(first - _FARTHEST, 0) - 1, -1))
    behind = range(first + len(words), min(first + len(words) + _FARTHEST, len(tree.tokens)))
    return next((i for i in (*before, *behind) if asks(i)), None)


def _under(tree: Tree, parties: Parties, verb: int, phrase: range) -> list[Token]:
    changed = list(tree.tokens)
    top = next((i for i in phrase if tree.tokens[i].head not in phrase or tree.tokens[i].head == i), phrase[0])
    if tree.head(verb) in phrase:  # the verb goes where the phrase hung
        above = tree.head(top)
        changed[verb] = replace(tree.tokens[verb], upos="VERB", head=verb if above is None else above, deprel=tree.tokens[top].deprel)
    elif tree.tokens[verb].upos != "VERB":
        changed[verb] = replace(tree.tokens[verb], upos="VERB")
    for i in phrase:
        changed[i] = replace(tree.tokens[i], upos="NOUN", head=verb if i == phrase[0] else phrase[0], deprel="xcomp" if i == phrase[0] else "flat")
    for i, token in enumerate(tree.tokens):
        if i != verb and i not in phrase and token.head in phrase:
            changed[i] = replace(token, head=verb, deprel=token.deprel if token.deprel.startswith(_OWN) else "obj")
    mended = Tree(replace(tree.sentence, tokens=tuple(changed)), tree.section, tree.governors)
    if not mended.passive(verb) and not mended.kids(verb, "obj") and (thing := _declared(mended, parties, verb, phrase)) is not None:
        changed[thing] = replace(changed[thing], head=verb, deprel="obj")
    return changed


def _declared(tree: Tree, parties: Parties, verb: int, phrase: range) -> int | None:
    """The head of the first nominal behind the verb that is no day: who is declared to be so."""
    dates = {i for i, token in enumerate(tree.tokens) if any(span.start <= token.start < span.end for span in parties.times)}
    for i in range(verb + 1, len(tree.tokens)):
        if i in phrase or i in dates or tree.tokens[i].upos not in NOMINAL:
            continue
        while (head := tree.head(i)) is not None and head > verb and head not in phrase and tree.tokens[head].upos in NOMINAL:
            i = head
        return None if tree.kids(i, "case") or verb in (i, *tree.subtree(i)) else i
    return None

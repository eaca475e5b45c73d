"""Sentences read a second time without their asides, over which small parsers lose the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...models import Analyser, Sentence, Token
from ...text import one_apostrophe
from ..sentences import with_names
from ..types import Name
from .interjected import Aside
from .tags import NOMINAL, TOPIC


def reread(analyser: Analyser, text: str, asked: Sequence[tuple[Sentence, tuple[Aside, ...]]], names: Sequence[Name]) -> dict[int, Sentence]:
    """The sentences by their start, each with the tree that it has without its asides, and these hung where they belong.

    A sentence that the analyser cuts or tokenizes differently without them is left out.
    """
    kept = [_kept(sentence, asides) for sentence, asides in asked]
    texts = [_joined(text, sentence, asides) for sentence, asides in asked]
    found: dict[int, Sentence] = {}
    for (sentence, asides), own, read in zip(asked, kept, analyser.analyse(texts, edited=True), strict=True):
        if len(read) == 1 and [t.text for t in read[0].tokens] == [sentence.tokens[i].text for i in own]:
            plain = replace(
                sentence,
                tokens=tuple(
                    replace(t, start=sentence.tokens[i].start, end=sentence.tokens[i].end) for i, t in zip(own, read[0].tokens, strict=True)
                ),
            )
            found[sentence.start] = _whole(sentence, with_names((plain,), names)[0].tokens, own, asides)
    return found


def _kept(sentence: Sentence, asides: tuple[Aside, ...]) -> tuple[int, ...]:
    out = {i for a in asides for i in range(a.first, a.last + 1)}
    return tuple(i for i in range(len(sentence.tokens)) if i not in out)


def _joined(text: str, sentence: Sentence, asides: tuple[Aside, ...]) -> str:
    """The sentence's text without its asides and their commas."""
    parts, start = [], sentence.start
    for aside in asides:
        parts.append(text[start : sentence.tokens[aside.first].start])
        start = sentence.tokens[aside.last].end
    return one_apostrophe("".join((*parts, text[start : sentence.end])).lstrip())


def _whole(sentence: Sentence, plain: Sequence[Token], own: tuple[int, ...], asides: tuple[Aside, ...]) -> Sentence:
    tokens = list(sentence.tokens)
    for i, token in zip(own, plain, strict=True):
        tokens[i] = replace(token, head=own[token.head])
    root = next(i for i in own if tokens[i].head == i)
    for aside in asides:
        _hang(tokens, sentence, aside, root)
    return replace(sentence, tokens=tuple(tokens))


def _hang(tokens: list[Token], sentence: Sentence, aside: Aside, root: int) -> None:
    """Put an aside under the noun before it or under the verb that it interrupts, a topic under the root."""
    if aside.relation == TOPIC:
        for i in range(aside.first, aside.last + 1):
            outside = sentence.tokens[i].head > aside.last or sentence.tokens[i].head == i
            rel = "punct" if i == aside.last else TOPIC
            tokens[i] = replace(sentence.tokens[i], head=root, deprel=rel) if outside or i == aside.last else sentence.tokens[i]
        return
    inside = range(aside.first + 1, aside.last)
    above = _above(tokens, aside, root)
    if aside.relation == "obl" and (noun := _goes_on(tokens, aside)) is not None:
        above = noun
    tops = [i for i in inside if sentence.tokens[i].head not in inside or sentence.tokens[i].head == i]
    if aside.relation == "obl":
        for i in tops:
            tokens[i] = replace(sentence.tokens[i], head=above, deprel="obl" if sentence.tokens[i].upos in NOMINAL else "advmod")
    else:
        verbs = [i for i in inside if sentence.tokens[i].upos == "VERB"]
        top = next((i for i in verbs if i in tops), next(iter(verbs if aside.relation != "appos" else ()), tops[0] if tops else inside[0]))
        for i in {*tops, top}:
            hung = sentence.tokens[i]
            named = aside.relation == "appos" and i < top and hung.upos in NOMINAL  # "the minister, Jan Novák, elected in June,"
            tokens[i] = (
                replace(hung, head=above, deprel=aside.relation)
                if i == top or named
                else replace(hung, head=top, deprel=_under(hung, sentence.tokens[top]))
            )
    for comma in (aside.first, aside.last):
        tokens[comma] = replace(sentence.tokens[comma], head=above, deprel="punct")


def _goes_on(tokens: list[Token], aside: Aside) -> int | None:
    """What the words around a time belong to, where they go on with a noun before it: "the decision of Algiers, on Sunday, to expel …"."""
    after, seen = aside.last + 1, set[int]()
    i = tokens[after].head
    if tokens[after].upos in ("ADP", "PART", "SCONJ") and after < i and tokens[i].upos == "VERB" and tokens[tokens[i].head].upos == "NOUN":
        return i if tokens[i].head < aside.first else None  # the day of the deed itself
    while i not in seen and tokens[i].head != i:
        if i < aside.first:
            return i if tokens[i].upos == "NOUN" else None
        seen.add(i)
        i = tokens[i].head
    return None


def _above(tokens: list[Token], aside: Aside, root: int) -> int:
    """The noun that ends before the aside, or the verb that it interrupts."""
    at = aside.first - 1
    if aside.relation in ("acl", "appos"):
        while (
            tokens[at].head < aside.first
            and tokens[at].head != at
            and tokens[tokens[at].head].upos in NOMINAL
            and tokens[at].deprel.startswith("flat")
        ):
            at = tokens[at].head
        return at
    over = tokens[at].head if tokens[at].upos == "AUX" else at
    return over if tokens[over].upos == "VERB" else root


def _under(token: Token, top: Token) -> str:
    if token.deprel not in ("root", "conj", "parataxis", "ccomp", "acl"):
        return token.deprel
    return "nsubj" if token.upos in NOMINAL and top.upos == "VERB" else "dep"

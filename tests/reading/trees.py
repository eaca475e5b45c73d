"""Drafts with hand-made trees: a token a word, "form/lemma/UPOS/head/relation[/Feat=Value…]", and parties by their words."""

from __future__ import annotations

from dataclasses import replace

from dragoman.models import Sentence, Token
from dragoman.reading.draft import Draft
from dragoman.reading.types import Name, Quote, Time
from dragoman.text import Span

from .drafting import draft_of


def tree_draft(language: str, *trees: str, parties: dict[str, str], instruments: dict[str, str] | None = None) -> Draft:
    """A draft whose n-th line is the n-th tree; each key of `parties` is named wherever it stands, for the principal it maps to."""
    lines, sentences, at = [], [], 0
    for tree in trees:
        tokens, start = [], at
        for i, word in enumerate(tree.split()):
            form, lemma, upos, head, rel, *feats = word.split("/")
            form = form.replace("_", " ")
            target = int(head) - 1 if int(head) else i
            assert rel != "root", f"{word}: what hangs on nothing has the head 0 and no relation (-)"
            rel = "root" if head == "0" else rel
            tokens.append(Token(start=at, end=at + len(form), text=form, lemma=lemma, upos=upos, feats="|".join(feats), head=target, deprel=rel))
            at += len(form) + 1
        sentences.append(Sentence(start=start, end=at - 1, tokens=tuple(tokens)))
        lines.append(" ".join(t.text for t in tokens))
    text = "\n".join(lines)
    names = tuple(sorted((n for words, who in parties.items() for n in _names(text, words, who)), key=lambda n: n.span))
    if instruments:
        named = (_names(text, words, known, kind="instrument", principal=()) for words, known in instruments.items())
        names = (*names, *(n for group in named for n in group))
    return replace(draft_of(text, language, sentences=tuple(sentences), deep=True), names=names)


def quoted(draft: Draft, words: str, speaker: str, principal: str) -> Draft:
    """The draft with these words as a direct quote of somebody who speaks for `principal`."""
    start = draft.report.text.index(words)
    span = Span(start, start + len(words))
    quote = Quote(
        span=span, kind="direct", speaker=speaker, speaker_text=None, label=None, principal=(principal,), cue=None, said_in=None,
        addressee=None, time=None, sentence=span, rule="test",
    )  # fmt: skip
    return replace(draft, quotes=(*draft.quotes, quote))


def timed(draft: Draft, words: str, edtf: str | None, relative: str | None = None) -> Draft:
    """The draft with these words as a time expression of this value, or of this symbolic form."""
    start = draft.report.text.index(words)
    time = Time(span=Span(start, start + len(words)), text=words, edtf=edtf, relative=relative, anchor=None, rule="test")
    return replace(draft, times=(*draft.times, time))


def _names(text: str, words: str, who: str, *, kind: str | None = None, principal: tuple[str, ...] | None = None) -> list[Name]:
    found, at = [], text.find(words)
    while at >= 0:
        person = who.partition("=")
        held = (person[2] or who,) if principal is None else principal
        known = kind or ("person" if person[2] else "state")
        found.append(
            Name(span=Span(at, at + len(words)), text=words, kind=known, id=person[0], label=words, principal=held, certainty=1.0, why="test")
        )
        at = text.find(words, at + len(words))
    return found

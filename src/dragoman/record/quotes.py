"""Quotes: the same words in several reports and languages as versions of one utterance, the one nearest to the original first."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product

from rapidfuzz import fuzz

from ..reading.types import Quote, Reading
from ..text import Span
from .claims import Ground
from .days import agree, finest, is_day
from .ids import distinct, stable_id
from .types import Evidence, RecordQuote, Version

# Measured on wire copy: an edited copy keeps more than this of a sentence, two sentences of one speech less.
_SAME_WORDS = 85.0
# A piece of a longer quote counts as the same words from this many characters on.
_PIECE = 24
# Two independent renderings of one sentence differ in length by no more than this.
_LENGTH = 1.6
# So many of the longest words of a quote are looked for in others.
_TELLING = 3
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """One report's wording."""

    evidence: Evidence
    language: str
    quote: Quote
    words: str
    day: str | None
    things: frozenset[str]


def quotes(base: Ground, day_of: Mapping[tuple[str, int], str | None]) -> tuple[RecordQuote, ...]:
    """Every utterance that some report quotes.

    Args:
        base: the reports.
        day_of: for a quote (report id, place in `Reading.quotes`) the day on which it was said, as far as that is known.
    """
    said = [
        _said(reading, quote, day_of.get((report, i)))
        for report, reading in base.readings.items()
        for i, quote in enumerate(reading.quotes)
        if len(quote.span)
    ]
    groups = _groups(base, said)
    made = sorted(
        (_record_quote(base, g) for g in groups),
        key=lambda q: (q.speaker or "\uffff", q.date or "\uffff", q.id, q.versions[0].report, q.versions[0].span),
    )
    ids = distinct([q.id for q in made])
    return tuple(replace(q, id=i) for i, q in zip(ids, made, strict=True))


def _said(reading: Reading, quote: Quote, day: str | None) -> _Said:
    evidence = Evidence(report=reading.report.id, span=quote.span)
    words = " ".join(quote.span.of(reading.report.text).split())
    things = {n.id for n in reading.names if n.id and quote.span.contains(n.span)} | set(_NUMBER.findall(words))
    return _Said(evidence=evidence, language=reading.report.language, quote=quote, words=words, day=day, things=frozenset(things))


def _groups(base: Ground, said: Sequence[_Said]) -> list[list[_Said]]:
    """Versions joined pair by pair; a group never holds two known speakers."""
    leader = list(range(len(said)))
    members = {i: [i] for i in leader}
    links = sorted((i, j) for i, j in _candidates(base, said) if _same_utterance(base, said[i], said[j]))
    for i, j in links:
        a, b = sorted((leader[i], leader[j]))
        speakers = {said[m].quote.speaker for m in (*members[a], *members[b])} - {None}
        if a != b and len(speakers) <= 1:
            for m in members[b]:
                leader[m] = a
            members[a] += members.pop(b)
    return [[said[m] for m in group] for group in members.values()]


def _candidates(base: Ground, said: Sequence[_Said]) -> set[tuple[int, int]]:
    """Pairs worth comparing: of one family where a copy may have lost the speaker, or of one speaker with a telling word or all names in common.

    Words said alike, or a piece of them, have their longest words in common with the whole.
    """
    held: dict[tuple[str, ...], list[int]] = defaultdict(list)
    asked: dict[tuple[str, ...], list[int]] = defaultdict(list)
    pairs: set[tuple[int, int]] = set()
    for i, s in enumerate(said):
        held["family", base.family[s.evidence.report]].append(i)
        if s.quote.speaker is None:
            continue
        if len(s.things) > 1:
            held["things", s.quote.speaker, *sorted(s.things)].append(i)
        words = {w.casefold() for w in _WORD.findall(s.words)}
        for word in words:
            held["word", s.quote.speaker, s.language, word].append(i)
        for word in sorted(words, key=lambda w: (-len(w), w))[:_TELLING]:
            asked["word", s.quote.speaker, s.language, word].append(i)
    for key, group in held.items():
        near = product(asked.get(key, ()), group) if key[0] == "word" else combinations(group, 2)
        pairs.update((min(pair), max(pair)) for pair in near if pair[0] != pair[1])
    return pairs


def _same_utterance(base: Ground, a: _Said, b: _Said) -> bool:
    if a.quote.speaker is not None and b.quote.speaker is not None and a.quote.speaker != b.quote.speaker:
        return False
    if not agree(a.day, b.day, slack=1):
        return False
    if a.evidence.report == b.evidence.report:
        return a.language == b.language and _same_words(a.words, b.words)
    if a.language == b.language and _same_words(a.words, b.words):
        return True
    if base.aligned(a.evidence.report, _core(a), b.evidence.report, _core(b)) and _similar_length(a.words, b.words):
        return True
    direct = "indirect" not in (a.quote.kind, b.quote.kind)
    named = direct and a.quote.speaker is not None and a.quote.speaker == b.quote.speaker and is_day(a.day) and is_day(b.day)
    shared = a.things & b.things
    return named and a.language != b.language and len(shared) >= 2 and shared == a.things | b.things and _similar_length(a.words, b.words)


def _same_words(a: str, b: str) -> bool:
    x, y = a.casefold(), b.casefold()
    if fuzz.ratio(x, y, score_cutoff=_SAME_WORDS):
        return True
    short, long = sorted((x, y), key=len)
    return len(short) >= _PIECE and short.rstrip(".,!?") in long


def _similar_length(a: str, b: str) -> bool:
    return max(len(a), len(b)) <= _LENGTH * min(len(a), len(b)) + 12


def _core(s: _Said) -> Span:
    """The middle of the quote: passages that touch only at their ends are neighbours, not renderings."""
    span = s.evidence.span
    third = len(span) // 3
    return Span(span.start + third, span.end - third)


def _record_quote(base: Ground, group: Sequence[_Said]) -> RecordQuote:
    ranked = sorted(_whole(group), key=lambda s: _nearness(base, s))
    speakers = [s.quote.speaker for s in ranked if s.quote.speaker is not None]
    labels = Counter(s.quote.label for s in ranked if s.quote.label and s.quote.speaker == (speakers[0] if speakers else None))
    label = min(labels, key=lambda one: (-labels[one], one)) if labels else (base.world.label(speakers[0]) if speakers else None)
    first = ranked[0]
    return RecordQuote(
        id=stable_id("q", speakers[0] if speakers else None, first.words),
        speaker=speakers[0] if speakers else None,
        label=label,
        date=finest(s.day for s in ranked),
        versions=tuple(
            Version(report=s.evidence.report, span=s.evidence.span, language=s.language, kind=s.quote.kind, said_in=s.quote.said_in) for s in ranked
        ),
    )


def _whole(group: Sequence[_Said]) -> list[_Said]:
    """The wordings that are not a piece of another one at the same place."""
    places = {s.evidence for s in group}

    def larger(s: _Said) -> bool:
        return any(e.report == s.evidence.report and e != s.evidence and e.span.contains(s.evidence.span) for e in places)

    return [s for s in group if not larger(s)]


def _nearness(base: Ground, s: _Said) -> tuple[object, ...]:
    """In the language in which it was said before any translation; the text that others were made from before them; words before their report."""
    in_own_language = s.quote.said_in is not None and s.language.split("-")[0] == s.quote.said_in.split("-")[0]
    return (not in_own_language, s.quote.kind == "indirect", *base.preference(s.evidence))

"""Quotes: the same words in several reports and languages as versions of one utterance, the one nearest to the original first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from ..reading.types import Quote, Reading
from ..text import Span
from .claims import Ground
from .days import agree, finest, is_day
from .ids import stable_id
from .live import Change, Clusters, Keys, Names
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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Said:
    """One report's wording."""

    evidence: Evidence
    place: tuple[str, int]
    family: str
    language: str
    quote: Quote
    words: str
    day: str | None
    things: frozenset[str]


class Quotes:
    """Every utterance that some report quotes, kept as reports come and go."""

    def __init__(self, base: Ground) -> None:
        self._versions: Clusters[Said, RecordQuote] = Clusters(
            keys=_keys,
            tie=lambda a, b: float(_same_utterance(base, a, b)),
            order=lambda s: s.place,
            goes_with=_one_speaker,
            make=lambda group: _record_quote(base, group),
            stands_for=lambda s: s.quote.speaker,
        )
        self._named: Names[RecordQuote, RecordQuote] = Names(
            called=lambda q: q.id, order=in_order, make=lambda q, i: q if q.id == i else replace(q, id=i)
        )

    def update(self, said: Change[Said]) -> Change[RecordQuote]:
        """Take wordings away and in; the utterances that are no more, and those that are new."""
        return self._named.update(self._versions.update(said))


def in_order(q: RecordQuote) -> tuple[object, ...]:
    """A place in any order of utterances: by speaker and day."""
    return q.speaker or "\uffff", q.date or "\uffff", q.id, q.versions[0].report, q.versions[0].span


def said_in(reading: Reading, family: str, day_of: Callable[[Quote], str | None]) -> tuple[Said, ...]:
    """The quotes of a report.

    Args:
        reading: of the report.
        family: that it belongs to.
        day_of: the day on which a quote was said, as far as that is known.
    """
    return tuple(_said(reading, family, place, quote, day_of(quote)) for place, quote in enumerate(reading.quotes) if len(quote.span))


def _said(reading: Reading, family: str, place: int, quote: Quote, day: str | None) -> Said:
    evidence = Evidence(report=reading.report.id, span=quote.span)
    words = " ".join(quote.span.of(reading.report.text).split())
    things = {n.id for n in reading.names if n.id and quote.span.contains(n.span)} | set(_NUMBER.findall(words))
    return Said(
        evidence=evidence,
        place=(evidence.report, place),
        family=family,
        language=reading.report.language,
        quote=quote,
        words=words,
        day=day,
        things=frozenset(things),
    )


def _one_speaker(a: Said, b: Said) -> bool:
    """True unless two known speakers are meant."""
    return None in (a.quote.speaker, b.quote.speaker) or a.quote.speaker == b.quote.speaker


def _keys(s: Said) -> Keys:
    """Two wordings meet in one family, where a copy may have lost the speaker, or of one speaker with a telling word or all names in common.

    Words said alike, or a piece of them, have their longest words in common with the whole.
    """
    found: list[Hashable] = [("family", s.family)]
    looks = list(found)
    speaker = s.quote.speaker
    if speaker is not None:
        words = {w.casefold() for w in _WORD.findall(s.words)}
        found += [("word", speaker, s.language, word) for word in words]
        looks += [("word", speaker, s.language, word) for word in sorted(words, key=lambda w: (-len(w), w))[:_TELLING]]
        if len(s.things) > 1:
            found.append(("things", speaker, *sorted(s.things)))
            looks.append(found[-1])
    return Keys(found=found, looks=looks)


def _same_utterance(base: Ground, a: Said, b: Said) -> bool:
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
    marked = "direct" in (a.quote.kind, b.quote.kind)  # a translator may tell in his own words what the other quotes
    named = marked and a.quote.speaker is not None and a.quote.speaker == b.quote.speaker and is_day(a.day) and is_day(b.day)
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


def _core(s: Said) -> Span:
    """The middle of the quote: passages that touch only at their ends are neighbours, not renderings."""
    span = s.evidence.span
    third = len(span) // 3
    return Span(span.start + third, span.end - third)


def _record_quote(base: Ground, group: Sequence[Said]) -> RecordQuote:
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


def _whole(group: Sequence[Said]) -> list[Said]:
    """The wordings that are not a piece of another one at the same place."""
    places = {s.evidence for s in group}

    def larger(s: Said) -> bool:
        return any(e.report == s.evidence.report and e != s.evidence and e.span.contains(s.evidence.span) for e in places)

    return [s for s in group if not larger(s)]


def _nearness(base: Ground, s: Said) -> tuple[object, ...]:
    """In the language in which it was said before any translation; the text that others were made from before them; words before their report."""
    in_own_language = s.quote.said_in is not None and s.language.split("-")[0] == s.quote.said_in.split("-")[0]
    return (not in_own_language, s.quote.kind == "indirect", *base.preference(s.evidence))

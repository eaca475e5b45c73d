"""The lines that say who wrote a report, when and where: stamps, bylines, and the datelines that open a story."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..packs.blocks import Capitals, StampKind
from ..text import Span, trim
from .calendar import Calendar, Dated, dates_in
from .lines import Line, line_of
from .phrases import Lexicon, Phrase
from .shape import is_name

_STAMP_WORDS = 30
_CLAUSE = 3  # words of a phrase that tells of publication in a sentence: "this article was published on"
_ACRONYM = 3  # letters: agencies with so short a name write it in capitals, or all small
_STRANGERS = 4  # words on a stamp line that nothing explains: a place, a section of the site
_BYLINE = 300  # characters of the longest line that can be a byline or a stamp
_OPENING = 140  # characters in which a dateline must end
_DATELINE_END = re.compile(r"\s?(?:[–—―]|--?)\s|\s?[–—―](?=\S)|:\s|\.\s[–—-]\s")
_AFTER_CREDIT = re.compile(r"(\s*\.?\s*(?:[–—―:]|--?)?)")
_PARTS = re.compile(r"[|•·/;,]|\s{3,}")
_STOP = re.compile(r"\.(?=\s)")
_SLASHED = re.compile(r"/[^/\n]{2,40}/")
_BRACKETED = re.compile(r"\([^()\n]{2,80}\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """One date that a page gives for itself, and whether it says "published" or "updated" of it (`FILLER`: neither)."""

    dated: Dated
    kind: StampKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline:
    """Who wrote a report, as a line says."""

    why: str
    names: tuple[str, ...]
    agency: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """The opening of a story that says where and when it was filed, and by which agency."""

    span: Span
    why: str
    agency: str | None
    dated: Dated | None


def stamps_of(text: str, line: Line, rules: Lexicon, names: Calendar) -> tuple[str, tuple[Stamp, ...]] | None:
    """What a line of nothing but dates and words about them says, with the rule that saw it; `None` for any other line."""
    if len(line) > _STAMP_WORDS or len(line.span) > _BYLINE or (line.ends and len(line) > 12 and line.text[-1] != "."):
        return None
    dates = dates_in(text, line.span, names)
    said: list[tuple[int, StampKind]] = []
    why: str | None = None
    filler: str | None = None
    told = False
    strangers, place = 0, 0
    while place < len(line.words):
        word = line.words[place]
        if any(word.overlaps(d.span) for d in dates):
            place += 1
            continue
        found = rules.stamps.longest(line.folded, place)
        if found is not None:
            phrase, place = found
            if phrase.means is StampKind.FILLER:
                filler = filler or phrase.why
            else:
                said.append((word.start, phrase.means))
                why = why or phrase.why
                told = told or (phrase.means is StampKind.PUBLISHED and len(phrase.words) >= _CLAUSE)
            continue
        known = line.folded[place].isdigit() or line.folded[place] in names.weekdays or line.folded[place] in names.halves
        known = known or len(line.folded[place]) == 1
        strangers += not (known or _agency_at(text, line, place, rules))
        place += 1
    plain = [kind for _, kind in said]
    if not dates and not (
        StampKind.PUBLISHED in plain or StampKind.UPDATED in plain or (StampKind.NOW in plain and any(w.isdigit() for w in line.folded))
    ):
        return None
    if (not dates and strangers) or strangers > _STRANGERS or (line.ends and strangers > 1 and not told):
        return None
    if dates and not said and strangers > 2 and all(d.year is None for d in dates):
        return None
    return why or filler or "structure/date", tuple(Stamp(dated=d, kind=_kind(d, said)) for d in dates)


def _kind(dated: Dated, said: list[tuple[int, StampKind]]) -> StampKind:
    """What the nearest word before a date says of it; `FILLER` where there is none."""
    before = [kind for start, kind in said if start < dated.span.start and kind in (StampKind.PUBLISHED, StampKind.UPDATED)]
    return before[-1] if before else StampKind.FILLER


def byline_of(text: str, line: Line, rules: Lexicon, names: Calendar) -> Byline | None:
    """Who wrote the report, when the line is a byline: words such as "By", and then nothing but names, an agency, a date."""
    if not line.words or len(line) > _STAMP_WORDS or len(line.span) > _BYLINE or (line.ends and len(line) > 10):
        return None
    found = rules.bylines.longest(line.folded, 0)
    if found is None or found[1] >= len(line.words):
        return None
    phrase, end = found
    start = line.words[end].start
    if ":" not in text[line.words[end - 1].end : start] and text[line.words[end - 1].end : start].strip():
        return None
    dates = dates_in(text, line.span, names)
    stop = min([d.span.start for d in dates if d.span.start > start], default=line.span.end)
    people: list[str] = []
    agency: str | None = None
    for number, part in enumerate(_split(text[start:stop], phrase.means.joiners)):
        if is_name(part):
            people.append(part)
        elif (credited := agency_of(part, rules)) is not None:
            agency = agency or credited
        elif number == 0:
            return None
    return Byline(why=phrase.why, names=tuple(people), agency=agency) if people or agency else None


def _split(words: str, joiners: tuple[str, ...]) -> list[str]:
    """The parts of a byline between commas, bars and words such as "and"."""
    parts: list[str] = []
    for piece in _PARTS.split(words):
        held: list[str] = []
        for word in piece.split():
            if word.casefold() in joiners:
                parts.append(" ".join(held))
                held = []
            else:
                held.append(word)
        parts.append(" ".join(held))
    return [p.strip(" .:-–—()") for p in parts if p.strip(" .:-–—()")]


def agency_of(words: str, rules: Lexicon) -> str | None:
    """The agency that `words` name, when they name nothing else but a second agency or a place and a date before it."""
    line = line_of(words, Span(0, len(words)), 0)
    place, name = 0, None
    while place < len(line.words):
        found = _agency_at(words, line, place, rules)
        if found is None:
            return None
        name, place = name or found[0].means, found[1]
    return name


def _agency_at(text: str, line: Line, place: int, rules: Lexicon) -> tuple[Phrase[str], int] | None:
    """The agency named at a place of a line; "(Ap)" is a party, not an agency."""
    found = rules.agencies.longest(line.folded, place)
    word = line.words[place].of(text)
    return None if found and len(word) <= _ACRONYM and word.istitle() else found


def credited_in(words: str, rules: Lexicon, names: Calendar) -> Phrase[str] | None:
    """The first agency (as the phrase that names it) in a short credit such as "NTB-AFP" or "Example News / Sputnik - 26 September 2018"."""
    line = line_of(words, Span(0, len(words)), 0)
    dates = dates_in(words, line.span, names)
    hits = [found for place in range(len(line.words)) if (found := _agency_at(words, line, place, rules))]
    others = len(line.words) - sum(len(found[0].words) for found in hits) - sum(any(w.overlaps(d.span) for d in dates) for w in line.words)
    return hits[0][0] if hits and others <= 3 else None


def dateline_of(text: str, line: Line, rules: Lexicon, names: Calendar) -> Dateline | None:
    """The dateline that opens a paragraph: place, date and agency before a dash, as wires write them, a place in capitals and a colon, or a stamp."""
    window = text[line.span.start : min(line.span.end, line.span.start + _OPENING)]
    for pattern in (_BRACKETED, _SLASHED):
        m = pattern.search(window)
        if m is None or not _is_place(window[: m.start()], names):
            continue
        agency = credited_in(m[0], rules, names)
        tail = _AFTER_CREDIT.match(window, m.end())
        loud = window[: m.start()].isupper() and tail is not None and tail[0].strip(" .") != ""
        if agency is None and not loud:
            continue
        return _dateline(text, line, tail.end(1) if tail else m.end(), agency, names)
    if (run_in := _run_in(text, line, rules, names)) is not None:
        return run_in
    m = _signed_in_capitals(window, rules) or _DATELINE_END.search(window)
    if m is None:
        return None
    head = window[: m.start()]
    span = Span(line.span.start, line.span.start + len(head))
    own = line_of(text, span, 0)
    if not own.words or len(own) > 9:
        return None
    dates = dates_in(text, span, names)
    agency = next(
        (found[0] for place in range(len(own.words)) if (found := _agency_at(text, own, place, rules)) and found[1] == len(own.words)),
        None,
    )
    loud = own.words[0].of(text).isupper() and len(own.words[0]) > 2 and _is_place(head, names)
    by_colon = m[0].strip() == ":"
    placed_and_dated = by_colon and any(d.year is not None and d.day is not None for d in dates) and _is_place(head, names)
    if by_colon and not placed_and_dated and (rules.capitals is not Capitals.DATELINE or not own.text.isupper()):
        return None
    if placed_and_dated or (agency and _is_place(head, names) and len(own) > 1) or (loud and (dates or by_colon)):
        return _dateline(text, line, m.end() - (len(m[0]) - len(m[0].rstrip())), agency, names)
    return None


def _run_in(text: str, line: Line, rules: Lexicon, names: Calendar) -> Dateline | None:
    """A stamp that lost its line break: a full date with its time, after nothing but figures, weekdays and "published", and then a sentence."""
    dated = next((d for d in dates_in(text, Span(line.span.start, min(line.span.end, line.span.start + _OPENING)), names)), None)
    if dated is None or dated.year is None or dated.day is None or dated.clock is None:
        return None
    place, why = 0, "structure/dateline"
    while place < len(line.words) and line.words[place].start < dated.span.start:
        found = rules.stamps.longest(line.folded, place)
        if found is not None and found[0].means is StampKind.PUBLISHED and len("".join(found[0].words)) > _ACRONYM:  # "on" may open a sentence
            why, place = found[0].why, found[1]
        elif line.folded[place].isdigit() or line.folded[place] in names.weekdays:
            place += 1
        else:
            return None
    rest = text[dated.span.end : line.span.end].lstrip(" \t|·•–—-,.")
    return _dateline(text, line, line.span.end - len(rest) - line.span.start, None, names, why) if rest[:1].isupper() else None


def _signed_in_capitals(text: str, rules: Lexicon) -> re.Match[str] | None:
    """The full stop after "PLACE, MONTH 27, AGENCY", all in capitals."""
    m = _STOP.search(text)
    while m is not None and text[: m.start()].isupper():
        own = line_of(text, Span(0, m.start()), 0)
        if any(found[1] == len(own) for place in range(len(own)) if (found := _agency_at(text, own, place, rules))):
            return m
        m = _STOP.search(text, m.end())
    return None


def _dateline(text: str, line: Line, length: int, agency: Phrase[str] | None, names: Calendar, why: str = "structure/dateline") -> Dateline:
    span = trim(Span(line.span.start, line.span.start + length), text)
    why = agency.why if agency else why
    return Dateline(span=span, why=why, agency=agency.means if agency else None, dated=next(iter(dates_in(text, span, names)), None))


def _is_place(head: str, names: Calendar) -> bool:
    """True for capitalised words and dates alone, as of a place, and for nothing."""
    own = line_of(head, Span(0, len(head)), 0)
    dates = dates_in(head, own.span, names)
    if any(c in head for c in '"«»“”!?'):
        return False
    loose = [w.of(head) for w in own.words if not any(w.overlaps(d.span) for d in dates)]
    return len(loose) <= 6 and all(w[0].isupper() or w.isdigit() or len(w) <= _PARTICLES or w.casefold() in names.months for w in loose)


_PARTICLES = 3

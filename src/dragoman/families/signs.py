"""Signs that one report is a copy or a machine's translation, without its original: each with how sure it is.

What an author writes has one spelling of a name, quotation marks of his own language, and dates that fit his tenses; what a scraper or a
machine made of it often has not. A sign is a reason to look at the page, not a verdict on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz

from ..packs import Pack, shipped_packs
from ..packs.quotes import Dash
from ..reading.types import Event, Name, Reading
from ..report.types import Block, Role
from ..text import Span, cover, trim
from ..when import period, resolve
from .changes.idioms import calques
from .letters import key_of
from .profile import has_quote_marks, opens_with_dash
from .quotemarks import unbalanced
from .slips import find_slips

_WORD = re.compile(r"[^\W\d_]+")
_SEVERITIES = ("high", "medium", "low")
_RUNNING = frozenset({Role.LEDE, Role.BODY})
# The reader is less sure than this of a name that it only recognised by the office beside it or by likeness.
_RECOGNISED, _DOUBTED = 0.9, 0.85
_ALIKE = 90.0
# A teaser has a sentence; fewer words are a button, and a short line of buttons is about nothing.
_TEASER, _STORY = 5, 9
# Letters at the end of a name in which its cases differ.
_ENDING = 3
# Any day will do to see whether a relative date is ahead of its report.
_TRIAL = "2021-06-04"
_SUFFIX = re.compile(r"\s[–—|-]\s([^–—|]{2,40})$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """One thing on a page that an original would hardly have; `kind` and `severity` as in `Change`, `sure` 0.0 to 1.0.

    `span` is `None` for what is missing from the page.
    """

    kind: str
    span: Span | None
    severity: str
    sure: float
    note: str


def find_signs(reading: Reading, packs: Mapping[str, Pack] | None = None) -> tuple[Sign, ...]:
    """The signs on one report, the gravest first, then in the order of the text."""
    known = shipped_packs() if packs is None else packs
    found = [
        *_garbled(reading), *_respelt(reading), *_calques(reading, known), *_dashes(reading, known), *_dates(reading), *_marks(reading),
        *_foreign(reading), *_frame(reading), *_slips(reading, known),
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda s: (_SEVERITIES.index(s.severity), s.span.start if s.span else 0, s.kind, s.note)))


def _garbled(reading: Reading) -> Iterator[Sign]:
    told: set[str] = set()
    for name in reading.names:
        if name.kind == "person" and name.id and name.label and name.certainty <= _RECOGNISED and name.text not in told and _differs(name):
            told.add(name.text)
            note = f"“{name.text}” is most likely {name.label}: {name.why}."
            # one letter in one word is a spelling that others have too; names garbled on their way differ in both
            severity = "low" if name.certainty > _DOUBTED else "high" if _strange(name) > 1 else "medium"
            yield Sign(kind="changed-name", span=name.span, severity=severity, sure=name.certainty, note=note)


def _strange(name: Name) -> int:
    """How many words of a name are none of those that it should have."""
    right = {key_of(w) for w in _WORD.findall(name.label or "")}
    return sum(key_of(w) not in right for w in _WORD.findall(name.text))


def _differs(name: Name) -> bool:
    """True for letters that are not those of the name, in whatever transliteration."""
    ours, theirs = ([key_of(w) for w in _WORD.findall(t)] for t in (name.text, name.label or ""))
    if len(ours) < 2 or not theirs or not _strange(name):
        return False
    # what begins as the name does is a case of it, or a longer form
    pairs = list(zip(ours, theirs, strict=True)) if len(ours) == len(theirs) else [(ours[-1], theirs[-1])]
    odd = [fuzz.ratio(p, q) for p, q in pairs if not (p.startswith(q[:-1]) or q.startswith(p[:-1]))]
    return bool(odd) and (min(odd) < _ALIKE or len(odd) > 1)


def _respelt(reading: Reading) -> Iterator[Sign]:
    """One person or place spelled two ways on one page."""
    first: dict[tuple[str, int], Name] = {}
    for name in reading.names:
        if name.kind not in ("person", "place") or not name.id:
            continue
        words = _WORD.findall(name.text)
        known = first.setdefault((name.id, len(words)), name)
        others = _WORD.findall(known.text)
        pairs = [(a, b) for a, b in zip(words, others, strict=True) if a.casefold() != b.casefold()]
        if pairs and all(_spell_one(a.casefold(), b.casefold()) for a, b in pairs):
            note = f"One name is written {known.text} and {name.text}."
            yield Sign(kind="changed-name", span=name.span, severity="low", sure=0.5, note=note)
            return


def _spell_one(a: str, b: str) -> bool:
    """True for two spellings of a word, as against two words or two endings of one."""
    if a[:3] != b[:3] or abs(len(a) - len(b)) > 1:
        return False
    same = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return key_of(a) == key_of(b) or same < min(len(a), len(b)) - _ENDING


def _calques(reading: Reading, packs: Mapping[str, Pack]) -> Iterator[Sign]:
    report = reading.report
    if not report.language.startswith("en"):
        return
    others = {tag: pack for tag, pack in packs.items() if tag != report.language}
    done: set[Span] = set()
    for block in report.blocks:
        if block.role is Role.JUNK:
            continue
        for calque in calques(report.text, block.span, others):
            if calque.span not in done:
                done.add(calque.span)
                note = f"Word by word a turn of phrase of another language ({calque.language}: “{calque.phrase.replace('*', '')}”, {calque.means})."
                yield Sign(kind="mistranslation", span=calque.span, severity="high", sure=0.8, note=note)


def _dashes(reading: Reading, packs: Mapping[str, Pack]) -> Iterator[Sign]:
    """Speech marked by a dash, in a language whose press marks it with quotation marks."""
    report = reading.report
    pack = packs.get(report.language)
    if pack is None or pack.quotes.dash is Dash.ALWAYS:
        return
    for block in report.blocks:
        words = block.span.of(report.text)
        if block.role not in _RUNNING or not opens_with_dash(words.strip(), 0) or has_quote_marks(words):
            continue
        said = [q for q in reading.quotes if block.span.start <= q.span.start < block.span.end]
        if any(q.kind == "direct" for q in said):
            note = "A dash marks speech here, as it does in other languages: a reader of this one sees no quotation."
            yield Sign(kind="lost-attribution", span=block.span, severity="medium", sure=0.7, note=note)
        elif said:
            note = "A dash stands before words that are only reported: what was said directly has been put into the paper's own words."
            yield Sign(kind="lost-attribution", span=block.span, severity="high", sure=0.6, note=note)


def _dates(reading: Reading) -> Iterator[Sign]:
    """Something told as done on a day that is still to come."""
    for event in reading.events:
        if event.status == "actual" and event.time is not None and _is_ahead(reading.times[event.time].relative):
            time = reading.times[event.time]
            note = f"“{time.text}” is still to come, but what happens then is told as done."
            yield Sign(kind="mistranslation", span=_joined(event, time.span), severity="high", sure=0.6, note=note)


def _is_ahead(relative: str | None) -> bool:
    """True for a date that lies ahead by its own words ("next Tuesday"), not by a tense."""
    if relative is None or not re.search(r"\b(?:week|month|year|day)\+[1-9]", relative):
        return False
    value = resolve(relative, _TRIAL)
    day = period(value).first if value else None
    return day is not None and day.isoformat() > _TRIAL


def _joined(event: Event, time: Span) -> Span:
    return Span(min(event.trigger.start, time.start), max(event.trigger.end, time.end))


def _marks(reading: Reading) -> Iterator[Sign]:
    for block in reading.report.blocks:
        odd = unbalanced(reading.report.text, block.span) if block.role in _RUNNING else None
        if odd is not None:
            note = "A quotation mark opens or closes nothing."
            yield Sign(kind="mistranslation", span=odd, severity="low", sure=0.4, note=note)


def _foreign(reading: Reading) -> Iterator[Sign]:
    """Runs of a site's own matter; a teaser in the middle of the report is grave, since it reads as part of it."""
    report = reading.report
    running = [i for i, b in enumerate(report.blocks) if b.role in _RUNNING]
    run: list[tuple[int, Block]] = []
    for i, block in enumerate((*report.blocks, None)):
        if block is not None and block.role is Role.JUNK:
            run.append((i, block))
            continue
        if run:
            place = trim(cover(b.span for _, b in run), report.text)
            inside = bool(running) and running[0] < run[0][0] < running[-1]
            words = len(_WORD.findall(place.of(report.text)))
            if inside and words >= _TEASER:
                strange = words >= _STORY and not _names(reading, place) & _names(reading, None, but=place)
                note = "Matter of the site stands in the middle of the report" + (", about something else." if strange else ".")
                yield Sign(kind="boilerplate", span=place, severity="high" if strange else "medium", sure=0.8, note=note)
            else:
                if any("author" in b.why for _, b in run) and not report.byline:
                    note = "The only author on the page stands in a box of the site."
                    yield Sign(kind="lost-attribution", span=place, severity="high", sure=0.5, note=note)
                yield Sign(kind="boilerplate", span=place, severity="low", sure=0.5, note="Matter of the site.")
            run = []


def _names(reading: Reading, within: Span | None, but: Span | None = None) -> set[str]:
    """Stems of capitalised words inside sentences of a stretch, or of all the text but one."""
    text = reading.report.text
    spans = [b.span for b in reading.report.blocks if b.role in _RUNNING or b.role is Role.TITLE] if within is None else [within]
    found: set[str] = set()
    for span in spans:
        if but is not None and span.overlaps(but):
            continue
        words = _WORD.findall(span.of(text))
        found.update(key_of(w)[:5] for w in words[1:] if w[0].isupper() and len(w) > 3)
    return found


def _slips(reading: Reading, packs: Mapping[str, Pack]) -> Iterator[Sign]:
    for slip in find_slips(reading, packs):
        yield Sign(kind=slip.kind, span=slip.span, severity=slip.severity, sure=slip.sure, note=slip.note)


def _frame(reading: Reading) -> Iterator[Sign]:
    """Headlines with another paper's name stuck to them, and what says where the report is from, missing."""
    report = reading.report
    titles = [b for b in report.blocks if b.role is Role.TITLE]
    for n, block in enumerate(titles):
        if n or _SUFFIX.search(block.span.of(report.text).strip()):
            note = "The headline a second time." if n else "Something is stuck to the headline, as pages' titles have it."
            yield Sign(kind="boilerplate", span=block.span, severity="low", sure=0.4, note=note)
    furnished = any(b.role is Role.JUNK for b in report.blocks)
    if furnished and report.published.edtf is None and not report.byline and report.agency is None:
        note = "The page says neither when the report was written nor by whom, nor from where it has it."
        yield Sign(kind="dropped", span=None, severity="medium", sure=0.5, note=note)

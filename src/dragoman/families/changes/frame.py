"""What a copy did to the frame of a report: headline, by-line, date, and what its own site put around."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...report.types import Block, Role
from ...text import Span, cover, trim
from ..letters import key_of
from ..profile import Profile
from ..types import Change
from .sides import Sides, names_in

_WORD = re.compile(r"\w+")
# A headline's halves: "Who is displeased: goes to each one", "Told at last – the paper's name".
_BREAK = re.compile(r":\s|\s[–—|\-]\s|;\s")

# A headline that lost a half is clearly shorter; languages differ by less in what they need for the same.
_SHORTENED = 0.72


def find_frame_changes(sides: Sides) -> Iterator[Change]:
    """Changes outside the running text."""
    yield from _boilerplate(sides)
    yield from _headline(sides)
    yield from _author(sides)
    yield from _lost_lines(sides)
    yield from _date(sides)


def _boilerplate(sides: Sides) -> Iterator[Change]:
    """Each run of junk that the original does not have."""
    run: list[Block] = []
    for block in (*sides.copy.reading.report.blocks, None):
        if block is not None and block.role is Role.JUNK:
            if block.span.of(sides.copy.text).strip() not in sides.original.text:
                run.append(block)
        elif run:
            place = trim(cover(b.span for b in run), sides.copy.text)
            note = f"The site of the copy adds {len(run)} lines of its own." if len(run) > 1 else "The site of the copy adds a line of its own."
            yield Change(kind="boilerplate", original=None, copy=place, severity="low", note=note)
            run = []


def _headline(sides: Sides) -> Iterator[Change]:
    ours, theirs = _title(sides.original), _title(sides.copy)
    if theirs is None:
        if ours is not None and sides.relation.kind != "excerpt":
            yield Change(kind="dropped", original=ours, copy=None, severity="medium", note="The copy has no headline.")
        return
    known = _keys(ours.of(sides.original.text)) if ours else frozenset()
    parts = _parts(theirs, sides.copy.text)
    last = parts[-1].of(sides.copy.text)
    if len(parts) > 1 and len(_WORD.findall(last)) <= 3 and last[:1].isupper() and not _keys(last) & known:
        note = f"“{last}” is stuck to the headline."
        yield Change(kind="boilerplate", original=None, copy=parts[-1], severity="low", note=note)
        theirs = Span(theirs.start, parts[-2].end)
    if ours is not None:
        yield from _shortened(sides, ours, theirs)


def _shortened(sides: Sides, ours: Span, theirs: Span) -> Iterator[Change]:
    words = len(_WORD.findall(ours.of(sides.original.text)))
    if len(_WORD.findall(theirs.of(sides.copy.text))) > _SHORTENED * words:
        return
    parts = _parts(ours, sides.original.text)
    kept = _keys(theirs.of(sides.copy.text))
    gone = [p for p in parts if _has_name(sides.original, p) and not _keys(p.of(sides.original.text)) & kept]
    if len(parts) > 1 and len(gone) == 1 and len(_WORD.findall(gone[0].of(sides.original.text))) >= 2:
        note = "Half of the headline is gone, with the names in it."
        yield Change(kind="dropped", original=gone[0], copy=theirs, severity="high", note=note)
    else:
        # A desk that gives a story its own headline is no news; one without any name in it says less.
        severity = "low" if _has_name(sides.copy, theirs) else "medium"
        yield Change(kind="dropped", original=ours, copy=theirs, severity=severity, note="The headline of the copy says less.")


def _parts(title: Span, text: str) -> list[Span]:
    words, start, out = title.of(text), title.start, []
    for m in _BREAK.finditer(words):
        out.append(trim(Span(start, title.start + m.start()), text))
        start = title.start + m.end()
    out.append(trim(Span(start, title.end), text))
    return [p for p in out if len(p)] or [title]


def _title(profile: Profile) -> Span | None:
    blocks = [b.span for b in profile.reading.report.blocks if b.role is Role.TITLE]
    return trim(blocks[0], profile.text) if blocks else None


def _keys(words: str) -> frozenset[str]:
    return frozenset(key_of(w)[:5] for w in _WORD.findall(words) if len(w) >= 4)


def _has_name(profile: Profile, span: Span) -> bool:
    """True when the reading names somebody there, or a word inside (which has its capital not from its place) looks like it."""
    return bool(names_in(profile, span)) or any(w[0].isupper() for w in _WORD.findall(span.of(profile.text))[1:])


def _author(sides: Sides) -> Iterator[Change]:
    ours, theirs = sides.original.reading.report, sides.copy.reading.report
    if not ours.byline or theirs.byline:
        return
    there = {key_of(w) for w in _WORD.findall(theirs.text)}
    if any(key_of(words[-1]) in there for name in ours.byline if (words := _WORD.findall(name))):
        return
    place = next((b.span for b in ours.blocks if b.role is Role.BYLINE), None)
    note = f"The author ({', '.join(ours.byline)}) is no longer named."
    yield Change(kind="lost-attribution", original=place, copy=None, severity="medium", note=note)


def _lost_lines(sides: Sides) -> Iterator[Change]:
    ours, theirs = sides.original.reading.report, sides.copy.reading.report
    if ours.agency and not theirs.agency and key_of(ours.agency) not in {key_of(w) for w in _WORD.findall(theirs.text)}:
        place = next((b.span for b in ours.blocks if b.role is Role.CREDIT), None)
        if place is not None:
            yield Change(kind="lost-attribution", original=place, copy=None, severity="medium", note=f"The credit to {ours.agency} is gone.")
    kept = {b.role for b in theirs.blocks}
    for block in ours.blocks:
        if block.role is Role.DATELINE and Role.DATELINE not in kept:
            note = "The line that says where or when the report was written is gone."
            yield Change(kind="dropped", original=trim(block.span, ours.text), copy=None, severity="low", note=note)


def _date(sides: Sides) -> Iterator[Change]:
    ours, theirs = sides.original.reading.report.published, sides.copy.reading.report.published
    if ours.basis == "stated" and ours.span is not None and theirs.edtf is None:
        note = f"The date of publication ({ours.edtf}) is gone, and the copy has none of its own."
        yield Change(kind="dropped", original=ours.span, copy=None, severity="medium", note=note)

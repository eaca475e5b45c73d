"""Constraints on days solved together: what remains is what every one of them allows.

Constraints are laid on from the surest to the weakest, and one that would leave a report no day at all is left out and told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice

from ...when import Period, edtf_of, period
from ..types import Dated
from .board import NEAR, Board, Constraint, lay, month_mask
from .meanings import meant, spoken_on, stretches, weekday_mask
from .told import KEYS, WEEKDAYS, day_written, hint_told, name_of, upper, written
from .types import Dateable, Hint, Link, Problem, Solution

# How sure it is what a page says of itself, and that a copy is no older than its original.
STATED, CLOCK = 0.98, 0.95
_WEEK = 7
# A dropped constraint below this is no news: such hints are only habits of speech.
_WORTH_TELLING = 0.6
# A chain of more reasons than this is told as it was found: trying which of them could be left out would cost too much.
_TRIED = 24
# Longer remainders than a term of office are not worth an interval: "some time in these years" dates nothing.
_LONGEST_INTERVAL = 6 * 366


def solve(rows: Sequence[Dateable], links: Sequence[Link], *, window: Period) -> Solution:
    """The day of every report, as narrow as all that is said of it allows and no narrower.

    The result does not depend on the order of rows and links.

    Args:
        rows: all reports of the casebook.
        links: the events that reports date, and the copies; a link to a report that is no row is left aside.
        window: the days on which a report can have been written at all, closed at both sides.

    Raises:
        ValueError: an open `window`.
    """
    if window.first is None or window.last is None:
        raise ValueError("the window of possible days must be closed at both sides: give a first and a last day")
    by_id = {row.id: row for row in rows}
    links = [link for link in links if link.left.report in by_id and link.right.report in by_id]
    clock_of = clocks_of(by_id, links)
    size = window.last.toordinal() - window.first.toordinal() + 1
    board = Board(base=window.first.toordinal(), size=size, all=(1 << size) - 1)
    board.days = dict.fromkeys(sorted(set(clock_of.values())), board.all)
    problems: list[Problem] = []
    for one in sorted(_constraints(board, by_id, links, clock_of), key=lambda c: (-c.sure, c.order)):
        if not lay(board, one, clock_of) and one.sure >= _WORTH_TELLING:
            told = tuple(sorted({one.link.left.report, one.link.right.report} if one.link else {one.order[0]}))
            other = one.link.left.report if one.link is not None else one.clock
            said = one.text or _link_told(board, by_id, one.link, own="", clock_of=clock_of, known=board.days[clock_of[other]])
            problems.append(Problem(reports=told, message=f"Left out, since it contradicts what is surer: {said}."))
    dates = {row.id: _likeliest(board, row, by_id, clock_of, _dated(board, row, by_id, clock_of)) for row in sorted(rows, key=lambda r: r.id)}
    return Solution(dates=dates, problems=tuple(sorted(problems, key=lambda p: (p.reports, p.message))))


def clocks_of(rows: Mapping[str, Dateable], links: Iterable[Link]) -> dict[str, str]:
    """For each report the report on whose day its words were spoken first: itself, or the original it copies."""
    above = dict.fromkeys(rows, "")
    for link in sorted((k for k in links if k.kind == "clock"), key=lambda k: (-k.sure, k.left.report, k.right.report)):
        if _top(above, link.left.report) != link.right.report and not above[link.right.report]:
            above[link.right.report] = link.left.report
    return {report: _top(above, report) for report in rows}


def _top(above: Mapping[str, str], report: str) -> str:
    while above[report]:
        report = above[report]
    return report


def _constraints(board: Board, rows: Mapping[str, Dateable], links: Iterable[Link], clock_of: Mapping[str, str]) -> Iterator[Constraint]:
    for row in rows.values():
        clock = clock_of[row.id]
        if row.published is not None:
            span = period(row.published)
            if clock == row.id:
                text = f"{name_of(row)} is of {written(span)}"
                yield Constraint(STATED, clock, board.mask(span), None, text, (row.id, "0"))
            elif span.last is not None:
                text = f"{name_of(row)}, which repeats it, is of {written(span)}"
                yield Constraint(CLOCK, clock, board.mask(Period(None, span.last)), None, text, (row.id, "0"))
        for number, hint in enumerate(row.hints):
            mask = _hinted(board, hint)
            if mask is not None:
                yield Constraint(hint.sure, clock, mask, None, hint_told(row, hint), (row.id, f"1{number:04d}", hint.kind, hint.relative))
    for link in links:
        if link.kind == "clock":
            continue
        left, right = sorted((link.left, link.right), key=lambda s: (s.report, s.relative or "", s.value or ""))
        even = Link(left=left, right=right, kind=link.kind, what=link.what, sure=link.sure)
        order = (left.report, "2", right.report, left.relative or left.value or "", right.relative or right.value or "", link.what)
        yield Constraint(link.sure, clock_of[left.report], -1, even, "", order, clock_of[right.report])


def _hinted(board: Board, hint: Hint) -> int | None:
    if hint.kind == "means":
        return None if hint.value is None else spoken_on(board.window, board.all, hint.relative, board.window.mask(period(hint.value)))
    key = hint.relative.partition(":")[2].split(" ")[0]
    if hint.kind in ("weekday", "eve"):
        wanted = {KEYS.index(key)} | ({(KEYS.index(key) + 1) % 7} if hint.kind == "eve" else set())
        return weekday_mask(board.base, board.size, frozenset(wanted))
    if hint.kind == "not-month":
        return board.all & ~month_mask(board.base, board.size, int(key))
    if hint.kind == "office" and hint.value is not None:
        terms = 0
        for term in hint.value.split(" "):
            terms |= board.mask(period(term))
        return terms
    return None


def _dated(board: Board, row: Dateable, rows: Mapping[str, Dateable], clock_of: Mapping[str, str]) -> Dated:
    clock = clock_of[row.id]
    days = board.days[clock]
    if row.published is not None and (clock != row.id or period(row.published).days == 1):
        return Dated(edtf=row.published, basis=row.basis, because=_own(row), weekday=None)
    edtf, weekday = _value(board, days), _weekday(board, days)
    narrower = edtf is not None and (row.published is None or _narrower(edtf, row.published))
    if not narrower and (weekday is None or row.published is None):
        return Dated(edtf=row.published, basis=row.basis, because=_own(row) if row.published else "", weekday=None)
    reasons = _reasons(board, clock, rows, clock_of)
    if clock != row.id:
        reasons = [f"it repeats the words of {name_of(rows[clock])} and was written on that day or later", *reasons]
    held = edtf if narrower else row.published
    said = _sum(board, days, held, weekday)
    told = "; ".join(reasons).replace(f"{name_of(row)}'s ", "its ").replace(f"{name_of(row)} ", "it ")
    because = f"{upper(told)}; so {said}." if reasons else ""
    return Dated(
        edtf=held, basis="inferred" if narrower else row.basis, because=because, weekday=None if held and period(held).days == 1 else weekday
    )


def _likeliest(board: Board, row: Dateable, rows: Mapping[str, Dateable], clock_of: Mapping[str, str], found: Dated) -> Dated:
    """What was worked out, and where that is a week, the likeliest day of it as an uncertain one: that of the news, or of its twin."""
    news = next((h for h in row.hints if h.kind == "news"), None)
    days = board.days[clock_of[row.id]]
    known = period(found.edtf) if found.edtf is not None else None
    if news is None or known is None or known.days == 1 or clock_of[row.id] != row.id or days.bit_length() - (days & -days).bit_length() >= _WEEK:
        return found
    weekday = KEYS.index(news.relative.partition(":")[2].split(" ")[0])
    fit = [d for d in board.dates(days) if (d.weekday() - weekday) % _WEEK <= 1]
    day = min(fit, key=lambda d: (d.isoformat() not in _twins(row, rows, board), d), default=None)
    if day is None:
        return found
    told = f"its “{news.words}” is the newest day that it tells, and a report is mostly of that day or the next: most likely {day_written(day)}"
    last = max(board.dates(days))
    return Dated(edtf=f"{day.isoformat()}?", basis="inferred", because=f"{found.because.rstrip('.')}; {told}.", latest=last.isoformat())


def _twins(row: Dateable, rows: Mapping[str, Dateable], board: Board) -> set[str]:
    """The days of the reports that go back to the same text."""
    links = [c.link for c in board.joins.get(row.id, ()) if c.link is not None and c.link.kind == "near"]
    reports = {report for k in links for report in (k.left.report, k.right.report)} - {row.id}
    days = (period(day) for r in reports if (day := rows[r].published) is not None)
    return {d.first.isoformat() for d in days if d.first is not None and d.days == 1}


def _own(row: Dateable) -> str:
    if row.published is None:
        return ""
    day = written(period(row.published))
    if row.basis == "stated" and row.published.endswith("?"):
        return f"Most likely so, by when the page was last changed: {day}."
    return f"The page says so: {day}." if row.basis == "stated" else f"Given by hand: {day}."


def _value(board: Board, days: int) -> str | None:
    if not days or days == board.all:
        return None
    first = date.fromordinal(board.base + (days & -days).bit_length() - 1)
    last = date.fromordinal(board.base + days.bit_length() - 1)
    if first == last:
        return first.isoformat()
    if (last - first).days < _WEEK:
        return edtf_of(Period(first, last))
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.year:04d}-{first.month:02d}"
    if first.year == last.year:
        return f"{first.year:04d}" if (last - first).days > 92 else edtf_of(Period(first, last))
    return edtf_of(Period(first, last)) if (last - first).days < _LONGEST_INTERVAL else None


def _narrower(edtf: str, than: str) -> bool:
    mine, theirs = period(edtf).days, period(than).days
    return theirs is None or (mine is not None and mine < theirs)


def _weekday(board: Board, days: int) -> str | None:
    names = {d.weekday() for d in board.dates(days)} if days != board.all else set()
    return WEEKDAYS[names.pop()] if len(names) == 1 else None


def _reasons(board: Board, clock: str, rows: Mapping[str, Dateable], clock_of: Mapping[str, str]) -> list[str]:
    """What the days of a clock rest on, from something stated on: in the order in which one thing follows from another, without what adds nothing."""
    last = board.last.get(clock)
    if last is None:
        return []
    needed = sorted({board.steps[n].by for n in _behind(board, last)}, key=lambda c: (-c.sure, c.order))
    for one in list(reversed(needed)) if len(needed) <= _TRIED else ():
        if one.clock == clock and one.sure == STATED:
            continue  # what the page itself says comes first, even where the rest would do
        rest = [c for c in needed if c is not one]
        if _again(board, rest, clock_of).days.get(clock) == board.days[clock]:
            needed = rest
    replayed = _again(board, needed, clock_of)
    told: dict[Constraint, str] = {}
    for n in _behind(replayed, replayed.last[clock]):
        step = replayed.steps[n]
        if step.by not in told:
            known = board.all if step.other is None else replayed.steps[step.other].days
            told[step.by] = step.by.text or _link_told(board, rows, step.by.link, own=step.clock, clock_of=clock_of, known=known)
    # That another page states its day is said where that day is used.
    return [text for one, text in told.items() if one.clock == clock or one.sure < STATED or one.mask.bit_count() > 1]


def _behind(board: Board, last: int) -> list[int]:
    """The steps that led to this one, in order."""
    found, waiting = {last}, [last]
    while waiting:
        step = board.steps[waiting.pop()]
        for before in (step.own, step.other):
            if before is not None and before not in found:
                found.add(before)
                waiting.append(before)
    return sorted(found)


def _again(board: Board, constraints: Sequence[Constraint], clock_of: Mapping[str, str]) -> Board:
    """A board on which only these constraints lie."""
    fresh = Board(base=board.base, size=board.size, all=board.all)
    fresh.days = dict.fromkeys(sorted({c for one in constraints for c in (one.clock, one.other) if c}), board.all)
    for one in constraints:
        lay(fresh, one, clock_of)
    return fresh


def _link_told(board: Board, rows: Mapping[str, Dateable], link: Link | None, *, own: str, clock_of: Mapping[str, str], known: int) -> str:
    """A link in words, told from the side of the clock `own`, when the other side's report can be of the days `known`."""
    if link is None:
        return ""
    left, right = link.left, link.right
    if link.kind == "near":
        other = right.report if clock_of[left.report] == own else left.report
        mine = left.report if other == right.report else right.report
        return f"{name_of(rows[mine])} goes back to the same text as {name_of(rows[other])} and was written within {NEAR} days of it"
    if clock_of[left.report] != own or left.relative is None:
        left, right = right, left
    mine, theirs = f"{name_of(rows[left.report])}'s “{left.words or left.relative}”", f"{name_of(rows[right.report])}'s"
    spans = list(islice(stretches(board.window, meant(board.window, known, right)), 2))
    span = spans[0] if len(spans) == 1 and (spans[0].days or 99) <= 31 else None
    words = right.words or right.relative or ""
    if right.relative is None:
        return f"{mine} speaks of {link.what}, which {name_of(rows[right.report])} dates {written(period(right.value or ''))}"
    if left.report == right.report:
        return f"{mine} and “{words}” both speak of {link.what}"
    if span is not None:
        return f"{mine} speaks of {link.what}, which {theirs} “{words}” dates {written(span)}"
    return f"{mine} and {theirs} “{words}” both speak of {link.what}"


def _sum(board: Board, days: int, edtf: str | None, weekday: str | None) -> str:
    count = days.bit_count()
    when = written(period(edtf)) if edtf is not None else ""
    if count == 1 or weekday is None:
        return when
    listed = [str(d.day) for d in board.dates(days)] if count <= 5 and edtf is not None and len(edtf) == 7 else []
    which = f" (the {', '.join(listed[:-1])} or {listed[-1]})" if listed else ""
    return f"a {weekday}{f' in {when}' if when else ''}{which}"

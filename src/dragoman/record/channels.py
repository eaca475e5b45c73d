"""Channels: what all reports say of one standing line of communication, as its history."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..reading.types import ChannelState
from .claims import Ground
from .days import agree, finest, in_time, is_day, middle, surely_before
from .ids import stable_id
from .live import Files
from .types import Channel, ChannelChange, Evidence

# The order in which states follow one another where days do not tell: a line is open before it is cut down, and cut down before it is cut.
_LIFE = ("open", "upgraded", "downgraded", "reduced", "dormant", "suspended", "closed", "restored")
# Press words do not keep a mission that is suspended from one that is closed.
_CUT = frozenset({"suspended", "closed"})
# Kinds of line, as readings call them.
_RELATIONS, _CONTACT = "relations", "contact"
_OFFICE, _MISSION, _EMBASSY = "office", "mission", "embassy"
_FIRMNESS = ("actual", "announced", "proposed")
# One change is told with the day on which it was decided, announced or came into force.
_SLACK = 1


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Said:
    """One sentence's word on a channel: the day of the state that it tells, as far as it is known, and a day by which to sort it in its report."""

    report: str
    number: int  # in its report
    state: ChannelState
    date: str | None
    place: str | None
    implied: bool = False  # follows from what is told of another line: of a mission that nobody speaks of it makes no channel

    @property
    def place_in(self) -> tuple[str, int, str]:
        """A place in any order of words on channels."""
        return self.report, self.number, self.state.key

    @property
    def evidence(self) -> Evidence:
        """The characters that state it."""
        return Evidence(report=self.report, span=self.state.evidence)


def with_missions(base: Ground, said: Said) -> tuple[Said, ...]:
    """The word on a channel, and what it says of others: states without diplomatic relations have no embassy with one another."""
    state = said.state
    cut = state.kind == _RELATIONS and state.state == "closed" and state.status == "actual"
    if not cut or len(state.between) != 2 or any(base.world.kind(p) != "state" for p in state.between):
        return (said,)
    missions = [f"{_EMBASSY}:{a}@{b}" for a, b in (state.between, state.between[::-1])]
    return (said, *(replace(said, state=replace(state, key=key, kind=_EMBASSY, state="closed"), implied=True) for key in missions))


def lines(base: Ground) -> Files[Said, Channel | None]:
    """Every channel that some report speaks of, by key; `None` for what is only implied."""
    return Files(
        key=lambda s: _key(base, s.state),
        order=lambda s: s.place_in,
        make=lambda key, said: None if all(s.implied for s in said) else _channel(base, key, said),
    )


def _key(base: Ground, state: ChannelState) -> str:
    """The line that is spoken of: only states have diplomatic relations, an organisation has contact; a state's office there is its mission."""
    kind, _, parties = state.key.partition(":")
    if kind == _RELATIONS and any(base.world.members(p) for p in state.between):
        return f"{_CONTACT}:{parties}"
    owner, _, host = parties.partition("@")
    at_body = base.world.kind(owner) == "state" and base.world.kind(host) == "organisation"
    return f"{_MISSION}:{parties}" if kind == _OFFICE and at_body else state.key


def _channel(base: Ground, key: str, said: Sequence[Said]) -> Channel:
    history = _history(base, said)
    return Channel(
        id=stable_id("c", key),
        key=key,
        between=tuple(sorted({p for s in said for p in s.state.between})),
        name=_name([s for s in said if s.report not in base.derived and not s.implied] or [s for s in said if not s.implied]),
        history=history,
        independent=base.witnesses(e for change in history for e in change.evidence),
    )


def _name(said: Sequence[Said]) -> str:
    counts = Counter(s.state.name for s in said)
    return min(counts, key=lambda name: (-counts[name], len(name), name))


def _history(base: Ground, said: Sequence[Said]) -> tuple[ChannelChange, ...]:
    """The changes, oldest first; what several sentences tell of one change is told once."""
    groups: list[list[Said]] = []
    for s in sorted(said, key=lambda s: (in_time(s.date), base.preference(s.evidence), s.state.state, s.state.status)):
        home = next((g for g in groups if all(_one_change(base, s, o) for o in g)), None)
        if home is None:
            groups.append([s])
        else:
            home.append(s)
    changes = [_change(base, g) for g in groups]
    places = [min((s.place for s in g if s.place is not None), key=in_time, default=None) for g in groups]
    placed = [(c, place or c.since or _began(base, c, changes)) for c, place in zip(changes, places, strict=True)]
    ordered = [change for change, _ in sorted(((c, _coarse(c, place, placed)) for c, place in placed), key=lambda pair: _place(*pair))]
    for plan in [c for c in ordered if c.status == "announced"]:
        done = next((n for n, c in enumerate(ordered) if _carried_out(plan, c)), None)
        if done is not None and done < ordered.index(plan):
            ordered.remove(plan)
            ordered.insert(done, plan)
    return tuple(_again(c, ordered[:n]) for n, c in enumerate(ordered))


def _again(change: ChannelChange, before: Sequence[ChannelChange]) -> ChannelChange:
    """A line that is opened after it had been cut is restored."""
    anew = change.state == "open" and change.status != "proposed" and any(c.state in _CUT and c.status == "actual" for c in before)
    return replace(change, state="restored") if anew else change


def _coarse(change: ChannelChange, place: str | None, others: Sequence[tuple[ChannelChange, str | None]]) -> str | None:
    """The place of a change; a day that is only reckoned tells nothing against another report's month around it, so that it is that month."""
    if change.since is not None or not is_day(place):
        return place
    reports = {e.report for e in change.evidence}
    around = [d for o, d in others if d is not None and not is_day(d) and agree(place, d) and not reports & {e.report for e in o.evidence}]
    return min(around, key=in_time, default=place)


def _carried_out(plan: ChannelChange, change: ChannelChange) -> bool:
    """True when another report, not an earlier one, tells as done what was announced: then the line stands there, and the plan lies before."""
    same = plan.state == change.state or {plan.state, change.state} <= _CUT
    elsewhere = {e.report for e in change.evidence} - {e.report for e in plan.evidence}
    return change.status == "actual" and same and bool(elsewhere) and not surely_before(change.known, plan.known)


def _one_change(base: Ground, a: Said, b: Said) -> bool:
    """True for the same state and firmness on days that agree; undated tellings only meet when the reports can mean the same time."""
    if a.state.state != b.state.state or a.state.status != b.state.status or not agree(a.date, b.date, _SLACK):
        return False
    if a.date is not None and b.date is not None:
        return True
    return base.family[a.report] == base.family[b.report] or a.state.status != "proposed"


def _change(base: Ground, group: Sequence[Said]) -> ChannelChange:
    first = group[0].state
    return ChannelChange(
        state=first.state,
        since=finest(s.date for s in group),
        status=first.status,
        level=next((s.state.level for s in group if s.state.level), None),
        evidence=base.sorted_evidence(s.evidence for s in group),
        known=base.first_told(s.evidence for s in group),
        staff=next((s.state.staff for s in group if s.state.staff is not None), None),
    )


def _began(base: Ground, change: ChannelChange, others: Sequence[ChannelChange]) -> str | None:
    """Where a change without a day of its own stands: it had come about by the earliest report that tells it.

    A line that a report calls open, without a day, was so before the changes that the same report dates.
    """
    reports = {e.report for e in change.evidence}
    known = [d for r in reports if (d := base.published(r)) is not None]
    if change.state == "open":
        known += [o.since for o in others if o.since and o.status != "proposed" and reports & {e.report for e in o.evidence}]
    return min(known, key=in_time, default=None)


def _place(change: ChannelChange, began: str | None) -> tuple[object, ...]:
    """In order of time, then of the life of a line, then firm before planned."""
    return (
        middle(began)[:2],
        _LIFE.index(change.state) if change.state in _LIFE else len(_LIFE),
        _FIRMNESS.index(change.status) if change.status in _FIRMNESS else len(_FIRMNESS),
        change.evidence[0],
    )

"""What people said of the record's objects: applied last, kept with the object, newest word first to count."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from ..text import Span
from ..when import is_edtf
from .types import Channel, Commitment, Correction, Discrepancy, Evidence, Exchange, RecordEvent, RecordQuote, ReportRow

_PLACE = re.compile(r"(.+):(\d+)-(\d+)\Z")
T = TypeVar("T", ReportRow, RecordEvent, Exchange, Channel, Commitment, RecordQuote, Discrepancy)


@dataclass(frozen=True, kw_only=True)
class Verdicts:
    """The corrections of a casebook that nobody has undone, oldest first, and what they say of an object."""

    all: tuple[Correction, ...]

    @cached_property
    def _by_target(self) -> Mapping[str, tuple[Correction, ...]]:
        found: dict[str, list[Correction]] = {}
        for c in self.all:
            found.setdefault(c.target, []).append(c)
        return {target: tuple(said) for target, said in found.items()}

    def of(self, target: str) -> tuple[Correction, ...]:
        """Everything said of this object."""
        return self._by_target.get(target, ())

    def placed(self, kind: str, held: Container[str], at: Callable[[str], Iterable[tuple[Span, str]]]) -> Verdicts:
        """The same, where those of an object that is no longer held go over to the one of its kind that rests on most of its characters.

        Args:
            kind: the letter with which ids of the kind begin.
            held: the ids that there are.
            at: for a report, the characters on which objects of the kind rest, with their ids.
        """
        named = {c.target for c in self.all if c.places} | {c.value for c in self.all if c.value_places and c.value is not None}
        lost = {key for key in named if key.startswith(kind) and key not in held}
        if not lost:
            return self

        def heir(key: str | None, places: Iterable[Evidence]) -> str | None:
            if key not in lost:
                return key
            common: dict[str, int] = {}
            for e in places:
                for span, other in at(e.report):
                    if span.overlaps(e.span):
                        common[other] = common.get(other, 0) + min(span.end, e.span.end) - max(span.start, e.span.start)
            return min(common, key=lambda k: (-common[k], k)) if common else key

        moved = (replace(c, target=heir(c.target, c.places) or c.target, value=heir(c.value, c.value_places)) for c in self.all)
        return Verdicts(all=tuple(moved))

    @cached_property
    def named(self) -> frozenset[str]:
        """Every id of which something is said that changes an object, or with which it is said to be the same."""
        return frozenset(key for c in self.all if c.verb != "note" for key in (c.target, c.value if c.verb == "same" else None) if key is not None)

    def type(self, target: str) -> tuple[str, str | None] | None:
        """Type and mode that a person gave it, or `None`."""
        given = [c.value for c in self.of(target) if c.verb == "type" and c.value]
        if not given:
            return None
        kind, _, mode = given[-1].partition("/")
        return kind, mode or None

    def dismissed(self, target: str) -> bool:
        """True when the newest of the words for and against it is against."""
        words = [c.verb for c in self.of(target) if c.verb in ("dismiss", "confirm")]
        return bool(words) and words[-1] == "dismiss"

    def date(self, target: str) -> str | None:
        """The date that a person gave it, or `None`; one that is no EDTF is not taken."""
        given = [c.value for c in self.of(target) if c.verb == "date" and c.value is not None and is_edtf(c.value)]
        return given[-1] if given else None

    def speaker(self, target: str) -> Correction | None:
        """The newest word on who said it; its value `None` means that nobody can tell."""
        given = [c for c in self.of(target) if c.verb == "speaker"]
        return given[-1] if given else None

    def kept(self, objects: Iterable[T]) -> Iterable[T]:
        """The objects that nobody has dismissed."""
        return (o for o in objects if o.id not in self.named or not self.dismissed(o.id)) if self.all else objects

    def noted(self, objects: Iterable[T]) -> Iterable[T]:
        """The objects with what was said of them."""
        return (replace(o, corrections=self.of(o.id)) if o.id in self._by_target else o for o in objects) if self.all else objects

    def joined(self, ids: Sequence[str]) -> tuple[tuple[int, ...], ...]:
        """The places of `ids` in groups: those that people called the same stand together, the first named leads."""
        leader = {i: i for i in ids}

        def root(one: str) -> str:
            while leader[one] != one:
                one = leader[one]
            return one

        for c in self.all:
            if c.verb == "same" and c.target in leader and c.value is not None and c.value in leader:
                a, b = root(c.target), root(c.value)
                if a != b:
                    leader[b] = a
        groups: dict[str, list[int]] = {}
        for place, one in enumerate(ids):
            groups.setdefault(root(one), []).append(place)
        return tuple(tuple(sorted(g, key=lambda p: (ids[p] != head, p))) for head, g in groups.items())

    def parted(self, target: str) -> frozenset[Evidence]:
        """The tellings that people took out of this object, as places; only start and report have to match."""
        found = (_PLACE.match(c.value) for c in self.of(target) if c.verb == "different" and c.value is not None)
        return frozenset(Evidence(report=m[1], span=Span(int(m[2]), max(int(m[2]), int(m[3])))) for m in found if m is not None)

    def unplaced(self, known: Collection[str]) -> tuple[Correction, ...]:
        """Corrections of objects that the record does not hold."""
        return tuple(c for c in self.all if c.target not in known)


def verdicts(corrections: Iterable[Correction]) -> Verdicts:
    """The corrections in the order in which they were made, without those that were undone; who undoes an undoing says it again."""
    ordered = sorted(corrections, key=lambda c: (c.at, c.id))
    undone: set[str] = set()
    for c in reversed(ordered):
        if c.verb == "undo" and c.id not in undone:
            undone.add(c.target)
    return Verdicts(all=tuple(c for c in ordered if c.verb != "undo" and c.id not in undone))

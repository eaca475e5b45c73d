"""What people said of the record's objects: applied last, kept with the object, newest word first to count."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from ..text import Span
from ..when import is_edtf
from .types import Correction, Evidence

_PLACE = re.compile(r"(.+):(\d+)-(\d+)\Z")
T = TypeVar("T")


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

    def placed(self, held: Mapping[str, Iterable[Evidence]]) -> Verdicts:
        """The same, where those of an object that is no longer held go over to the one of its kind that rests on most of its characters.

        Args:
            held: all objects of one kind (their ids begin with the same letter) with what they rest on.
        """
        kind = next(iter(held), "")[:1]
        lost = {c.target for c in self.all if c.places and c.target.startswith(kind)} - held.keys()
        lost |= {c.value for c in self.all if c.value_places and c.value is not None and c.value.startswith(kind)} - held.keys()
        if not kind or not lost:
            return self
        by_report: dict[str, list[tuple[Span, str]]] = {}
        for key, evidence in held.items():
            for e in evidence:
                by_report.setdefault(e.report, []).append((e.span, key))

        def heir(key: str | None, places: Iterable[Evidence]) -> str | None:
            if key not in lost:
                return key
            common: dict[str, int] = {}
            for e in places:
                for span, other in by_report.get(e.report, ()):
                    if span.overlaps(e.span):
                        common[other] = common.get(other, 0) + min(span.end, e.span.end) - max(span.start, e.span.start)
            return min(common, key=lambda k: (-common[k], k)) if common else key

        moved = (replace(c, target=heir(c.target, c.places) or c.target, value=heir(c.value, c.value_places)) for c in self.all)
        return Verdicts(all=tuple(moved))

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

    def kept(self, objects: Iterable[T], id_of: Callable[[T], str]) -> tuple[T, ...]:
        """The objects that nobody has dismissed."""
        return tuple(o for o in objects if not self.dismissed(id_of(o)))

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

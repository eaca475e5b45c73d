"""What people said of the record's objects: applied last, kept with the object, newest word first to count."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ..text import Span
from ..when import is_edtf
from .types import Correction, Evidence

_PLACE = re.compile(r"(.+):(\d+)-(\d+)\Z")
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdicts:
    """The corrections of a casebook, oldest first, and what they say of an object."""

    all: tuple[Correction, ...]

    def of(self, target: str) -> tuple[Correction, ...]:
        """Everything said of this object."""
        return tuple(c for c in self.all if c.target == target)

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
    """The corrections in the order in which they were made."""
    return Verdicts(all=tuple(sorted(corrections, key=lambda c: (c.at, c.id))))

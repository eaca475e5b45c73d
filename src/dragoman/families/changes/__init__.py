"""What a copy or translation changed, each finding with both places, a severity and a sentence."""

from __future__ import annotations

from collections.abc import Mapping

from ...packs import Pack
from ..profile import Profile
from ..relation import Relation
from ..types import Change
from .frame import find_frame_changes
from .idioms import find_idiom_changes
from .names import find_name_changes
from .passages import find_passage_changes
from .persons import find_person_changes
from .sense import find_sense_changes
from .sides import Sides
from .values import find_value_changes
from .wording import find_wording_changes
from .words import find_word_changes

__all__ = ["find_changes"]

_SEVERITIES = ("high", "medium", "low")
_FINDERS = (
    find_frame_changes, find_passage_changes, find_name_changes, find_value_changes, find_word_changes, find_wording_changes, find_sense_changes,
    find_person_changes, find_idiom_changes,
)  # fmt: skip

# Of one kind of light finding nobody reads more than this.
_MOST_LIGHT = 12

# Of two findings of one severity on the same words, the one that says what it is comes first.
_WEIGHT = {"lost-attribution": 0, "changed-number": 0, "changed-date": 0, "changed-name": 0, "changed-meaning": 2}

# A finding on more than so many characters is of a passage, not of words in it.
_WORDS = 60


def find_changes(original: Profile, copy: Profile, relation: Relation, packs: Mapping[str, Pack]) -> tuple[Change, ...]:
    """The changes, the gravest first, then in the order of the text; identical findings are joined."""
    sides = Sides(original=original, copy=copy, relation=relation, packs=packs)
    found: dict[tuple[str, str], Change] = {}
    for finder in _FINDERS:
        for change in finder(sides):
            key = (
                (change.kind, change.note)
                if change.severity != "high" and _says_what(change)
                else (change.kind, repr((change.original, change.copy)))
            )
            found.setdefault(key, change)
    ordered = sorted(_without_echoes(tuple(found.values())), key=lambda c: (_SEVERITIES.index(c.severity), *_place(c), c.kind, c.note))
    count: dict[str, int] = {}
    kept = []
    for change in ordered:
        if change.severity == "low" and change.kind != "boilerplate":
            count[change.kind] = count.get(change.kind, 0) + 1
            if count[change.kind] > _MOST_LIGHT:
                continue
        kept.append(change)
    return tuple(kept)


def _without_echoes(changes: tuple[Change, ...]) -> list[Change]:
    """Without findings on words of which another one already says more."""
    kept: list[Change] = []
    for c in sorted(changes, key=lambda c: (_SEVERITIES.index(c.severity), _WEIGHT.get(c.kind, 1))):
        if not (c.original and c.copy) or not any(_tells(g, c) for g in kept):
            kept.append(c)
    return kept


def _tells(one: Change, other: Change) -> bool:
    """True when the first is on the same few words as the second; what is told of a whole passage is told beside them."""
    if not (one.original and one.copy and other.original and other.copy):
        return False
    if max(len(one.copy), len(one.original), len(other.copy), len(other.original)) >= _WORDS:
        return one.kind == other.kind and one.original.overlaps(other.original) and one.copy.overlaps(other.copy)
    return one.original.overlaps(other.original) and one.copy.overlaps(other.copy)


def _says_what(change: Change) -> bool:
    """Notes that name what changed are the same finding wherever they occur; the others speak of one place."""
    return change.kind in ("changed-name", "changed-number", "changed-date") or "“" in change.note


def _place(change: Change) -> tuple[int, int]:
    one, other = change.original, change.copy
    return (one.start if one else (other.start if other else 0), other.start if other else -1)

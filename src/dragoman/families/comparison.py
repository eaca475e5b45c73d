"""Two reports held against each other: what they are to one another, which passages go together, and what the second changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ..packs import Pack, shipped_packs
from ..reading.types import Reading
from ..text import cover
from .changes import find_changes
from .direction import direction
from .profile import MOST_PASSAGES, Profile, profile
from .relation import Relation, relate, turned
from .types import Comparison, Pair

# Share of either report that must have a counterpart in the other before what differs is told at all.
_ENOUGH = 0.5

_CUT = f"only the first {MOST_PASSAGES} passages of each were held against one another"


def compare(original: Reading, copy: Reading, packs: Mapping[str, Pack] | None = None) -> Comparison:
    """What `copy` changed, taken that it goes back to `original`; `direction_sure` says whether the reports themselves bear that out.

    Args:
        original: the report that was first.
        copy: the one that goes back to it.
        packs: what is known of the languages; by default the packs that come with Dragoman.
    """
    a, b = profile(original), profile(copy)
    relation = _taken_at_word(relate(a, b))
    told = direction(a, b, relation)
    why = told.why if told.first != "b" else f"the reports themselves point the other way: of the second, {told.why}"
    return compare_profiles(a, b, relation, sure=told.sure and told.first == "a", why=why, packs=packs)


def _taken_at_word(relation: Relation) -> Relation:
    """A translation that strays so far from its original that nobody would call it one unasked: whoever asks what it changed says that it is."""
    if relation.kind != "unrelated" or not relation.foreign or min(relation.cover_a, relation.cover_b) < _ENOUGH:
        return relation
    why = "taken to be a translation, as asked: their passages go together, but much in them differs"
    return replace(relation, kind="translation", strength=0.0, why=why)


def compare_unordered(one: Reading, other: Reading, packs: Mapping[str, Pack] | None = None) -> Comparison:
    """The same for two reports of which nobody has said which was first; where it cannot be told, the smaller id stands first."""
    a, b = sorted((profile(one), profile(other)), key=lambda p: p.id)
    relation = relate(a, b)
    told = direction(a, b, relation)
    if told.first == "b":
        a, b, relation = b, a, turned(relation)
    return compare_profiles(a, b, relation, sure=told.sure, why=told.why, packs=packs)


def compare_profiles(
    original: Profile, copy: Profile, relation: Relation, *, sure: bool, why: str, packs: Mapping[str, Pack] | None = None
) -> Comparison:
    """The comparison of two reports whose relation is already known (`a` of its beads is the original)."""
    related = relation.kind != "unrelated"
    return Comparison(
        relation=relation.kind,
        original=original.id,
        copy=copy.id,
        direction_sure=related and sure,
        why="; ".join((relation.why, *([why] if related else []), *([_CUT] if original.cut or copy.cut else []))),
        pairs=tuple(
            Pair(
                original=cover(original.passages[i].span for i in bead.a),
                copy=cover(copy.passages[j].span for j in bead.b),
                score=round(bead.score, 3),
            )
            for bead in relation.beads
            if bead.a and bead.b and (related or bead.score >= 0.5)
        ),
        changes=find_changes(original, copy, relation, shipped_packs() if packs is None else packs) if related else (),
    )

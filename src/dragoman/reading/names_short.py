"""Abbreviations that a report gives in brackets behind a name, and uses from then on ("the Ministry of Commerce (MOC) … MOC said")."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..text import Span
from .names_desk import Desk
from .types import Name

_KINDS = frozenset({"body", "organisation", "group"})
_LETTERS = range(2, 8)
_CAPITALS = 2  # that an abbreviation has at least


def abbreviations(desk: Desk, names: Sequence[Name]) -> Iterator[Name]:
    """The names by abbreviation, of the bodies and organisations among these that the report abbreviates itself."""
    if "(" not in desk.draft.report.text:
        return
    meant: dict[str, Name] = {}
    ends = {name.span.end: name for name in names if name.kind in _KINDS and name.id}
    starts = [name.span.start for name in names]
    opening: int | None = None
    for i, atom in enumerate(desk.atoms):
        if opening is not None and i == opening + 1 and _abbreviates(desk, i, ends[desk.atoms[opening - 1].end]):
            meant.setdefault(atom.text, ends[desk.atoms[opening - 1].end])
            continue
        if atom.text == "(" and i and desk.atoms[i - 1].end in ends:
            opening = i
        if atom.text in meant and desk.free(i, i + 1) and not _is_named(names, starts, atom.start) and not _is_joined(desk, i):
            why = "the abbreviation that the report gives behind the name"
            certainty = min(meant[atom.text].certainty, 0.9)
            yield replace(meant[atom.text], span=Span(atom.start, atom.end), text=atom.text, certainty=certainty, why=why, rule=None)


def _abbreviates(desk: Desk, i: int, name: Name) -> bool:
    """True for letters alone in a bracket that begin words of the name, or at least the first or last of them."""
    short, closing = desk.atoms[i], desk.after(i + 1)
    if closing is None or closing.text != ")" or not short.is_word or len(short.text) not in _LETTERS or not desk.free(i, i + 1):
        return False
    if sum(letter.isupper() for letter in short.text) < _CAPITALS:
        return False
    initials = [word[0].casefold() for word in name.text.replace("-", " ").split()]
    return short.key[0] in initials and short.key[-1] in "".join(name.text.casefold().split())


def _is_named(names: Sequence[Name], starts: Sequence[int], at: int) -> bool:
    """True where one of the names stands already."""
    before = bisect_right(starts, at) - 1
    return before >= 0 and names[before].span.end > at


def _is_joined(desk: Desk, i: int) -> bool:
    """True for a part of a longer word ("MOC-17")."""
    return any(a is not None and a.is_hyphen and a.glued for a in (desk.before(i), desk.after(i + 1)))


__all__ = ["abbreviations"]

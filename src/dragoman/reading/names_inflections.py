"""How a language inflects names, compiled for looking up the nominatives that a written word may come from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ..packs.names import Inflection

_MARKS = ":'"  # an ending that begins with one of these is written behind the name as it stands
_SHORTEST = 2  # letters of a nominative
_KEPT = 200_000  # words whose nominatives are remembered


@dataclass(frozen=True, slots=True)
class Base:
    """A nominative from which a word may be inflected, by which row, and what the form is: `owner` `local` `plural`, or any other (empty)."""

    word: str
    row: int
    case: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Inflections:
    """The rows of a pack by the ending of the inflected form. What was asked once is kept: texts repeat their words."""

    rows: tuple[Inflection, ...] = ()
    by_ending: Mapping[str, tuple[tuple[str, int, str], ...]] = field(default_factory=dict)
    longest: int = 0
    behind: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # endings behind a mark, with what each may be
    _bases: dict[str, tuple[Base, ...]] = field(default_factory=dict)
    _first: dict[tuple[str, str], int] = field(default_factory=dict)

    def bases(self, word: str) -> tuple[Base, ...]:
        """Every nominative that a word, as the atoms write it, may be a form of; the word itself is none of them."""
        if not self.by_ending:
            return ()
        known = self._bases.get(word)
        if known is None:
            if len(self._bases) > _KEPT:
                self._bases.clear()
            found: list[Base] = []
            for size in range(min(self.longest, len(word)), -1, -1):
                stem = word[: len(word) - size]
                for ends, row, case in self.by_ending.get(word[len(word) - size :], ()):
                    if len(stem) + len(ends) >= _SHORTEST and stem + ends != word:
                        found.append(Base(stem + ends, row, case))
            known = self._bases[word] = tuple(dict.fromkeys(found))
        return known

    def allows(self, kind: str, base: Base) -> bool:
        """True when names of a kind that end like this nominative go by the row of this base."""
        kind = "place" if kind == "seat" else kind  # the capital itself, as what stands for its state
        key = (base.word, kind)
        first = self._first.get(key)
        if first is None:
            if len(self._first) > _KEPT:
                self._first.clear()
            fitting = (i for i, row in enumerate(self.rows) if (not row.of or kind in row.of) and base.word.endswith(row.ends))
            first = self._first[key] = next(fitting, -1)
        return first == base.row


def inflections_of(rows: tuple[Inflection, ...], key: Callable[[str], str]) -> Inflections:
    """The rows ready for look-up; `key` writes a word as the atoms do."""
    keyed = tuple(Inflection(ends=key(row.ends), of=row.of) for row in rows)
    by_ending: dict[str, dict[tuple[str, int, str], None]] = {}
    behind: dict[str, dict[str, None]] = {}
    for number, row in enumerate(rows):
        for case, endings in (("owner", row.owner), ("", row.forms), ("local", row.local), ("plural", row.plural)):
            for ending in map(key, endings):
                if ending and ending[0] in _MARKS:
                    behind.setdefault(ending, {})[case] = None
                else:
                    by_ending.setdefault(ending, {})[key(row.ends), number, case] = None
    return Inflections(
        rows=keyed,
        by_ending={ending: tuple(found) for ending, found in by_ending.items()},
        longest=max(map(len, by_ending), default=0),
        behind={ending: tuple(cases) for ending, cases in behind.items()},
    )

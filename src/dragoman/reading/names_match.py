"""Forms and descriptions in a text: what the lexicon's tree finds, and what the pack's patterns build from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import product

from ..packs.names import NamePattern
from .names_lexicon import Atom, Compiled, Element, Lexicon, Part

Chart = Mapping[int, tuple[Element, ...]]

_OWNERS = frozenset({"state", "organisation", "adjective"})
_SLOTS = {"owner": frozenset({"state", "organisation", "seat"}), "home-office": frozenset({"office"}), "home-body": frozenset({"body"})}
_CLASSES = ("number", "modifier", "resolution")  # slots that single words fill, whatever the chart says
_WORD = " "  # before a word of a pattern, where kinds of elements stand too
_NUMBER = ("number",)
# "in Russia" does not make these Russia's
_ABROAD = frozenset({"embassy", "consulate", "mission", "office", "military", "headquarters", "negotiating-team"})
_ENVOYS = ("ambassador", "envoy", "negotiator")  # nor does "in" or "for" these


@dataclass(frozen=True, slots=True)
class Match:
    """A description that a pattern built: atoms `[first, last)`, characters `[start, end)`, and what fills its slots.

    `former` says that a word before or inside it means the title is held no longer.
    """

    rule: NamePattern
    first: int
    last: int
    start: int
    end: int
    slots: tuple[tuple[str, Element], ...]
    former: bool = False
    core: int = 0  # the first atom without article and modifiers

    def slot(self, *kinds: str) -> Element | None:
        """What fills the first slot of one of these names."""
        return next((element for name, element in self.slots if name in kinds), None)


def chart_of(atoms: tuple[Atom, ...], lexicon: Lexicon) -> dict[int, tuple[Element, ...]]:
    """Every form of the lexicon in the text, by the atom at which it starts; none that begins in the middle of a hyphenated word."""
    chart: dict[int, tuple[Element, ...]] = {}
    for i, atom in enumerate(atoms):
        if not atom.is_word:
            continue
        found = tuple(lexicon.elements(atoms, i))
        if found:
            chart[i] = found
    return chart


def matches_of(atoms: tuple[Atom, ...], chart: Chart, lexicon: Lexicon, *, with_person: bool = False) -> Iterator[Match]:
    """Every description that a pattern of the pack builds; patterns with a `{person}` slot only when asked for."""
    starts = _Starts.of(atoms, chart, lexicon)
    for compiled in lexicon.patterns:
        if compiled.wants_person == with_person:
            yield from _matches(atoms, chart, lexicon, compiled, starts)


@dataclass(frozen=True, slots=True)
class _Starts:
    """Where in a text each kind of element or word of a pattern begins, and each two of them in a row: a pattern is tried only there."""

    single: Mapping[str, Sequence[int]]
    double: Mapping[tuple[str, str], Sequence[int]]
    kinds_at: Mapping[int, set[str]]

    @classmethod
    def of(cls, atoms: tuple[Atom, ...], chart: Chart, lexicon: Lexicon) -> _Starts:
        kinds_at = {i: {element.kind for element in elements} for i, elements in chart.items()}
        for i, atom in enumerate(atoms):
            if atom.key in lexicon.pattern_words:
                kinds_at.setdefault(i, set()).add(_WORD + atom.key)
            for kind in lexicon.classes.get(atom.key, _NUMBER if atom.text.isdigit() else ()):
                if _is_of_class(kind, atom, lexicon):
                    kinds_at.setdefault(i, set()).add(kind)
        single: dict[str, list[int]] = {}
        double: dict[tuple[str, str], list[int]] = {}
        for i, kinds in kinds_at.items():
            for kind in kinds:
                single.setdefault(kind, []).append(i)
            ends = {(element.kind, element.last) for element in chart.get(i, ())}
            ends |= {(kind, i + 1) for kind in kinds if kind.startswith(_WORD) or kind in _CLASSES}
            for kind, last in ends:
                for following in kinds_at.get(last, ()):
                    double.setdefault((kind, following), []).append(i)
        return cls(single, double, kinds_at)

    def of_pattern(self, parts: tuple[Part, ...]) -> list[int]:
        """Where a pattern may begin."""
        if len(parts) == 1:
            return sorted({i for kind in _kinds(parts[0]) for i in self.single.get(kind, ())})
        return sorted({i for pair in _pairs(parts[0], parts[1]) for i in self.double.get(pair, ())})


@cache
def _kinds(part: Part) -> frozenset[str]:
    """The kinds of elements that fill a part, or its words with a mark before them."""
    if part.slot is None:
        return frozenset(_WORD + word for word in part.words)
    return _SLOTS.get(part.slot, frozenset({part.slot}))


@cache
def _pairs(one: Part, other: Part) -> tuple[tuple[str, str], ...]:
    return tuple(product(_kinds(one), _kinds(other)))


def _is_of_class(kind: str, atom: Atom, lexicon: Lexicon) -> bool:
    """True for an atom that fills a slot by itself: a number of three or four digits, a modifier, a word for a resolution."""
    if kind == "number":
        return atom.text.isdigit() and 3 <= len(atom.text) <= 4
    return kind in lexicon.classes.get(atom.key, ())


def _matches(atoms: tuple[Atom, ...], chart: Chart, lexicon: Lexicon, compiled: Compiled, starts: _Starts) -> Iterator[Match]:
    for parts in compiled.parts:
        for i in starts.of_pattern(parts):
            best = max(_walk(atoms, chart, starts, parts, 0, i, ()), key=_last, default=None)
            if best is not None:
                last, end, slots = best
                yield _with_article(atoms, lexicon, _with_role(Match(compiled.rule, i, last, atoms[i].start, end, slots, core=i)))


def _last(found: tuple[int, int, tuple[tuple[str, Element], ...]]) -> int:
    return found[0]


def _with_role(match: Match) -> Match:
    """The match with the role that its rule names as its target, where no slot gives one ("le ministre russe des Affaires étrangères")."""
    kind = {"office": "office", "offices": "office", "body": "body"}.get(match.rule.gives)
    if kind is None or not match.rule.target or match.slot("office", "offices", "officeid", "counterpart", "body", "bodyid") is not None:
        return match
    role = Element(kind, match.rule.target, match.first, match.last, match.start, match.end, False)
    return replace(match, slots=(*match.slots, (kind, role)))


def _walk(
    atoms: tuple[Atom, ...], chart: Chart, starts: _Starts, parts: tuple[Part, ...], at: int, i: int, slots: tuple[tuple[str, Element], ...]
) -> Iterator[tuple[int, int, tuple[tuple[str, Element], ...]]]:
    """Every way in which `parts[at:]` can be read from atom `i` on: last atom, last character, slots. Bounded by the pattern's length."""
    if at == len(parts):
        if slots or i > 0:
            end = slots[-1][1].end if slots and slots[-1][1].last == i else atoms[i - 1].end
            yield i, end, slots
        return
    part = parts[at]
    if i >= len(atoms) or (slots and atoms[i].line != atoms[slots[0][1].first].line):
        return
    if part.slot is None:
        if atoms[i].key in part.words:
            yield from _walk(atoms, chart, starts, parts, at + 1, i + 1, slots)
    elif part.slot in _CLASSES:
        if part.slot in starts.kinds_at.get(i, ()):
            word = Element(part.slot, atoms[i].key, i, i + 1, atoms[i].start, atoms[i].end, False)
            yield from _walk(atoms, chart, starts, parts, at + 1, i + 1, (*slots, (part.slot, word)))
    else:
        kinds = _kinds(part)
        for element in chart.get(i, ()):
            if part.slot.startswith("home-") and (element.value in _ABROAD or element.value.partition("@")[0].endswith(_ENVOYS)):
                continue
            if element.kind == "seat" and part.slot == "owner" and not element.genitive:
                continue  # "Moscow's ambassador", but never "the Moscow ambassador"
            if element.kind not in kinds or (part.form is not None and element.genitive != (part.form == "genitive")):
                continue
            if at + 1 == len(parts) or not _kinds(parts[at + 1]).isdisjoint(starts.kinds_at.get(element.last, ())):
                yield from _walk(atoms, chart, starts, parts, at + 1, element.last, (*slots, (part.slot.removeprefix("home-"), element)))


def _with_article(atoms: tuple[Atom, ...], lexicon: Lexicon, match: Match) -> Match:
    """The match with what belongs to it on the left: a modifier ("former"), then an article."""
    former = any(name == "modifier" and element.value in lexicon.words["former"] for name, element in match.slots)
    first = match.first
    while first > 0 and atoms[first - 1].line == atoms[match.first].line:
        before = atoms[first - 1]
        if before.is_hyphen and atoms[first].glued and first > 1 and lexicon.is_in("former", atoms[first - 2]):
            first, former = first - 2, True
            continue
        if lexicon.is_in("former", before):
            former = True
        elif not lexicon.is_in("modifiers", before):
            break
        first -= 1
    elided = first > 1 and atoms[first].glued and atoms[first - 1].key == "'" and atoms[first - 1].glued
    article = first - 2 if elided else first - 1
    if article >= 0 and atoms[article].line == atoms[match.first].line and lexicon.is_in("articles", atoms[article]):
        first = article
    elif not former:
        first = match.first
    if first == match.first and not former:
        return match
    return replace(match, first=first, start=atoms[first].start, former=former)

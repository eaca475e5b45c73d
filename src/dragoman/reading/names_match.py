"""Forms and descriptions in a text: what the lexicon's tree finds, and what the pack's patterns build from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ..packs.names import NamePattern
from .names_lexicon import Atom, Element, Lexicon
from .names_patterns import CLASSES, WORD, Beginnings, Part

Chart = Mapping[int, tuple[Element, ...]]
_Kinds = Mapping[int, set[str]]
_Found = tuple[int, int, tuple[tuple[str, Element], ...]]

_NUMBER = ("number",)
# "in Russia" does not make these Russia's
_ABROAD = frozenset({"embassy", "consulate", "mission", "office", "military", "headquarters", "negotiating-team"})
_HOSTS = ("place", "owner", "state")
_OWNERS = ("adjective", "state", "owner", "organisation", "people", "seat")
_ENVOYS = ("ambassador", "charge-d-affaires", "envoy", "negotiator")  # nor does "in" or "for" these


@dataclass(frozen=True, slots=True)
class Match:
    """A description that a pattern built: atoms `[first, last)`, characters `[start, end)`, and what fills its slots.

    `former` says that a word before or inside it means the title is held no longer, `then` that it was held at the time told of.
    """

    rule: NamePattern
    first: int
    last: int
    start: int
    end: int
    slots: tuple[tuple[str, Element], ...]
    former: bool = False
    then: bool = False
    core: int = 0  # the first atom without article and modifiers

    def slot(self, *kinds: str) -> Element | None:
        """What fills the first slot of one of these names."""
        return next((element for name, element in self.slots if name in kinds), None)


def chart_of(atoms: tuple[Atom, ...], lexicon: Lexicon) -> dict[int, tuple[Element, ...]]:
    """Every form of the lexicon in the text, by the atom at which it starts; none that begins in the middle of a hyphenated word."""
    chart: dict[int, tuple[Element, ...]] = {}
    for i, atom in enumerate(atoms):
        if atom.is_word and (found := lexicon.elements(atoms, i)):
            chart[i] = found
    return chart


def matches_of(atoms: tuple[Atom, ...], chart: Chart, lexicon: Lexicon, *, with_person: bool = False) -> Iterator[Match]:
    """Every description that a pattern of the pack builds; patterns with a `{person}` slot only when asked for."""
    kinds = _kinds_of(atoms, chart, lexicon)
    starts = _starts_of(chart, kinds, lexicon.patterns.beginnings[with_person])
    for number in sorted(starts):
        variant = lexicon.patterns.variants[number]
        for i in sorted(starts[number]):
            best = max(_walk(atoms, chart, kinds, variant.parts, 0, i, ()), key=_last, default=None)
            if best is not None:
                last, end, slots = best
                yield _with_article(atoms, lexicon, _with_role(Match(variant.rule, i, last, atoms[i].start, end, slots, core=i)))


def _kinds_of(atoms: tuple[Atom, ...], chart: Chart, lexicon: Lexicon) -> dict[int, set[str]]:
    """What begins at each atom: kinds of elements, words of patterns, classes of single words."""
    kinds = {i: {element.kind for element in elements} for i, elements in chart.items()}
    words, classes = lexicon.patterns.words, lexicon.classes
    for i, atom in enumerate(atoms):
        if atom.key in words:
            kinds.setdefault(i, set()).add(WORD + atom.key)
        for kind in classes.get(atom.key, _NUMBER if atom.text.isdigit() else ()):
            if _is_of_class(kind, atom, lexicon):
                kinds.setdefault(i, set()).add(kind)
    return kinds


def _starts_of(chart: Chart, kinds: _Kinds, beginnings: Beginnings) -> dict[int, set[int]]:
    """The patterns by their numbers, each with the atoms at which it may begin."""
    starts: dict[int, set[int]] = {}
    single, double = beginnings.single, beginnings.double
    for i, own in kinds.items():
        ends = {(element.kind, element.last) for element in chart.get(i, ())}
        for kind in own:
            for number in single.get(kind, ()):
                starts.setdefault(number, set()).add(i)
            if kind.startswith(WORD) or kind in CLASSES:
                ends.add((kind, i + 1))
        for kind, last in ends:
            for following in kinds.get(last, ()):
                for number in double.get((kind, following), ()):
                    starts.setdefault(number, set()).add(i)
    return starts


def _is_of_class(kind: str, atom: Atom, lexicon: Lexicon) -> bool:
    """True for an atom that fills a slot by itself: a number of three or four digits, a modifier, a word for a resolution."""
    if kind == "number":
        return atom.text.isdigit() and 3 <= len(atom.text) <= 4
    return kind in lexicon.classes.get(atom.key, ())


def _last(found: _Found) -> int:
    return found[0]


def _with_role(match: Match) -> Match:
    """The match with the role that its rule names as its target, where no slot gives one ("le ministre russe des Affaires étrangères")."""
    kind = {"office": "office", "offices": "office", "body": "body"}.get(match.rule.gives)
    if kind is None or not match.rule.target or match.slot("office", "offices", "officeid", "counterpart", "body", "bodyid") is not None:
        return match
    role = Element(kind, match.rule.target, match.first, match.last, match.start, match.end, False)
    return replace(match, slots=(*match.slots, (kind, role)))


def _walk(
    atoms: tuple[Atom, ...], chart: Chart, kinds: _Kinds, parts: tuple[Part, ...], at: int, i: int, slots: tuple[tuple[str, Element], ...]
) -> Iterator[_Found]:
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
            yield from _walk(atoms, chart, kinds, parts, at + 1, i + 1, slots)
    elif part.slot in CLASSES:
        if part.slot in kinds.get(i, ()):
            word = Element(part.slot, atoms[i].key, i, i + 1, atoms[i].start, atoms[i].end, False)
            yield from _walk(atoms, chart, kinds, parts, at + 1, i + 1, (*slots, (part.slot, word)))
    else:
        for element in chart.get(i, ()):
            if part.slot.startswith("home-") and (element.value in _ABROAD or is_envoy(element.value)):
                continue
            if element.kind == "seat" and part.slot == "owner" and not element.genitive:
                continue  # "Moscow's ambassador", but never "the Moscow ambassador"
            if part.slot in _HOSTS and _is_at_home(slots):
                continue  # "a visit of the president of Turkey to Greece": only envoys are somebody's somewhere
            if element.kind not in part.kinds or (part.form is not None and element.genitive != (part.form == "genitive")):
                continue
            if at + 1 == len(parts) or not parts[at + 1].kinds.isdisjoint(kinds.get(element.last, ())):
                yield from _walk(atoms, chart, kinds, parts, at + 1, element.last, (*slots, (part.slot.removeprefix("home-"), element)))


def is_envoy(office: str) -> bool:
    """True for an office that is held abroad, for a state and with another."""
    return office.partition("@")[0].endswith(_ENVOYS)


def _is_at_home(slots: tuple[tuple[str, Element], ...]) -> bool:
    """True where an office that is no envoy's has its owner already."""
    office = next((element for name, element in slots if name == "office"), None)
    return office is not None and not is_envoy(office.value) and any(name in _OWNERS for name, _ in slots)


def _with_article(atoms: tuple[Atom, ...], lexicon: Lexicon, match: Match) -> Match:
    """The match with what belongs to it on the left: a modifier ("former"), then an article."""
    inside = {element.value for name, element in match.slots if name == "modifier"}
    former, then = (not inside.isdisjoint(lexicon.words[words]) for words in ("former", "then"))
    first = match.first
    while first > 0 and atoms[first - 1].line == atoms[match.first].line:
        before = atoms[first - 1]
        hyphen = before.is_hyphen and atoms[first].glued and first > 1
        if hyphen:
            before = atoms[first - 2]
        if lexicon.is_in("former", before):
            former = True
        elif lexicon.is_in("then", before):
            then = True
        elif hyphen or not lexicon.is_in("modifiers", before):
            break
        first -= 2 if hyphen else 1
    behind = atoms[match.last + 2] if match.last + 2 < len(atoms) and lexicon.is_in("elided", atoms[match.last]) else None
    if behind is not None and lexicon.is_in("then", behind):  # "le président d’alors"
        match, then = replace(match, last=match.last + 3, end=behind.end), True
    elided = first > 1 and atoms[first].glued and atoms[first - 1].key == "'" and atoms[first - 1].glued
    article = first - 2 if elided else first - 1
    if article >= 0 and atoms[article].line == atoms[match.first].line and lexicon.is_in("articles", atoms[article]):
        first = article
    elif not former and not then:
        first = match.first
    if first == match.first and not former and not then:
        return match
    return replace(match, first=first, start=atoms[first].start, former=former, then=then)

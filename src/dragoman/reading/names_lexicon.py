"""A pack's and the world's names as one tree over words, compiled once per pair.

The text is cut into atoms (runs of letters, runs of digits, single marks), the names likewise, so that a look-up is a walk down
a dictionary and costs the same however many names there are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from babel import Locale

from ..packs import Pack
from ..packs.names import Endings
from ..text import Span
from ..world import Person, World, fold_name, fold_word, sounds
from .names_inflections import Base, Inflections, inflections_of
from .names_patterns import Patterns, compiled

_ATOM = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")
HYPHENS = "-‐‑–"
_APOSTROPHES = "'’ʼ‘"
_MARK_KEYS = {**dict.fromkeys(_APOSTROPHES, "'"), **dict.fromkeys(HYPHENS, "-")}
KEPT = 200_000  # words of which it is remembered what they may be
_ENDING_MARKS = "':"
_SECOND = 3  # letters of what follows a stem in a compound
_OWNERS = frozenset({"state", "organisation", "seat"})
_SIBILANTS = "sxzß"  # after which a mark alone may mean the owner
_PLURAL_TOO = frozenset({"adjective", "people", "group", "instrument", "nickname", "state", "organisation", "place", "seat"})
_LONG = 5  # words: so long a name is meant however it is written ("organisasjonen for sikkerhet og samarbeid i Europa")
_ACRONYM = 3  # letters: shorter ones are too often words (us, who, is, un)


class Atom(NamedTuple):
    """A run of letters or digits, or one mark; `key` is what is compared, `glued` says that no space stands before it."""

    start: int
    end: int
    text: str
    key: str
    glued: bool
    line: int
    is_word: bool  # a run of letters
    is_capital: bool  # a word with a capital at its head

    @property
    def is_hyphen(self) -> bool:
        """True for a hyphen that joins what stands before and after it."""
        return self.text in HYPHENS


def is_joined(atoms: tuple[Atom, ...], i: int) -> bool:
    """True for a word that a hyphen joins to the word behind it."""
    return i + 2 < len(atoms) and atoms[i + 1].is_hyphen and atoms[i + 1].glued and atoms[i + 2].glued and atoms[i + 2].is_word


class Keys(dict[str, str]):
    """What each word or mark is compared as; worked out once for each, for texts repeat their words.

    Args:
        alike: The letters that writers of the language interchange, each with the one that it is compared as.
    """

    def __init__(self, alike: Mapping[str, str]) -> None:
        super().__init__()
        self._alike = alike

    def __missing__(self, word: str) -> str:
        key = _MARK_KEYS.get(word) or word.casefold()
        for letter, other in self._alike.items():
            key = key.replace(letter, other)
        if len(self) > KEPT:
            self.clear()
        self[word] = key
        return key


def atoms_of(text: str, spans: Iterable[Span], keys: Keys) -> tuple[Atom, ...]:
    """The atoms of the given stretches, in order; nothing that follows may match across two stretches."""
    atoms: list[Atom] = []
    for line, span in enumerate(spans, 1):
        last = span.start
        for m in _ATOM.finditer(text, span.start, span.end):
            start, end = m.span()
            word = m.group()
            atoms.append(Atom(start, end, word, keys[word], start == last > span.start, line, word[0].isalpha(), word[0].isupper()))
            last = end
    return tuple(atoms)


@dataclass(frozen=True, slots=True)
class Entry:
    """One meaning of a form: its kind (a slot of the patterns), the id or role it stands for, and how it must be written."""

    kind: str
    value: str
    form: tuple[str, ...]
    exact: bool

    def fits(self, atoms: tuple[Atom, ...]) -> bool:
        """True when the atoms are written as the form demands; an ending behind the last of them does not count."""
        if self.exact:
            return all(a.text[: len(f)] == f for a, f in zip(atoms, self.form, strict=True))
        if len(self.form) >= _LONG:
            return True
        return all(not f[0].isupper() or a.is_capital for a, f in zip(atoms, self.form, strict=True))


@dataclass(frozen=True, slots=True)
class Element:
    """A form found in the text: atoms `[first, last)`, a genitive ending of the pack's `genitive` left out of `end` but counted in `last`."""

    kind: str
    value: str
    first: int
    last: int
    start: int
    end: int
    genitive: bool
    local: bool = False  # a form that says where, whence or whither


class _Node(dict[str, "_Node"]):
    """A point of the tree: what may follow, and what ends here."""

    __slots__ = ("entries",)

    def __init__(self) -> None:
        super().__init__()
        self.entries: tuple[Entry, ...] = ()


class PeopleNode(dict[str, "PeopleNode"]):
    """A point of the tree of persons' full names by the keys of their words: what may follow, and who bears the name that ends here."""

    __slots__ = ("persons",)

    def __init__(self) -> None:
        super().__init__()
        self.persons: tuple[Person, ...] = ()


class Written(NamedTuple):
    """What a word of a name may be, by its keys: with how many characters of a genitive ending are cut off, and without those readings."""

    stems: tuple[tuple[tuple[str, ...], int], ...]
    spellings: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lexicon:
    """Everything that finding names needs of one pack and one world."""

    root: _Node
    genitive: tuple[str, ...]
    inflections: Inflections
    keys: Keys
    patterns: Patterns
    world: World  # with the persons' names as the language writes them
    people: PeopleNode
    by_family: Mapping[tuple[str, ...], tuple[Person, ...]]
    by_sound: Mapping[str, tuple[Person, ...]]
    classes: Mapping[str, tuple[str, ...]]  # of words that fill a slot by themselves
    credits: frozenset[str]  # the keys of the pack's words of credit
    stems: Mapping[str, str]  # of states
    stem_sizes: tuple[int, ...]
    combining: Mapping[str, str]  # first parts of double adjectives, with the state
    heads: Mapping[str, str]  # of offices, with the role
    head_sizes: tuple[int, ...]
    local_ends: tuple[str, ...]
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)
    written: dict[str, Written] = field(default_factory=dict)
    _starts: dict[str, bool] = field(default_factory=dict)

    def is_in(self, word_class: str, atom: Atom | None) -> bool:
        """True when an atom is one of the pack's words of a class (`articles`, `former`, …)."""
        return atom is not None and atom.key in self.words[word_class]

    def elements(self, atoms: tuple[Atom, ...], i: int) -> tuple[Element, ...]:
        """Every form that starts at atom `i`; a stem at the head of a compound where nothing else does."""
        if not self._may_start(atoms[i].key):
            return ()
        found = tuple(self._walk(self.root, atoms, i, i, ()))
        if not found and (state := self.combining.get(atoms[i].key)) is not None and is_joined(atoms, i):
            return (Element("adjective", state, i, i + 1, atoms[i].start, atoms[i].end, False),)
        return found or tuple(self._compounds(atoms[i], i))

    def _may_start(self, key: str) -> bool:
        """False for a word with which no form begins; asked once for each word."""
        known = self._starts.get(key)
        if known is None:
            if len(self._starts) > KEPT:
                self._starts.clear()
            cut = (key[: -len(ending)] for ending in self.genitive if ending.isalpha() and key.endswith(ending))
            written = (key, *cut, *(base.word for base in self.inflections.bases(key)))
            compound = any(key[:size] in self.stems for size in self.stem_sizes) or any(
                w[-n:] in self.heads for w in written for n in self.head_sizes
            )
            known = self._starts[key] = compound or key in self.combining or any(word in self.root for word in written)
        return known

    def _compounds(self, atom: Atom, i: int) -> Iterator[Element]:
        """A word that nothing lists: one that begins with a state's stem, or ends with an office's head."""
        for size in self.stem_sizes:
            state = self.stems.get(atom.key[:size])
            if state is not None and len(atom.key) >= size + _SECOND:
                yield Element("people", state, i, i + 1, atom.start, atom.end, False)
                return
        if self.head_sizes and len(atom.key) > _SECOND + self.head_sizes[-1]:
            for word, case in ((atom.key, ""), *((base.word, base.case) for base in self.inflections.bases(atom.key))):
                for size in self.head_sizes:
                    role = self.heads.get(word[-size:]) if len(word) >= size + _SECOND else None
                    if role is not None and case != "plural":
                        yield Element("office", role, i, i + 1, atom.start, atom.end, case == "owner")
                        return

    def _walk(self, node: _Node, atoms: tuple[Atom, ...], first: int, i: int, bent: tuple[Base, ...]) -> Iterator[Element]:
        """Forms that go on from `node` with atom `i`; `bent` are the nominatives behind the words up to there that are inflected."""
        if i >= len(atoms) or atoms[i].line != atoms[first].line:
            return
        yield from self._cut(node, atoms, first, i)
        following = node.get(atoms[i].key)
        if following is not None:
            yield from self._onward(following, atoms, first, i + 1, bent)
        for base in self.inflections.bases(atoms[i].key):
            following = node.get(base.word)
            if following is not None:
                yield from self._onward(following, atoms, first, i + 1, (*bent, base))

    def _onward(self, node: _Node, atoms: tuple[Atom, ...], first: int, i: int, bent: tuple[Base, ...]) -> Iterator[Element]:
        """Forms that end at `node`, before atom `i`, and those that go on from there."""
        if node.entries:
            yield from self._ending(node, atoms, first, i, bent)
        if node:
            yield from self._walk(node, atoms, first, i, bent)

    def _ending(self, node: _Node, atoms: tuple[Atom, ...], first: int, i: int, bent: tuple[Base, ...]) -> Iterator[Element]:
        """Forms that end before atom `i`, with an ending behind a mark where one stands there."""
        plural = any(base.case == "plural" for base in bent)
        for entry in node.entries:
            kind: str | None = entry.kind
            if plural and entry.kind not in _PLURAL_TOO:
                kind = "offices" if entry.kind == "office" else None
            if kind is None or not all(self.inflections.allows(entry.kind, base) for base in bent) or not entry.fits(atoms[first:i]):
                continue
            for last, end, case in self._suffix(atoms, i):
                cases = {case} - {""} or {base.case for base in bent}
                local = cases == {"local"} or (bool(bent) and bool(self.local_ends) and atoms[i - 1].key.endswith(self.local_ends))
                yield Element(kind, entry.value, first, last, atoms[first].start, end, cases == {"owner"}, local)
                if kind in _OWNERS and "s" in self.genitive and atoms[i - 1].key[-1] in _SIBILANTS and not case:
                    # "Belarus ledare": where s alone marks the owner, a name in s takes none
                    yield Element(kind, entry.value, first, last, atoms[first].start, end, True, local)

    def _cut(self, node: _Node, atoms: tuple[Atom, ...], first: int, i: int) -> Iterator[Element]:
        """Forms whose last word carries a genitive ending that is written together with it ("Russlands")."""
        atom = atoms[i]
        for ending in self.genitive:
            if not ending.isalpha() or not atom.key.endswith(ending) or len(atom.key) <= len(ending) + 1:
                continue
            found = node.get(atom.key[: -len(ending)])
            if found is None or not found.entries:
                continue
            stem = atom._replace(end=atom.end - len(ending), text=atom.text[: -len(ending)])
            for entry in found.entries:
                if entry.fits((*atoms[first:i], stem)) and not (entry.exact and atom.text.isupper()):  # "AUS" is not the AU's
                    yield Element(entry.kind, entry.value, first, i + 1, atoms[first].start, stem.end, True)

    def _suffix(self, atoms: tuple[Atom, ...], i: int) -> Iterator[tuple[int, int, str]]:
        """Where an element ends that stands before atom `i` and may have an ending of its own atoms there ("Russia’s", "Hamas’", "EU:n").

        The atom behind it, the character at which the name ends, and what the ending says (as in `Base`).
        """
        end = atoms[i - 1].end
        if i < len(atoms) and atoms[i].key in _ENDING_MARKS and atoms[i].glued:
            if i + 1 < len(atoms) and atoms[i + 1].glued:
                ending = atoms[i].key + atoms[i + 1].key
                if ending in self.genitive:
                    yield i + 2, end, "owner"
                    return
                if ending in self.inflections.behind:
                    yield from ((i + 2, atoms[i + 1].end, case) for case in self.inflections.behind[ending])
                    return
            bare = not (i + 1 < len(atoms) and atoms[i + 1].glued and atoms[i + 1].is_word)
            if bare and atoms[i].key in self.genitive and atoms[i - 1].key[-1] in _SIBILANTS:
                yield i + 1, end, "owner"
                return
        yield i, end, ""


@lru_cache(maxsize=64)
def lexicon_of(pack: Pack, world: World) -> Lexicon:
    """The compiled names of a pack and a world; made on first use."""
    names, world = pack.names, world.with_persons(pack.names.persons)
    root = _Node()

    keys = Keys(names.alike)
    key = keys.__getitem__

    def add(kind: str, value: str, forms: Iterable[str]) -> None:
        for form in forms:
            _put(root, kind, value, form, key)

    for state, forms in _state_forms(pack, world).items():
        add("state", state, forms)
    for kind, table, endings in (
        ("adjective", names.adjectives, names.adjective_endings),
        ("people", names.people, names.people_endings),
        ("office", names.offices, names.noun_endings),
        ("body", names.bodies, names.noun_endings),
        ("officeid", names.own_offices, names.noun_endings),
        ("bodyid", names.own_bodies, ()),
        ("organisation", names.organisations, ()),
        ("nickname", names.nicknames, ()),
        ("instrument", names.instruments, ()),
        ("group", names.groups, ()),
    ):
        for value, forms in table.items():
            add(kind, value, _inflected(forms, endings))
            if kind in ("office", "body"):
                add(kind, value, _with_portfolios(forms, names.portfolios))
            if kind == "office":
                add("offices", value, _plurals(forms, endings))
    add("counterpart", "counterpart", _inflected(names.counterparts, names.noun_endings))
    add("profession", "profession", _inflected(names.professions, names.noun_endings))
    for place in world.places.values():
        add("place", place.id, names.places.get(place.id, (place.label,)))
        governed = world.capital_of(place.id)
        if governed is not None:
            add("seat", governed, names.places.get(place.id, (place.label,)))
    for organisation in world.organisations.values():
        if organisation.id not in names.organisations and organisation.id not in names.own_bodies:
            add("organisation", organisation.id, (organisation.label,))
        add("organisation", organisation.id, organisation.also)
    for instrument in world.instruments.values():
        if instrument.id not in names.instruments:
            add("instrument", instrument.id, (instrument.label,))
    stems = {key(stem): state for state, forms in names.stems.items() for stem in forms}
    combining = {key(part): state for state, forms in names.combining.items() for part in forms}
    heads = {key(head): role for role, forms in names.heads.items() for head in forms}
    people = PeopleNode()
    family: dict[tuple[str, ...], list[Person]] = {}
    for form, person in world.person_forms():
        node = people
        for part in fold_name(form):
            node = node.setdefault(part, PeopleNode())
        node.persons = (*node.persons, person) if person not in node.persons else node.persons
    heard: dict[str, dict[str, Person]] = {}
    for person in world.persons.values():
        for form in person.family:
            family.setdefault(fold_name(form), []).append(person)
            for sound in sounds(form.split()[-1]):
                heard.setdefault(sound, {})[person.id] = person
    classes = (
        "articles",
        "elided",
        "conjunctions",
        "former",
        "then",
        "modifiers",
        "locatives",
        "directions",
        "clock_cues",
        "clock_nouns",
        "language_nouns",
        "language_cues",
        "language_ends",
        "indefinites",
        "copulas",
        "attributives",
        "common",
        "openers",
        "things",
        "time_cues",
        "memberships",
        "credits",
        "media",
        "resolutions",
    )
    modifiers, resolutions = ({key(word) for word in words} for words in ((*names.modifiers, *names.former, *names.then), names.resolutions))
    quantities = {key(word) for word in (*pack.events.counting, *pack.events.numbers)}
    return Lexicon(
        root=root,
        genitive=names.genitive,
        inflections=inflections_of(names.inflections, key),
        keys=keys,
        patterns=compiled(names.patterns, key),
        classes={w: (*(("modifier",) if w in modifiers else ()), *(("resolution",) if w in resolutions else ())) for w in modifiers | resolutions},
        world=world,
        people=people,
        credits=frozenset(fold_word(word) for word in names.credits),
        stems=stems,
        combining=combining,
        heads=heads,
        head_sizes=tuple(sorted({len(head) for head in heads}, reverse=True)),
        local_ends=tuple(key(ending) for ending in names.local_ends),
        stem_sizes=tuple(sorted({len(stem) for stem in stems}, reverse=True)),
        by_sound={sound: tuple(found.values()) for sound, found in heard.items()},
        by_family={k: _distinct(v) for k, v in family.items()},
        words={"quantities": frozenset(quantities), **{name: frozenset(key(word) for word in getattr(names, name)) for name in classes}},
    )


def _distinct(persons: list[Person]) -> tuple[Person, ...]:
    return tuple({p.id: p for p in persons}.values())


def _state_forms(pack: Pack, world: World) -> dict[str, tuple[str, ...]]:
    """How the language writes the states: the names in CLDR and what the pack adds.

    Of "A (B)" each part is a name, but B only where no state is called so ("Virgin Islands (USA)").
    """
    territories = Locale.parse(pack.info.cldr.replace("-", "_")).territories
    written = {s.id: territories.get(s.alpha2 or "", "") if s.status != "dissolved" else "" for s in world.states.values()}
    plain = {name.partition("(")[0].strip() for name in written.values()} | {form for forms in pack.names.states.values() for form in forms}
    forms: dict[str, tuple[str, ...]] = {}
    for state, name in written.items():
        first, *others = (part.strip(" )") for part in name.split("("))
        spelt = (first, *(first.replace("&", word) for word in pack.names.conjunctions)) if "&" in first else (first,) if first else ()
        forms[state] = (*spelt, *(part for part in others if part not in plain), *pack.names.states.get(state, ()))
    return forms


def _inflected(forms: tuple[str, ...], endings: tuple[Endings, ...]) -> Iterator[str]:
    """Every form with the endings that its own end calls for; the first row of `endings` that fits counts."""
    for form in forms:
        yield form
        for row in endings:
            if form.endswith(row.ends):
                stem = form[: len(form) - len(row.ends)]
                yield from (stem + ending for ending in row.forms)
                break


def _with_portfolios(forms: tuple[str, ...], portfolios: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """The titles with what else they may be for: "minister of foreign affairs" also "and trade"."""
    for form in forms:
        for end, further in portfolios.items():
            if form.lower().endswith(" " + end.lower()):
                yield from (f"{form} {portfolio}" for portfolio in further)


def _plurals(forms: tuple[str, ...], endings: tuple[Endings, ...]) -> Iterator[str]:
    """The plurals of every form."""
    for form in forms:
        row = next((row for row in endings if form.endswith(row.ends)), None)
        if row is not None:
            yield from (form[: len(form) - len(row.ends)] + ending for ending in row.plural)


def _put(root: _Node, kind: str, value: str, form: str, key: Callable[[str], str]) -> None:
    words = tuple(m.group() for m in _ATOM.finditer(form))
    node = root
    for word in words:
        node = node.setdefault(key(word), _Node())
    alone = len(words) == 1 and form.isupper()
    # Of a state and an organisation that are spelt alike (Guam, GUAM) the organisation is meant by capitals only.
    rival = alone and kind == "organisation" and any(e.kind in ("state", "place") for e in node.entries)
    entry = Entry(kind, value, words, alone and (len(form) <= _ACRONYM or rival))
    if words and entry not in node.entries:
        node.entries = (*node.entries, entry)

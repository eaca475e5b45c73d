"""Persons in a text: who is named in full, who by the family name alone, and who of the world they are.

A person whom the world does not know is a person of that report (`person:<slug>` of the name as written), never the nearest famous one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR

from rapidfuzz.distance import OSA, JaroWinkler, Levenshtein

from ..world import Period, Person, World, alike, fold_word, slug, sounds
from .names_lexicon import HYPHENS, KEPT, Atom, Lexicon, PeopleNode, Written

_CYRILLIC = re.compile(r"[а-яіїєґ]")
_LONGEST = 6  # words of a name
_GIVEN_ALIKE = 0.88  # Jaro-Winkler of two keys of one given name: Alexander/Aleksandr 0.93, Joe/Joseph 0.83
_GARBLED_FAMILY = 0.6  # share of letters that agree: Hoetfeldt/Huitfeldt 0.78 as keys; unrelated names lie below 0.5
_GARBLED_GIVEN = 0.6
_RESPELT, _CLEAR = 0.82, 0.08  # likeness from which on an unknown name is a known person's, and by how much more than the next one's
_EAST_ASIAN = 6  # letters of a Korean or Chinese family name and of the first part of a given name
_SECOND, _SECOND_LONG = 4, 7  # letters of its second part, in small letters
_SHORT_NAME, _LONG_NAME = 6, 9  # letters from which one, and two, may be wrong in a name that is still taken for another of the report
_YEARS_ALONE = 8  # how long before and after an office a family name alone is still taken for its holder


@dataclass(frozen=True, slots=True)
class Word:
    """A capitalised word of a name, hyphens and apostrophes inside it included: atoms `[first, last)`."""

    first: int
    last: int
    text: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch that names a person: atoms `[first, last)`, characters `[start, end)`; `id` is `None` for one who cannot be told."""

    first: int
    last: int
    start: int
    end: int
    id: str | None
    label: str
    certainty: float
    why: str
    full: bool


def runs_of(atoms: tuple[Atom, ...], particles: frozenset[str], lexicon: Lexicon) -> Iterator[tuple[Word, ...]]:
    """Stretches of capitalised words that may hold a name, with the small words that stand inside names."""
    run: list[Word] = []
    i = 0
    while i < len(atoms):
        atom = atoms[i]
        word = _word_at(atoms, i, particles, lexicon) if atom.is_capital or atom.key in particles else None
        if run and (word is None or atoms[run[-1].first].line != atom.line):
            yield from _trimmed(run)
            run = []
        if word is None or (not run and word.text.islower() and lexicon.is_in("articles", atoms[i])):
            i += 1  # no name begins with an article, even one that may stand inside a name
            continue
        run.append(word)
        i = word.last
        if i < len(atoms) and len(word.text) == 1 and atoms[i].text == "." and atoms[i].glued:
            i += 1  # the point of an initial
    if run:
        yield from _trimmed(run)


def _trimmed(run: list[Word]) -> Iterator[tuple[Word, ...]]:
    while run and run[-1].text.islower():
        run.pop()
    if run:
        yield tuple(run)


def _word_at(atoms: tuple[Atom, ...], i: int, particles: frozenset[str], lexicon: Lexicon) -> Word | None:
    atom = atoms[i]
    if lexicon.is_in("elided", atom) and i + 1 < len(atoms) and atoms[i + 1].glued and atoms[i + 1].key == "'":
        return None
    last = i + 1
    while last + 1 < len(atoms) and atoms[last].glued and atoms[last + 1].glued and atoms[last + 1].is_word:
        hyphen = atoms[last].is_hyphen and (atoms[last + 1].is_capital or len(atoms[last + 1].text) <= _second_part(atoms, i, last))
        begins = atoms[last + 1].is_capital and len(atoms[last + 1].text) > 1
        apostrophe = atoms[last].key == "'" and (begins or _CYRILLIC.match(atoms[last + 1].text) is not None)  # "Лук’янов"
        if not hyphen and not apostrophe:
            break
        last += 2
    if (
        not atom.is_capital
        and last == i + 1
        and not (i + 1 < len(atoms) and atoms[i + 1].is_word and (atoms[i + 1].is_capital or atoms[i + 1].key in particles))
    ):
        return None
    parts = atoms[i:last]
    text = "".join("-" if a.is_hyphen else a.text for a in parts)
    return Word(i, last, "".join(a.text for a in parts), tuple(fold_word(part) for part in text.split("-")))


def _second_part(atoms: tuple[Atom, ...], i: int, hyphen: int) -> int:
    """How many small letters behind a hyphen may belong to a given name: more behind a family name ("Wu Jau-shieh", "Cho Se-young")."""
    before = atoms[i - 1] if i and not atoms[i].glued else None
    family = before is not None and before.is_capital and before.line == atoms[i].line and len(before.text) <= _EAST_ASIAN
    return _SECOND_LONG if family and hyphen == i + 1 and len(atoms[i].text) <= _EAST_ASIAN else _SECOND


def stems(word: Word, atoms: tuple[Atom, ...], lexicon: Lexicon) -> Iterator[tuple[tuple[str, ...], int]]:
    """The keys of a word and the character at which the name ends: as written, without a genitive ending, and by its nominatives."""
    end = atoms[word.last - 1].end
    return ((keys, end - cut) for keys, cut in _written(word, atoms, lexicon).stems)


def spellings(word: Word, atoms: tuple[Atom, ...], lexicon: Lexicon) -> tuple[tuple[str, ...], ...]:
    """The keys of a word as written and of its nominatives."""
    return _written(word, atoms, lexicon).spellings


def _written(word: Word, atoms: tuple[Atom, ...], lexicon: Lexicon) -> Written:
    """What a word may be, worked out once for each: texts repeat their words."""
    known = lexicon.written.get(word.text)
    if known is None:
        if len(lexicon.written) > KEPT:
            lexicon.written.clear()
        last = atoms[word.last - 1]
        nominatives = _nominatives(word, last, lexicon)
        endings = (ending for ending in lexicon.genitive if ending.isalpha() and last.key.endswith(ending))
        owners = tuple(
            ((*word.keys[:-1], fold_word(_elided(word, last) + last.text[: -len(ending)])), len(ending))
            for ending in endings
            if len(last.key) > len(ending) + (2 if len(word.keys) == 1 else 1)
        )
        found = ((word.keys, 0), *owners, *((keys, 0) for keys in nominatives))
        known = lexicon.written[word.text] = Written(found, (word.keys, *nominatives))
    return known


def _nominatives(word: Word, last: Atom, lexicon: Lexicon) -> tuple[tuple[str, ...], ...]:
    found = (base.word for base in lexicon.inflections.bases(last.key) if lexicon.inflections.allows("person", base))
    return tuple(dict.fromkeys((*word.keys[:-1], fold_word(_elided(word, last) + nominative)) for nominative in found))


def _elided(word: Word, last: Atom) -> str:
    """What stands in the last part of a hyphenated word before an apostrophe: "O" of "O’Brien"."""
    lead = word.text[: len(word.text) - len(last.text)]
    return lead[max(lead.rfind(mark) for mark in HYPHENS) + 1 :]


def known_person(run: Sequence[Word], at: int, atoms: tuple[Atom, ...], lexicon: Lexicon, when: Period) -> Mention | None:
    """The known person whose full name starts at word `at` of a run, the longest reading first."""
    if len(run) - at < 2:
        return None
    initials = [word for word in run[at + 1 : at + _LONGEST] if len(word.text) == 1]
    if initials and (plain := known_person([w for w in run[at : at + _LONGEST] if w not in initials], 0, atoms, lexicon, when)) is not None:
        return plain  # "James B. Comey"
    by_size: dict[int, list[tuple[int, tuple[Person, ...]]]] = {}
    for size, end, persons in _full_names(run[at : at + _LONGEST], 0, lexicon.people, atoms, lexicon):
        by_size.setdefault(size, []).append((end, persons))
    for size in range(min(_LONGEST, len(run) - at), 1, -1):
        words = run[at : at + size]
        for end, persons in by_size.get(size, ()):
            person = _one(persons, lexicon.world, when)
            if person is not None:
                return Mention(words[0].first, words[-1].last, atoms[words[0].first].start, end, person.id, person.label, 0.98, "the full name", True)
        found = _by_given_and_family(words, atoms, lexicon, when)
        if found is not None:
            return found
    return None


def _full_names(
    words: Sequence[Word], at: int, node: PeopleNode, atoms: tuple[Atom, ...], lexicon: Lexicon
) -> Iterator[tuple[int, int, tuple[Person, ...]]]:
    """Every full name that goes on from `node` with word `at`: how many words it has, the character at which it ends, who bears it."""
    if at >= len(words):
        return
    written = frozenset(spellings(words[at], atoms, lexicon))
    for keys, end in stems(words[at], atoms, lexicon):
        following: PeopleNode | None = node
        for key in keys:
            following = following.get(key) if following is not None else None
        if following is None:
            continue
        if at and following.persons:
            yield at + 1, end, following.persons
        if keys in written:
            yield from _full_names(words, at + 1, following, atoms, lexicon)


def _by_given_and_family(words: Sequence[Word], atoms: tuple[Atom, ...], lexicon: Lexicon, when: Period) -> Mention | None:
    for cut in range(1, min(3, len(words))):
        family = words[cut:]
        if len(words[:cut]) > 2:
            continue
        lead = tuple(key for word in family[:-1] for key in word.keys)
        for keys, end in stems(family[-1], atoms, lexicon):
            held = lexicon.by_family.get((*lead, *keys))
            if not held:
                continue
            given = {spelling[0] for spelling in spellings(words[0], atoms, lexicon)}
            initial = given if len(words[0].text) == 1 else frozenset[str]()
            fitting = [p for p in held if _has_initial(p, initial) and in_time(p.id, lexicon.world, when)] if initial else held
            person = _one([p for p in fitting if initial or any(_given_alike(key, p) for key in given)], lexicon.world, when)
            if person is not None:
                why = "the family name with " + ("the initial of the given name" if initial else "a given name that is spelt much like it")
                return Mention(words[0].first, words[-1].last, atoms[words[0].first].start, end, person.id, person.label, 0.9, why, True)
    return None


def _has_initial(person: Person, initials: Iterable[str]) -> bool:
    """True for somebody whom the press names by the family name alone, with one of these first letters: "V. Putin"."""
    return person.alone and any(fold_word(person.label.split()[0]).startswith(initial) for initial in initials)


def _given_alike(key: str, person: Person) -> bool:
    return any(JaroWinkler.similarity(key, fold_word(form.split()[0])) >= _GIVEN_ALIKE for form in person.forms if len(form.split()) > 1)


def _one(persons: Iterable[Person], world: World, when: Period) -> Person | None:
    """The only one of several people of one name, or the only one in office at the time."""
    held = tuple(persons)
    if len(held) > 1 and when != Period():
        held = tuple(p for p in held if world.offices_of(p.id, when))
    return held[0] if len(held) == 1 else None


def in_time(person: str, world: World, when: Period) -> bool:
    """True when some office of the person lies near enough to `when` for the family name alone to be understood."""
    if when.first is None or when.last is None:
        return True
    if not world.offices_of(person):
        return True
    early = when.first.replace(year=max(when.first.year - _YEARS_ALONE, MINYEAR), day=1)
    late = when.last.replace(year=min(when.last.year + _YEARS_ALONE, MAXYEAR), day=1)
    return any(h.period.overlaps(Period(early, late)) for h in world.offices_of(person))


def garbled_holder(mention: Mention, atoms: tuple[Atom, ...], offices: Iterable[str], world: World, when: Period) -> Mention | None:
    """The mention as the holder of one of these offices whose name it garbles, or `None`.

    Only with an office beside it may a name be taken for another that is spelt differently.
    """
    keys = [fold_word(a.text) for a in atoms[mention.first : mention.last] if a.is_word]
    if not keys:
        return None
    scored: dict[str, float] = {}
    for office in offices:
        for holding in world.holders(office, when):
            person = world.persons.get(holding.person)
            if person is None or not person.family:
                continue
            given = fold_word(person.label.split()[0])
            family = max(Levenshtein.normalized_similarity(keys[-1], fold_word(form.split()[-1])) for form in person.family)
            first = Levenshtein.normalized_similarity(keys[0], given) if len(keys) > 1 else 1.0
            if family >= _GARBLED_FAMILY and first >= _GARBLED_GIVEN and (len(keys) > 1 or family >= 0.75):
                scored[person.id] = family + first
    ranked = sorted(scored.items(), key=lambda item: -item[1])
    if not ranked or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < 0.2):
        return None
    person = world.persons[ranked[0][0]]
    why = f"the office beside it is that of {person.label}, whose name this garbles"
    return replace(mention, id=person.id, label=person.label, certainty=round(0.4 + 0.25 * ranked[0][1], 2), why=why)


def respelt_person(mention: Mention, lexicon: Lexicon, is_near: Callable[[Person], bool]) -> Mention | None:
    """The mention as the one known person whose name it writes in another way, or `None`.

    The given and the family name must both fit, and the person must be near: of one of the parties that the report names.
    """
    words = mention.label.split()
    if not 1 < len(words) <= _LONGEST:
        return None
    near = {p.id: p for sound in sounds(words[-1]) for p in lexicon.by_sound.get(sound, ()) if is_near(p)}
    scored = sorted(((max(alike(mention.label, form) for form in p.forms), p.id) for p in near.values()), reverse=True)
    if not scored or scored[0][0] < _RESPELT or (len(scored) > 1 and scored[0][0] - scored[1][0] < _CLEAR):
        return None
    person = near[scored[0][1]]
    why = f"the name is much like that of {person.label}, and the report names for whom that person acts"
    return replace(mention, id=person.id, label=person.label, certainty=round(0.85 * scored[0][0], 2), why=why)


def misspells(written: str, name: str) -> bool:
    """True when one key is so near another that it can only be the same name with a slip in it, and no form of it with an ending.

    >>> misspells("huitfledt", "huitfeldt"), misspells("lavrova", "lavrov"), misspells("maas", "mars")
    (True, False, False)
    """
    shorter = min(len(written), len(name))
    if shorter < _SHORT_NAME or written[0] != name[0] or written.startswith(name) or name.startswith(written):
        return False
    return OSA.distance(written, name) <= (2 if shorter >= _LONG_NAME else 1)


def unknown_person(words: Sequence[Word], atoms: tuple[Atom, ...], why: str, certainty: float) -> Mention:
    """A person whom only this report knows; one word alone gives no id."""
    label = " ".join(w.text for w in words)
    key = f"person:{slug(label)}" if len(words) > 1 else None
    return Mention(
        words[0].first, words[-1].last, atoms[words[0].first].start, atoms[words[-1].last - 1].end, key, label, certainty, why, len(words) > 1
    )

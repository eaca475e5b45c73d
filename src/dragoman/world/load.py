"""Reads the tables of `world/data` and a user's own actors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from ..errors import UsageError
from .fold import fold_word, slug
from .period import Period, term_of
from .world import Holding, Homonym, Instrument, Organisation, Person, Place, State, World

_ACTORS = ("person", "organisation", "movement", "body", "company", "ngo")


@cache
def load_world() -> World:
    """The world that comes with Dragoman; read once per process."""
    root = resources.files("dragoman.world") / "data"
    memberships: dict[str, list[tuple[str, Period]]] = {}
    for organisation, state, begin, end in _rows(root / "members.tsv", 4):
        memberships.setdefault(organisation, []).append((state, term_of(begin, end)))
    persons = {row[0]: _person(*row) for row in _rows(root / "persons.tsv", 6)}
    given = {fold_word(word) for (words,) in _rows(root / "given-names.tsv", 1) for word in words.split()}
    given |= {fold_word(word) for (words,) in _rows(root / "given-forms.tsv", 1) for word in words.split()}
    given |= {fold_word(p.label.split()[0]) for p in persons.values() if p.family and p.label.split()[0] != p.family[0].split()[0]}
    states = {row[0]: _state(*row) for row in _rows(root / "states.tsv", 7)}
    capitals = {row[0]: row[3] for row in _rows(root / "states.tsv", 7) if row[3]}
    places = {s.capital: Place(id=s.capital, label=capitals[s.id], state=s.id) for s in states.values() if s.capital}
    return World(
        states=states,
        organisations={
            key: Organisation(id=key, kind=kind, label=label, parent=parent or None, governs=(state, term_of(since, "")) if state else None)
            for key, kind, label, parent, state, since in _rows(root / "organisations.tsv", 6)
        },
        places=places
        | {key: Place(id=key, label=label, state=state or None, seat=bool(seat)) for key, label, state, seat in _rows(root / "places.tsv", 4)},
        persons=persons,
        instruments={row[0]: _instrument(*row) for row in _rows(root / "instruments.tsv", 6)},
        holdings=tuple(
            Holding(office=office, person=person, period=term_of(begin, end), sure=not doubt)
            for office, person, begin, end, doubt in _rows(root / "holders.tsv", 5)
        ),
        memberships={k: tuple(v) for k, v in memberships.items()},
        given_names=frozenset(given),
        particles=frozenset(word for (words,) in _rows(root / "particles.tsv", 1) for word in words.split()),
        roles={role: tuple(alternatives.split()) for role, alternatives, _ in _rows(root / "roles.tsv", 3) if alternatives},
        homonyms={state: Homonym(other=other, beside=frozenset(beside.split())) for state, other, beside in _rows(root / "homonyms.tsv", 3)},
        private_roles=frozenset(role for role, _, private in _rows(root / "roles.tsv", 3) if private),
    )


def read_actors(world: World, path: Path) -> World:
    """`world` with the actors of a TSV file added.

    A line is an id, a kind (`person`, `organisation`, `movement`, `body`, `company` or `ngo`), the usual English name, for whom it acts (an id
    or nothing), and, for a person, an office id, its first and its last day (EDTF, each may be empty); last, other names, parted by `|`.
    A person's id may stand in several lines, one for each office. Lines that begin with `#` are comments.

    Raises:
        UsageError: a file that cannot be read, or a line with another shape.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: the actors cannot be read ({error}); give a UTF-8 file of tab-separated lines.") from error
    persons, organisations, holdings = dict(world.persons), dict(world.organisations), list(world.holdings)
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")] + [""] * 7
        key, kind, label, parent, office, begin, end, also = cells[:8]
        names = tuple(filter(None, also.split("|")))
        if kind not in _ACTORS or not key or not label:
            raise UsageError(f"{path}, line {number}: an actor is an id, a kind ({', '.join(_ACTORS)}) and a name, parted by tabs.")
        if kind != "person":
            organisations[key] = Organisation(id=key, kind=kind, label=label, parent=parent or None, also=names)
            continue
        persons[key] = persons.get(key, _person(key, label, "", "", "", "")).also(names)
        office = office or (f"office:{parent}/representative" if parent else "")  # one who acts for somebody without an office that is named
        holdings += [Holding(office=office, person=key, period=term_of(begin, end), sure=True)] if office else []
    return replace(world, persons=persons, organisations=organisations, holdings=tuple(holdings))


def _rows(file: Traversable, width: int) -> Iterator[tuple[str, ...]]:
    """The lines of a table, each filled up to `width` cells."""
    for line in file.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            cells = line.split("\t")
            yield (*cells[:width], *("",) * (width - len(cells)))


def _state(key: str, alpha2: str, label: str, capital: str, status: str, begin: str, end: str) -> State:
    place = f"place:{key}/{slug(capital)}" if capital else None
    return State(id=key, alpha2=alpha2 or None, label=label, capital=place, status=status, period=term_of(begin, end))


def _person(key: str, label: str, native: str, also: str, family: str, alone: str) -> Person:
    families = tuple(family.split("|")) if family else (label.split()[-1],)
    forms = (label, *filter(None, also.split("|")), *((native,) if native else ()))
    return Person(id=key, label=label, native=native or None, forms=forms, family=families, alone=bool(alone))


def _instrument(key: str, label: str, year: str, body: str, parties: str, provisions: str) -> Instrument:
    return Instrument(
        id=key,
        label=label,
        year=int(year) if year else None,
        body=body or None,
        parties=tuple(parties.split()),
        provisions=tuple(p.strip() for p in provisions.split(";") if p.strip()),
    )

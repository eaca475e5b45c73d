"""The world as a reader of reports must know it: who is what, who acts for whom, and when.

Everything here is language-free; how a language writes these names stands in its pack. Ids are those of the contract:
`RUS`, `NATO`, `person:sergey-lavrov`, `office:RUS/foreign-minister`, `body:RUS/foreign-ministry`, `place:NOR/tromso`,
`instrument:istanbul-document-1999`, `group:western-countries`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from .period import Period

_VOICELESS = frozenset({"format", "company", "ngo"})  # what they do is no act between parties of international politics
_COALITION = "coalition"
_KNOWN_UNTIL = date(2025, 10, 31)  # the tables of persons say nothing of changes after this day
_HANDOVER = timedelta(days=366)  # terms known to the year only may seem to overlap by so much


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A state, a territory, or what claims to be one; `status`: member observer partial territory dissolved."""

    id: str
    alpha2: str | None
    label: str
    capital: str | None  # place id
    status: str
    period: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """An organisation, an organ of one (`parent`), an informal format or a movement.

    `kind`: organisation, body, format (has no voice of its own: the states in it act), movement, company or ngo.
    `also` are other names of it, of any language; `governs` is the state that a movement governs, and since when.
    """

    id: str
    kind: str
    label: str
    parent: str | None
    also: tuple[str, ...] = ()
    governs: tuple[str, Period] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A town or region that reports name; `state` is where it lies as most states see it, `None` where that is not settled.

    `seat` is true for a town that stands for the state in the press as its capital does.
    """

    id: str
    label: str
    state: str | None
    seat: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody known beyond one report.

    `forms` are full names, the usual English one first; `family` are the forms of the family name alone.
    `alone` is true when the press uses the family name alone and means this person.
    """

    id: str
    label: str
    native: str | None
    forms: tuple[str, ...]
    family: tuple[str, ...]
    alone: bool

    def also(self, names: tuple[str, ...]) -> Person:
        """This person with more forms; in a full one the family name stands where it stands in the label."""
        full, family = list(self.forms), list(self.family)
        label = self.label.split()
        for name in names:
            words = name.split()
            if len(words) == 1 and len(label) > 1:
                family.append(name)
                continue
            full.append(name)
            for form in self.family:
                size = len(form.split())
                if size < len(words) and label[-size:] == form.split():
                    family.append(" ".join(words[-size:]))
                elif size < len(words) and label[:size] == form.split():
                    family.append(" ".join(words[:size]))
        return replace(self, forms=tuple(dict.fromkeys(full)), family=tuple(dict.fromkeys(family)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """A person's term in an office; an end that is not known is open. `sure` is false for dates from memory that may be off."""

    office: str
    person: str
    period: Period
    sure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """A treaty, declaration or resolution that states invoke; `provisions` in a few words each."""

    id: str
    label: str
    year: int | None
    body: str | None
    parties: tuple[str, ...]
    provisions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Homonym:
    """Another place that bears a state's name, and the ids beside which that place is meant."""

    other: str
    beside: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class World:
    """All that is known of the world, by id. Compared by identity, so that compiled forms can be cached per world."""

    states: Mapping[str, State]
    organisations: Mapping[str, Organisation]
    places: Mapping[str, Place]
    persons: Mapping[str, Person]
    instruments: Mapping[str, Instrument]
    holdings: tuple[Holding, ...]
    memberships: Mapping[str, tuple[tuple[str, Period], ...]]
    given_names: frozenset[str]
    particles: frozenset[str]
    roles: Mapping[str, tuple[str, ...]]
    private_roles: frozenset[str]
    homonyms: Mapping[str, Homonym]
    _by_office: Mapping[str, tuple[Holding, ...]] = field(init=False, repr=False)
    _by_person: Mapping[str, tuple[Holding, ...]] = field(init=False, repr=False)
    _by_alpha2: Mapping[str, str] = field(init=False, repr=False)
    _capitals: Mapping[str, str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        by_office: dict[str, list[Holding]] = {}
        by_person: dict[str, list[Holding]] = {}
        for holding in self.holdings:
            by_office.setdefault(holding.office, []).append(holding)
            by_person.setdefault(holding.person, []).append(holding)
        put = object.__setattr__
        put(self, "_by_office", {k: tuple(v) for k, v in by_office.items()})
        put(self, "_by_person", {k: tuple(v) for k, v in by_person.items()})
        put(self, "_by_alpha2", {s.alpha2: s.id for s in self.states.values() if s.alpha2 and s.status != "dissolved"})
        seats = {p.id: p.state for p in self.places.values() if p.seat and p.state}
        put(self, "_capitals", {s.capital: s.id for s in self.states.values() if s.capital} | seats)

    def kind(self, key: str) -> str | None:
        """What an id stands for: person state organisation body office place instrument group, or `None` for one of no known form."""
        if ":" in key:
            kind = key.partition(":")[0]
            return kind if kind in {"person", "body", "office", "place", "instrument", "group"} else None
        if key in self.states:
            return "state"
        return "organisation" if key in self.organisations else None

    def label(self, key: str) -> str | None:
        """The usual English name of anything that has an id, or `None`.

        Offices, bodies and groups are spelt out from their ids: `office:RUS/foreign-minister` is "foreign minister of Russia".
        """
        for table in (self.states, self.organisations, self.persons, self.places, self.instruments):
            if key in table:
                return str(table[key].label)
        kind, _, rest = key.partition(":")
        if kind in ("office", "body"):
            owner, _, role = rest.partition("/")
            role, _, host = role.partition("@")
            words = role.replace("-", " ")
            return f"{words} of {self.label(owner) or owner}" + (f" in {self.label(host) or host}" if host else "")
        if kind in ("group", "person", "place", "instrument"):
            words = rest.rpartition("/")[2].replace("-", " ")
            return words.title() if kind == "person" else words
        return None

    def members(self, organisation: str, when: Period | None = None) -> tuple[str, ...]:
        """The members of an organisation, in the file's order: all there ever were, or those who may have been members within `when`."""
        rows = self.memberships.get(organisation, ())
        return tuple(dict.fromkeys(state for state, period in rows if when is None or period.overlaps(when)))

    def holders(self, office: str, when: Period | None = None) -> tuple[Holding, ...]:
        """Who held an office, oldest first: all that are known, or those whose term touches `when`."""
        rows = self._by_office.get(office, ())
        return rows if when is None else tuple(h for h in rows if h.period.overlaps(when))

    def holder(self, office: str, when: Period) -> str | None:
        """The one person who held `office` on every day of `when`, or `None` when that cannot be said.

        A term that the tables leave open counts only up to the day on which they were written.
        """
        rows = self.holders(office, when)
        alone = len({h.person for h in rows}) == 1 and when != Period() and not self.is_shared(office)
        if not alone or not when.within(rows[0].period):
            return None
        stale = rows[0].period.last is None and (when.last is None or when.last > _KNOWN_UNTIL)
        return None if stale else rows[0].person

    def is_shared(self, office: str) -> bool:
        """True for an office that several people are known to have held at once (deputy ministers, senators)."""
        rows = sorted(self.holders(office), key=lambda h: h.period.first or date.min)
        return any(
            a.person != b.person and (a.period.last is None or (b.period.first is not None and b.period.first < a.period.last - _HANDOVER))
            for a, b in pairwise(rows)
        )

    def office(self, owner: str, role: str) -> str:
        """The id of the office that a role's name means with this owner.

        What reports call a leader or a chief is another office in each country: the first of the alternatives in `data/roles.tsv` whose
        holders are known counts.

        >>> from dragoman.world import load_world
        >>> load_world().office("NATO", "chief")
        'office:NATO/secretary-general'
        """
        for alternative in self.roles.get(role, ()):
            if f"office:{owner}/{alternative}" in self._by_office:
                return f"office:{owner}/{alternative}"
        return f"office:{owner}/{role}"

    def offices_of(self, person: str, when: Period | None = None) -> tuple[Holding, ...]:
        """The offices of a person: all that are known, or those whose term touches `when`."""
        rows = self._by_person.get(person, ())
        return rows if when is None else tuple(h for h in rows if h.period.overlaps(when))

    def principal(self, key: str, when: Period | None = None) -> tuple[str, ...]:
        """For whom the one with this id acts: states, organisations or movements; empty when unknown.

        A person acts for the owner of the offices held within `when` (for any time when `None`), if they agree on one, not counting
        what an organisation lent them within a term of their state's; a movement acts for the state that it governs all through `when`.
        """
        kind, _, rest = key.partition(":")
        if not rest:
            return self._organisation_principal(key, when)
        if kind == "office" and rest.rpartition("/")[2] in self.private_roles:
            return ()
        if kind in ("office", "body"):
            organisation = self.organisations.get(key)
            owner = organisation.parent if organisation and organisation.parent else rest.partition("/")[0]
            if owner in self.organisations and (self.organisations[owner].governs is not None or self.organisations[owner].parent):
                return self._organisation_principal(owner, when)
            return (owner,) if owner in self.states or owner in self.organisations else ()
        if kind == "person":
            held = [(owner, h.period) for h in self.offices_of(key, when) for owner in self.principal(h.office, when)]
            # An office held only within a term of one's state comes with it: who chairs the OSCE for a year is some state's minister.
            terms = [(owner, term) for owner, term in held if owner in self.states]
            owners = {o for o, term in held if o in self.states or not any(term.within(own) for _, own in terms)}
            return tuple(owners) if len(owners) == 1 else ()
        return ()

    def capital_of(self, place: str) -> str | None:
        """The state whose capital this place is, or for which the press names it as if it were, or `None`."""
        return self._capitals.get(place)

    def state_by_alpha2(self, code: str) -> str | None:
        """The id of the state with an ISO 3166-1 alpha-2 code.

        >>> from dragoman.world import load_world
        >>> load_world().state_by_alpha2("NO")
        'NOR'
        """
        return self._by_alpha2.get(code)

    def person_forms(self) -> Iterable[tuple[str, Person]]:
        """Every known full form of every person's name."""
        return ((form, person) for person in self.persons.values() for form in person.forms)

    def with_persons(self, forms: Mapping[str, tuple[str, ...]]) -> World:
        """This world with more forms of persons' names: full names, or family names alone (one word of somebody who has several).

        >>> from dragoman.world import load_world
        >>> load_world().with_persons({"person:jens-stoltenberg": ("Йенс Столтенберг",)}).persons["person:jens-stoltenberg"].family
        ('Stoltenberg', 'Столтенберг')
        """
        more = {key: self.persons[key].also(names) for key, names in forms.items() if key in self.persons}
        return replace(self, persons={**self.persons, **more}) if more else self

    def extended(self, path: Path) -> World:
        """This world with the actors of a user's TSV file added (see `dragoman.world.load.read_actors`)."""
        from .load import read_actors

        return read_actors(self, path)

    def _organisation_principal(self, key: str, when: Period | None) -> tuple[str, ...]:
        if key in self.states:
            return (key,)
        organisation = self.organisations.get(key)
        if organisation is None or organisation.kind in _VOICELESS:
            return ()
        if organisation.kind == _COALITION:
            return self.members(key, when)  # a few states that act together and have no voice of their own
        if organisation.governs is not None and when is not None and when.within(organisation.governs[1]):
            return (organisation.governs[0],)
        return (organisation.parent,) if organisation.parent else (key,)

"""The working table on which the names of one report are worked out, step by step."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..models import Token
from ..world import Period, World
from .draft import Draft
from .names_lexicon import Atom, Element, Lexicon
from .names_match import Chart, Match
from .names_people import Mention


@dataclass(frozen=True, slots=True)
class Link:
    """A title that stands beside a person's name: the office or profession, and for whom it acts."""

    person: int  # index into mentions
    owner: str | None
    role: str | None
    office: str | None
    former: bool  # it is held no longer
    then: bool  # it was held when what is told took place
    match: Match | None

    @property
    def is_held(self) -> bool:
        """True when the person holds the office on the day of the report."""
        return not self.former and not self.then


@dataclass(slots=True)
class Desk:
    """All that is on the table while one report's names are worked out."""

    draft: Draft
    lexicon: Lexicon
    atoms: tuple[Atom, ...]
    chart: Chart
    when: Period
    taken: list[Element | Match | Mention] = field(default_factory=list)
    covered: dict[int, Element | Match | Mention] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    dropped: set[int] = field(default_factory=set)  # mentions that became part of a description
    title_case: dict[int, bool] = field(default_factory=dict)  # by line
    tokens: dict[int, Token] = field(default_factory=dict)  # what the model says of the word that begins at a character

    @property
    def world(self) -> World:
        """The world of the draft, with the persons' names as the report's language writes them."""
        return self.lexicon.world

    def take(self, item: Element | Match | Mention) -> None:
        """Puts an item on the stretch that it covers."""
        self.taken.append(item)
        for i in range(item.first, item.last):
            self.covered[i] = item

    def replace_mention(self, index: int, mention: Mention) -> None:
        """Puts a better account of the same stretch in a mention's place."""
        old = self.mentions[index]
        self.mentions[index] = mention
        self.taken[self.taken.index(old)] = mention
        for i in range(old.first, old.last):
            self.covered[i] = mention

    def is_ordinary(self, i: int) -> bool:
        """True for an atom that the model takes for a word, not a name, in a language whose nouns all have a capital."""
        token = self.tokens.get(self.atoms[i].start) if self.draft.pack.names.capital_nouns else None
        return token is not None and token.upos != "PROPN"

    def free(self, first: int, last: int) -> bool:
        """True when nothing has been found on these atoms."""
        return self.covered.keys().isdisjoint(range(first, last))

    def before(self, i: int) -> Atom | None:
        """The atom before `i` on the same line."""
        return self.atoms[i - 1] if i > 0 and self.atoms[i - 1].line == self.atoms[i].line else None

    def word_before(self, i: int) -> Atom | None:
        """The same, but the word that is elided before `i` for its apostrophe ("d’Ankara")."""
        before = self.before(i)
        elided = before is not None and before.key == "'" and before.glued and self.atoms[i].glued
        return self.before(i - 1) if elided else before

    def after(self, last: int) -> Atom | None:
        """The atom at `last` if it stands on the line of the one before it."""
        return self.atoms[last] if last < len(self.atoms) and self.atoms[last].line == self.atoms[last - 1].line else None

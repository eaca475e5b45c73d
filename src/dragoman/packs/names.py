"""The schema of a pack's `names.toml`: how a language writes the names of the world, and how it builds descriptions from them."""

from __future__ import annotations

from typing import Literal

import msgspec

from .schema import Rule, Section

Forms = dict[str, tuple[str, ...]]
"""Names by id (or by role): every form in which the language writes them, without genitive and, where `inflections` says how they go, without
any other case.

A form that begins with a capital counts only where the text has that capital, an acronym of up to three letters only in capitals;
a form in small letters counts in any case.
"""


class Endings(Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How words that end in `ends` are inflected: each of `forms`, and in the plural each of `plural`, stands in the place of that end."""

    ends: str
    forms: tuple[str, ...] = ()
    plural: tuple[str, ...] = ()


Kind = Literal[
    "state", "adjective", "people", "place", "organisation", "nickname", "person", "office", "officeid", "counterpart", "profession",
    "body", "bodyid", "instrument", "group",
]  # fmt: skip
"""What a name may stand for, as far as it matters to how it is inflected."""


class Inflection(Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How words of names that end in `ends` are inflected: each of these endings stands in the place of that end.

    Every word of a name that is listed in the nominative may be inflected, or only some ("министра иностранных дел", "Euroopan unionin"); the
    name found covers the inflected word whole. `ends` may be a whole word: so irregular ones are listed. For each kind of name the
    first row that fits the nominative counts; a row with `of` is for these kinds alone. An ending that begins with a mark (`:n`,
    `'n`) is written behind the name as it stands ("EU:n"). An ending that both marks the owner and other cases stands in `owner` and in `forms`.
    """

    ends: str
    of: tuple[Kind, ...] = ()
    owner: tuple[str, ...] = ()  # mark the owner: "России", "Venäjän"; what `.genitive` in a pattern asks for
    forms: tuple[str, ...] = ()  # all others in the singular: "Россию", "Venäjälle"
    local: tuple[str, ...] = ()  # in, into and out of it: "Moskovassa"; a seat of government is the town there
    plural: tuple[str, ...] = ()  # the plural in all cases: an office becomes several offices


class NamePattern(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How names are put together into one description.

    A pattern is words and slots with blanks between them; `a|b` is a choice, a `?` at the end makes a part optional. Slots: `{state}`
    `{adjective}` `{people}` `{organisation}` `{place}` `{office}` `{officeid}` `{counterpart}` `{body}` `{bodyid}` `{person}` `{number}`
    `{modifier}` `{resolution}`, `{owner}` (state or organisation), `{seat}` (the capital of one), `{offices}` (an office in the plural),
    `{home-office}` and `{home-body}` (one that is found at home, no envoy and no embassy); `.genitive` after a slot asks for
    that form, `.bare` for any other. `gives` is what the whole is: `office` or `body` of the owner, `offices` of several owners, a `group`,
    or an `instrument`; `target` is the id of the latter two, with `*` for what the number or the owner is. For an office or body whose words
    stand on both sides of the owner ("le ministre russe des Affaires étrangères"), `target` is its role: no slot for it is needed then.
    """

    gives: str
    patterns: tuple[str, ...]
    target: str = ""


class NamesSection(Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a language needs for names."""

    genitive: tuple[str, ...] = ()  # endings that mark the owner and are no part of the name: "s", "'s", "'", ":s"
    inflections: tuple[Inflection, ...] = ()  # of every word in the names below and of persons' names
    alike: dict[str, str] = msgspec.field(default_factory=dict)  # letters that writers interchange, and what both are compared as: ё = "е"
    articles: tuple[str, ...] = ()  # belong to a description: "the Russian foreign minister"
    elided: tuple[str, ...] = ()  # words that stand before an apostrophe and are no part of the name behind it: "l", "d", "qu"
    conjunctions: tuple[str, ...] = ()  # "and": "the Russian and Norwegian foreign ministers"
    former: tuple[str, ...] = ()  # before a title: it is held no longer
    then: tuple[str, ...] = ()  # before a title: it was held when what is told took place, now perhaps no longer ("then-president")
    modifiers: tuple[str, ...] = ()  # before or inside a title, without changing what it is: "new", "acting"
    locatives: tuple[str, ...] = ()  # before a capital: the town is meant, not the government
    directions: tuple[str, ...] = ()  # before a capital: the town or the government
    clock_cues: tuple[str, ...] = ()  # two words before a capital, the same ("heure de Moscou")
    clock_nouns: tuple[str, ...] = ()  # after a state, its adjective or its capital: the time of its clocks is meant ("Moscow time", "Suomen aikaa")
    language_nouns: tuple[str, ...] = ()  # after an adjective: the language is meant ("Russian translation")
    language_cues: tuple[str, ...] = ()  # before an adjective: the language is meant ("in Russian")
    language_ends: tuple[str, ...] = ()  # after an adjective: no noun follows, so that the language is meant ("from Russian by")
    indefinites: tuple[str, ...] = ()  # before a title: one of several ("a spokesman for"), not the holder
    copulas: tuple[str, ...] = ()  # before a title: somebody is said to be one ("was prime minister of"), nobody is referred to
    attributives: tuple[str, ...] = ()  # before a capital that modifies a noun: the town is meant ("its Moscow office")
    common: tuple[str, ...] = ()  # ordinary words and months that are also family names ("May")
    openers: tuple[str, ...] = ()  # ordinary words that open sentences and might be taken for a name there ("Will", "So", "Того")
    things: tuple[str, ...] = ()  # words in names of institutions and places that begin like a person's ("Christian Democrats")
    time_cues: tuple[str, ...] = ()  # before a month that is also a family name
    memberships: tuple[str, ...] = ()  # behind an organisation: one of its members is meant, not itself ("Nato-landet Turkiet", "EU member Hungary")
    credits: tuple[str, ...] = ()  # before a photographer's or author's name
    media: tuple[str, ...] = ()  # before the name of a paper, an agency, a broadcaster: "told the newspaper El Tiempo"
    states: Forms = msgspec.field(default_factory=dict)  # in addition to the names in CLDR
    adjectives: Forms = msgspec.field(default_factory=dict)
    stems: Forms = msgspec.field(default_factory=dict)  # of states, at the head of compounds of any kind: "venäläis" in "venäläisdiplomaatti"
    combining: Forms = msgspec.field(default_factory=dict)  # of states, before a hyphen and an adjective: "Franco-German", "российско-украинский"
    heads: Forms = msgspec.field(default_factory=dict)  # of offices, by role, at the end of compounds of any kind: minister = ["ministerin"]
    local_ends: tuple[str, ...] = ()  # with which inflected forms say where and whence, whatever their row: "ssa"; see `local` of a row
    joined: bool = False  # a state or organisation at the head of a hyphenated word is meant by it ("Venäjä-pakotteita": sanctions on Russia)
    capital_nouns: bool = False  # every noun has a capital: only the model tells which word may be a name
    adjective_after: bool = False  # adjectives stand behind their noun; otherwise one is only where a word follows it
    titles_agree: bool = False  # a title and the name right behind it stand in one case: "советник премьера (gen.) Иван Иванов (nom.)" are two
    adjective_endings: tuple[Endings, ...] = ()
    people: Forms = msgspec.field(default_factory=dict)  # plural: "Russians"
    people_endings: tuple[Endings, ...] = ()
    places: Forms = msgspec.field(default_factory=dict)  # where the language's form is not the world's label
    organisations: Forms = msgspec.field(default_factory=dict)
    nicknames: Forms = msgspec.field(default_factory=dict)  # mean the organisation or state once the report has named it: "the alliance"
    bodies: Forms = msgspec.field(default_factory=dict)  # by role: "foreign ministry"
    own_bodies: Forms = msgspec.field(default_factory=dict)  # by id: "the Kremlin"
    offices: Forms = msgspec.field(default_factory=dict)  # by role: "foreign minister"
    own_offices: Forms = msgspec.field(default_factory=dict)  # by id: "Secretary of State"
    portfolios: Forms = msgspec.field(default_factory=dict)  # behind titles that end so: foreign affairs = ["and Trade"]
    counterparts: tuple[str, ...] = ()  # "colleague": the same office on the other side
    professions: tuple[str, ...] = ()  # titles that make their holder nobody's agent: "professor"
    noun_endings: tuple[Endings, ...] = ()
    instruments: Forms = msgspec.field(default_factory=dict)
    resolutions: tuple[str, ...] = ()  # "resolution", before its number
    groups: Forms = msgspec.field(default_factory=dict)
    persons: Forms = msgspec.field(default_factory=dict)  # full names as the language writes them, or a family name alone
    patterns: tuple[NamePattern, ...] = ()

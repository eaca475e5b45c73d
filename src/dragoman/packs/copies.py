"""The schema of a pack's `copies.toml`: what shows that a copy or translation says something else than its original.

Words are written in lower case. A word that ends in `*` stands for all that begin so, one that starts with it for all that end so; several words
stand in a row, and `…` between them for up to eight others ("wies … zurück"). What an entry is *about* is named alike in every language, so
that a report in one can be held against a report in another.
"""

from __future__ import annotations

import msgspec

from .schema import Section


class Opposite(Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words for one thing and for its contrary; `about` is its name in every pack ("accept-refuse": `one` accepts, `other` refuses)."""

    about: str
    one: tuple[str, ...]
    other: tuple[str, ...]


class Idiom(Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A turn of phrase that must not be rendered word by word: what it means, and what comes out in English when it is."""

    words: tuple[str, ...]
    means: str
    literal: tuple[str, ...]


class Slip(Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words in a row that nobody writes who has the language from home: what was meant, what makes them right, and sentences with and without it."""

    words: tuple[str, ...]
    means: str
    unless: tuple[str, ...] = ()  # one of these stands up to three words before
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()


class CopiesSection(Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a language needs for comparing copies; what is missing is not looked for."""

    possible: tuple[str, ...] = ()  # they leave open whether something is or will be so: "may", "perhaps", "considers"
    open: tuple[str, ...] = ()  # beside them no such word is missed: "would", "planned", "seems"
    negations: tuple[str, ...] = ()  # beyond those of events.toml: one word with its verb ("cannot")
    denying: tuple[str, ...] = ()  # they deny without being a negation: "lack", "refuse", "nothing", "unable"
    idle: tuple[str, ...] = ()  # turns of phrase that begin with a negation and deny nothing: "without delay" is "at once"
    opposites: tuple[Opposite, ...] = ()
    idioms: tuple[Idiom, ...] = ()
    persons: tuple[str, ...] = ()  # nouns for people in office that leave their sex open: "spokesperson"
    men: tuple[str, ...] = ()  # the same for men: "spokesman"
    women: tuple[str, ...] = ()
    definite: tuple[str, ...] = ()  # words before a noun, or ends of it ("*ene"), that say it is the one just spoken of
    indefinite: tuple[str, ...] = ()  # words before a noun that say it is another
    # words behind a number that multiply it, by their value in digits ("1000000": "million*")
    scales: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    # numbers that nobody has counted, by their value in digits ("100": "hundreds")
    crowds: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    slips: tuple[Slip, ...] = ()
    auxiliaries: tuple[str, ...] = ()  # after a time that opens a sentence the subject comes, not one of these: "has"
    strange: str = ""  # letters that no small word of the language has: one with them was left standing
    loans: tuple[str, ...] = ()  # but for these
    small: tuple[str, ...] = ()  # small words by which the language is known among others: in another language's sentence one was left standing
    known: tuple[str, ...] = ()  # small words of other languages that this one has too
    bodies: tuple[str, ...] = ()  # nouns that alone name no certain institution: "authority"
    belonging: tuple[str, ...] = ()  # words between an institution and that of which it is a part: "of the"
    adverb: str = ""  # what makes an adverb of an adjective: "ly"

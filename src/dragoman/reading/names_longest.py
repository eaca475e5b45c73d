"""The longest readings of a text: known persons, descriptions that patterns build, forms of the lexicon."""

from __future__ import annotations

from ..world import fold_word
from .names_desk import Desk
from .names_lexicon import Atom, Element, is_joined
from .names_match import Match, matches_of
from .names_people import Mention, Word, known_person
from .names_words import title_case

_KINDS = (
    "officeid",
    "bodyid",
    "organisation",
    "",
    "",
    "instrument",
    "group",
    "nickname",
    "state",
    "place",
    "people",
    "adjective",
    "profession",
    "office",
    "counterpart",
    "body",
)
_PRIORITY = {kind: rank for rank, kind in enumerate(_KINDS) if kind}  # among readings of one length; 3 is a description, 4 a person
_SENT = frozenset({"mission", "embassy", "consulate"})  # bodies that one party has with another


def take_longest(desk: Desk, runs: tuple[tuple[Word, ...], ...]) -> None:
    """Covers the text with the longest readings: known persons, descriptions, forms of the lexicon."""
    found: list[tuple[int, int, Element | Match | Mention]] = []
    for run in runs:
        for at in range(len(run)):
            person = known_person(run, at, desk.atoms, desk.lexicon, desk.when)
            if person is not None:
                found.append((person.last - person.first, 4, person))
    for match in matches_of(desk.atoms, desk.chart, desk.lexicon):
        if _has_sense(desk, match):
            found.append((match.last - match.core, 3, match))
    for elements in desk.chart.values():
        for element in elements:
            if element.kind in _PRIORITY and _stands(desk, element):
                found.append((element.last - element.first, _PRIORITY[element.kind], element))
    for _, _, item in sorted(found, key=lambda row: (-row[0], row[1], row[2].first)):
        if desk.free(item.first, item.last):
            desk.take(item)
            if isinstance(item, Mention):
                desk.mentions.append(item)


def _has_sense(desk: Desk, match: Match) -> bool:
    """False for a description whose owner is no actor: an adjective in a hyphenated word; an organisation before a mission, perhaps one to it."""
    owner, body = match.slot("adjective", "state", "owner", "organisation", "people", "seat"), match.slot("body")
    if (
        owner is not None
        and body is not None
        and body.value in _SENT
        and owner.kind == "organisation"
        and owner.first < body.first
        and not owner.genitive
    ):
        return False
    compound = owner is not None and owner.last < match.last and desk.atoms[owner.last].is_hyphen
    return owner is None or compound or _stands(desk, owner)


def _stands(desk: Desk, element: Element) -> bool:
    """False for a form that is part of another word or name: in a hyphenated word, or a person's given or family name."""
    atoms, before, after = desk.atoms, desk.before(element.first), desk.after(element.last)
    if _is_of_two(desk, element):
        return True
    if element.last == element.first + 1 and is_joined(atoms, element.first) and atoms[element.first].key in desk.lexicon.combining:
        return False  # "Indo-Pacific": a first part without a second nation
    if before is not None and before.is_hyphen and before.glued and atoms[element.first].glued and element.kind not in ("profession", "office"):
        return atoms[element.first].is_capital and element.first >= 2 and atoms[element.first - 2].is_capital
    if (
        after is not None
        and after.is_hyphen
        and after.glued
        and (number := desk.after(element.last + 1)) is not None
        and number.text.isdigit()
        and element.kind != "organisation"
    ):
        return False  # an exercise or a project: "Запад-2025"
    if after is not None and after.is_hyphen and after.glued and element.kind in ("adjective", "state", "organisation", "people", "place", "bodyid"):
        following, meant = desk.after(element.last + 1), desk.draft.pack.names.joined and element.kind in ("state", "organisation")
        if following is not None and following.glued and following.is_word and not following.is_capital and not meant:
            return False
    if element.kind in ("state", "people", "adjective", "place") and (
        desk.lexicon.is_in("clock_nouns", after)
        or (element.first > 1 and before is not None and desk.lexicon.is_in("clock_cues", atoms[element.first - 2]))
    ):
        return False
    if element.last == element.first + 1 and desk.lexicon.is_in("openers", atoms[element.first]):
        token = desk.tokens.get(atoms[element.first].start)
        told = token is not None and token.upos == "PROPN"  # "Oman sovittelee", not "Oman arvionsa mukaan"
        opens = element.kind in ("state", "place") and not told and not atoms[element.first].text.isupper() and (before is None or not before.is_word)
        if opens or _in_capitals(desk, element.first):
            return False
    if element.kind in ("state", "place") and element.last == element.first + 1:
        given = before is not None and before.is_capital and fold_word(before.text) in desk.world.given_names and element.first - 1 not in desk.chart
        if given and not desk.lexicon.is_in("openers", before):
            return False
        also_given = fold_word(atoms[element.first].text) in desk.world.given_names
        if (
            also_given
            and after is not None
            and after.is_capital
            and not element.genitive
            and element.last not in desk.chart
            and not title_case(desk, after.line)
        ):
            return False
    if element.kind == "people" and desk.lexicon.is_in("language_nouns", after):
        return False
    if element.kind == "adjective":
        if desk.lexicon.is_in("language_nouns", after) or desk.lexicon.is_in("language_ends", after):
            return False
        if desk.lexicon.is_in("language_cues", before) and not _has_noun(desk, element, after):
            return False
        behind = desk.draft.pack.names.adjective_after
        beside = before if behind else after
        if beside is not None and beside.text == ",":  # "les médiateurs français, russe et américain", "French, Russian and US envoys"
            at = element.first - 2 if behind else element.last + 1
            return any(e.kind == "adjective" and e.last == at + 1 for e in desk.chart.get(at, ()))
        return beside is not None and (beside.is_word or beside.is_hyphen)
    return True


def _has_noun(desk: Desk, element: Element, after: Atom | None) -> bool:
    """True for an adjective with a noun behind it, as far as the model tells: "attacks on Russian ships", but "said in Russian"."""
    token = desk.tokens.get(after.start) if after is not None else None
    return token is not None and token.upos in ("NOUN", "ADJ", "PROPN") and desk.atoms[element.last - 1].line == (after.line if after else 0)


def _is_of_two(desk: Desk, element: Element) -> bool:
    """True for either part of a double adjective of nations ("Franco-German", "rysk-ukrainska")."""
    if element.kind not in ("adjective", "state"):
        return False
    i, last = element.first, element.last
    if is_joined(desk.atoms, last - 1):
        return any(other.kind == "adjective" and other.value != element.value for other in desk.chart.get(last + 1, ()))
    if element.kind == "adjective" and i >= 2 and is_joined(desk.atoms, i - 2):
        return any(other.kind in ("adjective", "state") and other.value != element.value for other in desk.chart.get(i - 2, ()))
    return False


def _in_capitals(desk: Desk, i: int) -> bool:
    """True for a word beside which another stands in capitals that is no name: then capitals prove nothing."""
    beside = [(desk.before(i), i - 1), (desk.after(i + 1), i + 1)]
    return any(a is not None and a.is_word and len(a.text) > 1 and a.text.isupper() and k not in desk.chart for a, k in beside)


__all__ = ["take_longest"]

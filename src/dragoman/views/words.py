"""The words in which views speak to a person: names of parties, verbs of acts, days.

The views speak English; what a report says is always shown in the report's own words and language beside them.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..world import World

_ACTS = {
    "demand": "demanded of", "question": "asked", "proposal": "proposed to", "invitation": "invited", "appeal": "appealed to",
    "ultimatum": "gave an ultimatum to", "guarantee": "asked for a guarantee from", "letter": "sent a letter to", "reply": "answered",
    "meeting": "met", "call": "telephoned with", "visit": "visited", "negotiation": "negotiated with", "summon": "summoned the envoy of",
    "expel": "expelled envoys of", "recall": "recalled its envoy from", "withdraw-accreditation": "withdrew accreditation from",
    "reduce-staff": "cut the staff of", "suspend-mission": "suspended its mission to", "close-mission": "closed a mission with",
    "suspend-cooperation": "suspended cooperation with", "downgrade": "downgraded relations with", "cut-ties": "cut ties with",
    "sanction": "imposed sanctions on", "boycott": "boycotted", "retaliate": "retaliated against", "accept": "agreed with",
    "sign": "signed with", "comply": "complied with", "refuse": "refused a wish of", "deny": "denied claims of",
    "warn": "warned", "condemn": "condemned",
    "blame": "blamed", "build-up": "built up forces towards", "exercise": "held an exercise with", "withdraw-forces": "withdrew forces from",
    "restore": "restored ties with", "reopen": "reopened a line to", "upgrade": "raised the level of contact with",
}  # fmt: skip
_TYPES = {
    "AGREE": "agreed with", "CONSULT": "talked with", "SUPPORT": "supported", "COOPERATE": "cooperated with", "AID": "aided",
    "CONCEDE": "yielded to", "RETREAT": "drew back from", "REQUEST": "asked", "ACCUSE": "criticised", "REJECT": "rejected a wish of",
    "THREATEN": "threatened", "PROTEST": "protested against", "SANCTION": "took measures against", "MOBILIZE": "mobilised towards",
    "COERCE": "used coercion against", "ASSAULT": "attacked",
}  # fmt: skip
_ALONE = {"refuse": "refused", "deny": "denied"}  # where nobody is named to whom it was done
MODES, TYPES = frozenset(_ACTS), frozenset(_TYPES)
_MARKS = (('"', '"'), ("“", "”"), ("«", "»"))
_PREPOSITIONS = frozenset({"of", "to", "from", "with", "against", "towards", "on"})
_STATUSES = {
    "announced": "announced", "threatened": "threatened", "considered": "under consideration", "denied": "denied",
    "hypothetical": "hypothetical",
}  # fmt: skip


def party(world: World, identifier: str) -> str:
    """The English label of a state, organisation, person or group; the id's own words where the world has none."""
    label = world.label(identifier) or _unslugged(world, identifier.partition(":")[2]) or identifier
    return label[0].upper() + label[1:]


def _unslugged(world: World, slug: str) -> str:
    """The words of a slug: "nato-members" is "NATO members"."""
    return " ".join(word.upper() if world.label(word.upper()) else word for word in slug.split("-"))


def parties(world: World, identifiers: Sequence[str]) -> str:
    """Labels joined as a sentence joins them; "unnamed" for none.

    Nobody is left out, however many there are: a list of addressees that ends in "and others" hides somebody.
    """
    labels = [party(world, i) for i in identifiers]
    if not labels:
        return "unnamed"
    return labels[0] if len(labels) == 1 else f"{', '.join(labels[:-1])} and {labels[-1]}"


def act(kind: str, mode: str | None) -> str:
    """The verb for an act, in the past: "demanded of", "expelled envoys of"."""
    return _ACTS.get(mode or "") or _TYPES.get(kind, kind.lower())


def deed(world: World, actors: Sequence[str], kind: str, mode: str | None, recipients: Sequence[str]) -> str:
    """Who did what to whom, as a clause; where nobody is named, the verb stands without its last preposition.

    >>> from dragoman.world import load_world
    >>> deed(load_world(), ("POL", "NOR"), "ACCUSE", "blame", ("NOR", "POL"))
    'Poland and Norway blamed each other'
    """
    verb = act(kind, mode)
    both = not recipients and kind == "ASSAULT"  # of an act on both sides all are actors
    if len(actors) > 1 and (both or set(actors) == set(recipients)):
        return f"{parties(world, actors)} {verb} each other"
    if recipients:
        return f"{parties(world, actors)} {verb} {parties(world, recipients)}"
    first, _, last = verb.rpartition(" ")
    return f"{parties(world, actors)} {_ALONE.get(mode or '') or (first if last in _PREPOSITIONS else verb)}"


def status(value: str) -> str:
    """How a status is said after a line; empty for what has actually happened."""
    return _STATUSES.get(value, "")


def tidy(text: str) -> str:
    """A report's words on one line, without a quotation mark whose partner lies outside of them.

    >>> tidy('unacceptable" and against  the principles'), tidy('a “historic opportunity” for both')
    ('unacceptable and against the principles', 'a “historic opportunity” for both')
    """
    for opening, closing in _MARKS:
        if text.count(opening) != text.count(closing) if opening != closing else text.count(opening) % 2:
            text = text.replace(opening, "").replace(closing, "")
    return " ".join(text.split())


def since(edtf: str) -> str:
    """How the beginning of something is said: an open beginning is a limit, and no date.

    >>> since("2021-10-18"), since("../2019-10")
    ('since 2021-10-18', 'since 2019-10 or before')
    """
    first, _, last = edtf.partition("/")
    return f"since {last} or before" if first == ".." and last else f"since {edtf}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 witness", "3 witnesses"."""
    return f"{number} {one if number == 1 else many or one + 's'}"

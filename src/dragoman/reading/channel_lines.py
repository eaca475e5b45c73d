"""Standing lines between parties: where their nouns stand, between whom, and how a line is called."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from ..packs import Pack, shipped_packs
from ..packs.events import Line
from .draft import Draft
from .events.lexicon import Words, fits, spelled
from .events.tree import Tree
from .names import name_at
from .types import Name

# The names of channels are English in every reading, as the labels of the world are.
_NAMES_IN = "en"
_RELATIONS = "relations"
# Lines that have a staff.
STAFFED = frozenset(("mission", "embassy", "consulate", "office"))
# What a line's state is, by the status of the act that tells it.
STATUS = {"actual": "actual", "announced": "announced", "considered": "proposed", "content": "proposed", "threatened": "proposed"}


@dataclass(frozen=True, slots=True)
class Sides:
    """Between whom a line stands; `key` names it when the parties do not, `place` where it stands."""

    parties: tuple[str, ...]
    key: str | None = None
    place: str | None = None


def lines_under(draft: Draft, tree: Tree, tokens: Iterable[int]) -> list[tuple[Line, int]]:
    """The lines whose nouns are among these tokens, the more particular kinds first."""
    found: list[tuple[Line, int]] = []
    for at in dict.fromkeys(tokens):
        if tree.tokens[at].upos not in ("NOUN", "PROPN"):
            continue
        organisation = named_at(draft, tree, at)
        for line, nouns in _lines(draft.pack):
            if organisation is not None and organisation.id in line.organisations:
                found.append((line, at))
                break
            if not fits(tree.lemmas[at], tree.words[at], nouns):
                continue
            if line.needs and not _near(tree, at, line.needs):
                continue
            if line.kind == _RELATIONS and _of_something(tree, at, line):
                continue
            found.append((line, at))
            break
    telling = {i for line, at in found for i in own_phrase(tree, at) if i != at and any(tree.words[i].startswith(word) for word in line.needs)}
    return [(line, at) for line, at in found if at not in telling]  # "communication lines": the first word says which lines


@cache
def _lines(pack: Pack) -> tuple[tuple[Line, Words], ...]:
    return tuple((line, spelled(pack, "|".join(line.nouns))) for line in pack.events.lines)


def _near(tree: Tree, at: int, needed: tuple[str, ...]) -> bool:
    """True when the line's own noun holds one of these words or its phrase has one that begins with it."""
    near = [w for i in own_phrase(tree, at) for w in (tree.lemmas[i], tree.words[i])]
    return any(n.startswith(word) or word in tree.words[at] for word in needed for n in near)


def _of_something(tree: Tree, at: int, line: Line) -> bool:
    """True for relations in one thing alone ("trade ties"): another noun before theirs says in which."""
    before = tree.kids(at, "compound")
    return any(tree.tokens[i].upos == "NOUN" and not fits(tree.lemmas[i], tree.words[i], line.needs) for i in before)


def own_phrase(tree: Tree, at: int) -> list[int]:
    """The phrase of a line's noun without what is coordinated with the noun itself ("its embassy in Tehran and its consulate")."""
    beside = {i for c in tree.kids(at, "conj") for i in tree.subtree(c)}
    return [i for i in tree.phrase(at) if i not in beside]


def named_at(draft: Draft, tree: Tree, at: int) -> Name | None:
    """The organisation or body whose name this noun heads or belongs to."""
    name = name_at(draft.names, tree.tokens[at].start)
    return name if name is not None and name.kind in ("organisation", "body") and name.id else None


def place_of(draft: Draft, tree: Tree, at: int, host: str) -> str | None:
    """The English name of the town in which the line stands, when the phrase says it."""
    tokens = [tree.tokens[i] for i in tree.phrase(at)]
    tokens += [tree.tokens[i] for c in tree.kids(tree.predicate_over(at) or at, "obl", "nmod") if c > at for i in tree.phrase(c)]
    for name in draft.names:
        in_host = name.kind == "place" and (name.id or "").startswith(f"place:{host}/")
        if in_host and name.label and any(t.start < name.span.end and name.span.start < t.end for t in tokens):
            return name.label
    whole = named_at(draft, tree, at)
    if whole is not None:
        towns = (p.label for key, p in draft.world.places.items() if key.startswith(f"place:{host}/"))
        return next((label for label in towns if label in whole.text), None)
    return None


def key_of(line: Line, sides: Sides) -> str:
    """What joins mentions of the line over reports and languages."""
    if sides.key is not None:
        return f"{line.kind}:{sides.key}"
    return f"{line.kind}:{'@'.join(sides.parties)}" if line.owned else f"{line.kind}:{'-'.join(sides.parties)}"


def name_of(draft: Draft, line: Line, sides: Sides) -> str:
    """The English name of the line, as a diplomat writes it."""
    if sides.key is not None:
        return draft.world.label(sides.key) or sides.key
    a, b = sides.parties
    host = _label(draft, b)
    return line.name.format_map({"owner": _adjective(draft, a), "host": host, "place": sides.place or host, "a": _label(draft, a), "b": host})


def _label(draft: Draft, principal: str) -> str:
    """The English name of a state; an organisation goes by its acronym."""
    return (draft.world.label(principal) if draft.world.kind(principal) == "state" else None) or principal


def _adjective(draft: Draft, principal: str) -> str:
    """ "Polish" for POL; who has no adjective goes by the label."""
    pack = shipped_packs().get(_NAMES_IN)
    held = pack.names.adjectives.get(principal, ()) if pack is not None else ()
    return held[0] if held else _label(draft, principal)

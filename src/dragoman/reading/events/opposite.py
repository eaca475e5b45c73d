"""The other side of an act that is done to somebody, where none of the places of its frame holds a party."""

from __future__ import annotations

from .context import Context
from .frame import Frame
from .parties import Met, Party, principals
from .tree import NOMINAL

_DIRECTED = frozenset(("REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION"))


def directed(kind: str) -> bool:
    """True for types of acts that are always done to somebody."""
    return kind in _DIRECTED


def opposite(frame: Frame, kind: str, actors: tuple[str, ...], context: Context, *, told: bool) -> Met:
    """The one other party among what hangs on the trigger, else in the sentence, else the one with whom the report has told of these actors dealing.

    `told`: the act is told as real, and so may lean on the rest of the report.
    """
    if kind not in _DIRECTED or frame.entry.noun or _private(frame) or all(s.startswith("content") for s in frame.entry.rule.recipient):
        return Met()
    return (
        Met(_owners(frame, actors), "owner")
        or Met(_outside(frame, actors) if kind == "REJECT" else (), "outside")
        or Met(_below(frame, actors), "below")
        or Met(_around(frame, actors), "around")
        or Met(context.partner(actors) if told else (), "partner")
    )


def beneath(frame: Frame, kind: str, actors: tuple[str, ...]) -> tuple[Party, ...]:
    """The one other party among what hangs on the trigger: it is meant before anybody whom the report told of earlier."""
    return _below(frame, actors) if kind in _DIRECTED and not frame.entry.noun and not _private(frame) else ()


def _owners(frame: Frame, actors: tuple[str, ...]) -> tuple[Party, ...]:
    """Whose is what is acted upon: "refused to accept Ethiopia's and Sudan's call", "rejected the order of the court of …"."""
    tree = frame.tree
    for head in (frame.at, *frame.complements()):
        for o in tree.objects(head):
            held = frame.parties.owners(o) if tree.tokens[o].upos == "NOUN" else ()
            if held and not set(principals(held)) & set(actors):
                return held
    return ()


def _outside(frame: Frame, actors: tuple[str, ...]) -> tuple[Party, ...]:
    """Who does what a relative clause says was refused: "Ethiopia proposed talks, a step that Sudan rejected"."""
    tree, at = frame.tree, frame.at
    head = tree.head(at)
    if head is None or not tree.relative(at) or tree.tokens[head].upos not in NOMINAL or head not in tree.objects(at):
        return ()
    over = tree.predicate_over(head)
    held = () if over is None or tree.passive(over) else tuple(p for s in tree.subjects(over) for p in frame.parties.of(s))
    return held if held and not set(principals(held)) & set(actors) else ()


def _around(frame: Frame, actors: tuple[str, ...]) -> tuple[Party, ...]:
    """The only other party of the sentence, when it does not stand in the clause of another verb beside this one."""
    tree = frame.tree
    own = {frame.at, *tree.ancestors(frame.at)}
    held = tuple(p for p in frame.others(actors) if not _territory(frame, p))
    heads = [h for p in held if (h := tree.head_of(p.span)) is not None]
    placed = any(tree.tokens[n].upos == "NOUN" and tree.under(n, tree.section.place_cases) for h in heads for n in _over(frame, h))
    return () if placed else held if all(tree.predicate_over(h) in own or frame.at in tree.ancestors(h) for h in heads) else ()


def _over(frame: Frame, i: int) -> tuple[int, ...]:
    """The noun that a name describes or owns, where it does."""
    head = frame.tree.head(i)
    return (head,) if head is not None and frame.tree.rel(i) in ("amod", "nmod", "compound", "det") else ()


def _private(frame: Frame) -> bool:
    """True for a threat to somebody who is nobody's ("threatened Polish radio"): he stands in a place of the frame."""
    if frame.entry.rule.type != "THREATEN":
        return False
    tree = frame.tree
    places = (s for s in frame.entry.rule.recipient if s.startswith(("obj", "pp:", "case:")) and "." not in s)
    nouns = (t for s in places for t in frame.slot_tokens(s) if t not in frame.companions and tree.tokens[t].upos == "NOUN")
    return any(not frame.parties.acts(t) and any(frame.parties.at[c] for c in tree.kids(t, "amod")) for t in nouns)


def _territory(frame: Frame, party: Party) -> bool:
    """True for a territory of some state ("the sale of Greenland"): what an act is about rather than whom it met."""
    states = frame.parties.draft.world.states
    return all(p in states and states[p].status == "territory" for p in party.principals)


def _below(frame: Frame, actors: tuple[str, ...]) -> tuple[Party, ...]:
    """The only other state or organisation in the trigger's own clause and the clauses under it."""
    tree = frame.tree
    above = set(tree.subtree(frame.at))
    beside = {i for c in tree.kids(frame.at, "conj", "parataxis") if tree.is_predicate(c) for i in tree.subtree(c)}
    sourced = {i for t in above if tree.rel(t) != "nsubj" and tree.under(t, tree.section.source_cases) for i in tree.subtree(t)}
    where = [t for t in above if tree.under(t, tree.section.place_cases) and not tree.is_predicate(t)]
    placed = {i for t in where if tree.tokens[t].upos == "PROPN" for i in tree.phrase(t)}
    above -= {i for t in where if tree.tokens[t].upos == "NOUN" for i in tree.phrase(t)}
    for tokens in (above - beside - sourced - placed, above - beside - sourced):
        held = tuple(p for p in frame.parties.inside(sorted(tokens)) if not set(p.principals) & set(actors) and not _territory(frame, p))
        if len(principals(held)) == 1 and ":" not in principals(held)[0]:
            return held
    return ()

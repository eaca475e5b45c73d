"""The other side of an act that is done to somebody, where none of the places of its frame holds a party."""

from __future__ import annotations

from .context import Context
from .frame import Frame
from .party import Met, Party, principals
from .tags import NOMINAL
from .tree import Tree

_DIRECTED = frozenset(("REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION"))


def directed(kind: str) -> bool:
    """True for types of acts that are always done to somebody."""
    return kind in _DIRECTED


def opposite(frame: Frame, kind: str, actors: tuple[str, ...], context: Context, *, told: bool, strange: bool) -> Met:
    """The one other party among what hangs on the trigger, else in the sentence, else the one with whom the report has told of these actors dealing.

    `told`: the act is told as real, and so may lean on the rest of the report. `strange`: it is about what need not be of those at all.
    """
    if kind not in _DIRECTED or frame.entry.noun or _private(frame) or all(s.startswith("content") for s in frame.entry.rule.recipient):
        return Met()
    return (
        Met(_owners(frame, actors), "owner")
        or Met(_outside(frame, actors) if kind == "REJECT" else (), "outside")
        or Met(_below(frame, kind, actors, strange=strange), "below")
        or (Met() if _pronoun(frame) else Met(_around(frame, actors, strange=strange) if told else (), "around"))
        or (Met() if _pronoun(frame) else Met(_partner(frame, actors, context) if told and not strange else (), "partner"))
    )


def _pronoun(frame: Frame) -> bool:
    """True for a verb that acts on "him" or "it": somebody named before, and of those who were not found nobody."""
    tree = frame.tree
    words = frozenset(tree.section.third_person) - frozenset(tree.section.third_plural)
    return not frame.passive and any(tree.words[o] in words and tree.tokens[o].upos == "PRON" for o in tree.objects(frame.at))


def _partner(frame: Frame, actors: tuple[str, ...], context: Context) -> tuple[Party, ...]:
    """The only one with whom the report has told of these actors dealing, unless the sentence names somebody else."""
    held = context.partner(actors)
    known = {*actors, *principals(held)}
    return held if all(set(p.principals) & known for p in frame.parties.all) else ()


def beneath(frame: Frame, kind: str, actors: tuple[str, ...], *, strange: bool) -> tuple[Party, ...]:
    """The one other party among what hangs on the trigger: it is meant before anybody whom the report told of earlier."""
    return _below(frame, kind, actors, strange=strange) if kind in _DIRECTED and not frame.entry.noun and not _private(frame) else ()


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


def _around(frame: Frame, actors: tuple[str, ...], *, strange: bool) -> tuple[Party, ...]:
    """The only other party of the sentence, not in the clause of another verb beside this one, nor where a strange deed was done."""
    tree = frame.tree
    own = {frame.at, *tree.ancestors(frame.at)}
    held = tuple(p for p in frame.others(actors) if not frame.parties.territory(p))
    heads = [h for p in held if (h := tree.head_of(p.span)) is not None]
    beside = {i for c in {*tree.kids(frame.at, "conj", "parataxis"), *tree.next_verbs(frame.at)} for i in tree.subtree(c)}
    if (beside | frame.charged()) & set(heads) or (strange and any(tree.under(h, tree.section.place_cases) for h in heads)):
        return ()
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


def _topic(tree: Tree, i: int) -> bool:
    """True for what words are about: "does not intend to withdraw the remarks on Taiwan"."""
    head = tree.head(i)
    said = head is not None and (tree.governor(head) == "content" or tree.is_word(head, tree.section.papers))
    return said and tree.rel(i) == "nmod" and tree.under(i, tree.section.topic_cases)


def _below(frame: Frame, kind: str, actors: tuple[str, ...], *, strange: bool) -> tuple[Party, ...]:
    """The only other state or organisation in the trigger's own clause and the clauses under it; not where a strange deed was done."""
    tree = frame.tree
    if any(tree.is_word(o, tree.section.collective) and tree.tokens[o].feat("Number") != "Plur" for o in tree.objects(frame.at) if o > frame.at):
        return ()  # "accuses the country of ties with Iran": somebody named before
    above = set(tree.subtree(frame.at))
    # Of a clause that describes something only the subject counts: "the launch that North Korea made", not where or what for.
    for c in above - {frame.at} if kind != "SANCTION" else ():
        if tree.relative(c):
            above = above - set(tree.subtree(c)) | {i for s in tree.own_subjects(c) for i in tree.phrase(s)}
    above -= frame.charged()
    above -= {i for t in above if _topic(tree, t) for i in tree.subtree(t)}
    next_to = {*(c for c in tree.kids(frame.at, "conj", "parataxis") if tree.is_predicate(c)), *tree.next_verbs(frame.at)}
    beside = {i for c in next_to for i in tree.subtree(c)}
    sourced = {i for t in above if tree.rel(t) != "nsubj" and tree.under(t, tree.section.source_cases) for i in tree.subtree(t)}
    where = [t for t in above if tree.under(t, tree.section.place_cases) and not tree.is_predicate(t)]
    placed = {i for t in where if tree.tokens[t].upos == "PROPN" for i in tree.phrase(t)}
    above -= {i for t in where if tree.tokens[t].upos == "NOUN" for i in tree.phrase(t)}
    for tokens in (above - beside - sourced - placed, *(() if strange else (above - beside - sourced,))):
        held = tuple(p for p in frame.parties.inside(sorted(tokens)) if not set(p.principals) & set(actors) and not frame.parties.territory(p))
        if len(principals(held)) == 1 and ":" not in principals(held)[0]:
            return held
    return ()

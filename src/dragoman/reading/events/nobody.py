"""Acts upon nobody we know: upon anybody at all, upon strangers, upon the actor's own. There nobody else is left unsaid."""

from __future__ import annotations

from .frame import Frame
from .lexicon import fits, lexicon
from .party import Party, principals
from .tree import Tree

_UNDERGONE = ("CONCEDE", "RETREAT", "SANCTION", "COERCE")  # deeds that are done to those whom their nouns name


def slots_of(frame: Frame) -> tuple[str, ...]:
    """The places in which the rule looks for whom the act is done to."""
    rule = frame.entry.rule
    if not frame.entry.noun:
        return rule.recipient
    if rule.noun_recipient is not None:
        return rule.noun_recipient
    return (*(s for s in rule.recipient if s != "subj"), *frame.tree.section.noun_recipient)


def to_its_own(frame: Frame, actors: tuple[str, ...]) -> bool:
    """True when the act is upon the actor's own people ("ordered its army to …"): nobody else is left unsaid."""
    if frame.entry.noun or frame.passive:
        return False
    tree, parties = frame.tree, frame.parties
    named = (o for o in tree.kids(frame.at, "iobj") if tree.tokens[o].upos == "PROPN")  # "has urged Prime Minister Benjamin Netanyahu to …"
    for o in (*tree.objects(frame.at), *named):
        described = tuple(p for c in tree.kids(o, "amod") for p in parties.at[c]) if frame.entry.rule.type == "REQUEST" else ()
        held = principals(parties.of(o) or described)  # "urged Chinese students to be careful"
        if o not in frame.companions and held and set(held) <= set(actors):
            return True
        if not held and parties.acts(o) and any(tree.words[c] in tree.section.third_person for c in tree.kids(o, "nmod", "det")):
            return True
    people = (*(t for s in _direct(frame) for t in frame.slot_tokens(s)), *tree.objects(frame.at)) if frame.entry.rule.type == "REQUEST" else ()
    return any(parties.acts(t) and _of_the_country(frame, t) for t in people if not parties.inside(tree.phrase(t)))


def unnamed(frame: Frame, actors: tuple[str, ...]) -> bool:
    """True where the act is upon somebody who is no party to us, or upon the actor's own: nobody else is left unsaid."""
    return to_anybody(frame) or _upon_itself(frame, actors) or to_its_own(frame, actors) or to_others(frame) or to_stranger(frame)


def of_goods(frame: Frame, party: Party) -> bool:
    """True for whoever only gives goods their name in what is refused or asked for: "rejected a ban on Russian gas"."""
    tree = frame.tree
    head = tree.head_of(party.span) if frame.entry.rule.type in ("REJECT", "REQUEST") else None
    over = tree.head(head) if head is not None else None
    if over is None or head is None or tree.rel(head) not in ("amod", "nmod", "compound") or tree.adposed(head):
        return False
    return fits(tree.lemmas[over], tree.words[over], tree.section.goods)


def to_stranger(frame: Frame) -> bool:
    """True where the act is upon somebody by name who is nobody's, or asks something of people and things that are no party."""
    tree, parties = frame.tree, frame.parties
    if frame.entry.noun or frame.passive:
        return False
    asks = frame.entry.rule.type in ("REQUEST", "THREATEN") and bool(tree.kids(frame.at, "xcomp", "ccomp", "advcl"))
    if frame.entry.rule.type == "REQUEST" and any(
        _own_people_at(frame, t) for s in slots_of(frame) if s.startswith(("pp:", "case:")) for t in _bare_slot(frame, s)
    ):
        return True
    for o in tree.objects(frame.at):
        if o in frame.companions or o < frame.at or parties.inside(tree.subtree(o)) or _timed(frame, o):
            continue
        if frame.entry.rule.type in ("ACCUSE", "SUPPORT") and _of_unknown(frame, o):
            return True
        named = tree.tokens[o].upos == "PROPN" and (parties.private(o) or (frame.entry.rule.type == "SUPPORT" and parties.unknown(o)))
        if named and frame.entry.rule.type != "SANCTION":  # an envoy, by name
            return True
        if frame.entry.rule.type == "ACCUSE" and other_countries(tree, o):
            return True  # "accused the Arab nations of …"
        met = tree.is_word(o, tree.section.collective) or tree.is_word(o, tree.section.deeds) or tree.words[o] in tree.section.third_person
        if asks and not met and (tree.tokens[o].upos == "NOUN" and not (parties.acts(o) and tree.definite(o))):
            return True
    return False


def other_countries(tree: Tree, i: int) -> bool:
    """True for countries in the plural of which an adjective says which: "les nations arabes" are not those told of before."""
    many = tree.is_word(i, tree.section.collective) and tree.tokens[i].feat("Number") == "Plur"
    return many and any(tree.tokens[c].upos == "ADJ" and tree.tokens[c].feat("PronType") is None for c in tree.kids(i, "amod"))


def _of_unknown(frame: Frame, noun: int) -> bool:
    """True for what belongs to somebody whom nobody knows: "condemned Seselj's behaviour" blames no state."""
    tree = frame.tree
    owners = (c for c in tree.kids(noun, "nmod", "det") if c < noun and tree.tokens[c].upos == "PROPN" and tree.tokens[c].text[:1].isupper())
    return any(frame.parties.genitive(c) and not frame.parties.at[c] and not _timed(frame, c) for c in owners)


def _bare_slot(frame: Frame, source: str) -> tuple[int, ...]:
    return frame.slot_tokens(source) if "." not in source and "=" not in source else ()


def _own_people_at(frame: Frame, i: int) -> bool:
    """True for people told by more than their bare noun who are no party: "appealed to the members of his party"."""
    tree, parties = frame.tree, frame.parties
    told = tree.kids(i, "nmod", "amod", "det") and not tree.is_word(i, tree.section.collective) and not tree.definite(i)
    return tree.tokens[i].upos == "NOUN" and parties.acts(i) and bool(told) and not parties.inside(tree.subtree(i))


def upon_itself(frame: Frame, actors: tuple[str, ...]) -> bool:
    """True when the verb's object, or the first place of its recipient, holds these actors and nobody else."""
    places = frame.entry.rule.recipient
    if "obj" in frame.entry.rule.actor:
        return False  # "diplomats must leave Poland": whoever is left has sent them away
    if set(actors) == set(acted_on(frame)) and any(s.startswith(("obj", "subj")) for s in places):
        return True
    first = places[0] if places and places[0].startswith("pp:") and "." not in places[0] and "=" not in places[0] else None
    return first is not None and bool(actors) and set(principals(frame.slot_parties(first))) == set(actors)


def _upon_itself(frame: Frame, actors: tuple[str, ...]) -> bool:
    """True where a place of the frame names the actor himself ("urged the American public"), or people of whom we know nothing."""
    tree, parties = frame.tree, frame.parties
    if frame.entry.noun or frame.passive or "obj" in frame.entry.rule.actor:
        return False
    heads = [o for o in tree.objects(frame.at) if o > frame.at and o not in frame.companions]
    named = [principals(parties.inside(tree.phrase(o))) for o in heads]
    if any(held and set(held) <= set(actors) for held in named):
        return True
    strange = (o for o in heads if tree.tokens[o].upos == "PROPN" and not parties.inside(tree.subtree(o)))
    return any(tree.kids(o, "det") and not _timed(frame, o) for o in strange)


def _timed(frame: Frame, i: int) -> bool:
    start = frame.tree.tokens[i].start
    return any(t.start <= start < t.end for t in frame.parties.times)


def to_anybody(frame: Frame) -> bool:
    """True for an act upon any country or leader at all: "to hold a state responsible is complex" tells of nobody."""
    tree, parties = frame.tree, frame.parties
    if frame.entry.noun or frame.passive:
        return False
    heads = [o for o in tree.objects(frame.at) if o not in frame.companions and o > frame.at]
    return any(
        tree.is_word(o, tree.section.collective)
        and tree.indefinite(o)
        and tree.tokens[o].feat("Number") != "Plur"
        and not parties.inside(tree.subtree(o))
        for o in heads
    )


def to_others(frame: Frame) -> bool:
    """True when the sentence says to whom, and these are people of whom we know nothing ("demanded of its partners")."""
    tree, parties = frame.tree, frame.parties
    heads = [t for s in _direct(frame) for t in frame.slot_tokens(s) if t not in frame.companions and tree.tokens[t].upos == "NOUN"]
    own = (t for t in heads if parties.acts(t) and not tree.is_word(t, tree.section.collective) and not parties.of(t))
    return any(not parties.inside(tree.phrase(t)) and not tree.definite(t) and not _undergoes(frame, t) for t in own)


def _undergoes(frame: Frame, i: int) -> bool:
    """True for those to whom what is asked for is to be done: "demanded the release of its soldiers" asks nothing of the soldiers."""
    tree, over = frame.tree, frame.tree.head(i)
    if over is None or tree.rel(i) != "nmod" or over not in tree.objects(frame.at):
        return False
    return any(e.rule.type in _UNDERGONE for e in lexicon(frame.pack).noun(tree.lemmas[over], tree.words[over]))


def _direct(frame: Frame) -> tuple[str, ...]:
    """The places of the recipient under a preposition or in a case."""
    return tuple(s for s in frame.entry.rule.recipient if s.startswith(("pp:", "case:")) and "." not in s)


def _of_the_country(frame: Frame, i: int) -> bool:
    """True for "the country's information minister", told by somebody of that country."""
    tree = frame.tree
    return any(c < i and tree.is_word(c, tree.section.collective) for c in tree.kids(i, "nmod"))


def acted_on(frame: Frame) -> tuple[str, ...]:
    """For whom the objects stand."""
    return principals(tuple(p for o in frame.tree.objects(frame.at) for p in frame.parties.of(o)))

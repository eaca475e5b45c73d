"""Who acts: by the places of the rule, by number ("the two countries"), by what sentence and report imply, and along with others."""

from __future__ import annotations

from ..types import Event
from .context import Context
from .frame import Frame
from .nobody import acted_on, upon_itself
from .party import Met, Party, principals
from .subjects import above, carried, decided_by, implied
from .tree import Tree
from .whom import counted, not_oneself, one_another

TOWARDS = frozenset(("recall", "expel", "close-mission", "cut-ties"))  # what "both countries" do that were told of together they do to each other
_COMPANY = 4  # tokens from the words of company to the name under them, at most


def actors_of(frame: Frame, context: Context, earlier: tuple[Event, ...]) -> tuple[Met, tuple[Party, ...]]:
    """Who acts, and whom a paper that speaks for him was handed to, where one does."""
    author, addressed = carried(frame)
    who = Met(author, "paper") or _decided(frame) or _acting(frame, context, earlier) or (Met() if _described(frame) else implied(frame, context))
    if not who:
        return who, ()
    who = who.joined(_fellows(frame, principals(who.parties)))
    if not frame.entry.noun and who.how != "decision" and upon_itself(frame, principals(who.parties)):
        other = above(frame, principals(who.parties)) or not_oneself(frame, who.parties, context)
        if not other and not frame.tree.own_subjects(frame.at) and set(principals(who.parties)) != set(acted_on(frame)):
            return Met(), ()  # "says China has moved a rig, calling on Beijing …": a lent subject that is whom it acts on
        who = Met(other, "clause above") if other else who
    return who, addressed


def _decided(frame: Frame) -> Met:
    """Who decided on the act right before it is named; a meeting is decided on by one and held by several."""
    acts = frame.entry.rule.type != "CONSULT" and (frame.entry.noun or "subj" in frame.entry.rule.actor)
    return Met(decided_by(frame) if acts else (), "decision")


def _slots(frame: Frame) -> tuple[str, ...]:
    rule, section = frame.entry.rule, frame.tree.section
    if frame.entry.noun:
        return rule.noun_actor if rule.noun_actor is not None else section.noun_actor
    return (*rule.actor, *rule.passive_actor) if frame.passive and "subj" in rule.actor else rule.actor


def _in_slots(frame: Frame, context: Context) -> Met:
    if frame.passive and _by_somebody(frame):
        return Met()
    if frame.passive and frame.entry.rule.mode == "summon" and not acted_on(frame) and not frame.agent_phrases():
        return Met()  # "confirmed that the ambassador was summoned": whose, and by whom?
    if (noun := _described(frame)) is not None:
        return Met(frame.parties.of(noun), "place")
    for source in _slots(frame):
        near = source == "near" and frame.passive
        held = (
            (_because(frame) or context.counterpart(acted_on(frame)))
            if near
            else frame.slot_parties(source) or _owning_companion(frame, source) or _host(frame, source)
        )
        if held and frame.passive and frame.entry.rule.mode == "expel" and source.startswith("pp:") and _of_mission(frame, source):
            continue
        if held and source == "poss" and frame.entry.noun and (_acted_on_by_noun(frame, held) or _sent_away(frame, held)):
            continue
        if held:
            return Met(held, "context" if near else "teller" if source in ("teller", "speaker") else "clause" if source == "clause" else "place")
    return Met()


def _because(frame: Frame) -> tuple[Party, ...]:
    """Whose ground is given for what was done to somebody: "was summoned because Tehran thinks that …"."""
    tree = frame.tree
    clauses = [c for c in tree.kids(frame.at, "advcl") if c > frame.at and any(tree.words[m] in tree.section.grounds for m in tree.marks(c))]
    held = tuple(p for c in clauses for s in tree.own_subjects(c) for p in frame.parties.of(s))
    return held if len(principals(held)) == 1 and not set(principals(held)) & set(acted_on(frame)) else ()


def _described(frame: Frame) -> int | None:
    """The noun right behind an active participle, which does it: fi "Islamabadia syyllistävän iskun"."""
    tree, at = frame.tree, frame.at
    token = tree.tokens[at]
    if frame.entry.noun or not tree.inflects or at + 1 >= len(tree.tokens) or tree.tokens[at + 1].upos != "NOUN":
        return None
    active = token.feat("VerbForm") == "Part" and token.feat("Voice") == "Act" and token.feat("Tense") != "Past" and not tree.kids(at, "aux", "cop")
    attributive = tree.head(at) == at + 1 and tree.rel(at) in ("acl", "amod")
    turned = (
        token.feat("PartForm") == "Pres" and not token.feat("Person[psor]") and tree.head(at + 1) == at and tree.case(at + 1) == token.feat("Case")
    )
    return at + 1 if active and (attributive or turned) else None


def _host(frame: Frame, source: str) -> tuple[Party, ...]:
    """To whom an envoy is sent of whom a passive tells: "the ambassador of Zimbabwe to Botswana was summoned"."""
    if not frame.passive or source not in frame.entry.rule.passive_actor or not source.startswith("pp:") or "." in source:
        return ()
    tree, case = frame.tree, source.removeprefix("pp:")
    envoys = [s for s in tree.own_subjects(frame.at) if tree.tokens[s].upos == "NOUN" and frame.parties.acts(s)]
    held = tuple(p for s in envoys for c in tree.kids(s, "nmod") if c > s and tree.under(c, (case,)) for p in frame.parties.of(c))
    return held if not set(principals(held)) & set(acted_on(frame)) else ()


def _owning_companion(frame: Frame, source: str) -> tuple[Party, ...]:
    """Whose is what a noun of ending or breaking speaks of: "the breaking of Honduras's relations with Taiwan"."""
    if source != "poss" or not frame.entry.noun or not frame.companions:
        return ()
    inside = set(frame.tree.phrase(frame.at, coordinated=False))
    held = tuple(p for c in frame.companions if c in inside for p in frame.parties.owners(c))
    named = held and any(frame.tree.tokens[i].upos == "PROPN" for i in inside if held[0] in frame.parties.at[i])  # "the Lithuanian-Belarusian border"
    return held if named and len(principals(held)) == 1 else ()


def _by_somebody(frame: Frame) -> bool:
    """True for a passive whose agent is a person or body of whom we do not know for whom they act: nobody else did it."""
    tree, parties = frame.tree, frame.parties
    agents = [
        t
        for t in frame.agent_phrases()
        if tree.tokens[t].upos in ("NOUN", "PROPN") and not any(s.start <= tree.tokens[t].start < s.end for s in parties.times)
    ]
    return bool(agents) and not any(parties.inside(tree.phrase(t)) for t in agents) and any(parties.acts(t) or parties.private(t) for t in agents)


def _acting(frame: Frame, context: Context, earlier: tuple[Event, ...]) -> Met:
    """The actor by the rule's slots; for a subject such as "the two countries" or "the two NATO members", those who acted together before."""
    held = _in_slots(frame, context)
    if frame.entry.noun or frame.passive:
        return held
    tree = frame.tree
    for head, i in ((s, i) for s in tree.subjects(frame.at) for i in tree.phrase(s)):
        number = counted(tree, i)
        if number is not None and number != len(principals(held.parties)) and (i == head or not held):
            both = frame.entry.rule.mutual or one_another(frame) or frame.entry.rule.mode in TOWARDS
            met = context.acting(number, both_sides=both, earlier=earlier)
            lands = not tree.is_word(i, tree.section.opposed) and tree.tokens[i].upos == "NOUN"
            return Met(() if lands and not all(map(context.is_state, principals(met))) else met, "number")
    return held


def _fellows(frame: Frame, actors: tuple[str, ...]) -> tuple[Party, ...]:
    """Those with whom the actor acts: "together with France and Italy, Germany called on …"; not those acted upon along with another."""
    tree, parties = frame.tree, frame.parties
    if not tree.section.together or frame.entry.noun or frame.passive:
        return ()
    found: list[Party] = []
    for i in frame.reach():
        if not tree.cases(i):
            continue
        near = {tree.words[k] for k in frame.companions if i - _COMPANY < k < i}  # "stands together with": the verb needs the words itself
        if not any(_beside(tree, i, words) and not near & set(words.split()) for words in tree.section.together):
            continue
        between = parties.inside(tuple(range(frame.at + 1, min(tree.subtree(i), default=i))))
        if frame.entry.rule.mutual or all(set(p.principals) <= set(actors) for p in between):
            found += parties.of(i)
    return tuple(found)


def _beside(tree: Tree, i: int, words: str) -> bool:
    """True for a phrase under these case words, or inside of them ("yhdessä … kanssa")."""
    before, _, after = words.partition(" … ")
    first = min(tree.subtree(i))
    return tree.under(i, (words,)) if not after else tree.under(i, (after,)) and before in tree.words[max(first - 1, 0) : i]


def _of_mission(frame: Frame, source: str) -> bool:
    """True for "diplomats expelled from the Russian embassy": they were Russia's, and whoever hosts them did it."""
    tree = frame.tree
    return any(tree.tokens[t].upos == "NOUN" and frame.parties.acts(t) for t in frame.slot_tokens(source))


def _sent_away(frame: Frame, held: tuple[Party, ...]) -> bool:
    """True for "the ambassador's expulsion": he did not expel anybody."""
    return frame.entry.rule.mode == "expel" and all(p.agent is not None for p in held)


def _acted_on_by_noun(frame: Frame, held: tuple[Party, ...]) -> bool:
    """True when what belongs to the noun stands where the rule has whoever is acted upon ("the expulsion of Russian diplomats")."""
    tree, rule = frame.tree, frame.entry.rule
    places = rule.noun_recipient if rule.noun_recipient is not None else rule.recipient
    of_cases = tuple(case for case in tree.section.of_cases[:2] if any(s.partition(".")[0] == f"pp:{case}" for s in places))
    acted = {i for c in tree.children[frame.at] if c > frame.at and tree.under(c, of_cases) for i in tree.phrase(c)}
    return bool(acted) and all(any(p in frame.parties.at[i] for i in acted) for p in held)

"""Whom an act is done to: by the places of the rule, else by what the sentence and the report before leave no doubt of."""

from __future__ import annotations

from dataclasses import dataclass

from ...text import Span
from ..types import Event
from .context import Context, Named
from .frame import Frame
from .lexicon import Lexicon
from .nobody import of_goods, other_countries, slots_of, to_anybody, to_its_own, to_others, to_stranger
from .opposite import beneath
from .party import Met, Party, principals
from .starting import started
from .tree import Tree

_PROVOKED = frozenset(("SANCTION", "ACCUSE", "PROTEST", "MOBILIZE", "COERCE", "REJECT"))  # what is done to whoever gave the occasion
_SAID_TO = frozenset(("REQUEST", "CONSULT", "ACCUSE", "SUPPORT", "THREATEN"))
_REACTIONS = frozenset(("ACCUSE", "SUPPORT", "REJECT"))
_BETWEEN_STATES = frozenset(("ASSAULT", "COERCE", "MOBILIZE", "AID"))  # what is done to an organisation is told with its name
_DEEDS = frozenset(("ASSAULT", "COERCE", "SANCTION", "THREATEN", "MOBILIZE"))
_UNSAID = ("sentence", "near")  # places that are none of the frame
_BOTH = 2


@dataclass(frozen=True, slots=True)
class Near:
    """What the context adds to the recipients of one act."""

    lex: Lexicon
    context: Context
    frame: Frame
    kind: str
    mode: str | None
    told: bool
    earlier: tuple[Event, ...]

    def other_side(self, actors: tuple[str, ...]) -> Met:
        """The other side that the sentence leaves unsaid."""
        answers = self.frame.entry.rule.answers
        if self.mode == "deny":
            return Met(self.context.asker(actors, self.earlier), "accuser")  # who denies was accused
        held = Met(self.context.asker(actors) if answers else (), "asker")
        if held or not self.told:
            return held
        heads = () if self.frame.entry.noun else self._heads()
        if heads and (doer := self.context.doer_of(self._named(heads), actors)):
            return Met(doer, "deed")
        if self._of_deed(heads):
            return Met(self.context.counterpart(actors, incoming=True) or self.context.doer(actors), "deed")
        if _own_people(self.frame) or to_others(self.frame):
            return Met()
        if self.kind == "CONSULT" and self.frame.entry.noun and not answers:
            return Met()  # "on her way home from a meeting"
        if self.of_violence() or (self.kind == "ACCUSE" and any(self._of_strangers(i) for i in heads)):
            return Met()  # "condemned the burning of the book": what it says of the deed is not the other side
        before = self.context.counterpart(actors, incoming=answers, earlier=self.earlier, kind=self.kind)
        if self.kind in _BETWEEN_STATES and not all(map(self.context.is_state, principals(before))):
            before = ()
        if before and self.kind in _REACTIONS and set(principals(before)) <= self.context.beside(self.kind, actors):
            before = ()  # several blame the same one
        if before or self.frame.entry.noun or answers:
            return Met(before, "counterpart")
        return Met(self.context.same_act(self.kind, self.mode, actors) or self._beside(actors), "same act")

    def _beside(self, actors: tuple[str, ...]) -> tuple[Party, ...]:
        """Whom an act of this type met in the same sentence: "Bolivia broke off ties with Israel, while Chile recalled its ambassador"."""
        alike = [e for e in self.earlier if e.type == self.kind and e.recipients and e.status in ("actual", "announced")]
        if self.kind not in ("SANCTION", "ACCUSE") or not alike:
            return ()
        last = alike[-1]
        return () if set(actors) & {*last.actors, *last.recipients} else (Party(last.recipients, None, last.trigger),)

    def _of_deed(self, heads: tuple[int, ...]) -> bool:
        """True when what is acted upon is a deed by its bare name: "the move", "the step"."""
        tree = self.frame.tree
        objects = () if self.frame.entry.noun else tree.objects(self.frame.at)
        return any(tree.is_word(i, tree.section.deeds) for i in (*heads, *objects))

    def _of_strangers(self, noun: int) -> bool:
        """True for an attack that is told with what it was done to, where that and whoever did it is nobody we know."""
        tree, parties = self.frame.tree, self.frame.parties
        told = [c for c in tree.kids(noun, "nmod") if c > noun and tree.adposed(c)]
        attack = any(e.rule.type in _DEEDS for e in self.lex.noun(tree.lemmas[noun], tree.words[noun]))
        return attack and bool(told) and not any(parties.inside(tree.subtree(c)) for c in told)

    def of_violence(self) -> bool:
        """True for blame of a deed of violence ("condemned the attack"): whose it was the report tells, and it need not have been the other side."""
        tree, noun = self.frame.tree, self.lex.noun
        heads = self._heads() if self.kind == "ACCUSE" and not self.frame.entry.noun else ()
        named = any(e.rule.type == "ASSAULT" for i in heads for e in noun(tree.lemmas[i], tree.words[i]))
        return named or (bool(heads) and "obj=@attack" in self.frame.entry.rule.needs)

    def strange(self) -> bool:
        """True for an act about what need not be of the two at all: a deed of violence, the use of force somewhere."""
        return self.of_violence() or _of_force(self.frame)

    def _heads(self) -> tuple[int, ...]:
        """The nouns in the recipient's places."""
        frame = self.frame
        sources = (s for s in frame.entry.rule.recipient if s.partition(".")[0] == "obj" or s.startswith(("pp:", "case:")))
        return tuple(dict.fromkeys(t for source in sources for t in frame.slot_tokens(source) if frame.tree.tokens[t].upos == "NOUN"))

    def _named(self, heads: tuple[int, ...]) -> Named:
        """What these nouns would tell as acts: "condemned the expulsions" speaks of whoever expelled."""
        tree = self.frame.tree
        rules = [e.rule for t in heads for e in self.lex.noun(tree.lemmas[t], tree.words[t])]
        return Named(
            frozenset(f"{self.lex.tag}/{rule.id}" for rule in rules),
            frozenset((rule.type, rule.mode) for rule in rules),
            frozenset(tree.lemmas[t] for t in heads if not tree.is_word(t, tree.section.acting) and not tree.is_word(t, tree.section.collective)),
        )


def _own_people(frame: Frame) -> bool:
    """True when a meeting is told with people who are nobody's to us ("met his security council"): no other side is left unsaid."""
    tree = frame.tree
    if frame.entry.rule.type != "CONSULT" or frame.entry.noun:
        return False
    objects = (i for i in tree.objects(frame.at) if i not in frame.companions and tree.tokens[i].upos in ("NOUN", "PROPN"))
    return any(not tree.is_word(i, tree.section.collective) and not tree.is_word(i, tree.section.deeds) for i in objects)


def recipients(frame: Frame, who: tuple[Party, ...], near: Near) -> Met:
    """Whom the act is done to, by the first of the rule's places that holds somebody else than the actor."""
    actors = principals(who)
    if frame.entry.rule.type in _REACTIONS and (doer := _doer(frame, actors)):
        return Met(doer, "doer")
    spared = (*actors, *victims(frame, near.lex))
    together = frame.entry.rule.mutual and len(actors) > 1
    each, anybody = _each_one(frame), to_anybody(frame)
    for source in slots_of(frame):
        if source in _UNSAID:
            if anybody or to_others(frame) or to_stranger(frame) or (frame.entry.rule.type in _SAID_TO and to_its_own(frame, actors)):
                return Met()
            if source == "near" and (held := _occasion(frame, actors)):
                return Met(held, "occasion")
            apart = all(len(p.principals) == 1 for p in who)  # "the two nations cut ties": each with the other
            several = source == "sentence" and frame.entry.rule.type == "SANCTION" and apart
            if together and not (several and frame.others(actors)):
                continue  # "the two leaders will meet": one another; but four states cut ties with one whom the sentence names
        elif anybody and source == "obj.any":
            return Met()
        found = _from(frame, source, spared, near)
        if source.endswith(".any") and len(principals(found.parties)) > 1:
            found = _owning(frame, source, spared) or found
        held = tuple(p for p in found.parties if not set(p.principals) <= set(spared) and not of_goods(frame, p))
        if together:
            held = tuple(p for p in held if not _agent_within(frame, p))  # "agreed to a truce brokered by Egypt": with each other
            held = tuple(p for p in held if not frame.entry.noun or frame.tree.head_of(p.span) in frame.tree.subtree(frame.at))
        if frame.entry.rule.mutual and source == "obj.any":
            held = tuple(p for p in held if not _spoken_of(frame, p))
        if source == "subj.any" and _of_force(frame):
            held = tuple(p for p in held if not _in_place(frame, p))  # "the use of force in Ukraine is a crime": not Ukraine's
        if each and source in (*_UNSAID, "content", "content.any", "content.subj"):
            held = tuple(p for p in held if any(near.context.is_state(q) for q in p.principals))
        if held:
            return Met(held, found.how)
    return Met()


def _agent_within(frame: Frame, party: Party) -> bool:
    """True for whoever did what a participle under the trigger tells of."""
    tree, head = frame.tree, frame.tree.head_of(party.span)
    over = tree.head(head) if head is not None else None
    return head is not None and over is not None and tree.rel(over) == "acl" and tree.under(head, tree.section.agent_cases)


def _spoken_of(frame: Frame, party: Party) -> bool:
    """True for what two only talked about: "had a phone call after the remarks on Greenland"."""
    tree, head = frame.tree, frame.tree.head_of(party.span)
    return head is not None and tree.rel(head) == "nmod" and tree.under(head, tree.section.topic_cases)


def _of_force(frame: Frame) -> bool:
    """True for a verdict on force or arms: "the use of force in Ukraine is unacceptable"."""
    tree = frame.tree
    return any(tree.is_word(i, tree.section.force) for s in tree.subjects(frame.at) for i in tree.phrase(s) if tree.tokens[i].upos == "NOUN")


def _in_place(frame: Frame, party: Party) -> bool:
    tree, head = frame.tree, frame.tree.head_of(party.span)
    return head is not None and tree.under(head, tree.section.place_cases)


def _owning(frame: Frame, source: str, spared: tuple[str, ...]) -> Met:
    """Whose is what stands in a place where several are named: "complained about Zambia's ties with the United States"."""
    tokens = frame.slot_tokens(source)
    outer = (t for t in tokens if not any(t in frame.tree.subtree(o) for o in tokens if o != t))  # "the Russian activity on the Ukrainian peninsula"
    owners = tuple(p for t in outer for p in frame.parties.owners(t))
    return Met(owners, "place") if owners and not set(principals(owners)) & set(spared) else Met()


def victims(frame: Frame, lex: Lexicon) -> tuple[str, ...]:
    """Who suffered what is condemned or backed: "condemned the attack on the British embassy" blames no Briton."""
    if frame.entry.noun or frame.entry.rule.type not in _REACTIONS:
        return ()
    tree = frame.tree
    held: list[Party] = []
    deeds = tree.subjects(frame.at) if "teller" in frame.entry.rule.actor else tree.objects(frame.at)
    for o in deeds:
        for entry in lex.noun(tree.lemmas[o], tree.words[o]) if tree.tokens[o].upos == "NOUN" else ():
            deed = started(frame.pack, tree, frame.parties, entry, o) if entry.rule.type in _DEEDS else None
            sources = slots_of(deed) if deed is not None else ()
            if entry.rule.type == "SANCTION":  # "the expulsion of our envoy from Congo": Congo did it
                sources = tuple(s for s in sources if s.startswith(tuple(f"pp:{case}" for case in tree.section.of_cases[:2])))
            held += [p for s in sources if deed is not None and s.startswith(("pp:", "case:", "obj")) for p in deed.slot_parties(s)]
            cases = tuple(s.removeprefix("pp:").partition(".")[0] for s in sources if s.startswith("pp:"))
            described = (t for c in tree.kids(o, "acl") for t in tree.subtree(c) if deed is not None and tree.under(t, cases))
            held += [p for t in described for p in _parties_at(frame, t)]  # "the strike carried out on the capital of Qatar"
    return principals(tuple(held))


def _parties_at(frame: Frame, i: int) -> tuple[Party, ...]:
    """The parties of a phrase, and whose it is when it is a place."""
    return frame.parties.of(i) or frame.parties.owners(i)


def _from(frame: Frame, source: str, actors: tuple[str, ...], near: Near) -> Met:
    """Who stands in one place of the rule."""
    if source == "sentence":
        held = frame.others(actors)
        return Met(held if near.kind != "ACCUSE" else tuple(p for p in held if not _of_next_verb(frame, p, near.context)), "sentence")
    if source == "near":
        return (
            Met(beneath(frame, near.kind, actors, strange=near.strange()), "below")
            or Met(_prompter(frame, actors), "cause")
            or near.other_side(actors)
        )
    if source in ("content.any", "content.subj", "content"):
        return Met(_in_content(frame, actors, source, near.context), "content")
    found = () if source.startswith("obj") and _denies_all(frame) else frame.slot_parties(source)
    if not all(set(p.principals) <= set(actors) for p in found):
        return Met(found, "clause" if source == "clause" else "place")
    return (
        Met(_collective(frame, source, actors, near.context), "collective")
        or Met(_pronoun(frame, source, actors, near), "pronoun")
        or Met(_envoy(frame, source, actors, near.context), "body")
    )


def _denies_all(frame: Frame) -> bool:
    """True for a denial that takes up all said before: "accuses it of being close to Iran, which Doha denies", where nobody denies Iran."""
    tree, over = frame.tree, frame.tree.head(frame.at)
    relative = over is not None and not frame.entry.noun and frame.entry.rule.mode == "deny" and tree.relative(frame.at)
    return relative and over is not None and tree.tokens[over].upos == "PROPN"


def _of_next_verb(frame: Frame, party: Party, context: Context) -> bool:
    """True for a party of the verb beside this one: "denounced a violation and informed the council"; not for a state upon which that one acts."""
    tree, head = frame.tree, frame.tree.head_of(party.span)
    if head is None or frame.entry.noun:
        return False
    beside = [c for c in tree.next_verbs(frame.at) if head in tree.subtree(c)]
    acted_on = any(head in tree.objects(c) for c in beside) and all(map(context.is_state, party.principals))
    return bool(beside) and not acted_on


def _doer(frame: Frame, actors: tuple[str, ...]) -> tuple[Party, ...]:
    """Who did what is blamed or backed, where the noun names him: "condemned the expulsion of Slovak diplomats by Belarus"."""
    tree = frame.tree
    if frame.entry.noun:
        return ()
    for o in tree.objects(frame.at):
        agent = tuple(case for case in tree.section.agent_cases if case not in tree.section.of_cases)
        by = [c for c in tree.kids(o, "nmod", "det") if c < o and frame.parties.genitive(c) and _acted_upon(frame, o)]
        by = by or [c for c in tree.kids(o, "nmod", "obl") if c > o and tree.under(c, agent) and c != frame.at]
        made = (a for a in tree.kids(o, "acl") if a == o + 1 and tree.passive(a))  # "the announcement made by Guyana"
        by = by or [c for a in made for c in tree.kids(a, "obl") if tree.under(c, agent)]
        held = tuple(p for c in by for p in frame.parties.of(c)) if tree.tokens[o].upos == "NOUN" and not frame.parties.acts(o) else ()
        if held and not set(principals(held)) & set(actors):
            return held
    return ()


def _acted_upon(frame: Frame, noun: int) -> bool:
    """True for a noun that is told with whom it was done to: "Hviterusslands utvisning av slovakiske diplomater"."""
    tree = frame.tree
    return any(
        c > noun and tree.under(c, (*tree.section.of_cases[:2], *tree.section.agent_cases)) and frame.parties.inside(tree.phrase(c))
        for c in tree.children[noun]
    )


def _each_one(frame: Frame) -> bool:
    """True when what is asked is asked of "each country": that is no one organisation, whoever spoke last."""
    tree = frame.tree
    subjects = [s for head in frame.complements() for s in tree.own_subjects(head) if tree.is_word(s, tree.section.collective)]
    return any(
        tree.tokens[c].upos in ("DET", "PRON") and tree.tokens[c].feat("Poss") is None and tree.rel(c) in ("det", "amod")
        for s in subjects
        if tree.tokens[s].feat("Number") != "Plur"
        for c in tree.children[s]
    )


def reciprocal(frame: Frame, who: tuple[Party, ...]) -> Met:
    """Several who act on one another: "India and China accuse each other". Each of them is recipient as well."""
    return Met(who if len(principals(who)) >= _BOTH and one_another(frame) else (), "each other")


def one_another(frame: Frame) -> bool:
    """True for "each other" among the verb's words."""
    tree = frame.tree
    words = tree.section.reciprocals
    if not words or frame.entry.noun:
        return False
    return any(tree.words[i] in words or " ".join(tree.words[i : i + 2]) in words for i in frame.reach())


def not_oneself(frame: Frame, who: tuple[Party, ...], context: Context) -> tuple[Party, ...]:
    """Who acted just before, for a pronoun that was taken for the very party acted upon ("He also criticised Denmark")."""
    tree = frame.tree
    if frame.entry.noun or frame.passive:
        return ()
    named = principals(tuple(p for o in tree.objects(frame.at) if tree.tokens[o].upos == "PROPN" for p in frame.parties.of(o)))
    pronoun = any(tree.words[s] in tree.section.third_person for s in tree.own_subjects(frame.at))
    if not pronoun or set(named) != set(principals(who)):
        return ()
    held = context.speaking_of(many=False)
    return held if held and not set(principals(held)) & set(named) else ()


def _occasion(frame: Frame, actors: tuple[str, ...]) -> tuple[Party, ...]:
    """Who acted in the clause that gives the occasion: "recalled its ambassador after Sweden recognised Palestine"."""
    tree = frame.tree
    if frame.entry.noun or frame.entry.rule.type not in _PROVOKED:
        return ()
    for c in tree.kids(frame.at, "advcl"):
        if (
            c > frame.at
            and tree.tokens[c].upos == "VERB"
            and any(tree.words[m] in (*tree.section.subordinators, *tree.section.conditionals) for m in tree.marks(c))
        ):
            held = tuple(p for s in tree.own_subjects(c) for p in frame.parties.of(s))
            held = held if not set(principals(held)) & set(actors) else tuple(p for o in tree.objects(c) for p in frame.parties.of(o))
            if held and not set(principals(held)) & set(actors) and all(":" not in p for p in principals(held)):
                return held
    return ()


def _prompter(frame: Frame, actors: tuple[str, ...]) -> tuple[Party, ...]:
    """Who made the actor do it: "Lithuania's decision prompted China to downgrade relations"."""
    tree, at = frame.tree, frame.at
    while tree.rel(at) == "conj" and (first := tree.head(at)) is not None:
        at = first
    over = tree.head(at)
    if frame.entry.noun or over is None or not tree.infinitive(at) or tree.governors.get(tree.lemmas[over]) != "caused":
        return ()
    held = tuple(p for s in tree.own_subjects(over) for p in (frame.parties.owners(s) or frame.parties.of(s)))
    return held if len(principals(held)) == 1 and not set(principals(held)) & set(actors) else ()


def _pronoun(frame: Frame, source: str, actors: tuple[str, ...], near: Near) -> tuple[Party, ...]:
    """The other side just dealt with, where the slot holds but a pronoun, or people of whoever that is: "accusing his government of …"."""
    tree = frame.tree
    if not near.told:
        return ()
    words = tree.section.third_person
    for t in frame.slot_tokens(source) if source in ("obj", "iobj") or source.startswith("pp:") else ():
        people = tree.tokens[t].upos == "NOUN" and (frame.parties.acts(t) or tree.is_word(t, tree.section.collective)) and not frame.parties.of(t)
        if people and any(tree.words[c] in words for c in tree.kids(t, "nmod", "det")):
            met = tuple(p for p in frame.parties.all if p.span.start < tree.tokens[frame.at].start and not set(p.principals) & set(actors))
            land = tree.is_word(t, tree.section.collective) and tree.tokens[t].feat("Number") != "Plur"  # no organisation is "its neighbour"
            met = tuple(p for p in met if not land or all(map(near.context.is_state, p.principals)))
            if len(principals(met)) == 1 and ":" not in principals(met)[0]:
                return met
            other = near.context.counterpart(actors, earlier=near.earlier)
            return () if land and not all(map(near.context.is_state, principals(other))) else other
    if source not in ("obj", "iobj"):
        return ()
    if any(tree.words[t] in words and tree.tokens[t].upos == "PRON" for t in frame.slot_tokens(source)):
        return near.context.counterpart(actors, earlier=near.earlier) or _taken_up(actors, near)
    return ()


def _taken_up(actors: tuple[str, ...], near: Near) -> tuple[Party, ...]:
    """Whose it is that another party of the sentence has taken or refused: "Serbia accepted the proposal of the EU, while Kosovo rejected it"."""
    alike = [e for e in near.earlier if e.type in ("AGREE", "REJECT") and e.recipients and not set(actors) & {*e.actors, *e.recipients}]
    if near.kind not in ("AGREE", "REJECT") or not alike:
        return ()
    return (Party(alike[-1].recipients, None, alike[-1].trigger),)


def _envoy(frame: Frame, source: str, actors: tuple[str, ...], context: Context) -> tuple[Party, ...]:
    """Whose envoy or body it is that the report named before, where the slot holds but "the ambassador"."""
    tree = frame.tree
    for t in frame.slot_tokens(source) if source == "obj" else ():
        bare = all(tree.rel(c) in ("det", "punct", "acl", "advcl") for c in tree.children[t])
        single = tree.tokens[t].upos == "NOUN" and tree.tokens[t].feat("Number") != "Plur" and tree.definite(t)
        if single and bare and frame.parties.acts(t) and not tree.is_word(t, tree.section.collective):
            held = context.body((tree.lemmas[t], tree.words[t]), Span(tree.tokens[t].start, tree.tokens[t].end))
            return held if held and not set(principals(held)) & set(actors) else ()
    return ()


def _owned(tree: Tree, i: int) -> bool:
    """True for "our allies", "sine naboer": the actor's own, and not those dealt with before."""
    return any(tree.tokens[c].upos in ("PRON", "DET") and tree.tokens[c].feat("Poss") == "Yes" for c in tree.children[i])


def _collective(frame: Frame, source: str, actors: tuple[str, ...], context: Context) -> tuple[Party, ...]:
    """Those addressed before, where the slot holds only "the countries" or "each member state"; the two at odds for "both sides"."""
    tree = frame.tree
    for t in frame.slot_tokens(source):
        for i in tree.phrase(t):
            if (number := counted(tree, i)) is not None:
                return context.sides(number, actors)
        if not tree.is_word(t, tree.section.collective) or _owned(tree, t) or other_countries(tree, t):
            continue
        if not frame.parties.inside(tree.phrase(t)):
            return (
                context.addressed(actors)
                if tree.tokens[t].feat("Number") == "Plur"
                else _country(frame, actors, context) or context.addressed(actors) or _country_before(frame, t, actors, context)
            )
    return ()


def counted(tree: Tree, i: int) -> int | None:
    """How many a phrase such as "the two countries", "both sides" says there are; `None` for a word that counts no parties."""
    if tree.tokens[i].upos == "NUM" and tree.kids(i, "det") and not any(k > i for k in tree.kids(i, "nmod")):
        number = tree.section.numbers.get(tree.words[i], "")  # "between the two"
        return int(number) if number.isdigit() else None
    if not tree.is_word(i, tree.section.collective):
        return None
    if tree.is_word(i, tree.section.opposed) and tree.tokens[i].feat("Number") == "Plur" and not tree.kids(i, "nummod", "amod", "nmod"):
        return _BOTH  # "the sides", "partene"
    numbers = (tree.section.numbers.get(tree.words[c], tree.words[c]) for c in tree.kids(i, "nummod", "det", "amod"))
    return next((int(number) for number in numbers if number.isdigit()), None)


def _country(frame: Frame, actors: tuple[str, ...], context: Context) -> tuple[Party, ...]:
    """The state named last before "the country" in its sentence, in another clause: "backed Ukraine after the country was invaded by Russia"."""
    tree = frame.tree
    first = min(tree.clause(frame.at))
    before = (p for p in frame.parties.all if (h := tree.head_of(p.span)) is not None and h < first and not set(p.principals) & set(actors))
    held = [p for p in before if len(p.principals) == 1 and context.is_state(p.principals[0])]
    return (held[-1],) if held else ()


def _meant_to(frame: Frame) -> tuple[Party, ...]:
    """Who is to do what a noun asks, right behind it and before the infinitive: "the demands for Chad to withdraw its troops"."""
    tree, at = frame.tree, frame.at
    if not frame.entry.noun or tree.inflects or at + 2 >= len(tree.tokens) or tree.tokens[at + 1].upos != "ADP":
        return ()
    for party in frame.parties.at[at + 2]:
        after = next((i for i in range(at + 2, len(tree.tokens)) if tree.tokens[i].start >= party.span.end), None)
        marked = after is not None and tree.words[after] in tree.section.infinitive_marks and tree.tokens[after].upos == "PART"
        if marked and party.span.start == tree.tokens[at + 2].start:
            return (party,)
    return ()


def _country_before(frame: Frame, i: int, actors: tuple[str, ...], context: Context) -> tuple[Party, ...]:
    """The state with which these actors dealt in the sentence before, for a bare "the country" that this one names nobody for."""
    tree = frame.tree
    bare = tree.tokens[i].upos == "NOUN" and tree.definite(i) and all(tree.rel(c) in ("det", "case", "punct") for c in tree.children[i])
    held = context.counterpart(actors) if bare else ()
    return held if all(map(context.is_state, principals(held))) else ()


def _asked_as_well(frame: Frame, head: int) -> tuple[Party, ...]:
    """Who is asked something else in the same breath: "that Serbia withdraw its police and that Kosovo remove its roadblocks"."""
    tree = frame.tree
    joined = (c for c in tree.kids(head, "conj") if c > head and tree.marks(c))
    return tuple(p for c in joined for s in tree.own_subjects(c) for p in frame.parties.of(s))


def _in_content(frame: Frame, actors: tuple[str, ...], source: str, context: Context) -> tuple[Party, ...]:
    tree = frame.tree
    if (asked := _meant_to(frame)) and not set(principals(asked)) & set(actors):
        return asked
    for head in frame.complements():
        own = tree.own_subjects(head)
        subjects = tuple(p for s in own for p in frame.parties.of(s))
        if not subjects and any(tree.is_word(s, tree.section.collective) for s in own):
            subjects = context.addressed(actors)
        if subjects or source == "content.subj":
            if subjects:
                return (*subjects, *_asked_as_well(frame, head))
            continue
        placed = {i for t in tree.subtree(head) if tree.under(t, tree.section.place_cases) for i in tree.phrase(t)}
        tokens = [i for i in tree.subtree(head) if i not in placed]
        inside = tuple(p for p in frame.parties.inside(tokens) if not set(p.principals) & set(actors))
        if len(principals(inside)) == 1:
            return inside
        owners = tuple(p for o in tree.objects(head) for p in frame.parties.owners(o))  # "threatens to block the EU's aid for Ukraine"
        if len(principals(owners)) == 1 and not set(principals(owners)) & set(actors):
            return owners
    return ()

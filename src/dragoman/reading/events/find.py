"""From frames to events: who acts on whom, how real it is, who says so."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ...text import Span
from ..draft import Draft
from ..types import Event
from . import content
from .certainty import certainty
from .context import Context, Named
from .days import Telling, supposed, telling
from .frame import Frame, frames
from .lexicon import Lexicon, lexicon
from .obligations import asked
from .opposite import beneath, directed, opposite
from .parties import Parties, Party, agents, principals
from .repair import repaired
from .status import negated, status_of
from .subjects import above, carried, implied
from .tree import Tree

_PROVOKED = frozenset(("SANCTION", "ACCUSE", "PROTEST", "MOBILIZE", "COERCE", "REJECT"))  # what is done to whoever gave the occasion
_SAID_TO = frozenset(("REQUEST", "CONSULT", "ACCUSE", "SUPPORT", "THREATEN"))
_DATED_BY_DOING = frozenset(("CONSULT", "SANCTION", "COOPERATE", "RETREAT", "MOBILIZE", "AID", "CONCEDE", "ASSAULT", "COERCE"))
_REACTIONS = frozenset(("ACCUSE", "SUPPORT", "REJECT"))
_BOTH = 2
_COMPANY = 4  # tokens from the words of company to the name under them, at most
_TOLD = frozenset(("actual", "announced", "considered"))  # only what is told as real may lean on the context


def find_events(draft: Draft) -> tuple[Event, ...]:
    """The acts that the report's sentences tell, in the order of the text."""
    lex = lexicon(draft.pack)
    if not lex.section.triggers:
        return ()
    context = Context(lambda party: draft.world.kind(party) == "state")
    told: list[Telling] = []
    for number, sentence in enumerate(draft.sentences):
        if not sentence.tokens or sentence.tokens[-1].text == "?":
            continue
        tree = Tree(sentence, lex.section, lex.governors)
        if any(tree.is_word(i, lex.section.avoid) for i in range(len(tree.tokens))):
            continue
        parties = Parties(draft, tree)
        if not parties.all and (not tree.tokens or tree.words[0] not in lex.section.third_person):
            context.hear([])
            continue
        mended = repaired(tree, parties, lex)
        if mended is not None:
            tree = Tree(mended, lex.section, lex.governors)
            parties = Parties(draft, tree)
        here: dict[Event, Frame] = {}
        found: list[Event] = []
        wanted: list[tuple[Span, str]] = []
        for fitting in frames(draft.pack, lex, tree, parties):
            wanted += [(f.span, f.entry.rule.mode or f.entry.rule.type) for f in fitting[:1] if status_of(f) == "content"]
            # A rule that finds no parties leaves the words to the next one that fits.
            for frame in fitting:
                event = _event(draft, frame, context, tuple(found))
                if event is not None:
                    found.append(event)
                    here[event] = frame
                    break
        found += asked(draft, tree, parties, context, found)
        found = [_wanting(e, wanted, here) for e in sorted(found, key=lambda e: e.trigger)]
        told.extend(telling(here[e], e, number) if e in here else Telling(e, "present", quoted=True, sentence=number) for e in found)
        context.name(_bodies(tree, parties))
        context.hear(found, {e.trigger: _nouns(tree, e.trigger) for e in found})
    return supposed(draft, _addressed_elsewhere(told))


def _wanting(event: Event, wanted: list[tuple[Span, str]], here: dict[Event, Frame]) -> Event:
    """The event, one that asks with the acts that its content asks for; its frame stays with it."""
    held = {mode for span, mode in wanted if event.content is not None and event.content.contains(span) and not event.trigger.contains(span)}
    if not held or not (event.type == "REQUEST" or event.mode == "ultimatum"):
        return event
    found = replace(event, wants=tuple(sorted(held)))
    if event in here:
        here[found] = here[event]
    return found


def _addressed_elsewhere(told: list[Telling]) -> list[Telling]:
    """The tellings, an act without addressee with those of the same act where the report says whom it met: a headline and its report."""
    found = []
    for one in told:
        event = one.event
        if not event.recipients:
            same = {t.event.recipients for t in told if (t.event.rule, t.event.actors, t.event.status) == (event.rule, event.actors, event.status)}
            same.discard(())
            if len(same) == 1:
                one = replace(one, event=replace(event, recipients=same.pop()))
        found.append(one)
    return found


def _bodies(tree: Tree, parties: Parties) -> dict[str, tuple[str, ...]]:
    """The bodies and offices that the sentence names with the party they belong to, by their lemma."""
    named = ((i, principals(parties.of(i))) for i, t in enumerate(tree.tokens) if t.upos == "NOUN" and parties.acts(i))
    single = [(i, sides) for i, sides in named if len(sides) == 1 and not tree.is_word(i, tree.section.collective)]
    return {word: sides for i, sides in single for word in (tree.lemmas[i], tree.words[i])}


def _nouns(tree: Tree, span: Span) -> frozenset[str]:
    """The lemmas of the nouns among these words that name things or deeds, and nobody who acts."""
    inside = (i for i, t in enumerate(tree.tokens) if t.upos == "NOUN" and span.start <= t.start < span.end)
    return frozenset(tree.lemmas[i] for i in inside if not tree.is_word(i, tree.section.acting))


def _event(draft: Draft, frame: Frame, context: Context, earlier: tuple[Event, ...]) -> Event | None:
    rule = frame.entry.rule
    status = status_of(frame)
    if status == "content" or (status == "hypothetical" and negated(frame)):
        return None  # "if it does not comply" tells nothing
    kind, mode = rule.type, rule.mode
    if negated(frame):
        if instead := rule.negated or (rule.unwilling if status == "announced" else None):
            kind, _, told = instead.partition("/")
            mode = told or None
            status = "actual" if status == "announced" else status
        else:
            status = "denied"
    elif (kind, mode) == ("REJECT", "refuse") and not frame.entry.noun and frame.states_facts():
        mode = "deny"
    elif rule.status != "actual" and status in ("actual", "announced"):
        status = rule.status
    who, addressed = carried(frame)
    who = who or _acting(frame, context, earlier) or implied(frame, context)
    if not who:
        return None
    who = (*who, *(p for p in _fellows(frame, principals(who)) if p not in who))
    if set(principals(who)) == set(_acted_on(frame)) and not frame.entry.noun:
        who = above(frame, principals(who)) or _not_oneself(frame, who, context) or who
        named = any(frame.tree.tokens[o].upos == "PROPN" for o in frame.tree.objects(frame.at) if o > frame.at)
        if directed(kind) and not rule.mutual and named and set(principals(who)) == set(_acted_on(frame)):
            return None
    if status == "denied" and not negated(frame) and _refused_before(frame, earlier):
        return None  # "refused to meet the demands" is one act
    if kind == "REQUEST" and rule.type == kind and _to_its_own(frame, principals(who)):
        return None  # "asked the French people to …"
    if status == "announced" and context.just_asked(principals(who)) and _bound(frame):
        return None  # "Qatar must also close its base": what those demand who spoke before
    near = _Near(lexicon(draft.pack), context, frame, kind, mode, told=status in _TOLD, earlier=earlier)
    whom = _reciprocal(frame, who) or _recipients(frame, who, near) or addressed
    if not whom and (other := _not_oneself(frame, who, context)):
        who, whom = other, who
    actors = principals(who)
    if (
        not whom
        and not rule.mutual
        and not _to_anybody(frame)
        and not _upon_itself(frame, actors)
        and not _to_its_own(frame, actors)
        and not _to_others(frame)
    ):
        whom = opposite(frame, kind, actors, context, told=status in _TOLD and not negated(frame))
    recipients = tuple(p for p in principals(whom) if p not in actors)
    if not recipients:
        if (whom and whom == who) or (rule.mutual and len(actors) > 1):
            recipients = tuple(reversed(actors))
        elif (frame.entry.noun and directed(kind)) or not (rule.alone and _told_of_itself(frame) and _between_states(draft, frame, actors)):
            return None
    tokens = content.content_of(frame, lexicon(draft.pack), (*actors, *recipients))
    if not recipients and not tokens and not frame.entry.noun and not frame.passive and _bare(frame):
        return None  # "Poland refused": neither whom nor what
    span = frame.tree.span(tokens) if tokens else None
    index = content.time_of(draft, frame)
    if status == "actual" and kind == rule.type and kind in _DATED_BY_DOING and content.lies_ahead(draft, frame, index):
        status = "announced"
    edtf, relative = content.dated(draft, index)
    return Event(
        type=kind,
        mode=mode,
        actors=actors,
        recipients=recipients,
        agents=agents(who),
        status=status,
        date=edtf,
        date_relative=relative,
        time=index,
        place=content.place(draft, frame),
        about=content.about(draft, span) if span is not None else "",
        evidence=(Span(frame.tree.sentence.start, frame.tree.sentence.end),),
        trigger=frame.span,
        rule=f"{draft.pack.tag}/{rule.id}",
        said_by=said_by(draft, frame),
        carrier=content.carrier(frame),
        invokes=content.invoked(draft, frame.tree),
        certainty=certainty(frame, who, whom if recipients else ()),
        content=span,
        answers=rule.answers,
        topics=content.topics(frame.tree, tokens),
        amounts=content.amounts(frame.tree, (*tokens, *frame.reach())),
    )


def _told_of_itself(frame: Frame) -> bool:
    """True for a verb, and for a noun with all it needs of which the sentence tells something, as against one that is merely mentioned."""
    return not frame.entry.noun or (bool(frame.entry.rule.noun_needs) and frame.tree.rel(frame.at) in ("obj", "nsubj", "root"))


def _bare(frame: Frame) -> bool:
    """True for a verb behind which nothing stands that belongs to it."""
    tree = frame.tree
    return all(i <= frame.at or tree.tokens[i].upos in ("PUNCT", "ADV", "PART") for i in tree.subtree(frame.at))


def _between_states(draft: Draft, frame: Frame, actors: tuple[str, ...]) -> bool:
    """True when an act without addressee is one of politics between states: others are named in the report, and nothing of home affairs beside it."""
    tree = frame.tree
    if any(":" in a for a in actors) or any(tree.is_word(i, tree.section.home) for i in frame.reach()):
        return False
    return any(set(n.principal) - set(actors) or n.kind == "instrument" for n in draft.names)


def _actors(frame: Frame, context: Context) -> tuple[Party, ...]:
    rule, section = frame.entry.rule, frame.tree.section
    if frame.entry.noun:
        slots = rule.noun_actor if rule.noun_actor is not None else section.noun_actor
    elif frame.passive and "subj" in rule.actor:
        slots = (*rule.actor, *rule.passive_actor)
    else:
        slots = rule.actor
    for source in slots:
        held = context.counterpart(_acted_on(frame)) if source == "near" and frame.passive else frame.slot_parties(source)
        if held and source == "poss" and frame.entry.noun and (_acted_on_by_noun(frame, held) or _sent_away(frame, held)):
            continue
        if held:
            return held
    return ()


def _bound(frame: Frame) -> bool:
    """True for a verb over which a word of duty stands."""
    tree = frame.tree
    words = tuple(w for rule in tree.section.obligations for w in rule.words)
    return not frame.entry.noun and any(tree.is_word(c, words) for c in tree.kids(frame.at, "aux"))


def _fellows(frame: Frame, actors: tuple[str, ...]) -> tuple[Party, ...]:
    """Those with whom the actor acts: "together with France and Italy, Germany called on …"; not those acted upon along with another."""
    tree, parties = frame.tree, frame.parties
    if not tree.section.together or frame.entry.noun or frame.passive:
        return ()
    found: list[Party] = []
    for i in frame.reach():
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


def _refused_before(frame: Frame, earlier: tuple[Event, ...]) -> bool:
    """True for an act that stands in the content of a refusal of which the sentence has told already."""
    return any(e.type == "REJECT" and e.content is not None and e.content.contains(frame.span) for e in earlier)


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


def _acted_on(frame: Frame) -> tuple[str, ...]:
    return principals(tuple(p for o in frame.tree.objects(frame.at) for p in frame.parties.of(o)))


def _acting(frame: Frame, context: Context, earlier: tuple[Event, ...]) -> tuple[Party, ...]:
    """The actor by the rule's slots; for a subject such as "the two countries" or "the two NATO members", those who acted together before."""
    held = _actors(frame, context)
    if frame.entry.noun or frame.passive:
        return held
    tree = frame.tree
    for head, i in ((s, i) for s in tree.subjects(frame.at) for i in tree.phrase(s)):
        number = _counted(tree, i)
        if number is not None and number != len(principals(held)) and (i == head or not held):
            return context.acting(number, both_sides=frame.entry.rule.mutual or _one_another(frame), earlier=earlier)
    return held


def _counted(tree: Tree, i: int) -> int | None:
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


@dataclass(frozen=True, slots=True)
class _Near:
    """What the context adds to the recipients of one act."""

    lex: Lexicon
    context: Context
    frame: Frame
    kind: str
    mode: str | None
    told: bool
    earlier: tuple[Event, ...]

    def parties(self, actors: tuple[str, ...]) -> tuple[Party, ...]:
        """The other side that the sentence leaves unsaid."""
        answers = self.frame.entry.rule.answers
        if self.mode == "deny":
            return self.context.asker(actors, self.earlier)  # who denies was accused
        held = self.context.asker(actors) if answers else ()
        if held or not self.told:
            return held
        heads = () if self.frame.entry.noun else self._heads()
        if heads and (held := self.context.doer_of(self._named(heads), actors)):
            return held
        deeds = self.frame.tree.section.deeds
        if any(self.frame.tree.is_word(i, deeds) for i in (*heads, *(() if self.frame.entry.noun else self.frame.tree.objects(self.frame.at)))):
            return self.context.counterpart(actors, incoming=True) or self.context.doer(actors)
        if _own_people(self.frame):
            return ()
        held = self.context.counterpart(actors, incoming=answers, earlier=self.earlier)
        if held and self.kind in _REACTIONS and set(principals(held)) <= self.context.beside(self.kind, actors):
            held = ()  # several blame the same one
        if held or self.frame.entry.noun:
            return held
        return () if answers else self.context.same_act(self.kind, self.mode, actors)

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


def _recipients(frame: Frame, who: tuple[Party, ...], near: _Near) -> tuple[Party, ...]:
    rule, section = frame.entry.rule, frame.tree.section
    actors = principals(who)
    slots = rule.recipient
    if frame.entry.noun:
        slots = rule.noun_recipient if rule.noun_recipient is not None else (*(s for s in rule.recipient if s != "subj"), *section.noun_recipient)
    together = rule.mutual and len(actors) > 1
    each = _each_one(frame)
    if rule.type in _REACTIONS and (doer := _doer(frame, actors)):
        return doer
    anybody = _to_anybody(frame)
    for source in slots:
        if anybody and source in ("sentence", "near", "obj.any"):
            return ()
        if source in ("sentence", "near") and ((rule.type in _SAID_TO and _to_its_own(frame, actors)) or _to_others(frame)):
            return ()
        if source == "near" and (held := _occasion(frame, actors)):
            return held
        several = source == "sentence" and (len(actors) > _BOTH or rule.type == "SANCTION")
        if together and source in ("sentence", "near") and not (several and frame.others(actors)):
            continue  # "the two leaders will meet": one another; but four states cut ties with one whom the sentence names
        if source == "sentence":
            found = frame.others(actors)
        elif source == "near":
            found = beneath(frame, near.kind, actors) or near.parties(actors)
        elif source in ("content.any", "content.subj", "content"):
            found = _in_content(frame, actors, source, near.context)
        else:
            found = frame.slot_parties(source)
            if all(set(p.principals) <= set(actors) for p in found):
                found = _collective(frame, source, actors, near.context) or _pronoun(frame, source, actors, near)
        held = tuple(p for p in found if not set(p.principals) <= set(actors))
        if each and source in ("sentence", "near", "content", "content.any", "content.subj"):
            held = tuple(p for p in held if any(near.context.is_state(q) for q in p.principals))
        if held:
            return held
    return ()


def _doer(frame: Frame, actors: tuple[str, ...]) -> tuple[Party, ...]:
    """Who did what is blamed or backed, where the noun names him: "condemned the expulsion of Slovak diplomats by Belarus"."""
    tree = frame.tree
    if frame.entry.noun:
        return ()
    for o in tree.objects(frame.at):
        agent = tuple(case for case in tree.section.agent_cases if case not in tree.section.of_cases)
        by = [c for c in tree.kids(o, "nmod", "det") if c < o and frame.parties.genitive(c) and _acted_upon(frame, o)]
        by = by or [c for c in tree.kids(o, "nmod", "obl") if c > o and tree.under(c, agent) and c != frame.at]
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


def _reciprocal(frame: Frame, who: tuple[Party, ...]) -> tuple[Party, ...]:
    """Several who act on one another: "India and China accuse each other". Each of them is recipient as well."""
    return who if len(principals(who)) >= _BOTH and _one_another(frame) else ()


def _one_another(frame: Frame) -> bool:
    tree = frame.tree
    words = tree.section.reciprocals
    if not words or frame.entry.noun:
        return False
    return any(tree.words[i] in words or " ".join(tree.words[i : i + 2]) in words for i in frame.reach())


def _not_oneself(frame: Frame, who: tuple[Party, ...], context: Context) -> tuple[Party, ...]:
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


def _to_its_own(frame: Frame, actors: tuple[str, ...]) -> bool:
    """True when the act is upon the actor's own people ("ordered its army to …"): nobody else is left unsaid."""
    if frame.entry.noun or frame.passive:
        return False
    tree, parties = frame.tree, frame.parties
    for o in tree.objects(frame.at):
        held = principals(parties.of(o))
        if o not in frame.companions and held and set(held) <= set(actors):
            return True
        if not held and parties.acts(o) and any(tree.words[c] in tree.section.third_person for c in tree.kids(o, "nmod", "det")):
            return True
    return False


def _upon_itself(frame: Frame, actors: tuple[str, ...]) -> bool:
    """True where a place of the frame names the actor himself ("urged the American public"), or people of whom we know nothing."""
    tree, parties = frame.tree, frame.parties
    if frame.entry.noun or frame.passive:
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


def _to_anybody(frame: Frame) -> bool:
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


def _to_others(frame: Frame) -> bool:
    """True when the sentence says to whom, and these are people of whom we know nothing ("demanded of its partners")."""
    tree, parties = frame.tree, frame.parties
    sources = (s for s in frame.entry.rule.recipient if s.startswith(("pp:", "case:")) and "." not in s)
    heads = [t for s in sources for t in frame.slot_tokens(s) if t not in frame.companions and tree.tokens[t].upos == "NOUN"]
    own = (t for t in heads if parties.acts(t) and not tree.is_word(t, tree.section.collective) and not parties.of(t))
    return any(not parties.inside(tree.phrase(t)) and not tree.definite(t) for t in own)


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


def _pronoun(frame: Frame, source: str, actors: tuple[str, ...], near: _Near) -> tuple[Party, ...]:
    """The other side just dealt with, where the slot holds but a pronoun, or people of whoever that is: "accusing his government of …"."""
    tree = frame.tree
    if not near.told:
        return ()
    words = tree.section.third_person
    for t in frame.slot_tokens(source) if source in ("obj", "iobj") or source.startswith("pp:") else ():
        people = tree.tokens[t].upos == "NOUN" and (frame.parties.acts(t) or tree.is_word(t, tree.section.collective)) and not frame.parties.of(t)
        if people and any(tree.words[c] in words for c in tree.kids(t, "nmod", "det")):
            met = tuple(p for p in frame.parties.all if p.span.start < tree.tokens[frame.at].start and not set(p.principals) & set(actors))
            if len(principals(met)) == 1 and ":" not in principals(met)[0]:
                return met
            return near.context.counterpart(actors, earlier=near.earlier)
    if source not in ("obj", "iobj"):
        return ()
    if any(tree.words[t] in words and tree.tokens[t].upos == "PRON" for t in frame.slot_tokens(source)):
        return near.context.counterpart(actors, earlier=near.earlier)
    return ()


def _owned(tree: Tree, i: int) -> bool:
    """True for "our allies", "sine naboer": the actor's own, and not those dealt with before."""
    return any(tree.tokens[c].upos in ("PRON", "DET") and tree.tokens[c].feat("Poss") == "Yes" for c in tree.children[i])


def _collective(frame: Frame, source: str, actors: tuple[str, ...], context: Context) -> tuple[Party, ...]:
    """Those addressed before, where the slot holds only "the countries" or "each member state"; the two at odds for "both sides"."""
    tree = frame.tree
    for t in frame.slot_tokens(source):
        for i in tree.phrase(t):
            if (number := _counted(tree, i)) is not None:
                return context.sides(number, actors)
        if not tree.is_word(t, tree.section.collective) or _owned(tree, t):
            continue
        if not frame.parties.inside(tree.phrase(t)):
            return context.addressed(actors)
    return ()


def _in_content(frame: Frame, actors: tuple[str, ...], source: str, context: Context) -> tuple[Party, ...]:
    tree = frame.tree
    for head in frame.complements():
        own = tree.own_subjects(head)
        subjects = tuple(p for s in own for p in frame.parties.of(s))
        if not subjects and any(tree.is_word(s, tree.section.collective) for s in own):
            subjects = context.addressed(actors)
        if subjects or source == "content.subj":
            if subjects:
                return subjects
            continue
        placed = {i for t in tree.subtree(head) if tree.under(t, tree.section.place_cases) for i in tree.phrase(t)}
        tokens = [i for i in tree.subtree(head) if i not in placed]
        inside = tuple(p for p in frame.parties.inside(tokens) if not set(p.principals) & set(actors))
        if len(principals(inside)) == 1:
            return inside
    return ()


def said_by(draft: Draft, frame: Frame) -> str | None:
    """The source that the report leans on for this act: the speaker of a quote around it, or whom the clause names as its source."""
    at = frame.tree.tokens[frame.at]
    around = [q for q in draft.quotes if q.span.start <= at.start < q.span.end]
    if around:
        quote = min(around, key=lambda q: len(q.span))
        return quote.speaker or (quote.principal[0] if quote.principal else quote.speaker_text)
    tree, section = frame.tree, frame.tree.section
    for i in range(len(tree.tokens)):
        if tree.rel(i) != "nsubj" and tree.under(i, section.source_cases):
            held = frame.parties.of(i)
            if held:
                return held[0].agent or held[0].principals[0]
            named = [n for n in draft.names if n.span.start <= tree.tokens[i].start < n.span.end]
            if named:
                return named[0].id or named[0].text
    return None

"""From frames to events: who acts on whom, how real it is, who says so."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ...text import Span
from ..draft import Draft
from ..types import Event
from . import content
from .actors import TOWARDS, actors_of
from .certainty import basis_of, certainty
from .context import Context
from .days import Telling, supposed, telling
from .frame import Frame
from .lexicon import fits, lexicon
from .likewise import likewise
from .nobody import of_goods, to_its_own, unnamed, upon_itself
from .obligations import asked
from .opposite import directed, opposite
from .parties import Parties
from .party import Met, agents, principals
from .scenes import Scenes
from .starting import frames
from .status import conditional, negated, status_of
from .taken_up import answers_by_pronoun, taken_up
from .tree import Tree
from .whom import Near, not_oneself, recipients, reciprocal, victims

_DATED_BY_DOING = frozenset(("CONSULT", "SANCTION", "COOPERATE", "RETREAT", "MOBILIZE", "AID", "CONCEDE", "ASSAULT", "COERCE"))
_SUPPOSED = frozenset(("AGREE", "SUPPORT", "COOPERATE", "CONSULT"))  # of which a mere condition tells nothing
_SHORT = 2  # sentences
_PAIR = 2
_LONG = 12  # from here on of acts without recipient three were right and twenty-four false
_ADDRESSED = frozenset(("REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION", "SUPPORT", "COOPERATE"))
_TO_NOBODY = frozenset(("MOBILIZE",))  # acts that a longer report may tell without saying towards whom
_TOLD = frozenset(("actual", "announced", "considered"))  # only what is told as real may lean on the context


def find_events(draft: Draft, scenes: Scenes | None = None) -> tuple[Event, ...]:
    """The acts that the report's sentences tell, in the order of the text; `scenes` are the draft's own, where somebody else asks for them too."""
    scenes = scenes or Scenes(draft)
    lex = scenes.lex
    if not lex.section.triggers:
        return ()
    context = Context(lambda party: draft.world.kind(party) == "state")
    told: list[Telling] = []
    for number, sentence in enumerate(draft.sentences):
        if not sentence.tokens or sentence.tokens[-1].text == "?":
            continue
        tree = scenes.raw(sentence).tree
        elsewhere = any(tree.is_word(i, lex.section.avoid) for i in range(len(tree.tokens)))
        if not scenes.raw(sentence).parties.all and not _goes_on(tree):
            context.hear([])
            continue
        scene = scenes.mended(sentence)
        tree, parties = scene.tree, scene.parties
        here: dict[Event, Frame] = {}
        found: list[Event] = []
        wanted: list[tuple[Span, str]] = []
        for fitting in frames(draft.pack, lex, tree, parties):
            if elsewhere and not fitting[0].companions:
                continue  # a match, a trial: only what no other field knows, such as expelled diplomats
            wanted += [(f.span, f.entry.rule.mode or f.entry.rule.type) for f in fitting[:1] if status_of(f) == "content"]
            # A rule that finds no parties leaves the words to the next one that fits.
            for frame in fitting:
                event = _event(draft, frame, context, tuple(found))
                if event is not None:
                    found.append(event)
                    here[event] = frame
                    break
        found = [e for e in found if not _told_by_means(here, e)]
        hoped = [e for e in found if _asked_for(here, e)]
        wanted += [(e.trigger, e.mode or e.type) for e in hoped]
        found = [e for e in found if e not in hoped]
        found += asked(draft, tree, parties, context, found)
        found += likewise(tree, parties, context, found)
        found = [_wanting(e, wanted, here) for e in sorted(found, key=lambda e: e.trigger)]
        told.extend(telling(draft, here[e], e, number) if e in here else Telling(e, "present", quoted=True, sentence=number) for e in found)
        context.name(_bodies(tree, parties))
        context.hear(found, {e.trigger: _nouns(tree, e.trigger) for e in found})
    return tuple(_all_acting(e) for e in supposed(draft, _addressed_elsewhere(told)))


def _goes_on(tree: Tree) -> bool:
    """True for a sentence that names nobody and opens with somebody told of before: "It", "The country", "De to landene"."""
    return tree.words[0] in tree.section.third_person or any(tree.is_word(i, tree.section.collective) for i in range(min(3, len(tree.tokens))))


def _all_acting(event: Event) -> Event:
    """The event, of fighting between two sides with all of them as actors, as PLOVER has it: "exchanged fire" is done to nobody in particular."""
    return replace(event, recipients=()) if event.type == "ASSAULT" and set(event.actors) == set(event.recipients) else event


def _told_by_means(here: dict[Event, Frame], event: Event) -> bool:
    """True for a reply or retaliation whose clause goes on to say what it was: "responded by expelling …"."""
    frame = here.get(event)
    if frame is None or event.mode not in ("reply", "retaliate") or frame.entry.noun:
        return False
    tree = frame.tree
    lex = lexicon(frame.pack)
    clauses = (c for c in (*frame.complements(), *tree.kids(frame.at, "advcl", "obl")) if tree.under(c, tree.section.means))
    if event.mode == "reply" and any(e.rule.type == "SANCTION" for c in clauses for e in lex.verb(tree.lemmas[c], tree.words[c])):
        return True  # "answered by expelling a hundred European diplomats", whoever these are
    return any(
        tree.head(other.at) == frame.at and any(tree.words[m] in tree.section.means for m in tree.marks(other.at))
        for e, other in here.items()
        if e is not event and set(e.actors) & set(event.actors)
    )


def _asked_for(here: dict[Event, Frame], event: Event) -> bool:
    """True for what the clause around it asks of whoever would do it: "we expect Japan to …", "wir erwarten, dass Japan …"."""
    frame = here.get(event)
    if frame is None or frame.tree.rel(frame.at) not in ("ccomp", "xcomp"):
        return False
    over = frame.tree.head(frame.at)
    asking = (e for e, other in here.items() if other.at == over and e.type == "REQUEST" and e.status == "actual" and not other.entry.noun)
    return any(set(event.actors) <= set(e.recipients) for e in asking)


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


@dataclass(frozen=True, slots=True)
class _Act:
    """What a frame tells before its sides are known: the type and mode, as negation turns them, and how real it is."""

    kind: str
    mode: str | None
    status: str


@dataclass(frozen=True, slots=True)
class _Sides:
    """Between whom an act is; `recipients` are those of `whom` who are no actors."""

    who: Met
    whom: Met
    actors: tuple[str, ...]
    recipients: tuple[str, ...]


def _event(draft: Draft, frame: Frame, context: Context, earlier: tuple[Event, ...]) -> Event | None:
    """The event that this frame tells, `None` where it tells none between parties."""
    act = _act(frame)
    sides = _sides(draft, frame, act, context, earlier) if act is not None else None
    if act is None or sides is None:
        return None
    tokens = content.content_of(frame, lexicon(draft.pack), (*sides.actors, *sides.recipients))
    if not sides.recipients and not tokens and not frame.entry.noun and not frame.passive and _bare(frame):
        return None  # "Poland refused": neither whom nor what
    rule, span, status = frame.entry.rule, frame.tree.span(tokens) if tokens else None, act.status
    index = content.time_of(draft, frame)
    if status == "actual" and act.kind == rule.type and act.kind in _DATED_BY_DOING and content.lies_ahead(draft, frame, index):
        status = "announced"
    edtf, relative = content.dated(draft, index)
    basis = basis_of(frame, sides.who, sides.whom if sides.recipients else Met())
    return Event(
        type=act.kind,
        mode=act.mode,
        actors=sides.actors,
        recipients=sides.recipients,
        agents=agents(sides.who.parties),
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
        certainty=certainty(basis),
        basis=basis,
        content=span,
        answers=rule.answers,
        topics=content.topics(frame.tree, tokens),
        amounts=content.amounts(frame.parties, (*tokens, *frame.reach())),
        takes_up=taken_up(frame, lexicon(draft.pack)),
    )


def _act(frame: Frame) -> _Act | None:
    """Which act it is, and how real; `None` for what is only the content of another act."""
    rule, status, denied = frame.entry.rule, status_of(frame), negated(frame)
    if status == "content" or (status == "hypothetical" and (denied or rule.type in _SUPPOSED or conditional(frame))):
        return None  # "if it does not comply", "if Ukraine joins": tells nothing
    if rule.actor == ("teller",) and status in ("announced", "threatened") and not frame.entry.noun and frame.tree.infinitive(frame.at):
        return None  # "plans to break the agreement" tells of no breach
    if rule.actor == ("teller",) and (denied or status == "denied") and not rule.negated:
        return None  # "said that Kigali had not broken it", "once it stops breaking it"
    if rule.actor == ("teller",) and status in ("announced", "considered", "threatened"):
        if rule.mode == "condemn" and not frame.entry.noun and not frame.slot_parties("subj.any") and not frame.slot_parties("subj"):
            return None  # "a postponement will be a mistake", whoever asked for it
        status = "actual"  # what is said of others is said, whatever the verb of saying
    if status == "threatened" and rule.type == "REJECT":
        return None  # "threatens to block the sanctions" is the threat
    if status == "denied" and not denied and (rule.mode == "reply" or (rule.mode == "comply" and _refused(frame))):
        return _Act("REJECT", "refuse", "actual")  # "refused to answer the ultimatum"
    if status == "denied" and not denied and rule.type == "AGREE" and (rule.negated or rule.unwilling):
        kind, _, mode = (rule.negated or rule.unwilling or "").partition("/")
        return _Act(kind, mode or None, "actual")  # "is unwilling to accept the conditions"
    if denied:
        instead = rule.negated or (rule.unwilling if status == "announced" else None)
        if not instead and rule.type == "REJECT" and (rule.mode == "deny" or frame.tree.rel(frame.at) == "conj"):
            return None  # "neither confirmed nor denied it"
        if not instead:
            return _Act(rule.type, rule.mode, "denied")
        kind, _, mode = instead.partition("/")
        return _Act(kind, mode or None, "actual" if status == "announced" else status)
    wish = taken_up(frame, lexicon(frame.pack)) and not _of_a_charge(frame)
    if (rule.type, rule.mode) == ("REJECT", "refuse") and not frame.entry.noun and not wish and (frame.states_facts() or _of_a_charge(frame)):
        return _Act(rule.type, "deny", status)
    if (rule.type, rule.mode) == ("REJECT", "deny") and wish:
        return _Act(rule.type, "refuse", status)  # "called the demands absurd"
    return _Act(rule.type, rule.mode, rule.status if rule.status != "actual" and status in ("actual", "announced") else status)


def _with_words(frame: Frame, whom: Met) -> bool:
    """True for a verb of blows and of words, with a person as object: "Erdogan a attaqué Macron"."""
    tree, at = frame.tree, frame.at
    persons = bool(whom.parties) and all(p.agent is not None and p.agent.startswith(("person:", "office:")) for p in whom.parties)
    return persons and not frame.entry.noun and any(e.rule.type == "ACCUSE" for e in lexicon(frame.pack).verb(tree.lemmas[at], tree.words[at]))


def _sides(draft: Draft, frame: Frame, act: _Act, context: Context, earlier: tuple[Event, ...]) -> _Sides | None:
    """Between whom the act is, `None` where that is nobody, or one side alone of an act that takes two."""
    rule = frame.entry.rule
    who, addressed = actors_of(frame, context, earlier)
    if who and answers_by_pronoun(frame, lexicon(draft.pack)) and (asked := context.just_asked_by(principals(who.parties))) is not None:
        who = Met(asked, "pronoun")  # "Germany invited Poland. It accepted the invitation."
    if not who or not _possible(frame, act, principals(who.parties), context, earlier):
        return None
    unwilling = act.kind != rule.type and not negated(frame)  # "we are not going to say yes": to whom must be told with it
    real = act.status in _TOLD and not unwilling
    near = Near(lexicon(draft.pack), context, frame, act.kind, act.mode, told=real, earlier=earlier)
    if frame.answering:
        whom = Met(context.just_asker(principals(who.parties), earlier), "near")
        if not whom:
            return None
    else:
        whom = reciprocal(frame, who.parties) or recipients(frame, who.parties, near) or Met(addressed, "paper")
    pair = len(who.parties) == 1 and len(who.parties[0].principals) == _PAIR
    council = [draft.world.kind(a) for a in principals(who.parties)] == ["organisation"]
    if council and rule.mode == "meeting" and not frame.entry.noun and whom.how in ("near", "counterpart", "same act", "sentence", "below"):
        return None  # "the Security Council meets on Thursday": with nobody else
    if pair and not frame.entry.noun and rule.mode in TOWARDS and whom.how not in ("place", "each other"):
        whom = Met(who.parties, "each other")  # "both countries recalled their ambassadors"
    if who.how == "decision" and whom.how == "sentence" and not frame.entry.noun:
        whom = Met()  # "reacted to Erdogan's threat to expel ten ambassadors": not those of whoever reacted
    if not whom and (other := not_oneself(frame, who.parties, context)):
        who, whom = Met(other, "pronoun"), Met(who.parties, "place")
    actors = principals(who.parties)
    if not whom and not rule.mutual and not unnamed(frame, actors):
        spared = (*actors, *victims(frame, near.lex))
        if len(spared) == len(actors):
            whom = opposite(frame, act.kind, spared, context, told=real and not negated(frame), strange=near.strange())
            whom = Met(tuple(p for p in whom.parties if not of_goods(frame, p)), whom.how)
    if act.kind == "ASSAULT" and _with_words(frame, whom):
        return None
    met = tuple(p for p in principals(whom.parties) if p not in actors)
    if not met:
        apart = frame.passive and len(frame.agent_phrases()) > 1  # "hosted first by Oman and then by Iraq"
        others = not frame.entry.noun and any(frame.parties.acts(o) for o in frame.tree.objects(frame.at) if o not in frame.companions)
        if (whom and whom.parties == who.parties) or (rule.mutual and len(actors) > 1 and not apart and not others):
            return _Sides(who, Met(who.parties, "each other"), actors, tuple(reversed(actors)))
        if (frame.entry.noun and directed(act.kind)) or not (
            rule.alone and _told_of_itself(frame) and _between_states(draft, frame, actors, strange=near.strange())
        ):
            return None
    return _Sides(who, whom, actors, met)


def _possible(frame: Frame, act: _Act, actors: tuple[str, ...], context: Context, earlier: tuple[Event, ...]) -> bool:
    """False for an act that these actors did not do, or did not do to anybody else."""
    rule, tree = frame.entry.rule, frame.tree
    onto_itself = not frame.entry.noun and directed(act.kind) and not rule.mutual and upon_itself(frame, actors)
    if onto_itself and any(tree.tokens[o].upos == "PROPN" for o in tree.objects(frame.at) if o > frame.at):
        return False
    if act.kind == "REJECT" and rule.mode in ("reply", "comply") and any(e.type == "REJECT" and e.actors == actors for e in earlier):
        return False
    if rule.mode == "summon" and not frame.entry.noun and _own_envoy(frame):
        return False
    if act.status == "denied" and not negated(frame) and _refused_before(frame, earlier):
        return False  # "refused to meet the demands" is one act
    if act.kind == "REQUEST" and rule.type == act.kind and (to_its_own(frame, actors) or (rule.mode != "question" and _asks_what(frame))):
        return False  # "asked the French people to …"
    if act.kind == "REQUEST" and rule.type == act.kind and _says_of_itself(frame, actors):
        return False
    # "Qatar must also close its base": what those demand who spoke before
    return not (act.status == "announced" and context.just_asked(actors) and _bound(frame))


def _refused(frame: Frame) -> bool:
    """True for an infinitive under a verb of refusing, as against one of failing."""
    tree = frame.tree
    head = tree.head(frame.at) if not frame.entry.noun and tree.rel(frame.at) == "xcomp" else None
    return head is not None and any(e.rule.type == "REJECT" for e in lexicon(frame.pack).verb(tree.lemmas[head], tree.words[head]))


def _says_of_itself(frame: Frame, actors: tuple[str, ...]) -> bool:
    """True for a clause in which the actor himself acts: "insisted that Armenia would not agree", said by its premier, asks nothing."""
    tree = frame.tree
    clauses = [c for c in tree.kids(frame.at, "ccomp") if c > frame.at and not tree.passive(c)] if not frame.entry.noun else []
    doers = [principals(tuple(p for s in tree.own_subjects(c) for p in frame.parties.of(s))) for c in clauses]
    return any(doing and set(doing) <= set(actors) for doing in doers)


def _own_envoy(frame: Frame) -> bool:
    """True for "summoned its ambassador to Kenya": he is its own, and nobody is blamed."""
    tree, parties = frame.tree, frame.parties
    mine = (o for o in tree.objects(frame.at) if any(tree.words[c] in tree.section.third_person for c in tree.kids(o, "nmod", "det")))
    own = (o for o in mine if parties.acts(o) and not any(parties.inside(tree.subtree(c)) for c in tree.kids(o, "amod", "compound")))
    return not frame.passive and next(own, None) is not None


def _of_a_charge(frame: Frame) -> bool:
    """True for a verb that acts on what somebody is blamed for: "rejected the complaint"."""
    tree = frame.tree
    return any(fits(tree.lemmas[o], tree.words[o], tree.section.charges) for o in tree.objects(frame.at))


def _asks_what(frame: Frame) -> bool:
    """True for a verb of asking behind which a clause says what is asked: "asked what the response would be" wants nothing done."""
    tree = frame.tree
    words = tree.section.interrogatives
    if not words or frame.entry.noun:
        return False
    clauses = (c for c in tree.children[frame.at] if c > frame.at and tree.rel(c) in ("ccomp", "xcomp", "obj"))
    openings = (min(i for i in tree.subtree(c) if i > frame.at and tree.tokens[i].upos != "PUNCT") for c in clauses)
    return any(" ".join(tree.words[i : i + n]) in words for i in openings for n in (1, 2))


def _told_of_itself(frame: Frame) -> bool:
    """True for a verb, and for a noun with all it needs of which the sentence tells something, as against one that is merely mentioned."""
    return not frame.entry.noun or (bool(frame.entry.rule.noun_needs) and frame.tree.rel(frame.at) in ("obj", "nsubj", "root"))


def _bare(frame: Frame) -> bool:
    """True for a verb behind which nothing stands that belongs to it."""
    tree = frame.tree
    return all(i <= frame.at or tree.tokens[i].upos in ("PUNCT", "ADV", "PART") for i in tree.subtree(frame.at))


def _between_states(draft: Draft, frame: Frame, actors: tuple[str, ...], *, strange: bool) -> bool:
    """True when an act without addressee is one of politics between states: others are named in the report, and nothing of home affairs beside it."""
    tree = frame.tree
    about_them = {i for s in tree.own_subjects(frame.at) for c in tree.kids(s, "appos") for i in tree.subtree(c)}  # "…, a country of nine million, …"
    if any(":" in a for a in actors) or any(tree.is_word(i, tree.section.home) for i in frame.reach() if i not in about_them):
        return False
    if len(draft.sentences) <= _SHORT:
        return True  # so short a text names nobody else
    if frame.entry.rule.type not in _TO_NOBODY and not strange and any(set(p.principals) - set(actors) for p in frame.parties.all):
        return False  # a sentence that names others says whom: he was not found (of ten such on pages, two were right)
    if frame.entry.rule.type in _ADDRESSED and len(draft.sentences) > _LONG and frame.tree.sentence.start > draft.sentences[0].start:
        return False
    if any(draft.world.kind(a) == "organisation" for a in actors):
        return True  # what an organisation of states does is between them
    return any(set(n.principal) - set(actors) or n.kind == "instrument" for n in draft.names)


def _bound(frame: Frame) -> bool:
    """True for a verb over which a word of duty stands."""
    tree = frame.tree
    words = tuple(w for rule in tree.section.obligations for w in rule.words)
    return not frame.entry.noun and any(tree.is_word(c, words) for c in tree.kids(frame.at, "aux"))


def _refused_before(frame: Frame, earlier: tuple[Event, ...]) -> bool:
    """True for an act that stands in the content of a refusal of which the sentence has told already."""
    return any(e.type == "REJECT" and e.content is not None and e.content.contains(frame.span) for e in earlier)


def _described(tree: Tree, text: str | None) -> str | None:
    """The words for a source of which nothing else is known ("a spokesman"), `None` for a pronoun."""
    told = {token.text for token in tree.tokens if token.upos in ("PRON", "DET")}
    return text if text is not None and text not in told else None


def said_by(draft: Draft, frame: Frame) -> str | None:
    """The source that the report leans on for this act: the speaker of a quote around it, or whom the clause names as its source."""
    at = frame.tree.tokens[frame.at]
    around = [q for q in draft.quotes if q.span.start <= at.start < q.span.end]
    if around:
        quote = min(around, key=lambda q: len(q.span))
        return quote.speaker or (quote.principal[0] if quote.principal else _described(frame.tree, quote.speaker_text))
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

"""From frames to events: who acts on whom, how real it is, who says so."""

from __future__ import annotations

from ...text import Span
from ..draft import Draft
from ..types import Event
from . import content
from .context import Context
from .frame import Frame, frames
from .lexicon import lexicon
from .obligations import asked
from .parties import Parties, Party, agents, principals
from .repair import repaired
from .status import negated, status_of
from .tree import Tree

_TOLD = frozenset(("actual", "announced", "considered"))  # only what is told as real may lean on the context


def find_events(draft: Draft) -> tuple[Event, ...]:
    """The acts that the report's sentences tell, in the order of the text."""
    lex = lexicon(draft.pack)
    if not lex.section.triggers:
        return ()
    context = Context(lambda party: draft.world.kind(party) == "state")
    events: list[Event] = []
    for sentence in draft.sentences:
        if not sentence.tokens or sentence.tokens[-1].text == "?":
            continue
        tree = Tree(sentence, lex.section, lex.governors)
        if any(tree.is_word(i, lex.section.avoid) for i in range(len(tree.tokens))):
            continue
        parties = Parties(draft, tree)
        if not parties.all:
            continue
        mended = repaired(tree, parties, lex)
        if mended is not None:
            tree = Tree(mended, lex.section, lex.governors)
            parties = Parties(draft, tree)
        told = [_event(draft, frame, context) for frame in frames(draft.pack, lex, tree, parties)]
        found = [e for e in told if e is not None]
        found += asked(draft, tree, parties, context, found)
        found.sort(key=lambda e: e.trigger)
        events.extend(found)
        context.hear(found)
    return tuple(events)


def _event(draft: Draft, frame: Frame, context: Context) -> Event | None:
    rule = frame.entry.rule
    status = status_of(frame)
    if status == "content":
        return None
    kind, mode = rule.type, rule.mode
    if negated(frame):
        if rule.negated:
            kind, _, told = rule.negated.partition("/")
            mode = told or None
            status = "actual" if status == "announced" else status
        else:
            status = "denied"
    elif rule.status != "actual" and status in ("actual", "announced"):
        status = rule.status
    who = _actors(frame) or _together(frame, context)
    if not who:
        return None
    whom = _recipients(frame, who, context, told=status in _TOLD)
    actors = principals(who)
    recipients = tuple(p for p in principals(whom) if p not in actors)
    if not recipients:
        if rule.mutual and len(actors) > 1:
            recipients = tuple(reversed(actors))
        elif not (rule.alone and _told_of_itself(frame)):
            return None
    tokens = content.content_of(frame)
    span = content.content_span(frame, tokens)
    index = content.time_of(draft, frame)
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
        about=content.about(draft, span or frame.tree.span(frame.tree.clause(frame.at))),
        evidence=(Span(frame.tree.sentence.start, frame.tree.sentence.end),),
        trigger=frame.span,
        rule=f"{draft.pack.tag}/{rule.id}",
        said_by=said_by(draft, frame),
        carrier=content.carrier(frame),
        invokes=content.invoked(draft, frame.tree),
        content=span,
        answers=rule.answers,
        topics=content.topics(frame.tree, tokens),
        amounts=content.amounts(frame.tree, (*tokens, *frame.reach())),
    )


def _told_of_itself(frame: Frame) -> bool:
    """True for a verb, and for a noun of which the sentence tells something, as against one that is merely mentioned."""
    return not frame.entry.noun or frame.tree.rel(frame.at) in ("obj", "nsubj", "root")


def _actors(frame: Frame) -> tuple[Party, ...]:
    rule, section = frame.entry.rule, frame.tree.section
    if frame.entry.noun:
        slots = rule.noun_actor if rule.noun_actor is not None else section.noun_actor
    elif frame.passive and "subj" in rule.actor:
        slots = (*rule.actor, *rule.passive_actor)
    else:
        slots = rule.actor
    for source in slots:
        held = frame.slot_parties(source)
        if held:
            return held
    return ()


def _together(frame: Frame, context: Context) -> tuple[Party, ...]:
    """Those who acted together before, for a subject such as "the two countries"."""
    tree = frame.tree
    if frame.entry.noun or frame.passive:
        return ()
    for subject in (i for s in tree.subjects(frame.at) for i in tree.phrase(s)):
        if tree.is_word(subject, tree.section.collective):
            for c in tree.kids(subject, "nummod", "det", "amod"):
                number = tree.section.numbers.get(tree.words[c], tree.words[c])
                if number.isdigit():
                    return context.acting(int(number), both_sides=frame.entry.rule.mutual)
    return ()


def _recipients(frame: Frame, who: tuple[Party, ...], context: Context, *, told: bool) -> tuple[Party, ...]:
    rule, section = frame.entry.rule, frame.tree.section
    actors = principals(who)
    slots = rule.recipient
    if frame.entry.noun:
        slots = rule.noun_recipient if rule.noun_recipient is not None else (*(s for s in rule.recipient if s != "subj"), *section.noun_recipient)
    for source in slots:
        if source == "sentence":
            held = frame.others(actors)
        elif source == "near":
            held = context.asker(actors) if rule.answers else ()
            if told and not held:
                held = context.counterpart(actors, incoming=rule.answers)
        elif source in ("content.any", "content.subj", "content"):
            held = _in_content(frame, actors, source, context)
        else:
            held = frame.slot_parties(source) or _collective(frame, source, actors, context)
        held = tuple(p for p in held if not set(p.principals) <= set(actors))
        if held:
            return held
    return ()


def _collective(frame: Frame, source: str, actors: tuple[str, ...], context: Context) -> tuple[Party, ...]:
    """Those addressed before, where the slot holds only "the countries" or "each member state"."""
    tree = frame.tree
    heads = frame.slot_tokens(source)
    named = any(tree.is_word(t, tree.section.collective) and not frame.parties.inside(tree.phrase(t)) for t in heads)
    return context.addressed(actors) if named else ()


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
        inside = tuple(p for p in frame.parties.inside(tree.subtree(head)) if not set(p.principals) & set(actors))
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
        if tree.rel(i) != "nsubj" and any(case in section.source_cases for case in tree.cases(i)):
            held = frame.parties.of(i)
            if held:
                return held[0].agent or held[0].principals[0]
            named = [n for n in draft.names if n.span.start <= tree.tokens[i].start < n.span.end]
            if named:
                return named[0].id or named[0].text
    return None

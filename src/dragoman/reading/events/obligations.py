"""Duties that one party lays on another: "Russia must withdraw its forces", said by NATO, asks Russia to do so."""

from __future__ import annotations

from ...packs.events import Obligation
from ...text import Span
from ..draft import Draft
from ..types import Event, Quote
from . import content
from .certainty import certainty
from .context import Context
from .lexicon import fits
from .parties import Parties
from .party import Party, principals
from .tree import Tree

_CARRIES = frozenset(("VERB", "AUX", "ADJ", "NOUN"))


def asked(draft: Draft, tree: Tree, parties: Parties, context: Context, told: list[Event]) -> list[Event]:
    """The requests that stand in the sentence as words of duty, inside a quote or a reported statement."""
    found: list[Event] = []
    for rule in tree.section.obligations if _quoted(draft, tree) else ():
        for i in range(len(tree.tokens)):
            verb = _bound(tree, rule, i)
            if verb is None:
                continue
            quote = _around(draft, tree.tokens[i].start)
            if quote is None:
                continue
            if _told_by_another(tree, parties, quote, verb):
                continue
            whom = _addressed(tree, parties, context, rule, quote, i, verb)
            same = [e for e in told if e.type == "REQUEST" and set(e.actors) & set(quote.principal)]
            if any((e.content and e.content.contains(_span(tree, verb))) or set(e.recipients) & set(whom) for e in same):
                continue  # part of what is asked already
            heard = any(e.trigger.contains(_span(tree, verb)) for e in (*told, *found)) or any(e.trigger == _span(tree, i) for e in found)
            if whom and not heard:
                found.append(_request(draft, tree, parties, rule, quote, whom, i, verb))
    return found


def _quoted(draft: Draft, tree: Tree) -> bool:
    """True when some of the sentence is said by somebody who speaks for a party: only there do duties ask for anything."""
    return any(q.principal and q.span.start < tree.sentence.end and tree.sentence.start < q.span.end for q in draft.quotes)


def _bound(tree: Tree, rule: Obligation, i: int) -> int | None:
    """The predicate on which this word of duty lies; `None` when the token is no such word or the duty is not laid on anybody."""
    following = tree.words[i + 1 : i + 4]
    if not tree.is_word(i, rule.words) and not any(w.split()[0] == tree.words[i] and w.split()[1] in following for w in rule.words if " " in w):
        return None
    verb = tree.head(i) if tree.rel(i) == "aux" else next(iter(tree.kids(i, "xcomp", "csubj")), None)
    if verb is not None and rule.endings and not tree.words[verb].endswith(rule.endings):
        return None
    if verb is None or tree.tokens[verb].upos not in _CARRIES or tree.negated(verb):
        return None
    if any(tree.is_word(m, tree.section.conditionals) for n in (i, verb) for m in tree.marks(n)):
        return None
    if tree.is_word(i, tree.section.conditionals) and any(s > i for s in tree.subjects(verb)):
        return None  # "should Russia choose it": put before its subject, the word opens a condition
    return verb


def _told_by_another(tree: Tree, parties: Parties, quote: Quote, verb: int) -> bool:
    """True when the duty stands in what somebody else is quoted as saying inside the quote."""
    head = tree.head(verb)
    if head is None or tree.rel(verb) != "ccomp":
        return False
    over = principals(tuple(p for s in tree.own_subjects(head) for p in parties.of(s)))
    return bool(over) and not set(over) & set(quote.principal)


def _around(draft: Draft, offset: int) -> Quote | None:
    """The narrowest quote of any kind around this character whose speaker speaks for somebody."""
    held = [q for q in draft.quotes if q.span.start <= offset < q.span.end and q.principal]
    return min(held, key=lambda q: len(q.span), default=None)


def _addressed(tree: Tree, parties: Parties, context: Context, rule: Obligation, quote: Quote, i: int, verb: int) -> tuple[str, ...]:
    """On whom the duty lies, or, when the speaker's own side is bound as well, to whom it is said."""
    whom = principals(tuple(p for s in tree.subjects(verb) for p in parties.of(s)))
    if not whom and tree.inflects:  # "Ирану следует вернуться": nobody in the nominative, the one bound in the dative
        bound = (c for c in tree.children[i] if tree.in_case(c, "case:Dat"))
        whom = principals(tuple(p for c in bound for p in parties.of(c)))
    whom = whom or _doing(tree, parties, rule, verb)
    if not whom:
        # "The consultations between Norway and Russia should be raised …": what both share is for both to change.
        inside = principals(tuple(p for s in tree.subjects(verb) for p in parties.inside(tree.phrase(s)))) if rule.own and tree.passive(verb) else ()
        return tuple(p for p in inside if p not in quote.principal) if set(inside) & set(quote.principal) else ()
    if set(whom) & set(quote.principal):
        if not any(tree.is_word(s, tree.section.first_person) for s in tree.subjects(verb)):
            return ()  # "Norway should talk more", said by Norway's own minister, opens nothing
        near: tuple[Party, ...] = context.counterpart(quote.principal) if rule.own else ()
        whom = principals(near)
    elif rule.own:
        return ()
    return tuple(p for p in whom if p not in quote.principal)


def _doing(tree: Tree, parties: Parties, rule: Obligation, verb: int) -> tuple[str, ...]:
    """Whose deed is to end: "Serbia's attacks must stop" asks Serbia."""
    if not tree.is_word(verb, rule.ceasing):
        return ()
    deeds = [s for s in tree.subjects(verb) if fits(tree.lemmas[s], tree.words[s], rule.deeds)]
    doers = tuple(source.removeprefix("pp:") for source in tree.section.noun_actor if source.startswith("pp:"))
    owners = (
        c
        for s in deeds
        for c in tree.kids(s, "nmod", "amod", "compound", "det")
        if parties.genitive(c) or tree.under(c, doers) or (c < s and not tree.kids(c, "case"))
    )
    return principals(tuple(p for c in owners for p in parties.of(c) or tuple(parties.at[c][:1])))


def _span(tree: Tree, i: int) -> Span:
    return Span(tree.tokens[i].start, tree.tokens[i].end)


def _request(draft: Draft, tree: Tree, parties: Parties, rule: Obligation, quote: Quote, whom: tuple[str, ...], i: int, verb: int) -> Event:
    tokens = [t for t in tree.subtree(verb) if quote.span.start <= tree.tokens[t].start < quote.span.end]
    span = tree.span(content.readable(tree, parties, tokens) or tokens)
    return Event(
        type="REQUEST",
        mode=rule.mode,
        actors=quote.principal,
        recipients=whom,
        agents=(quote.speaker,) if quote.speaker and quote.speaker.split(":", 1)[0] in ("person", "body", "office") else (),
        status="actual",
        date=None,
        date_relative=None,
        time=None,
        place=None,
        about=content.about(draft, span),
        evidence=(Span(tree.sentence.start, tree.sentence.end),),
        trigger=_span(tree, i),
        rule=f"{draft.pack.tag}/{rule.id}",
        said_by=quote.speaker or quote.principal[0],
        content=span,
        topics=content.topics(tree, tokens),
        amounts=content.amounts(parties, tokens),
        invokes=content.invoked(draft, tree),
        certainty=certainty("duty"),
        basis="duty",
    )

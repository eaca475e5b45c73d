"""Exchanges: each opening with what came of it, addressee by addressee."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ..when import resolve
from .answers import Answer, Answered, answering, countering, in_part, weighing, weighs
from .claims import Claim, Ground, words_in
from .days import agree, days_of, in_time, is_day, recency, surely_before, within
from .ids import stable_id
from .likeness import alike
from .live import Change, Joined, Names, Sieve
from .merge import Happening
from .occasions import Sort, when
from .openings import Opening, evidence_of
from .types import Evidence, Exchange, PartAnswer, Reply, Standing

# What a reply makes of its addressee's standing; of replies on one day the first in this order decides.
_STANDING = {
    "reject": "rejected",
    "accept": "accepted",
    "comply": "complied",
    "withdraw": "withdrawn",
    "partial": "answered",
    "counter": "answered",
    "acknowledge": "answered",
}
_DECISIVE = ("withdraw", "reject", "accept", "comply", "partial", "counter", "acknowledge")

_ALIKE = 0.5
# Sentences around an opening within which what its sender invokes is invoked for it.
_AROUND = 3
# Names and longer words from which on a telling says enough of what is asked.
_FULL = 6
# A part that says less than this is not worth a line beside parts that say more.
_LITTLE = 2
_LONG = 160
# A decision told so many days after a reply is news of that reply.
_SOON = 1
# Days within which "has answered" and the decision told are one answer.
_RECEIPT = 7
# Times that set a limit: an open beginning ("by 1 September"), or a stretch from the day of speaking on ("within 48 hours").
_UNTIL = re.compile(r"\.\. / (?P<limit>.+)")
_WITHIN = re.compile(r"day\+0 / \+P(?P<number>\d{1,4})D")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Counter:
    """That one opening answers another with a wish of its own, seen from either."""

    earlier: Opening
    later: Opening


class Exchanges:
    """Every opening with its replies and where each addressee stands, kept as openings and happenings come and go."""

    def __init__(self, base: Ground) -> None:
        self._answering = answering(base)
        self._countering = countering(base)
        self._weighs: Sieve[Happening] = Sieve(weighs)
        self._weighing = weighing(base)
        self._answered: Joined[Opening, Answered] = Joined(make=lambda o, guests: _answered(base, o, guests), order=_order)
        self._made: Joined[Answered, Exchange] = Joined(make=lambda a, hs: _exchange(base, a, hs), order=when)

    def update(self, opened: Change[Opening], told: Change[Happening]) -> tuple[Change[Exchange], Change[Answered]]:
        """Take openings and happenings away and in; the exchanges that are no more and those that are new, and what they were made of."""
        given = [[pair for pairs in some.values() for pair in pairs] for some in self._answering.update(told, opened)]
        linked = [
            [(o, _Counter(earlier=e, later=later)) for later, earlier in some.items() for e in earlier for o in (e, later)]
            for some in self._countering.update(opened, opened)
        ]
        answered = self._answered.update(opened, *([*a, *b] for a, b in zip(given, linked, strict=True)))
        gone, new = self._weighing.update(self._weighs.update(told), answered)
        made = self._made.update(answered, *([(a, h) for h, a in some.items() if a is not None] for some in (gone, new)))
        return made, answered


def _order(guest: Answer | _Counter) -> tuple[object, ...]:
    if isinstance(guest, _Counter):
        return 1, guest.later.place
    h = guest.happening
    return 0, (*in_time(h.event.date), h.event.id, guest.party, guest.kind)


def _answered(base: Ground, o: Opening, guests: Sequence[Answer | _Counter]) -> Answered:
    answers = in_part([a for a in guests if isinstance(a, Answer)])
    counters = [c for c in guests if isinstance(c, _Counter)]
    for c in (c for c in counters if c.earlier is o):
        # Who refuses and then makes a proposal of his own has refused; who only makes one has answered with it.
        parties = c.later.sender & o.to - {a.party for a in answers}
        answers += [Answer(party=p, kind="counter", happening=c.later.happenings[0]) for p in sorted(parties)]
    found = dict(_dated_by_replies(base, answers))
    by_id = {a.happening.event.id: a.happening for a in answers}
    return Answered(
        opening=o,
        answers=tuple(replace(a, happening=_on(a.happening, found)) for a in answers),
        counters=tuple(c.earlier for c in counters if c.later is o),
        found=tuple((by_id[event], date, because) for event, (date, because) in found.items()),
    )


def _dated_by_replies(base: Ground, answers: Sequence[Answer]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Dates of undated decisions: that of the one reply which those who decided gave, when the decision was first told with it.

    Who was reported on Wednesday to have answered, and in the same days' papers to have said no, said no in that answer.
    """
    for h in {a.happening.event.id: a.happening for a in answers if a.kind != "acknowledge" and a.happening.event.date is None}.values():
        deciding = {a.party for a in answers if a.happening is h}
        replies = {a.happening.event.id: a for a in answers if a.party in deciding and a.kind == "acknowledge" and a.happening.event.date}
        known = base.first_told(h.event.evidence)
        if len(replies) == 1 and h.event.status == "actual":
            reply = next(iter(replies.values())).happening.event
            joint = deciding <= set(reply.actors) and any(e.report == f.report for e in h.event.evidence for f in reply.evidence)
            if joint and reply.date is not None and is_day(reply.date) and within(reply.date, known, before=0, after=_SOON):
                yield h.event.id, (reply.date, f"the day of the reply that it was told with ({reply.date_because})")


def _on(h: Happening, found: Mapping[str, tuple[str, str]]) -> Happening:
    """The happening with the date that was found for it."""
    if h.event.id not in found:
        return h
    date, because = found[h.event.id]
    return replace(h, event=replace(h.event, date=date, date_because=because))


def naming() -> Names[Opening, Opening]:
    """Openings under ids of what they are: sort, parties, day."""
    return Names(
        called=lambda o: stable_id("x", o.sort.value, sorted(o.sender), sorted(o.to), o.opened, None if o.opened else o.happenings[0].event.about),
        order=lambda o: (in_time(o.opened), o.happenings[0].event.id),
        make=lambda o, i: replace(o, id=i),
    )


def _exchange(base: Ground, a: Answered, weighed: Sequence[Happening]) -> Exchange:
    o, answers = a.opening, a.answers
    claims = sorted(o.claims, key=lambda c: _telling(base, o, c))
    best = claims[0]
    replies = _replies(base, answers, o)
    behalf = {a.party for a in answers if a.party not in o.to and base.world.members(a.party)}
    to = o.to | {a.party for a in answers if a.party not in behalf and a.party not in o.sender}
    evidence = (*best.evidence, *(e for e in base.sorted_evidence(evidence_of(o)) if e not in best.evidence))
    dated = next((h.event for h in o.happenings if h.event.date == o.opened and o.opened), None)
    limit, because = _deadline(base, claims, o.opened)
    parts = _parts(base, claims)
    return Exchange(
        id=o.id,
        kind=o.kind,
        sender=tuple(sorted(o.sender)),
        to=tuple(sorted(to)),
        about=_about(base, best),
        opened=o.opened,
        opened_because=dated.date_because if dated is not None else "",
        carrier=_carrier(o),
        invokes=tuple(sorted({i for c in o.claims for i in c.event.invokes} | _invoked(base, o))),
        deadline=limit,
        deadline_because=because,
        parts=tuple(dict.fromkeys(_words(base, c) for c in parts)),
        part_answers=_part_answers(base, parts, answers) if len(parts) > 1 else (),
        replies=replies,
        standings=tuple(_standing(base, party, replies, weighed, o) for party in sorted(to)),
        independent=base.witnesses(evidence),
        evidence=evidence,
        known=base.first_told(evidence_of(o)),
        counters=tuple(c.id for c in a.counters),
    )


def _telling(base: Ground, o: Opening, c: Claim) -> tuple[object, ...]:
    """The best teller of what was asked first: an original that says what, on the day of the opening, in the running text, in full."""
    dated = o.opened is not None and c.date == o.opened
    full = min(_spelt_out(base, c) + _names_parties(base, c), _FULL)
    return (c.event.type == "CONSULT", c.derived, c.bare, c.heading, -full, not dated, *base.preference(c.evidence[0]), c.key)


def _spelt_out(base: Ground, c: Claim) -> int:
    """How many longer words beside names say what is asked: a clause has more of them than a mere noun."""
    if c.event.content is None:
        return 0
    names = [n.span for n in base.readings[c.report].names if n.span.overlaps(c.event.content)]
    return sum(1 for w in words_in(base.readings[c.report].report.text, c.event.content) if not any(n.overlaps(w) for n in names))


def _names_parties(base: Ground, c: Claim) -> bool:
    """True when the words of what is asked call a party by name: those that do can be understood alone."""
    content, parties = c.event.content, {*c.event.actors, *c.event.recipients}
    return content is not None and any(content.contains(n.span) and parties & set(n.principal) for n in base.readings[c.report].names)


def _told(c: Claim) -> int:
    """How much a telling says of what is asked: its names and longer words."""
    return len(c.words | c.things)


def _about(base: Ground, c: Claim) -> str:
    """What was asked in the reading's words, or the sentence itself where the reading found no content in it."""
    if not c.bare:
        return c.event.about
    words = " ".join(base.words(c.evidence[0]).split())
    return words if len(words) <= _LONG else f"{words[: _LONG - 1].rsplit(' ', 1)[0]}…"


def _replies(base: Ground, answers: Sequence[Answer], o: Opening) -> tuple[Reply, ...]:
    """One reply for each party and turn: all that tells of one kind together, unless a decision of another kind lies surely between."""
    made = []
    for party in sorted({a.party for a in answers}):
        own = sorted(
            _without_receipts(base, [a for a in answers if a.party == party]),
            key=lambda a: (_turn(base, a), _DECISIVE.index(a.kind), a.happening.event.id),
        )
        for kind in sorted({a.kind for a in own}):
            turns: list[list[Happening]] = []
            for a in (a for a in own if a.kind == kind):
                if not turns or any(_between(base, turns[-1][-1], b, a.happening) for b in own if b.kind != kind):
                    turns.append([])
                turns[-1].append(a.happening)
            made += [_reply(base, party, kind, hs, o) for hs in turns]
    return tuple(sorted(made, key=lambda r: (*in_time(_day(r.date, r.known)), _DECISIVE.index(r.kind), r.sender)))


def _without_receipts(base: Ground, answers: Sequence[Answer]) -> list[Answer]:
    """The answers of one party without what only says that it answered, where a decision of those days says how."""
    days = [_day(a.happening.event.date, base.first_told(a.happening.event.evidence)) for a in answers]
    decided = [d for a, d in zip(answers, days, strict=True) if _STANDING[a.kind] != "answered"]
    return [a for a, d in zip(answers, days, strict=True) if a.kind != "acknowledge" or not any(agree(d, e, _RECEIPT) for e in decided)]


def _turn(base: Ground, a: Answer) -> tuple[object, ...]:
    return in_time(_day(a.happening.event.date, base.first_told(a.happening.event.evidence)))


def _day(date: str | None, known: str | None) -> str | None:
    """The day by which to order an answer: its own, or where that is vague the one on which it was first told."""
    return known if date is None or (known is not None and not is_day(date) and agree(date, known)) else date


def _between(base: Ground, a: Happening, b: Answer, c: Happening) -> bool:
    """True when this decision lies surely after the first happening and before the second."""
    first, middle, last = (_day(h.event.date, base.first_told(h.event.evidence)) for h in (a, b.happening, c))
    return _STANDING[b.kind] != "answered" and surely_before(first, middle) and surely_before(middle, last)


def _reply(base: Ground, party: str, kind: str, hs: Sequence[Happening], o: Opening) -> Reply:
    first = min((h.event for h in hs if h.event.date), key=lambda e: in_time(e.date), default=None)
    members = sorted(set(base.world.members(party)) & o.to) if party not in o.to else []
    evidence = _proofs(base, party, hs, o)
    return Reply(
        sender=party,
        kind=kind,
        date=first.date if first is not None else None,
        because=first.date_because if first is not None else "",
        about=f"on behalf of its members: {', '.join(members)}" if members else hs[0].event.about,
        evidence=evidence,
        known=base.first_told(evidence),
    )


def _proofs(base: Ground, party: str, hs: Sequence[Happening], o: Opening) -> tuple[Evidence, ...]:
    """The places that say that this party answered so: only tellings in which it acts itself, those that name most of the addressees first."""
    claims = [c for h in hs for c in h.claims]
    own = [c for c in claims if party in c.event.actors] or claims
    ranked = sorted(own, key=lambda c: (c.derived, c.event.said_by is not None, c.heading, -len(o.to & set(c.event.actors)), *_place(base, c)))
    return tuple(dict.fromkeys(e for c in ranked for e in c.evidence))


def _place(base: Ground, c: Claim) -> tuple[object, ...]:
    return (*base.preference(c.evidence[0]), c.key)


def _standing(base: Ground, party: str, replies: Sequence[Reply], weighed: Sequence[Happening], o: Opening) -> Standing:
    own = [r for r in replies if r.sender == party]
    mine = own or [r for r in replies if r.sender not in o.to and party in base.world.members(r.sender)]
    considering = tuple(
        dict.fromkeys(e for h in weighed if any(p == party or party in base.world.members(p) for p in h.event.actors) for e in h.event.evidence)
    )
    back = [r for r in replies if r.kind == "withdraw" and r.sender in o.sender]
    if not mine and not back:
        return Standing(party=party, status="open", since=None, considering=bool(considering), evidence=considering)
    last = _latest(mine) if mine else back[-1]
    if back and last.kind not in ("accept", "comply") and not surely_before(_day(back[-1].date, back[-1].known), _day(last.date, last.known)):
        last, own = back[-1], back  # what is no longer asked needs no answer
    status = _STANDING[last.kind] if own else "answered"
    return Standing(party=party, status=status, since=last.date, considering=bool(considering), evidence=last.evidence, known=last.known)


def _latest(replies: Sequence[Reply]) -> Reply:
    """The reply that decides: an acknowledgement never undoes a decision; of decisions the latest, where all have a day or were told on one."""
    decided = [r for r in replies if _STANDING[r.kind] != "answered"] or list(replies)
    if all(r.date or r.known for r in decided):
        return max(decided, key=lambda r: (recency(_day(r.date, r.known)), -_DECISIVE.index(r.kind)))
    return min(decided, key=lambda r: (_DECISIVE.index(r.kind), in_time(r.date)))


def _carrier(o: Opening) -> str | None:
    told = Counter(c.event.carrier for c in o.claims if c.event.carrier)
    if told:
        return min(told, key=lambda k: (-told[k], k))
    return "letter" if any(h.event.mode == "letter" for h in o.happenings) else None


def _invoked(base: Ground, o: Opening) -> set[str]:
    """Instruments that the sender is said to invoke where the opening is told: in its sentence, for a demand also in the few around it.

    Who presses for something says around it what binds the other side; an invitation or offer stands beside all kinds of things.
    """
    found = set()
    reach = _AROUND if o.sort is Sort.PRESS else 0
    for c in o.claims:
        reading = base.readings[c.report]
        for claim in reading.commitments:
            sentence = sum(1 for s in reading.sentences if s.end <= claim.evidence.start)
            if set(claim.invoked_by) & o.sender and abs(sentence - c.sentence) <= reach:
                found.add(claim.instrument)
    return found


def _deadline(base: Ground, claims: Sequence[Claim], opened: str | None) -> tuple[str | None, str]:
    """The last day on which it can be met, by the best teller that sets one in the sentence of the asking, and in which words."""
    for c in claims:
        reading = base.readings[c.report]
        for t in (t for t in reading.times if t.relative and any(s.contains(t.span) for s in c.event.evidence)):
            within_days, until = _WITHIN.fullmatch(t.relative or ""), _UNTIL.fullmatch(t.relative or "")
            start = days_of(opened or c.date)
            if within_days and start is not None and start.first is not None and start.first == start.last:
                length = timedelta(days=int(within_days["number"]))
                if length <= date.max - start.first:  # the calendar ends with the year 9999
                    return (start.first + length).isoformat(), f"“{t.text}”, counted from {opened or c.date}"
            limit = resolve(until["limit"], base.published(c.report)) if until else None
            if (
                limit is not None
                and t.span.start > c.event.trigger.start
                and not surely_before(limit, c.told)
                and not limit.endswith(("~", "?", "%"))
            ):
                return limit, f"“{t.text}”"
    return None, ""


def _part_answers(base: Ground, parts: Sequence[Claim], answers: Sequence[Answer]) -> tuple[PartAnswer, ...]:
    """What each party answered to single parts: where the words of the answer take up one part more than any other."""
    found: dict[tuple[str, str, str], list[Evidence]] = {}
    for a in (a for a in answers if _STANDING[a.kind] != "answered" or a.kind == "partial"):
        for c in (c for c in a.happening.claims if not c.bare):
            likeness = [alike(base, c, p) for p in parts]
            best = max(likeness)
            if best >= _ALIKE and likeness.count(best) == 1:
                found.setdefault((_words(base, parts[likeness.index(best)]), a.party, a.kind), []).extend(c.evidence)
    return tuple(PartAnswer(part=part, party=party, kind=kind, evidence=base.sorted_evidence(e)) for (part, party, kind), e in sorted(found.items()))


def _parts(base: Ground, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """What is asked, each part once, as its best teller tells it."""
    own = {c.family for c in claims if not c.derived}
    asking = [c for c in claims if not c.bare and c.event.type != "CONSULT" and not (c.derived and c.family in own)]
    kept: list[Claim] = []
    for c in sorted(asking, key=lambda c: _told(c) < _LITTLE):
        said = any(alike(base, c, k) >= _ALIKE or (c.words | c.things) <= (k.words | k.things) or _words(base, c) == _words(base, k) for k in kept)
        if not said and (_told(c) >= _LITTLE or len(kept) < _LITTLE):
            kept.append(c)
    return tuple(kept)


def _words(base: Ground, c: Claim) -> str:
    if c.event.content is None:
        return ""
    return " ".join(base.words(Evidence(report=c.report, span=c.event.content)).split())

"""Exchanges: each opening with what came of it, addressee by addressee."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from ..world import period_of
from .claims import Claim, Ground, words_in
from .days import agree, days_of, in_time, is_day, recency, surely_before, within
from .ids import distinct, stable_id
from .likeness import alike
from .merge import Happening, borne_out
from .openings import Opening, Sort, evidence_of, told_in
from .types import Evidence, Exchange, Reply, Standing

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
# An assent is only taken for an answer when it says something of what was asked.
_ECHO = 0.3
# A general "has answered" is not hung on an opening that lies further back than this.
_STALE = 730
# Sentences around an opening within which what its sender invokes is invoked for it.
_AROUND = 3
# Names and longer words from which on a telling says enough of what is asked.
_FULL = 6
# A part that says less than this is not worth a line beside parts that say more.
_LITTLE = 2
_LONG = 160
# A decision told so many days after a reply is news of that reply.
_SOON = 1
# An undated opening may be some days older than the first report of it.
_NEWS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """One party's part in a happening that answers an opening; `through` is the member for which an organisation spoke."""

    party: str
    kind: str
    happening: Happening


def exchanges(
    base: Ground, opened: Sequence[Opening], told: Sequence[Happening], ids: Sequence[str]
) -> tuple[tuple[Exchange, ...], Mapping[str, tuple[str, str]]]:
    """Every opening with its replies and where each addressee stands, under the ids given; and dates, with why, of events that only that shows."""
    answers: list[list[_Answer]] = [[] for _ in opened]
    asked: dict[tuple[str, str], set[int]] = defaultdict(set)  # openings by sender and addressee, and by report
    for i, o in enumerate(opened):
        for key in (*product(o.sender, o.to), *((c.report, "") for c in o.claims)):
            asked[key].add(i)
    charges: dict[str, list[Claim]] = defaultdict(list)
    for c in (c for h in told if h.event.type == "ACCUSE" for c in h.claims):
        charges[c.report].append(c)
    for h in sorted(told, key=lambda h: (*in_time(h.event.date), h.event.id)):
        kind = _reply_kind(h)
        if kind is not None and borne_out(base, h):
            for place, parties in _answered(base, h, opened, asked).items():
                if kind == "reject" and (
                    _of_a_charge(base, h, opened[place], charges) or (h.event.mode == "deny" and not _echoes(base, h, opened[place]))
                ):
                    continue
                answers[place].extend(_Answer(party=p, kind=kind, happening=h) for p in parties)
    found = {event: when for given in answers for event, when in _dated_by_replies(base, given)}
    answers = [[replace(a, happening=_on(a.happening, found)) for a in given] for given in answers]
    weighed = _weighed(base, opened, told, answers)
    return tuple(_exchange(base, o, answers[i], weighed.get(i, ()), ids[i]) for i, o in enumerate(opened)), found


def _dated_by_replies(base: Ground, answers: Sequence[_Answer]) -> Iterator[tuple[str, tuple[str, str]]]:
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


def exchange_ids(opened: Sequence[Opening]) -> tuple[str, ...]:
    """An id for each opening, of what it is: sort, parties, day."""
    return distinct(
        [stable_id("x", o.sort.value, sorted(o.sender), sorted(o.to), o.opened, None if o.opened else o.happenings[0].event.about) for o in opened]
    )


def _reply_kind(h: Happening) -> str | None:
    e = h.event
    if not e.actors or set(e.actors) & set(e.recipients):
        return None
    answers = any(c.event.answers for c in h.claims)
    if e.type == "REJECT" and e.status in ("actual", "announced"):
        return "reject" if e.mode != "deny" or answers else None
    if e.mode == "withdraw-forces" and e.status in ("actual", "announced"):
        return "comply"
    if e.status != "actual":
        return None
    if e.type == "CONCEDE" or e.mode == "comply":
        return "comply"
    if e.mode == "accept" or (e.type == "AGREE" and answers):
        return "accept"
    if e.mode == "reply":
        return "acknowledge"
    return "counter" if e.type == "REQUEST" and answers else None


def _answered(base: Ground, h: Happening, opened: Sequence[Opening], asked: Mapping[tuple[str, str], set[int]]) -> dict[int, tuple[str, ...]]:
    """Which openings this happening answers (by place), and for whom; at most one for each party that acts."""
    concerned = {p for actor in h.event.actors for p in (actor, *base.world.members(actor))}
    near = {i for key in (*product(h.event.recipients, concerned), *((c.report, "") for c in h.claims)) for i in asked.get(key, ())}
    fits = [i for i in sorted(near) if _to_sender(h, opened[i]) and _in_time(base, h, opened[i])]
    out: dict[int, set[str]] = {}
    for party in h.event.actors:
        own = [i for i in fits if party in opened[i].to]
        place = _chosen(base, h, [opened[i] for i in own])
        if place is not None:
            out.setdefault(own[place], set()).add(party)
    for party in h.event.actors:
        # Who turns a demand down together with an addressee, or right after it is told, was asked as well.
        if all(party not in parties for parties in out.values()) and h.event.type == "REJECT":
            joint = sorted(out)
            named = [i for i in fits if party not in opened[i].to and _told_together(h, opened[i]) and opened[i].sort is Sort.PRESS]
            if joint:
                out[joint[0]].add(party)
            elif len(named) == 1 and not any(party in opened[i].to for i in fits):
                out[named[0]] = {party}
    if not out and _speaks_to_it(h):
        for party in h.event.actors:
            behalf = [i for i in fits if set(base.world.members(party, period_of(h.event.date))) & opened[i].to]
            place = _chosen(base, h, [opened[i] for i in behalf])
            if place is not None:
                out.setdefault(behalf[place], set()).add(party)
    return {i: tuple(sorted(parties)) for i, parties in out.items()}


def _to_sender(h: Happening, o: Opening) -> bool:
    named = {p for p in h.event.recipients if not p.startswith("group:")}
    return not set(h.event.actors) & o.sender and (bool(named & o.sender) or (not named and _speaks_to_it(h) and _told_together(h, o)))


def _in_time(base: Ground, h: Happening, o: Opening) -> bool:
    """True unless the reply is surely earlier than what it would answer, or the opening is long gone.

    An undated side stands where the press first told it: what was told before an opening was made does not answer it.
    """
    if h in o.happenings or surely_before(h.event.date, o.opened):
        return False
    asked, told = o.opened or base.first_told(evidence_of(o)), base.first_told(h.event.evidence)
    answered, slack = h.event.date or told, _NEWS if o.opened is None else 0
    if any(surely_before(day, asked) and not agree(day, asked, slack) for day in (answered, told)):
        return False
    x, y = days_of(asked), days_of(answered)
    return x is None or y is None or x.last is None or y.first is None or (y.first - x.last).days <= _STALE


def _speaks_to_it(h: Happening) -> bool:
    return h.event.mode in ("reply", "refuse") or any(c.event.answers for c in h.claims)


def _told_together(h: Happening, o: Opening) -> bool:
    """True when some report tells both."""
    return bool({c.report for c in h.claims} & {c.report for c in o.claims})


def _chosen(base: Ground, h: Happening, candidates: Sequence[Opening]) -> int | None:
    """The one opening that the happening answers: what it echoes, else what its report told just before, else the latest one."""
    if not candidates:
        return None
    likeness = [max((alike(base, c, d) for c in h.claims for d in o.claims), default=0.0) for o in candidates]
    best = max(likeness)
    if best >= _ALIKE and likeness.count(best) == 1:
        return likeness.index(best)
    if h.event.mode == "withdraw-forces":
        # Forces leave for many reasons: the report itself must set it beside the demand.
        beside = [i for i, o in enumerate(candidates) if o.sort is Sort.PRESS and _sentences_apart(h, o) == 0]
        return beside[0] if len(beside) == 1 else None
    if h.event.type in ("AGREE", "CONCEDE") and not _speaks_to_it(h):
        return likeness.index(best) if best >= _ECHO or (len(candidates) == 1 and _later_elsewhere(h, candidates[0])) else None
    if h.event.mode == "reply" and h.event.type != "REJECT":
        # "Has answered" is said of demands and letters; of a proposal or invitation only where the words or the report tie the two.
        tied = [i for i, o in enumerate(candidates) if o.sort is Sort.PRESS or likeness[i] >= _ECHO or _told_together(h, o)]
        if len(tied) < len(candidates):
            kept = _chosen(base, h, [candidates[i] for i in tied])
            return None if kept is None else tied[kept]
    before = [(gap, i) for i, o in enumerate(candidates) if (gap := _sentences_before(h, o)) is not None]
    if before:
        return min(before)[1]
    if h.event.date is None and len(candidates) > 1:
        return None
    able = [i for i, o in enumerate(candidates) if not (h.event.type == "REJECT" and likeness[i] == 0.0 and _says_another_thing(h, o))]
    return max(able, key=lambda i: (recency(candidates[i].opened), -i), default=None)


def _says_another_thing(h: Happening, o: Opening) -> bool:
    """True when both say in one language what they are about, so that their words could have met."""
    said, asked = ({c.language for c in claims if not c.bare} for claims in (h.claims, o.claims))
    return all(not c.bare for c in h.claims) and bool(said & asked)


def _later_elsewhere(h: Happening, o: Opening) -> bool:
    """True when the happening is surely later than the opening and its mode says that something was accepted or done."""
    return surely_before(o.opened, h.event.date) and h.event.mode in ("accept", "comply")


def _sentences_before(h: Happening, o: Opening) -> int | None:
    """How many sentences before the reply some report of both tells the opening, at the least."""
    gaps = [c.sentence - d.sentence for c in h.claims for d in told_in(o, c.report) if d.sentence <= c.sentence]
    return min(gaps) if gaps else None


def _echoes(base: Ground, h: Happening, o: Opening) -> bool:
    """True when the words of the happening take up what was asked."""
    return max(alike(base, c, d) for c in h.claims for d in o.claims) >= _ECHO


def _sentences_apart(h: Happening, o: Opening) -> int | None:
    """How many sentences lie between the two where some report tells both, at the least."""
    gaps = [abs(c.sentence - d.sentence) for c in h.claims for d in told_in(o, c.report)]
    return min(gaps, default=None)


def _of_a_charge(base: Ground, h: Happening, o: Opening, charges: Mapping[str, Sequence[Claim]]) -> bool:
    """True when what is rejected is rather what the sender accuses of: told nearer before the rejection, whose words do not echo the opening."""
    before = [
        c.sentence - d.sentence
        for c in h.claims
        for d in charges.get(c.report, ())
        if d.sentence <= c.sentence and set(d.event.actors) & o.sender and set(d.event.recipients) & set(h.event.actors)
    ]
    if not before or all(c.bare for c in h.claims) or _echoes(base, h, o):
        return False
    asked = _sentences_before(h, o)
    return asked is None or min(before) < asked


def _weighed(
    base: Ground, opened: Sequence[Opening], told: Sequence[Happening], answers: Sequence[Sequence[_Answer]]
) -> dict[int, tuple[Happening, ...]]:
    """Openings whose addressees, or the organisation of theirs, are said to weigh an answer."""
    out: dict[int, list[Happening]] = {}
    for h in told:
        if h.event.status != "considered" or (h.event.mode != "reply" and not any(c.event.answers for c in h.claims)):
            continue
        fits = [
            i
            for i, o in enumerate(opened)
            if _to_sender(h, o)
            and _in_time(base, h, o)
            and any(p in o.to or set(base.world.members(p)) & o.to for p in h.event.actors)
            and not any(a.party in h.event.actors and not surely_before(h.event.date, a.happening.event.date) for a in answers[i])
        ]
        if fits:
            # What its report tells is meant before what is merely the latest.
            meant = max(fits, key=lambda i: (_told_together(h, opened[i]), recency(opened[i].opened), -i))
            out.setdefault(meant, []).append(h)
    return {i: tuple(hs) for i, hs in out.items()}


def _exchange(base: Ground, o: Opening, answers: Sequence[_Answer], weighed: Sequence[Happening], key: str) -> Exchange:
    claims = sorted(o.claims, key=lambda c: _telling(base, o, c))
    best = claims[0]
    replies = _replies(base, answers, o)
    behalf = {a.party for a in answers if a.party not in o.to and base.world.members(a.party)}
    to = o.to | {a.party for a in answers if a.party not in behalf}
    evidence = (*best.evidence, *(e for e in base.sorted_evidence(evidence_of(o)) if e not in best.evidence))
    dated = next((h.event for h in o.happenings if h.event.date == o.opened and o.opened), None)
    return Exchange(
        id=key,
        kind=o.kind,
        sender=tuple(sorted(o.sender)),
        to=tuple(sorted(to)),
        about=_about(base, best),
        opened=o.opened,
        opened_because=dated.date_because if dated is not None else "",
        carrier=_carrier(o),
        invokes=tuple(sorted({i for c in o.claims for i in c.event.invokes} | _invoked(base, o))),
        parts=_parts(base, claims),
        replies=replies,
        standings=tuple(_standing(base, party, replies, weighed, o) for party in sorted(to)),
        independent=base.witnesses(evidence),
        evidence=evidence,
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


def _replies(base: Ground, answers: Sequence[_Answer], o: Opening) -> tuple[Reply, ...]:
    """One reply for each party and kind, all that tells of it together."""
    grouped: dict[tuple[str, str], list[Happening]] = {}
    for a in answers:
        grouped.setdefault((a.party, a.kind), []).append(a.happening)
    made = []
    for (party, kind), hs in sorted(grouped.items()):
        first = min((h.event for h in hs if h.event.date), key=lambda e: in_time(e.date), default=None)
        members = sorted(set(base.world.members(party)) & o.to) if party not in o.to else []
        about = f"on behalf of its members: {', '.join(members)}" if members else hs[0].event.about
        evidence = _proofs(base, party, hs, o)
        made.append(
            Reply(
                sender=party,
                kind=kind,
                date=first.date if first is not None else None,
                because=first.date_because if first is not None else "",
                about=about,
                evidence=evidence,
                known=base.first_told(evidence),
            )
        )
    return tuple(sorted(made, key=lambda r: (*in_time(r.date), _DECISIVE.index(r.kind), r.sender)))


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
    if not mine:
        return Standing(party=party, status="open", since=None, considering=bool(considering), evidence=considering)
    last = _latest(mine)
    status = _STANDING[last.kind] if own else "answered"
    return Standing(party=party, status=status, since=last.date, considering=bool(considering), evidence=last.evidence, known=last.known)


def _latest(replies: Sequence[Reply]) -> Reply:
    """The reply that decides: an acknowledgement never undoes a decision; of decisions the latest, where all have a day or were told on one."""
    decided = [r for r in replies if _STANDING[r.kind] != "answered"] or list(replies)
    if all(r.date or r.known for r in decided):
        return max(decided, key=lambda r: (recency(r.date or r.known), -_DECISIVE.index(r.kind)))
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


def _parts(base: Ground, claims: Sequence[Claim]) -> tuple[str, ...]:
    """What is asked, each part once, in the words of its best teller."""
    own = {c.family for c in claims if not c.derived}
    asking = [c for c in claims if not c.bare and c.event.type != "CONSULT" and not (c.derived and c.family in own)]
    kept: list[Claim] = []
    for c in sorted(asking, key=lambda c: _told(c) < _LITTLE):
        said = any(alike(base, c, k) >= _ALIKE or (c.words | c.things) <= (k.words | k.things) or _words(base, c) == _words(base, k) for k in kept)
        if not said and (_told(c) >= _LITTLE or len(kept) < _LITTLE):
            kept.append(c)
    return tuple(dict.fromkeys(_words(base, c) for c in kept))


def _words(base: Ground, c: Claim) -> str:
    if c.event.content is None:
        return ""
    return " ".join(base.words(Evidence(report=c.report, span=c.event.content)).split())

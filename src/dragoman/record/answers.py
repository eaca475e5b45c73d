"""Which happenings answer which openings: what is said to what was asked, and deeds that do it."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from ..world import period_of
from .claims import Claim, Ground
from .days import agree, days_of, quarters, recency, surely_before, within
from .likeness import kin_of, likeness, meant_alike, words_meant
from .live import Choices
from .merge import Happening, borne_out
from .occasions import Sort, sorts_named
from .openings import Opening, told_in

_ALIKE = 0.5
# An assent is only taken for an answer when it says something of what was asked.
_ECHO = 0.3
# A general "has answered" is not hung on an opening that lies further back than this.
_STALE = 730
# An undated opening may be some days older than the first report of it.
_NEWS = 7
# A deed or counter-proposal told within so many sentences of what was asked is told because of it.
_BESIDE = 2
# A proposal made so many days after a request, and told beside it, is what came of the request.
_SOON_AFTER = 31
# Longer words from which on a content is more than "the demand" or "its latest proposal".
_AT_LENGTH = 3
_VISITS = frozenset({"visit", "meeting"})
_TALKS = frozenset({"meeting", "negotiation", "call"})
_MEETING = _VISITS | _TALKS
# Days within which a visit or talks are arranged; what comes later has reasons of its own.
_SEASON = 270


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One party's part in a happening that answers an opening."""

    party: str
    kind: str
    happening: Happening


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Answered:
    """An opening with the answers to it, what it answers itself with a wish of its own, and the days of answers that only the others show."""

    opening: Opening
    answers: tuple[Answer, ...]
    counters: tuple[Opening, ...]
    found: tuple[tuple[Happening, str, str], ...]


def answering(base: Ground) -> Choices[Happening, Opening, tuple[tuple[Opening, Answer], ...]]:
    """What each happening answers: the openings with its part in them."""
    return Choices(
        looks=lambda h: _looks(base, h),
        found=_found,
        order=lambda o: o.place,
        choose=lambda h, opened: tuple(_answers_to(base, h, opened)),
    )


def asked_under(base: Ground, h: Happening) -> Iterator[Hashable]:
    """Keys under which a happening looks for what it may answer: told by its reports, or asked by those it addresses of who acts, or his members."""
    concerned = {p for actor in h.event.actors for p in (actor, *base.world.members(actor))}
    yield from (c.report for c in h.claims)
    yield from (("asked", *side, time) for side in product(h.event.recipients, concerned) for time in _times(h))


def asked_at(o: Opening) -> Iterator[Hashable]:
    """Keys under which an opening is found by what may answer it."""
    yield from o.by_report
    yield from (("asked", *side, time) for side in product({*o.sender, *_concerned(o)}, o.to) for time in _put(o))


def _looks(base: Ground, h: Happening) -> Iterator[Hashable]:
    yield from asked_under(base, h)
    yield from (("doing", party, act, time) for party in h.event.actors for act in kin_of(h.event.mode or h.event.type) for time in _times(h))


def _found(o: Opening) -> Iterator[Hashable]:
    yield from asked_at(o)
    yield from (("doing", party, act, time) for party in o.to for act in _answering(o) for time in _put(o))


def _times(h: Happening) -> tuple[int | str | None, ...]:
    """The quarters in which what a happening answers can have been asked."""
    day = h.event.date or h.known
    return ("all",) if day is None else (*quarters(day, before=_STALE, after=_SOON_AFTER), None)


def _put(o: Opening) -> tuple[int | str | None, ...]:
    return (*(quarters(o.opened or o.known) or (None,)), "all")


def _answers_to(base: Ground, h: Happening, opened: Sequence[Opening]) -> Iterator[tuple[Opening, Answer]]:
    """What the happening answers among these openings, and how."""
    kind, said, true = _reply_kind(h), False, borne_out(base, h)
    if kind is not None and true:
        for o, parties in _answered(base, h, opened):
            if kind == "reject" and (_of_another_thing(h, o) or _of_a_charge(base, h, o)):
                continue
            yield from ((o, Answer(party=p, kind=kind, happening=h)) for p in parties)
            said = True
    if not said and h.event.status in ("actual", "announced") and true:
        acts = set(kin_of(h.event.mode or h.event.type))
        for party in h.event.actors:
            able = [o for o in opened if party in o.to and acts & _answering(o)]
            deeds = [(o, done) for o in able if (done := _deed(base, h, o, party)) is not None]
            if deeds:
                # Of those equally like and recent the first is meant.
                o, done = max(deeds, key=lambda d: (_likeness(base, h, d[0]), recency(d[0].opened)))
                yield o, Answer(party=party, kind=done, happening=h)
    for o in _taken_back(h, opened):
        yield from ((o, Answer(party=p, kind="withdraw", happening=h)) for p in h.event.actors if p in o.sender)


def in_part(answers: Sequence[Answer]) -> list[Answer]:
    """The answers, where a party accepts one thing and refuses another in one breath as answers in part."""

    def mixed(a: Answer) -> bool:
        return a.kind in ("accept", "reject") and any(
            b.party == a.party
            and {a.kind, b.kind} == {"accept", "reject"}
            and any(
                c.report == d.report and abs(c.sentence - d.sentence) <= 1 and not (c.bare or d.bare)
                for c in a.happening.claims
                for d in b.happening.claims
            )
            for b in answers
        )

    return [replace(a, kind="partial") if mixed(a) else a for a in answers]


def _answering(o: Opening) -> set[str]:
    """The kinds of act by which its addressee answers it: who comes as he was invited, sits down to the talks proposed, does what is demanded."""
    if o.sort is Sort.INVITE:
        return {kin for mode in _VISITS for kin in kin_of(mode)}
    wanted = o.wants & _TALKS if o.sort is Sort.OFFER else o.wants - _MEETING
    return {kin for want in wanted for kin in kin_of(want)}


def _deed(base: Ground, h: Happening, o: Opening, party: str) -> str | None:
    """What a deed of an answering kind is as an answer of this party: it does what was demanded ("comply"), or comes as it was invited ("accept")."""
    e = h.event
    if h in o.happenings or party in o.sender or not _afterwards(h, o):
        return None
    if o.sort in (Sort.INVITE, Sort.OFFER):
        return "accept" if e.type == "CONSULT" and e.mode in _MEETING and set(e.recipients) & o.sender and _within_a_season(h, o) else None
    if e.type == "CONSULT":
        return None
    if e.recipients:
        meant = bool(set(e.recipients) & (o.sender | {thing for c in o.claims for thing in c.things}))
    else:
        near = _sentences_apart(h, o)
        meant = (near is not None and near <= _BESIDE) or _likeness(base, h, o) >= _ALIKE or (_within_a_season(h, o) and _of_one_thing(h, o))
    return "comply" if meant else None


def _of_one_thing(h: Happening, o: Opening) -> bool:
    """True when a word of what was done and one of what was asked mean the same, in whatever languages they are told."""
    return any(words_meant(c, d) for c in h.claims for d in o.claims)


def _within_a_season(h: Happening, o: Opening) -> bool:
    """True when the happening, or the telling of a plan, lies no further after the asking than a visit or talks are arranged in."""
    asked, known = o.opened or o.known, h.known
    return within(asked, h.event.date if h.event.status == "actual" and h.event.date else known, before=0, after=_SEASON)


def _afterwards(h: Happening, o: Opening) -> bool:
    """True when the happening is surely later than the asking: by its day, or as it was first told after that had been told."""
    if not _in_time(h, o):
        return False
    asked, told = o.known, h.known
    return surely_before(o.opened, h.event.date) or surely_before(asked, told)


def _taken_back(h: Happening, opened: Sequence[Opening]) -> Iterator[Opening]:
    """The openings that their own sender gives up: "has dropped its demand that they leave", where the words of that demand tell the opening."""
    if h.event.type == "CONCEDE" and h.event.status == "actual":
        yield from (o for o in opened if any(_holds(c, d) for c in h.claims for d in told_in(o, c.report)))


def _holds(a: Claim, b: Claim) -> bool:
    """True when the words of the first name the second as an act of the same party."""
    return a.event.content is not None and a.event.content.contains(b.event.trigger) and bool(set(a.event.actors) & set(b.event.actors))


def countering(base: Ground) -> Choices[Opening, Opening, tuple[Opening, ...]]:
    """Which earlier opening each answers with a wish of its own: told as an answer, or right after a refusal or an asking."""

    def choose(o: Opening, others: Sequence[Opening]) -> tuple[Opening, ...]:
        back = [e for e in others if e is not o and o.sender & e.to and o.to & e.sender] if o.sort is not Sort.INVITE else []
        fits = [e for e in back if not surely_before(o.opened, e.opened) and _counters(base, o, e)]
        nearest = [(gap, i) for i, e in enumerate(fits) if (gap := _sentences_apart(o, e)) is not None]
        if nearest:
            return (fits[min(nearest)[1]],)
        return (max(fits, key=lambda e: recency(e.opened)),) if fits else ()

    return Choices(looks=lambda o: o.by_report, found=lambda o: o.by_report, order=lambda o: o.place, choose=choose)


def _counters(base: Ground, o: Opening, earlier: Opening) -> bool:
    together = {c.report for c in o.claims} & {c.report for c in earlier.claims}
    if not together:
        return False
    if any(c.event.answers for c in o.claims if c.report in together):
        return True
    for c in (c for c in o.claims if c.report in together):
        for r in base.claims.get(c.report, ()):
            refused = r.event.type == "REJECT" or r.event.mode == "reply"
            beside = 0 <= c.sentence - r.sentence <= 1
            if refused and beside and set(r.event.actors) & o.sender and set(r.event.recipients) & earlier.sender:
                return True
    gap = _sentences_apart(o, earlier)
    later = surely_before(earlier.opened, o.opened) and agree(earlier.opened, o.opened, _SOON_AFTER)
    return o.sort is Sort.OFFER and later and gap is not None and gap <= 1


def _of_another_thing(h: Happening, o: Opening) -> bool:
    """True when one report tells both at length, and what is rejected shares no word or name with what is asked: a charge, a claim, another wish."""
    if any(c.bare or len(c.words) < _AT_LENGTH for c in h.claims) or not any(not d.bare for c in h.claims for d in told_in(o, c.report)):
        return False
    return not any((c.words | c.things) & (d.words | d.things) for c in h.claims for d in o.claims if c.language == d.language)


def _likeness(base: Ground, h: Happening, o: Opening) -> float:
    """How like the words of the happening are to those of the asking, told by whoever tells them most alike."""
    return likeness(base, h.claims, o.claims)


def _reply_kind(h: Happening) -> str | None:
    e = h.event
    if not e.actors or set(e.actors) & set(e.recipients):
        return None
    answers = any(c.event.answers for c in h.claims)
    if e.type == "REJECT" and e.status in ("actual", "announced"):
        return "reject" if e.mode != "deny" else None  # who denies a statement has not answered a demand
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


def _answered(base: Ground, h: Happening, opened: Sequence[Opening]) -> list[tuple[Opening, tuple[str, ...]]]:
    """Which of these openings the happening answers, and for whom; at most one for each party that acts."""
    fits = [o for o in opened if _to_sender(h, o) and _in_time(h, o)]
    out: dict[Opening, set[str]] = {}
    for party in h.event.actors:
        chosen = _chosen(base, h, [o for o in fits if party in o.to])
        if chosen is not None:
            out.setdefault(chosen, set()).add(party)
    for party in h.event.actors:
        # Who turns a demand down together with an addressee, or right after it is told, was asked as well.
        if all(party not in parties for parties in out.values()) and h.event.type == "REJECT":
            named = [o for o in fits if party not in o.to and _told_together(h, o) and o.sort is Sort.PRESS]
            if out:
                out[min(out, key=lambda o: o.place)].add(party)
            elif len(named) == 1 and not any(party in o.to for o in fits):
                out[named[0]] = {party}
    if not out and _speaks_to_it(h):
        for party in h.event.actors:
            members = set(base.world.members(party, period_of(h.event.date)))
            chosen = _chosen(base, h, [o for o in fits if members & o.to])
            if chosen is not None:
                out.setdefault(chosen, set()).add(party)
    return [(o, tuple(sorted(parties))) for o, parties in out.items()]


def _to_sender(h: Happening, o: Opening) -> bool:
    named = {p for p in h.event.recipients if not p.startswith("group:")}
    if set(h.event.actors) & o.sender:
        return False
    # who will not do it to whom he was asked to do it to, says no to whoever asked
    refused = h.event.type == "REJECT" and bool(named) and named <= _concerned(o) and any(meant_alike(c, d) for c in h.claims for d in o.claims)
    return bool(named & o.sender) or refused or (not named and _answers(h) and _told_together(h, o))


def _concerned(o: Opening) -> frozenset[str]:
    """Whom what is asked is about, beside those who ask and are asked."""
    return frozenset(thing for c in o.claims for thing in c.things) - o.sender - o.to


def _in_time(h: Happening, o: Opening) -> bool:
    """True unless the reply is surely earlier than what it would answer, or the opening is long gone.

    An undated side stands where the press first told it: what was told before an opening was made does not answer it.
    """
    if h in o.happenings or surely_before(h.event.date, o.opened):
        return False
    asked, told = o.opened or o.known, h.known
    answered, slack = h.event.date or told, _NEWS if o.opened is None and _sentences_before(h, o) is not None else 0
    if any(surely_before(day, asked) and not agree(day, asked, slack) for day in (answered, told)):
        return False
    x, y = days_of(asked), days_of(answered)
    return x is None or y is None or x.last is None or y.first is None or (y.first - x.last).days <= _STALE


def _answers(h: Happening) -> bool:
    return any(c.event.answers for c in h.claims)


def _speaks_to_it(h: Happening) -> bool:
    return h.event.mode in ("reply", "refuse") or _answers(h)


def _told_together(h: Happening, o: Opening) -> bool:
    """True when some report tells both."""
    return bool({c.report for c in h.claims} & {c.report for c in o.claims})


def _chosen(base: Ground, h: Happening, candidates: Sequence[Opening]) -> Opening | None:
    """The one opening that the happening answers: what it echoes, else what its report told just before, else the latest one."""
    if not candidates:
        return None
    if (named := [o for o in candidates if o.sort in sorts_named(h)]) and len(named) < len(candidates):
        return _chosen(base, h, named)
    alike = [_likeness(base, h, o) for o in candidates]
    best = max(alike)
    if best >= _ALIKE and alike.count(best) == 1:
        return candidates[alike.index(best)]
    if h.event.mode == "withdraw-forces":
        # Forces leave for many reasons: the report itself must set it beside the demand.
        beside = [o for o in candidates if o.sort is Sort.PRESS and _sentences_apart(h, o) == 0]
        return beside[0] if len(beside) == 1 else None
    if h.event.type == "AGREE" and all(c.bare for c in h.claims):
        # "Agrees to a deal": where the report does not tell the demand as well, it is some other deal.
        meant = [o for o in candidates if o.sort not in (Sort.PRESS, Sort.APPEAL) or _told_together(h, o)]
        if len(meant) < len(candidates):
            return _chosen(base, h, meant)
    if h.event.type == "CONCEDE":
        # Who complies does what was demanded or asked; an offer or invitation is taken up in other words.
        pressed = [o for o in candidates if o.sort in (Sort.PRESS, Sort.APPEAL)]
        if pressed and len(pressed) < len(candidates):
            return _chosen(base, h, pressed)
    if h.event.type in ("AGREE", "CONCEDE") and not _speaks_to_it(h):
        return candidates[alike.index(best)] if best >= _ECHO or (len(candidates) == 1 and _later_elsewhere(h, candidates[0])) else None
    if h.event.mode == "reply" and h.event.type != "REJECT":
        # "Has answered" is said of demands and letters; of a proposal or invitation only where the words or the report tie the two.
        tied = [o for o, like in zip(candidates, alike, strict=True) if o.sort is Sort.PRESS or like >= _ECHO or _told_together(h, o)]
        if len(tied) < len(candidates):
            return _chosen(base, h, tied)
    before = [(gap, i) for i, o in enumerate(candidates) if (gap := _sentences_before(h, o)) is not None]
    if before:
        return candidates[min(before)[1]]
    if h.event.date is None and len(candidates) > 1:
        known = [o for o in candidates if (o.opened or o.known) is not None and not surely_before(h.known, o.opened or o.known)]
        return known[0] if len(known) == 1 and h.known is not None else None
    able = [o for o, like in zip(candidates, alike, strict=True) if not (h.event.type == "REJECT" and like == 0.0 and _says_another_thing(h, o))]
    return max(able, key=lambda o: recency(o.opened), default=None)


def _says_another_thing(h: Happening, o: Opening) -> bool:
    """True when both say what they are about, and neither words nor meanings meet."""
    said, asked = [c for c in h.claims if not c.bare], [c for c in o.claims if not c.bare]
    if len(said) < len(h.claims) or not asked:
        return False
    return not any((c.words | c.things | c.meanings) & (d.words | d.things | d.meanings) for c in said for d in asked)


def _later_elsewhere(h: Happening, o: Opening) -> bool:
    """True when the happening is surely later than the opening and its mode says that something was accepted or done."""
    return surely_before(o.opened, h.event.date) and h.event.mode in ("accept", "comply")


def _sentences_before(h: Happening, o: Opening) -> int | None:
    """How many sentences before the reply some report of both tells the opening, at the least."""
    gaps = [c.sentence - d.sentence for c in h.claims for d in told_in(o, c.report) if d.sentence <= c.sentence]
    return min(gaps) if gaps else None


def _echoes(base: Ground, h: Happening, o: Opening) -> bool:
    """True when the words of the happening take up what was asked."""
    return _likeness(base, h, o) >= _ECHO


def _sentences_apart(one: Happening | Opening, o: Opening) -> int | None:
    """How many sentences lie between the two where some report tells both, at the least."""
    return min((abs(c.sentence - d.sentence) for c in one.claims for d in told_in(o, c.report)), default=None)


def _of_a_charge(base: Ground, h: Happening, o: Opening) -> bool:
    """True when what is rejected is rather what the sender accuses of: told nearer before the rejection, whose words do not echo the opening."""
    before = [
        c.sentence - d.sentence
        for c in h.claims
        for d in base.claims.get(c.report, ())
        if d.event.type == "ACCUSE" and d.sentence <= c.sentence and set(d.event.actors) & o.sender and set(d.event.recipients) & set(h.event.actors)
    ]
    if not before or all(c.bare for c in h.claims) or _echoes(base, h, o):
        return False
    asked = _sentences_before(h, o)
    return asked is None or min(before) < asked


def weighing(base: Ground) -> Choices[Happening, Answered, Answered | None]:
    """For what is told as weighing an answer, which opening its addressees, or the organisation of theirs, weigh."""

    def choose(h: Happening, opened: Sequence[Answered]) -> Answered | None:
        fits = [a for a in opened if _weighs(base, h, a)]
        # What its report tells is meant before what is merely the latest.
        return max(fits, key=lambda a: (_told_together(h, a.opening), recency(a.opening.opened)), default=None)

    return Choices(looks=lambda h: asked_under(base, h), found=lambda a: asked_at(a.opening), order=lambda a: a.opening.place, choose=choose)


def weighs(h: Happening) -> bool:
    """True for an answer that is only said to be considered."""
    return h.event.status == "considered" and (h.event.mode == "reply" or any(c.event.answers for c in h.claims))


def _weighs(base: Ground, h: Happening, a: Answered) -> bool:
    o = a.opening
    if not _to_sender(h, o) or not _in_time(h, o) or not any(p in o.to or set(base.world.members(p)) & o.to for p in h.event.actors):
        return False
    return not any(g.party in h.event.actors and not surely_before(h.event.date, g.happening.event.date) for g in a.answers)

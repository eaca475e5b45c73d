"""What the folding stands on: the reports with their families and days, and every event as one report's claim."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property

from ..families.meanings import meanings_of
from ..families.types import Family, Pair
from ..reading.types import Event, Reading, Time
from ..report.types import Role
from ..text import Span, cover
from ..world import World
from .days import in_time
from .types import Dated, Evidence

# Types of act that have a content of their own.
_SAYING = frozenset({"REQUEST", "REJECT", "AGREE", "ACCUSE", "THREATEN", "CONCEDE"})
_SAME_DAY, _FORWARD, _TERM = "day+0", "future", "day+0 / +P"
# A number of two figures and more that is no date is told alike in all languages.
_COUNT = re.compile(r"(?<![\w.,])\d{2,4}(?![\w.,]\d|\w)")
_WORD = re.compile(r"[^\W\d_]{5,}")
_MEANT = 5
# "Two days after": a step from one act to the other.
_STEP = re.compile(r"[+-]P\d+[DW]")


@dataclass(frozen=True, kw_only=True, eq=False)
class Claim:
    """One event as one report tells it, with its date worked out; several claims tell of one happening.

    `words` are the beginnings of the longer words of what is asked or told; `things` are what it names beyond its parties, in a form that
    no language owns: ids of names, numbers, instruments, places. Both only serve to tell whether two claims are alike.
    `bare` is true for a mention that does not say what is asked or said ("the demands", "both").
    `date` may rest on a mere "now": then `soft` is true, and it only serves to tell which acts can be one.
    `ordinal` counts the claims of one type and mode in its sentence, so that renderings of a sentence with two demands are matched in order.
    """

    report: str
    family: str
    language: str
    derived: bool  # the report is a copy or translation of another
    heading: bool  # told in a title, caption or subheading
    event: Event
    date: str | None
    because: str
    soft: bool
    told: str | None  # the day of the report, as far as it is known
    span: Span
    sentence: int
    ordinal: int
    bare: bool
    mention: bool  # told only as what an answer is to: "accepted Seoul's proposal of talks"
    words: frozenset[str]
    things: frozenset[str]
    senses: frozenset[frozenset[str]]  # what each of the words may mean, in stems of one language for all

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The characters that state it."""
        return tuple(Evidence(report=self.report, span=s) for s in self.event.evidence)

    @cached_property
    def meanings(self) -> frozenset[str]:
        """All that its words may mean."""
        return frozenset().union(*self.senses)

    @cached_property
    def place(self) -> tuple[tuple[str, int, int, int, str, str], int]:
        """A place in any order of claims, of its own."""
        return self.key, self.ordinal

    @cached_property
    def key(self) -> tuple[str, int, int, int, str, str]:
        """A stable place in any order of claims."""
        e = self.event
        return (
            self.report,
            self.span.start,
            e.trigger.start,
            self.span.end,
            e.type,
            "\x1f".join((e.mode or "", *e.actors, "", *e.recipients, e.status)),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ground:
    """The reports of one folding: readings, place in a family, day, and which passages render one another."""

    world: World
    readings: Mapping[str, Reading]
    family: Mapping[str, str]
    derived: Set[str]
    days: Mapping[str, Dated]
    pairs: Mapping[tuple[str, str], tuple[Pair, ...]]
    originals: Mapping[str, Collection[str]] = field(default_factory=dict)  # what a report was held against as its originals
    claims: Mapping[str, Sequence[Claim]] = field(default_factory=dict)  # of each report, as far as they have been worked out

    def aligned(self, report: str, span: Span, other: str, other_span: Span) -> bool:
        """True when a comparison of the two reports shows that these stretches render the same passage."""
        if (report, other) in self.pairs:
            return any(p.original.overlaps(span) and p.copy.overlaps(other_span) for p in self.pairs[report, other])
        return any(p.original.overlaps(other_span) and p.copy.overlaps(span) for p in self.pairs.get((other, report), ()))

    def told_otherwise(self, copy: str, span: Span) -> bool:
        """True when an original of the copy has acts of its own in the passage that this stretch renders."""
        return any(
            p.copy.overlaps(span) and any(p.original.overlaps(e.trigger) for e in self.readings[original].events)
            for original in self.originals.get(copy, ())
            if original in self.readings
            for p in self.pairs[original, copy]
        )

    def published(self, report: str) -> str | None:
        """The day of a report as far as it is known; of several the likeliest, so that what is told can be put in order."""
        day = self.days[report]
        return day.edtf.rstrip("?") if day.edtf is not None and day.latest is not None else day.edtf

    def first_told(self, evidence: Iterable[Evidence]) -> str | None:
        """The day of the earliest of these reports, as far as it is known."""
        return min((day for e in evidence if (day := self.published(e.report)) is not None), key=in_time, default=None)

    def preference(self, evidence: Evidence) -> tuple[bool, str, str, Span]:
        """A sort key that shows the best witness first: originals before copies, then by day."""
        return (evidence.report in self.derived, self.published(evidence.report) or "9999", evidence.report, evidence.span)

    def sorted_evidence(self, evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
        """Each place once, the best witness first."""
        return tuple(sorted(set(evidence), key=self.preference))

    def witnesses(self, evidence: Iterable[Evidence]) -> int:
        """How many families tell it: copies and translations count once."""
        return len({self.family[e.report] for e in evidence})

    def words(self, evidence: Evidence) -> str:
        """The characters that an evidence points at."""
        return evidence.span.of(self.readings[evidence.report].report.text)


def ground(readings: Sequence[Reading], families: Sequence[Family], days: Mapping[str, Dated], world: World) -> Ground:
    """The ground of a folding; a report that no family names is a family of its own."""
    known = {r.report.id for r in readings}
    family = {m.report: f.id for f in families for m in f.members if m.report in known}
    derived = frozenset(m.report for f in families for m in f.members if m.relation != "original" and m.of is not None and m.report in known)
    pairs = {(c.original, c.copy): c.pairs for f in families for c in f.comparisons if c.relation != "unrelated"}
    originals: dict[str, list[str]] = {}
    for original, copy in sorted(pairs):
        originals.setdefault(copy, []).append(original)
    return Ground(
        world=world,
        readings={r.report.id: r for r in sorted(readings, key=lambda r: r.report.id)},
        family={r: family.get(r, r) for r in sorted(known)},
        derived=derived,
        days=days,
        pairs=pairs,
        originals=originals,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The date of an event with its reason; `soft` when it rests on nothing but a "now" of its report."""

    date: str | None
    because: str
    soft: bool = False


def is_now(time: Time) -> bool:
    """True for a time that only says "now"."""
    return time.relative is not None and time.relative.startswith(_SAME_DAY) and time.relative != _SAME_DAY and "P" not in time.relative


def is_ahead(time: Time) -> bool:
    """True for a time that looks ahead from the report's day: no act told as done is of it, be it "on the coming Tuesday" or "within 72 hours"."""
    return time.relative is not None and (_FORWARD in time.relative.split(" ") or _TERM in time.relative)


def own_time(reading: Reading, event: Event) -> Time | None:
    """The time of an event: the one that the reading gave it, or a step from that which stands between the two.

    "On Saturday, two days after it had demanded …": the demand is of two days before.
    """
    own = reading.times[event.time] if event.time is not None and event.time < len(reading.times) else None
    if own is None or own.relative is None:
        return own
    if event.status == "actual" and is_ahead(own):
        # "On Tuesday Seoul proposed talks on 9 January": what is still to come is the day of the talks
        told = [t for t in reading.times if t.anchor == "published" and t.relative and any(s.contains(t.span) for s in event.evidence)]
        past = [t for t in told if not is_ahead(t) and not is_now(t)]
        return past[0] if len(past) == 1 else own
    within = (t for t in reading.times if own.span.end <= t.span.start and t.span.end <= event.trigger.start and t.anchor == "published")
    steps = [t for t in within if (t.relative or "").startswith(f"{own.relative} ") and any(s.contains(t.span) for s in event.evidence)]
    return steps[-1] if steps and _STEP.search(steps[-1].relative or "") else own


def claims_of(base: Ground, dates: Mapping[tuple[str, int], When]) -> tuple[Claim, ...]:
    """Every event of every reading as a claim, in a stable order.

    Args:
        base: the reports.
        dates: for an event (report id, place in `Reading.events`) its date and why.
    """
    claims: list[Claim] = []
    for report, reading in base.readings.items():
        told: Counter[tuple[int, str, str | None]] = Counter()
        for i, event in sorted(enumerate(reading.events), key=lambda pair: (pair[1].trigger, pair[0])):
            if event.evidence and not _asked_for(event, reading):
                sentence = sum(1 for s in reading.sentences if s.end <= event.trigger.start)
                place = (sentence, event.type, event.mode)
                answer = _answer_to(event, reading)
                # The day in the sentence of an answer is that of the answer.
                own = answer is None or answer.time is None or event.time != answer.time
                when = dates[report, i] if own else When(date=None, because="")
                claims.append(_claim(base, reading, event, when, sentence, told[place], mention=answer is not None))
                told[place] += 1
    return tuple(sorted(claims, key=lambda c: c.key))


def _claim(base: Ground, reading: Reading, event: Event, dated: When, sentence: int, ordinal: int, *, mention: bool) -> Claim:
    report = reading.report
    span = cover(event.evidence)
    parties = {*event.actors, *event.recipients}
    # What is asked or said tells two demands of one sentence apart; of a meeting the whole sentence tells who, where and why.
    told = (event.content,) if event.content is not None and event.type in _SAYING else event.evidence
    spelt = {w for s in told for w in _WORD.findall(s.of(report.text))} | set(event.topics)
    named = {w for name in reading.names if any(s.overlaps(name.span) for s in told) for w in _WORD.findall(name.text)}
    words = {_stem(w) for w in spelt}
    things = {number for number, _ in event.amounts} | set(event.invokes)
    things |= {
        k.instrument for k in reading.commitments if set(k.invoked_by) & set(event.actors) and any(k.evidence.overlaps(s) for s in event.evidence)
    }
    dates = [t.span for t in reading.times]
    for s in told:
        counts = ((m[0], Span(s.start + m.start(), s.start + m.end())) for m in _COUNT.finditer(s.of(report.text)))
        things.update(count for count, place in counts if not any(d.overlaps(place) for d in dates))
    for name in reading.names:
        if any(s.overlaps(name.span) for s in told):
            words -= {_stem(w) for w in _WORD.findall(name.text)}
            thing = name.id or (_plain(name.text) if name.kind == "place" else None)
            if thing is not None and thing not in parties:
                things.add(thing)
    # Who speaks for a state says nothing of what is asked; who meets is what a meeting is about.
    things = things - set(event.agents) if event.type in _SAYING else things | set(event.agents)
    if event.place:
        things.add(event.place if ":" in event.place else _plain(event.place))
    role = next((b.role for b in report.blocks if b.span.contains(event.trigger)), Role.BODY)
    return Claim(
        report=report.id,
        family=base.family[report.id],
        language=report.language,
        derived=report.id in base.derived,
        heading=role in (Role.TITLE, Role.CAPTION, Role.SUBHEADING, Role.PULLQUOTE),
        event=event,
        date=dated.date,
        because=dated.because,
        soft=dated.soft,
        told=base.published(report.id),
        span=span,
        sentence=sentence,
        ordinal=ordinal,
        bare=_bare(reading, event),
        mention=mention,
        words=frozenset(words),
        things=frozenset(things),
        senses=frozenset(frozenset(meanings_of(w, report.language)) for w in spelt - named if len(w) >= _MEANT),
    )


def _asked_for(event: Event, reading: Reading) -> bool:
    """True for an answer or a concession that somebody is asked to give, in the words of the asking: it has not been given."""
    if event.mode != "reply" and event.type not in ("RETREAT", "CONCEDE"):
        return False
    return any(
        e.type == "REQUEST" and e.content is not None and e.content.contains(event.trigger) and set(e.recipients) & set(event.actors)
        for e in reading.events
    )


def _answer_to(event: Event, reading: Reading) -> Event | None:
    """The answer in whose words this asking is only mentioned, or `None`."""
    if event.type != "REQUEST" and event.mode != "ultimatum":
        return None
    answers = (e for e in reading.events if e.type in ("AGREE", "REJECT", "CONCEDE") or e.mode == "reply")
    words = (e for e in answers if e is not event and any(s.contains(event.trigger) for s in (e.trigger, e.content) if s is not None))
    return next((e for e in words if set(e.recipients) & set(event.actors)), None)


def _bare(reading: Reading, event: Event) -> bool:
    if event.content is None:
        return True
    names, words = [n.span for n in reading.names], words_in(reading.report.text, event.content)
    return not any(not event.trigger.overlaps(w) and not any(n.overlaps(w) for n in names) for w in words)


def words_in(text: str, span: Span) -> Iterator[Span]:
    """The longer words of a stretch."""
    return (Span(span.start + m.start(), span.start + m.end()) for m in _WORD.finditer(span.of(text)))


def _stem(word: str) -> str:
    """The beginning of a word, which its inflected forms share in most written languages."""
    return _plain(word)[:6]


def _plain(word: str) -> str:
    """A word without case and accents, so that one name written two ways compares equal."""
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))

"""What reading gives: everything one report says, each item with the characters that prove it.

Field names follow the contract's JSON. A reading hangs nothing on a date it does not know: a relative date
keeps its symbolic form (`relative`, see `dragoman.when`), so that the record can solve it later.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..report.types import Note, Report
from ..text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name or description that refers to somebody or something of the world.

    `kind` is person, state, organisation, body, office, place, instrument, group or other. `principal` holds the states,
    organisations or movements for which the named one acts (`("RUS",)` for Russia, its foreign minister, its
    foreign ministry, Moscow as a metonym); empty when unknown. `certainty` is 0.0 to 1.0 and `why` says in words on what it rests.
    `rule` is the id of the pack rule that built a description, `None` for what stands in a list.
    """

    span: Span
    text: str
    kind: str
    id: str | None
    label: str | None
    principal: tuple[str, ...]
    certainty: float
    why: str
    rule: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A pronoun or bare description ("he", "ministeren", "landene", "the alliance") and what it refers to.

    `rule` is the id of the pack rule, `why` the words of the text that it picks up.
    """

    span: Span
    id: str | None
    label: str | None
    principal: tuple[str, ...]
    why: str
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """What stands in a time expression without its limiting word ("since", "until"), as the export to TIMEX3 needs it.

    `timex` is a TIMEX3 type and value where they do not follow from `relative` ("TIME @TMO": @ is the day), else empty.
    """

    span: Span
    relative: str
    timex: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A time expression (TIMEX3) with its value in EDTF.

    `edtf` is the value as far as this report alone supports it (`None`: unknown); `relative` is the symbolic
    form when it hangs on `anchor` ("published" or "time"), see `dragoman.when.resolve`.
    `rule` is the id of the pack rule; `points` are the one or two dates inside ("from March 3 until the end of May").
    """

    span: Span
    text: str
    edtf: str | None
    relative: str | None
    anchor: str | None
    rule: str
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words said by somebody: the span is the content alone, without marks, dash or cue.

    `kind` is direct, indirect or mixed; `speaker` an id or `None` (unknown); `principal` for whom the speaker speaks.
    `sentence` is the stretch with cue and speaker, which a person must see to believe it.
    """

    span: Span
    kind: str
    speaker: str | None
    speaker_text: str | None
    label: str | None
    principal: tuple[str, ...]
    cue: Span | None
    said_in: str | None
    addressee: str | None
    time: int | None  # index into Reading.times: when it was said
    sentence: Span
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One act of an actor towards recipients (PLOVER), as one sentence of one report tells it.

    Beyond the contract: `date_relative` (symbolic date when the report's day is unknown), `time` (index of the time
    expression it hangs on), `carrier` (letter, note, meeting, press conference …), `invokes` (instrument ids),
    `content` (what is asked, proposed, refused: a span), `answers` (true when the act replies to an earlier one),
    `topics` (lemmas of the content's nouns and verbs, language-bound), `amounts` (numbers with what they count),
    `wants` (the modes, or types where there is no mode, of the acts that are asked for in the content) and `takes_up` (the modes of asking that an
    answer's own words name: "accepted the invitation").
    """

    type: str
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    agents: tuple[str, ...]
    status: str  # actual announced threatened considered denied hypothetical
    date: str | None
    date_relative: str | None
    time: int | None
    place: str | None
    about: str
    evidence: tuple[Span, ...]
    trigger: Span
    rule: str
    said_by: str | None
    carrier: str | None = None
    invokes: tuple[str, ...] = ()
    content: Span | None = None
    answers: bool = False
    topics: tuple[str, ...] = ()
    amounts: tuple[tuple[str, str], ...] = ()  # ("8", "diplomat")
    wants: tuple[str, ...] = ()  # ("close-mission",)
    takes_up: tuple[str, ...] = ()  # ("invitation",)
    certainty: float = 0.8  # share of right ones among events read in this way
    basis: str = ""  # how actor and recipient were found and what tells the act: "place/counterpart/verb"
    supposed: str | None = None  # the day, where the sentence states none; for readers, not for reckoning
    supposed_from: str | None = None  # on what that rests


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelState:
    """What one sentence says of a standing line of communication between parties.

    `kind` is mission, embassy, office, council, consultations, cooperation, contact, hotline, visits …;
    `state` open suspended reduced closed dormant restored upgraded downgraded; `status` actual announced proposed;
    `key` joins mentions over reports and languages ("mission:RUS@NATO", "council:NATO-RUS").
    """

    key: str
    kind: str
    name: str
    between: tuple[str, ...]
    state: str
    status: str
    level: str | None
    date: str | None
    date_relative: str | None
    time: int | None
    evidence: Span
    rule: str
    staff: int | None = None  # how many it has then, where that is told


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentClaim:
    """A report that somebody is bound by an instrument: which, what it is said to say, and who invokes it."""

    instrument: str  # id in world/ or "instrument:<slug>" for one the world does not know
    label: str
    year: int | None
    provision: Span | None
    parties: tuple[str, ...]
    invoked_by: tuple[str, ...]
    evidence: Span
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was concluded from one report alone: pure, deterministic, with reasons."""

    report: Report
    names: tuple[Name, ...] = ()
    references: tuple[Reference, ...] = ()
    times: tuple[Time, ...] = ()
    quotes: tuple[Quote, ...] = ()
    events: tuple[Event, ...] = ()
    channels: tuple[ChannelState, ...] = ()
    commitments: tuple[CommitmentClaim, ...] = ()
    sentences: tuple[Span, ...] = ()
    notes: tuple[Note, ...] = ()

"""What the record stage gives: the record as of a day, folded from readings, families and corrections.

Field names follow the contract's JSON. Ids are stable: they hash what is said (kind, parties, day), not the order of folding.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..families.types import Family
from ..text import Span


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Evidence:
    """Characters of one report that prove something."""

    report: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A day worked out for a report: EDTF, what it rests on, and the chain of reasons in plain words."""

    edtf: str | None
    basis: str | None  # stated supplied inferred, or None
    because: str
    weekday: str | None = None  # "Monday" when that much is known of the day though the day itself is not
    latest: str | None = None  # the last day that it can be, where `edtf` is only the likeliest of several


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a person says about an object of the record; it outranks the program and is itself a claim.

    `verb` and `value`: dismiss, confirm (no value); date (EDTF; of a report, event, exchange or quote); speaker (an id, `None` for
    unknown; of a quote); type (`TYPE` or `TYPE/mode`; of an event); same (the id of the object that tells the same); different
    (`REPORT:START-END`, the telling that does not belong to it; of an event or exchange); note (words for the reader); undo (no value; its
    target is another correction).

    `places` are the characters on which the target rested when it was said, `value_places` those of the object that `value` names: a newer
    reading may give what stands there another id, and the correction goes with the characters.
    """

    id: str
    target: str
    verb: str
    value: str | None
    author: str
    at: str  # EDTF, UTC
    places: tuple[Evidence, ...] = ()
    value_places: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """A report as the record lists it."""

    id: str
    ref: str | None
    source: str
    language: str
    title: str | None
    outlet: str | None
    family: str
    published: Dated
    derived: bool = False  # a copy or translation of another
    corrections: tuple[Correction, ...] = ()  # what people said of it


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordEvent:
    """One happening, merged over all reports that tell of it; `independent` counts families."""

    id: str
    type: str
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    agents: tuple[str, ...]
    status: str
    date: str | None
    date_because: str
    place: str | None
    about: str
    said_by: tuple[str, ...]  # empty when some report vouches for it itself
    independent: int
    evidence: tuple[Evidence, ...]
    known: str | None = None  # the day of the earliest report that tells it
    corrections: tuple[Correction, ...] = ()  # what people said of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What an addressee answered: kind accept reject partial counter acknowledge comply withdraw; `because` says what its date rests on."""

    sender: str  # "from" in JSON
    kind: str
    date: str | None
    about: str
    evidence: tuple[Evidence, ...]
    because: str = ""
    known: str | None = None  # the day of the earliest report that tells it


@dataclass(frozen=True, slots=True, kw_only=True)
class PartAnswer:
    """What an addressee answered to one part of what was asked."""

    part: str  # as in `Exchange.parts`
    party: str
    kind: str  # as of a reply
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where one addressee stands: open answered accepted rejected complied withdrawn, since when, and what proves it."""

    party: str
    status: str
    since: str | None
    considering: bool
    evidence: tuple[Evidence, ...]  # empty for "open": silence has no characters
    known: str | None = None  # the day of the earliest report that tells it


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """An opening act that asks something of somebody, and what came of it, addressee by addressee."""

    id: str
    kind: str  # demand request question proposal invitation ultimatum offer
    sender: tuple[str, ...]  # "from" in JSON
    to: tuple[str, ...]
    about: str
    opened: str | None
    opened_because: str
    carrier: str | None
    invokes: tuple[str, ...]
    parts: tuple[str, ...]  # what is asked, part by part, each in the words of a report
    replies: tuple[Reply, ...]
    standings: tuple[Standing, ...]
    independent: int
    evidence: tuple[Evidence, ...]
    known: str | None = None  # the day of the earliest report that tells it
    corrections: tuple[Correction, ...] = ()  # what people said of it
    deadline: str | None = None  # the last day on which it can be met (EDTF)
    deadline_because: str = ""
    counters: tuple[str, ...] = ()  # ids of the exchanges that it answers with a wish of its own
    part_answers: tuple[PartAnswer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelChange:
    """A channel's state from a day on; `status` actual announced proposed."""

    state: str
    since: str | None  # "from" in JSON
    status: str
    level: str | None
    evidence: tuple[Evidence, ...]
    known: str | None = None  # the day of the earliest report that tells it
    staff: int | None = None  # how many it has from then on, where that is told


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A standing line of communication and its state over time, oldest first."""

    id: str
    key: str
    between: tuple[str, ...]
    name: str
    history: tuple[ChannelChange, ...]
    independent: int
    corrections: tuple[Correction, ...] = ()  # what people said of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What a provision lays down, in the words of one report, and whose reading of it that is (nobody's: the report's own)."""

    text: str
    place: Evidence
    invoked_by: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """An instrument's provision that somebody is said to be bound by."""

    id: str
    instrument: str  # id
    label: str
    year: int | None
    provisions: tuple[Wording, ...]  # competing readings stand side by side
    parties: tuple[str, ...]
    invoked_by: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    corrections: tuple[Correction, ...] = ()  # what people said of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One report's wording of a quote."""

    report: str
    span: Span
    language: str
    kind: str
    said_in: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordQuote:
    """One utterance in all its versions, the one nearest to the original first."""

    id: str
    speaker: str | None
    label: str | None
    date: str | None
    versions: tuple[Version, ...]
    corrections: tuple[Correction, ...] = ()  # what people said of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Discrepancy:
    """A contradiction between reports or within one: kind number date actor attribution meaning omission addition."""

    id: str
    kind: str
    severity: str
    note: str
    evidence: tuple[Evidence, ...]
    corrections: tuple[Correction, ...] = ()  # what people said of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Misfit:
    """Something that reports say of their days and that contradicts what is surer, so that it was left out."""

    reports: tuple[str, ...]
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Everything known on a day (`None`: with the newest report), and with `on` only what had happened by that day."""

    as_of: str | None
    reports: tuple[ReportRow, ...] = ()
    families: tuple[Family, ...] = ()
    events: tuple[RecordEvent, ...] = ()
    exchanges: tuple[Exchange, ...] = ()
    channels: tuple[Channel, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    quotes: tuple[RecordQuote, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    newest: str | None = None  # the day of the newest report, as far as it is known
    misfits: tuple[Misfit, ...] = ()
    unplaced: tuple[Correction, ...] = ()  # corrections whose target the record does not hold
    on: str | None = None

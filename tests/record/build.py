"""Readings made by hand, as the reader would give them: a page is its text, then what its sentences tell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.families.types import Change, Comparison, Family, Member, Pair
from dragoman.reading.types import ChannelState, CommitmentClaim, Event, Name, Quote, Reading, Time
from dragoman.report.types import Block, Published, Report, Role
from dragoman.text import Span


class Page:
    """One report under construction; every method finds its words in the text, so that offsets are right by construction."""

    def __init__(self, name: str, text: str, *, published: str | None = None, language: str = "en", basis: str = "stated") -> None:
        self.name, self.text, self.language = name, text, language
        self.published = Published(edtf=published, basis=basis if published else None)
        self.events: list[Event] = []
        self.times: list[Time] = []
        self.names: list[Name] = []
        self.quotes: list[Quote] = []
        self.channels: list[ChannelState] = []
        self.commitments: list[CommitmentClaim] = []

    def at(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(start, start + len(words))

    def sentence(self, words: str) -> Span:
        return next(s for s in self.sentences if s.contains(Span(self.at(words).start, self.at(words).start)))

    @property
    def sentences(self) -> tuple[Span, ...]:
        return tuple(Span(m.start(), m.end()) for m in re.finditer(r"\S[^.!?\n]*[.!?\n]*", self.text))

    def time(self, words: str, edtf: str | None = None, relative: str | None = None) -> int:
        span = self.at(words)
        self.times.append(Time(span=span, text=words, edtf=edtf, relative=relative, anchor="published" if relative else None, rule="test"))
        return len(self.times) - 1

    def named(self, words: str, key: str, kind: str = "person", principal: Sequence[str] = ()) -> Page:
        self.names.append(
            Name(span=self.at(words), text=words, kind=kind, id=key, label=words, principal=tuple(principal), certainty=1.0, why="test")
        )
        return self

    def tells(
        self,
        words: str,
        act: str,
        parties: str,
        *,
        status: str = "actual",
        date: str | None = None,
        on: tuple[str, str] | None = None,
        content: str | None = None,
        topics: Sequence[str] = (),
        answers: bool = False,
        amounts: Sequence[tuple[str, str]] = (),
        carrier: str | None = None,
        agents: Sequence[str] = (),
        invokes: Sequence[str] = (),
        said_by: str | None = None,
        place: str | None = None,
        wants: Sequence[str] = (),
    ) -> Page:
        """`act` is "TYPE/mode", `parties` "RUS>NOR,USA"; `on` is the words of a time and its relative date."""
        type_, _, mode = act.partition("/")
        actors, _, recipients = parties.partition(">")
        time = self.time(on[0], relative=on[1]) if on else None
        self.events.append(
            Event(
                type=type_,
                mode=mode or None,
                actors=tuple(a for a in actors.split(",") if a),
                recipients=tuple(r for r in recipients.split(",") if r),
                agents=tuple(agents),
                status=status,
                date=date,
                date_relative=on[1] if on else None,
                time=time,
                place=place,
                about=words,
                evidence=(self.sentence(words),),
                trigger=self.at(words),
                rule="test",
                said_by=said_by,
                carrier=carrier,
                invokes=tuple(invokes),
                content=self.at(content) if content else None,
                answers=answers,
                topics=tuple(topics),
                amounts=tuple(amounts),
                wants=tuple(wants),
            )
        )
        return self

    def line(
        self, words: str, key: str, name: str, state: str, *, status: str = "actual", date: str | None = None, relative: str | None = None
    ) -> Page:
        kind, _, parties = key.partition(":")
        between = tuple(p for p in re.split(r"[@-]", parties) if p)
        self.channels.append(
            ChannelState(
                key=key,
                kind=kind,
                name=name,
                between=between,
                state=state,
                status=status,
                level=None,
                date=date,
                date_relative=relative,
                time=None,
                evidence=self.sentence(words),
                rule="test",
            )
        )
        return self

    def bound(
        self, words: str, instrument: str, label: str, *, provision: str | None = None, by: Sequence[str] = (), year: int | None = None
    ) -> Page:
        self.commitments.append(
            CommitmentClaim(
                instrument=instrument,
                label=label,
                year=year,
                provision=self.at(provision) if provision else None,
                parties=(),
                invoked_by=tuple(by),
                evidence=self.sentence(words),
                rule="test",
            )
        )
        return self

    def says(self, words: str, speaker: str | None, *, kind: str = "direct", said_in: str | None = None, time: int | None = None) -> Page:
        self.quotes.append(
            Quote(
                span=self.at(words),
                kind=kind,
                speaker=speaker,
                speaker_text=None,
                label=None,
                principal=(),
                cue=None,
                said_in=said_in,
                addressee=None,
                time=time,
                sentence=self.sentence(words),
                rule="test",
            )
        )
        return self

    def reading(self) -> Reading:
        whole = Block(span=Span(0, len(self.text)), role=Role.BODY, why="test")
        report = Report(
            id=self.name,
            ref=self.name,
            source=f"{self.name}.txt",
            url=None,
            text=self.text,
            title=None,
            language=self.language,
            outlet=None,
            byline=(),
            agency=None,
            published=self.published,
            blocks=(whole,),
        )
        return Reading(
            report=report,
            names=tuple(self.names),
            times=tuple(self.times),
            quotes=tuple(self.quotes),
            events=tuple(self.events),
            channels=tuple(self.channels),
            commitments=tuple(self.commitments),
            sentences=self.sentences,
        )


def family(original: Page, copy: Page, relation: str, pairs: Sequence[tuple[str, str]] = (), changes: Sequence[Change] = ()) -> Family:
    """A family of two, with the passages that render one another."""
    aligned = tuple(Pair(original=original.at(a), copy=copy.at(b), score=0.9) for a, b in pairs)
    return Family(
        id=f"f-{original.name}",
        origin=original.name,
        members=(
            Member(report=original.name, relation="original", of=None, why="test"),
            Member(report=copy.name, relation=relation, of=original.name, why="test"),
        ),
        comparisons=(
            Comparison(
                relation=relation, original=original.name, copy=copy.name, direction_sure=True, why="test", pairs=aligned, changes=tuple(changes)
            ),
        ),
    )

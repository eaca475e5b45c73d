"""The reports behind a record, numbered for citing, and the passages that prove its objects."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from ..reading.types import Reading
from ..record.types import Evidence, Record, ReportRow
from ..text import Span, trim
from ..when import sort_key

_LONGEST = 420  # a passage on screen; a longer sentence is cut around its evidence and marked so


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence of a report with the characters that prove something: `before` + `words` + `after`.

    `number` is the report's number in the list of reports, `start` and `end` are offsets of `words` in its text.
    """

    report: str
    number: int
    language: str
    before: str
    words: str
    after: str
    start: int
    end: int

    @property
    def sentence(self) -> str:
        """The whole passage on one line."""
        return " ".join(f"{self.before}{self.words}{self.after}".split())


class Shelf:
    """Looks up reports and passages; reports are numbered by publication, then by source."""

    def __init__(self, record: Record, readings: Sequence[Reading]) -> None:
        self._readings = {r.report.id: r for r in readings}
        rows = sorted(record.reports, key=lambda r: (sort_key(r.published.edtf), r.ref or "", PurePath(r.source).name, r.id))
        self.rows: tuple[ReportRow, ...] = tuple(rows)
        self._numbers = {row.id: i for i, row in enumerate(rows, 1)}

    def number(self, report: str) -> int:
        """The number under which a report is cited."""
        return self._numbers[report]

    def reading(self, report: str) -> Reading:
        """A report's reading."""
        return self._readings[report]

    def name(self, row: ReportRow) -> str:
        """What a person would call the report: its outlet, reference or file."""
        return " ".join(dict.fromkeys(filter(None, (row.outlet, row.ref or _place(row.source)))))

    def passage(self, evidence: Evidence) -> Passage:
        """The sentence around some evidence, cut to a readable length."""
        report = self._readings[evidence.report].report
        span = trim(evidence.span, report.text)
        around = self._sentence(evidence.report, span)
        start, end = around.start, around.end
        if end - start > _LONGEST:
            start = max(start, span.start - 60)
            end = min(end, max(span.end, start + _LONGEST))
        return Passage(
            report=evidence.report,
            number=self.number(evidence.report),
            language=report.language,
            before=("… " if start > around.start else "") + report.text[start : span.start],
            words=span.of(report.text),
            after=report.text[span.end : end] + (" …" if end < around.end else ""),
            start=span.start,
            end=span.end,
        )

    def quoted(self, report: str, span: Span) -> Passage:
        """Just these characters, without the sentence around them."""
        found = self._readings[report].report
        return Passage(
            report=report,
            number=self.number(report),
            language=found.language,
            before="",
            words=span.of(found.text),
            after="",
            start=span.start,
            end=span.end,
        )

    def best(self, evidence: Sequence[Evidence]) -> Passage | None:
        """The passage to show first: the record puts the best teller there."""
        return self.passage(evidence[0]) if evidence else None

    def told(self, evidence: Iterable[Evidence]) -> str | None:
        """When the first report that gives some of this evidence was published; `None` when none of them is dated."""
        reports = {e.report for e in evidence}
        return next((row.published.edtf for row in self.rows if row.id in reports and row.published.edtf), None)

    def _sentence(self, report: str, span: Span) -> Span:
        touched = [s for s in self._readings[report].sentences if s.overlaps(span)]
        if not touched:
            return span
        return Span(min(span.start, touched[0].start), max(span.end, touched[-1].end))


def _place(source: str) -> str:
    """A file's name without its suffix; of a line of a file, with its number: "reports:4"."""
    path, colon, line = source.rpartition(":")
    return f"{PurePath(path).stem}:{line}" if colon and line.isdigit() else PurePath(source).stem

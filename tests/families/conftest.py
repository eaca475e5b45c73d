"""Reports written for these tests: one line a block, its role by the first sign, marks in the notation of `dragoman.text.marked`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.reading.types import Name, Quote, Reading, Time
from dragoman.report.types import Block, Published, Report, Role
from dragoman.text import Span
from dragoman.text.marked import Mark, parse

ROLES = {"#": Role.TITLE, "^": Role.DATELINE, "@": Role.BYLINE, "%": Role.JUNK}
Make = Callable[..., Reading]


def _kind(value: str | None) -> str:
    if value is None:
        return "other"
    return value.split(":")[0] if ":" in value else "state"


def _name(mark: Mark, text: str) -> Name:
    state = (mark.value,) if mark.value and ":" not in mark.value else ()
    words = mark.span.of(text)
    return Name(span=mark.span, text=words, kind=_kind(mark.value), id=mark.value, label=words, principal=state, certainty=1.0, why="marked")


def _quote(mark: Mark) -> Quote:
    return Quote(
        span=mark.span, kind=mark.value or "direct", speaker=None, speaker_text=None, label=None, principal=(), cue=None,
        said_in=None, addressee=None, time=None, sentence=mark.span, rule="test",
    )  # fmt: skip


def _time(mark: Mark, text: str) -> Time:
    relative = mark.value if mark.value and ":" in mark.value else None
    return Time(span=mark.span, text=mark.span.of(text), edtf=None if relative else mark.value, relative=relative, anchor=None, rule="test")


@pytest.fixture(scope="session")
def make() -> Make:
    """A reading of marked lines, without a pack: sentences are the rough ones."""

    def reading(
        source: str, language: str, *, name: str, outlet: str | None = None, agency: str | None = None, published: str | None = None
    ) -> Reading:
        marked = parse("\n\n".join(line[2:] if line[:1] in ROLES else line for line in source.strip().split("\n")))
        blocks, place = [], 0
        for line, words in zip(source.strip().split("\n"), marked.text.split("\n\n"), strict=True):
            blocks.append(Block(span=Span(place, place + len(words)), role=ROLES.get(line[:1], Role.BODY), why="test"))
            place += len(words) + 2
        byline = tuple(" ".join(b.span.of(marked.text).split()[-2:]) for b in blocks if b.role is Role.BYLINE)
        titles = [b.span.of(marked.text) for b in blocks if b.role is Role.TITLE]
        report = Report(
            id=name, ref=None, source=name, url=None, text=marked.text, title=titles[0] if titles else None, language=language, outlet=outlet,
            byline=byline, agency=agency, published=Published(edtf=published, basis="stated" if published else None), blocks=tuple(blocks),
        )  # fmt: skip
        return Reading(
            report=report,
            names=tuple(_name(m, marked.text) for m in marked.of("name")),
            times=tuple(_time(m, marked.text) for m in marked.of("time")),
            quotes=tuple(_quote(m) for m in marked.of("quote")),
        )

    return reading


@pytest.fixture(scope="session")
def report(make: Make) -> Callable[..., Reading]:
    """One of the reports in `reports/`, by its name."""

    def of(name: str, language: str = "en", **more: str) -> Reading:
        source = (Path(__file__).parent / "reports" / f"{name}.txt").read_text(encoding="utf-8")
        return make(source, language, name=name, **more)

    return of

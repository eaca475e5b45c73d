"""The open sets of dated expressions as examples of one form; where they are from and under which licence: evaluation/README.md.

What of them press text can hold was chosen by kind, never by looking at what we get right: days, weeks, weekends, months, quarters,
seasons, years and stretches of these. Left out are clock times and parts of a day (the reader dates by the day), fixed and movable feasts,
repeated times, bare lengths, and what only a diary or a spoken order holds (a number without its month, "eom", a digit-only day and month
as in 4/22).
"""

from __future__ import annotations

import json
import lzma
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

_LANGUAGES = {"English": "en", "French": "fr", "German": "de"}
_DIARY = re.compile(r"[\d\s./-]+|\d{1,2}(?:st|nd|rd|th)?|.*\b(?:eom|eoy)\b.*", re.IGNORECASE)
_GRAINS = {"Day": 1, "Week": 7, "Month": 0, "Quarter": 0, "Year": 0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A text with one dated expression: where it stands (`None`: the whole text), its first and last day, and the day of speaking."""

    text: str
    language: str
    spoken: date
    span: tuple[int, int] | None
    first: date
    last: date


def read_lines(path: Path) -> Iterator[dict[str, object]]:
    """The JSON objects of a file, compressed or not."""
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def duckling(folder: Path) -> Iterator[Example]:
    """duckling's corpora: expressions alone, spoken on 12 February 2013."""
    languages = {"NB": "nb", "DA": "da", "SV": "sv", "DE": "de", "FR": "fr", "RU": "ru", "EN": "en"}
    for raw in read_lines(folder / "duckling-dev.jsonl.xz"):
        row: dict = raw
        language = languages.get(row["lang"].upper())
        if language is None or row["kind"] not in ("datetime", "datetimeInterval") or row["grain"] not in _GRAINS or _DIARY.fullmatch(row["text"]):
            continue
        if row["extra"] not in (None, "") or any(t[3] or t[4] or not all(t[:3]) for t in row["times"]):
            continue
        first = date(*row["times"][0][:3])
        last = _end(first, row["grain"]) if row["kind"] == "datetime" else date(*row["times"][1][:3]) - timedelta(days=1)
        yield Example(text=row["text"], language=language, spoken=date(2013, 2, 12), span=None, first=first, last=last)


def recognizers(folder: Path) -> Iterator[Example]:
    """Recognizers-Text: sentences with days and stretches of days."""
    for raw in read_lines(folder / "recognizers-dev.jsonl.xz"):
        row: dict = raw
        language = _LANGUAGES.get(row["lang"])
        if language is None or not row.get("ref"):
            continue
        for found in row["results"]:
            kind = str(found.get("type") or "").partition(".")[2]
            values = found.get("values") or []
            if kind not in ("date", "daterange") or not values or _DIARY.fullmatch(found["text"]) or "Mod" in values[0]:
                continue
            spoken = date.fromisoformat(row["ref"][:10])
            for value in values:
                try:
                    if kind == "date":
                        first = last = date.fromisoformat(value["value"])
                    else:
                        first, last = date.fromisoformat(value["start"]), date.fromisoformat(value["end"]) - timedelta(days=1)
                except (KeyError, ValueError):
                    continue
                span = found["start"], found["end"] + 1
                yield Example(text=row["text"], language=language, spoken=spoken, span=span, first=first, last=last)
                break


def timenorm(folder: Path) -> Iterator[Example]:
    """timenorm's English press expressions, each document's own day first."""
    spoken: date | None = None
    for line in (folder / "timenorm-en-train.tsv").read_text(encoding="utf-8").splitlines():
        if not line.strip():
            spoken = None
            continue
        text, kind, value = line.split("\t")
        if spoken is None:
            try:
                spoken = date.fromisoformat(value[:10])
            except ValueError:
                spoken = None
            continue
        days = timex_days(value) if kind == "DATE" else None
        if days is not None and not _DIARY.fullmatch(text):
            yield Example(text=text, language="en", spoken=spoken, span=None, first=days[0], last=days[1])


def timex_days(value: str) -> tuple[date, date] | None:
    """First and last day of a TIMEX3 date, `None` for values that name no days."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return date.fromisoformat(value), date.fromisoformat(value)
    if re.fullmatch(r"\d{4}-\d\d", value):
        first = date.fromisoformat(value + "-01")
        return first, _end(first, "Month")
    if re.fullmatch(r"\d{4}", value):
        return date(int(value), 1, 1), date(int(value), 12, 31)
    if found := re.fullmatch(r"(\d{4})-W(\d\d)", value):
        first = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        return first, first + timedelta(days=6)
    if found := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        first = date(int(found[1]), int(found[2]) * 3 - 2, 1)
        return first, _end(first, "Quarter")
    if found := re.fullmatch(r"(\d{3})", value):
        return date(int(value) * 10, 1, 1), date(int(value) * 10 + 9, 12, 31)
    return None


def _end(first: date, grain: str) -> date:
    """The last day of the unit that begins on a day."""
    if grain in ("Day", "Week"):
        return first + timedelta(days=_GRAINS[grain] - 1)
    months = {"Month": 1, "Quarter": 3, "Year": 12}[grain]
    number = first.year * 12 + first.month - 1 + months
    return date(number // 12, number % 12 + 1, 1) - timedelta(days=1)

"""Why a date is what it is, a sentence a step: from the characters of a time to the day that it names."""

from __future__ import annotations

from ..reading.types import Time
from ..when import resolve
from ..when.words import in_words
from .types import Dated


def why_time(time: Time, published: Dated) -> tuple[str, ...]:
    """How the words of a time come to name their days.

    Args:
        time: a time of a report.
        published: the report's day as the record knows it.
    """
    said = f"“{time.text}” (characters {time.span.start}–{time.span.end}, rule {time.rule})"
    if time.relative is None:
        return (f"{said} names its day itself: {time.edtf}.",)
    if time.relative.startswith("duration:"):
        return (f"{said} is a length of time and names no day.",)
    steps = [f"{said} means {in_words(time.relative)}."]
    if time.anchor == "time":
        steps.append("It counts from what is told beside it, not from the day of the report.")
        return tuple(steps)
    if published.edtf is None:
        steps.append("It counts from the day of the report, which is not known.")
        return tuple(steps)
    steps.append(f"It counts from the day of the report, {published.edtf}.")
    steps += [f"{part[:1].upper()}{part[1:].rstrip('.')}." for part in published.because.split("; ") if part]
    value = resolve(time.relative, published.edtf) or time.edtf
    steps.append(f"So it is {value}." if value else "That day does not settle it.")
    return tuple(steps)

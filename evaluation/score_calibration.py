"""How sure events are told to be, and how many of them are right: `python -m evaluation.score_calibration [LANGUAGE …]`.

Events of the developed cases, of the further reports in acts/ and of the single sentences in events/ are counted as in score_cases, by what
their parties rest on ("place/counterpart/verb") and by the certainty that they are shown with.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator

from dragoman.reading.contract import to_json
from dragoman.reading.types import Event
from dragoman.run.reader import Reader
from dragoman.text.marked import Marked

from .score_cases import ACTS, CASES, Tally, cases, count_events, load
from .score_events import FOLDER, sentences

_SHOWN = 8  # kinds with fewer events are told together


def texts(languages: list[str]) -> Iterator[tuple[str, str | None, Marked]]:
    """Every marked text with its language and its day."""
    for folder in (CASES, ACTS):
        for language, path in cases(languages, folder):
            yield (language, *load(path))
    for path in sorted(FOLDER.glob("*.txt")):
        if not languages or path.stem in languages:
            for published, _, marked in sentences(path.stem):
                yield path.stem, published or None, marked


def judged(languages: list[str]) -> Iterator[tuple[Event, bool]]:
    """Every event found, and whether it is right."""
    reader = Reader()
    for language, published, marked in texts(languages):
        reading = reader.read_text(marked.text, language, published)
        told = to_json(reading)["events"]
        for event, one in zip(reading.events, told, strict=True):
            alone = Tally()
            count_events({"events": [one]}, marked, language, alone)
            yield event, alone.right > 0


def table(found: dict[str, list[bool]]) -> Iterator[str]:
    """A line for each kind: its name, how many, what share is right."""
    rare = [right for hits in found.values() if len(hits) < _SHOWN for right in hits]
    rows = sorted(((len(hits), kind, hits) for kind, hits in found.items() if len(hits) >= _SHOWN), reverse=True)
    for count, kind, hits in (*rows, *([(len(rare), "rarer ones", rare)] if rare else [])):
        yield f"{kind:34} {count:5}  {sum(hits) / count:.2f}"


def main(arguments: list[str]) -> None:
    """Print both tables."""
    by_basis: dict[str, list[bool]] = defaultdict(list)
    by_certainty: dict[str, list[bool]] = defaultdict(list)
    for event, right in judged(arguments):
        by_basis[event.basis].append(right)
        by_certainty[f"told as {event.certainty:.2f}"].append(right)
    print("\n".join([*table(by_basis), "", *table(by_certainty)]))
    sure = [right for kind, hits in by_certainty.items() if float(kind.removeprefix("told as ")) >= 0.9 for right in hits]
    print(f"at 0.9 and more: {sum(sure)} of {len(sure)} right ({sum(sure) / max(1, len(sure)):.2f})")


if __name__ == "__main__":
    main(sys.argv[1:])

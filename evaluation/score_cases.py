"""Score the reader on whole reports written in marked text.

    python -m evaluation.score_cases [--heldout | --acts] [--misses] [LANGUAGE …]

A case is `cases/<language>/<name>.txt`, with --heldout `heldout/<language>/<name>.txt` (never to be tuned on): first a line
`published: EDTF` (or `published:` for unknown), a blank line, then the report with marks. What is marked must be found, and what is
found and not marked is a false alarm, in these roles (with --acts `acts/<language>/<name>.txt`: reports in which only events are marked,
debatable ones too):

    {event=TYPE/mode ACTORS>RECIPIENTS status|trigger}   parties joined by +, other right types or modes after a comma; status may be left out
    {maybe=TYPE/mode …|trigger}                          right when found, no fault when missed
    {quote=kind SPEAKER|words}                           SPEAKER is an id (of the speaker or of whom it speaks for), or - for unknown
    {perhaps=kind SPEAKER|words}                         a quote that is no fault when missed
    {time=EDTF|words}                                    the value may be left out
    {name=ID|words}                                      some name there has this id or acts for it; other names are no false alarms
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dragoman.reading.contract import to_json
from dragoman.run.reader import Reader
from dragoman.text.marked import Mark, Marked, parse

CASES = Path(__file__).parent / "cases"
HELDOUT = Path(__file__).parent / "heldout"
ACTS = Path(__file__).parent / "acts"
_QUOTE_OVERLAP = {"direct": 0.8, "mixed": 0.8, "indirect": 0.5}


@dataclass
class Tally:
    """Right, false and missed."""

    right: int = 0
    false: int = 0
    missed: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1.0 when there was nothing to find and nothing was found."""
        whole = 2 * self.right + self.false + self.missed
        return 2 * self.right / whole if whole else 1.0


def load(path: Path) -> tuple[str | None, Marked]:
    """A case's publication date and its marked text."""
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    return head.removeprefix("published:").strip() or None, parse(body.rstrip("\n"))


def score(reading: dict[str, Any], marked: Marked, where: str, tallies: dict[str, Tally]) -> None:
    """Add one case to the tallies."""
    count_events(reading, marked, where, tallies["events"])
    _quotes(reading, marked, where, tallies["quotes"], tallies["speakers"])
    _times(reading, marked, where, tallies["times"], tallies["time values"])
    for mark in marked.of("name"):
        found = any(_overlap(_span(n), _of(mark)) > 0 and mark.value in (n["id"], *n["principal"]) for n in reading["names"])
        _count(tallies["names"], found, f"{where}: {mark.value} {mark.span.of(marked.text)!r}")


def count_events(reading: dict[str, Any], marked: Marked, where: str, tally: Tally) -> None:
    """Add the marked events of one text, and those found without a mark, to the tally."""
    free = list(reading["events"])
    for mark in (*marked.of("event"), *marked.of("maybe")):
        act, _, rest = (mark.value or "").partition(" ")
        parties, _, status = rest.partition(" ")
        actors, _, recipients = parties.partition(">")
        hit = next((e for e in free if _touch(e["trigger"], mark) and _same_act(e, act, actors, recipients, status)), None)
        if hit is not None:
            free.remove(hit)
            tally.right += 1
        elif mark.role == "event":
            tally.missed += 1
            tally.misses.append(f"MISSED {where}: {mark.value} at {mark.span.of(marked.text)!r}")
    for e in free:
        tally.false += 1
        words = marked.text[e["trigger"]["start"] : e["trigger"]["end"]]
        said = f"{e['type']}/{e['mode']} {'+'.join(e['actors'])}>{'+'.join(e['recipients'])} {e['status']}"
        tally.misses.append(f"FALSE  {where}: {said} at {words!r} ({e['rule']})")


def _same_act(e: dict[str, Any], act: str, actors: str, recipients: str, status: str) -> bool:
    kind, _, mode = act.partition("/")
    if e["type"] not in kind.split(",") or (mode and e["mode"] not in mode.split(",")) or (status and e["status"] != status):
        return False
    a, r = set(filter(None, actors.split("+"))), set(filter(None, recipients.split("+")))
    straight = a <= set(e["actors"]) and r <= set(e["recipients"])
    symmetric = e["type"] in ("CONSULT", "AGREE", "COOPERATE", "SUPPORT") and a | r <= {*e["actors"], *e["recipients"]}
    return straight or symmetric


def _quotes(reading: dict[str, Any], marked: Marked, where: str, tally: Tally, speakers: Tally) -> None:
    free = list(reading["quotes"])
    for mark in (*marked.of("quote"), *marked.of("perhaps")):
        kind, _, speaker = (mark.value or "").partition(" ")
        wanted = _QUOTE_OVERLAP[kind]
        hit = next((q for q in free if (q["kind"] == "indirect") == (kind == "indirect") and _overlap(_span(q), _of(mark)) >= wanted), None)
        if hit is not None:
            free.remove(hit)
            tally.right += 1
            if speaker:
                good = hit["speaker"] is None if speaker == "-" else speaker in (hit["speaker"], *hit["principal"])
                _count(speakers, good, f"{where}: wanted {speaker}, got {hit['speaker']} ({hit['speaker_text']!r})")
        elif mark.role == "quote":
            tally.missed += 1
            tally.misses.append(f"MISSED {where}: {mark.value} {mark.span.of(marked.text)[:70]!r}")
    for q in free:
        tally.false += 1
        tally.misses.append(f"FALSE  {where}: {q['kind']} {q['speaker']} {marked.text[q['start'] : q['end']][:70]!r}")


def _times(reading: dict[str, Any], marked: Marked, where: str, tally: Tally, values: Tally) -> None:
    free = list(reading["times"])
    for mark in marked.of("time"):
        hit = next((t for t in free if _overlap(_span(t), _of(mark)) > 0), None)
        _count(tally, hit is not None, f"{where}: {mark.span.of(marked.text)!r}")
        if hit is not None:
            free.remove(hit)
            if mark.value:
                good = str(hit["edtf"] or "").rstrip("~?") == mark.value.rstrip("~?")
                _count(values, good, f"{where}: {hit['text']!r} wanted {mark.value}, got {hit['edtf']} / {hit['relative']}")
    deictic = [t for t in free if t["relative"] in ("day+0", "now")]  # "now" and its like need not be marked
    for t in free:
        if t not in deictic:
            tally.false += 1
            tally.misses.append(f"FALSE  {where}: {t['text']!r} {t['edtf']}")


def _count(tally: Tally, good: bool, what: str) -> None:
    if good:
        tally.right += 1
    else:
        tally.missed += 1
        tally.misses.append(f"MISSED {what}")


def _span(item: dict[str, Any]) -> tuple[int, int]:
    return item["start"], item["end"]


def _of(mark: Mark) -> tuple[int, int]:
    return mark.span.start, mark.span.end


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return max(0.0, shared / (max(a[1], b[1]) - min(a[0], b[0])))


def _touch(trigger: dict[str, int], mark: Mark) -> bool:
    return _overlap(_span(trigger), _of(mark)) > 0


def cases(languages: list[str], folder: Path = CASES) -> Iterator[tuple[str, Path]]:
    """Every case of these languages (all, when none is named)."""
    for path in sorted(folder.glob("*/*.txt")):
        if not languages or path.parent.name in languages:
            yield path.parent.name, path


def run(languages: list[str], folder: Path = CASES) -> dict[str, dict[str, Tally]]:
    """The tallies by language and role."""
    reader = Reader()
    found: dict[str, dict[str, Tally]] = defaultdict(lambda: defaultdict(Tally))
    for language, path in cases(languages, folder):
        published, marked = load(path)
        score(to_json(reader.read_text(marked.text, language, published)), marked, f"{language}/{path.stem}", found[language])
    return found


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    options.add_argument("languages", nargs="*")
    options.add_argument("--heldout", action="store_true", help="score heldout/ instead of cases/")
    options.add_argument("--acts", action="store_true", help="score the events of acts/ instead of cases/")
    options.add_argument("--misses", action="store_true", help="print every miss and false alarm")
    given = options.parse_args()
    folder = HELDOUT if given.heldout else ACTS if given.acts else CASES
    for language, tallies in run(given.languages, folder).items():
        for role, t in sorted(tallies.items()):
            if given.acts and role != "events":
                continue
            print(f"{language}  {role:12} F1 {t.f1:.3f}  ({t.right} right, {t.false} false, {t.missed} missed)")
            if given.misses:
                print("\n".join(f"      {m}" for m in t.misses))
    sys.exit(0)


if __name__ == "__main__":
    main()

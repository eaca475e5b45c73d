"""Score times: our own gold in eight languages, and the open sets where they are at hand, beside dateparser's `search_dates` on the same text.

    python -m evaluation.score_times [--open FOLDER] [--misses] [--ours] [LANGUAGE …]

Own gold is `times/<language>.txt`: reports one after another, each a line `published: EDTF` and a paragraph a line, with every time of
press text marked as `{time=EDTF|words}`; numbers, ages, scores, prices and names that only look like times stand unmarked. Printed: F1 of
times found (spans that touch) and the share of marked times whose value is right. The stories are the same in all eight languages, and the
rules were mended with them in sight: the figures say that nothing has broken, not how unseen pages fare.

--open: MEANTIME (TIMEX3: strict and relaxed F1, F1 of relaxed spans with the right value, as TempEval-3 counts) and the examples of
duckling, Recognizers-Text and timenorm that press text can hold (share found with the right value; how they were chosen: times_open.py). An
example is right when its days are the same; a stretch, whose edges every school draws elsewhere, when the two share three tenths of the
days that they span together; where the words alone do not tell past from future ("on Monday"), when either reading is meant.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from dragoman.packs import Pack, shipped_packs
from dragoman.reading.draft import Draft
from dragoman.reading.sentences import split
from dragoman.reading.times import find_times
from dragoman.reading.timex3 import timexes
from dragoman.reading.types import Time
from dragoman.report.types import Block, Published, Report, Role
from dragoman.run.reader import Reader
from dragoman.text import Span
from dragoman.text.marked import Marked, parse
from dragoman.when import period, resolve
from dragoman.world import load_world

from .times_open import Example, duckling, read_lines, recognizers, timenorm, with_capitals

_BY_UNITS = re.compile(r"(?:month|quarter|year|decade)[+-]\d+(?: approx)?")
GOLD = Path(__file__).parent / "times"
_SHARED = 0.3
_ANNOTATED = 5  # number of the last sentence in which MEANTIME's times are marked (0 is the headline, 1 the date)
Found = tuple[int, int, str | None]
"""First and last character and the value of a time somebody found."""


@dataclass
class Tally:
    """Right, false, missed, and how many of the right have the right value."""

    right: int = 0
    false: int = 0
    missed: int = 0
    valued: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        whole = 2 * self.right + self.false + self.missed
        return 2 * self.right / whole if whole else 1.0

    @property
    def value_f1(self) -> float:
        """The same, where only times with the right value count."""
        whole = 2 * self.right + self.false + self.missed
        return 2 * self.valued / whole if whole else 1.0

    @property
    def accuracy(self) -> float:
        """The share of all that was to be found that has the right value."""
        whole = self.right + self.missed
        return self.valued / whole if whole else 1.0


# ------------------------------------------------------------------------------------------------------------- our own gold


def reports(path: Path) -> Iterator[tuple[str, Marked]]:
    """The marked reports of one file, each with its day of publication."""
    for part in path.read_text(encoding="utf-8").split("published: ")[1:]:
        day, _, body = part.partition("\n")
        yield day.strip(), parse(body.strip("\n"))


def run(languages: list[str], find: Callable[[str, str, str], list[Found]]) -> dict[str, Tally]:
    """A tally by language of what `find` (text, language, day) finds in our own gold."""
    tallies: dict[str, Tally] = {}
    for path in sorted(GOLD.glob("*.txt")):
        if languages and path.stem not in languages:
            continue
        tally = tallies[path.stem] = Tally()
        for day, marked in reports(path):
            free = find(marked.text, path.stem, day)
            for mark in marked.of("time"):
                words = mark.span.of(marked.text)
                touching = [f for f in free if f[0] < mark.span.end and mark.span.start < f[1]]
                if not touching:
                    tally.missed += 1
                    tally.misses.append(f"MISSED {words!r} {mark.value}")
                    continue
                hit = max(touching, key=lambda f: min(f[1], mark.span.end) - max(f[0], mark.span.start))
                free.remove(hit)
                tally.right += 1
                if _same(hit[2], mark.value):
                    tally.valued += 1
                else:
                    tally.misses.append(f"VALUE  {marked.text[hit[0] : hit[1]]!r} for {words!r}: {hit[2]}, wanted {mark.value} (on {day})")
            tally.false += len(free)
            tally.misses += [f"FALSE  {marked.text[f[0] : f[1]]!r} {f[2]}" for f in free]
    return tallies


def _same(value: str | None, wanted: str | None) -> bool:
    return (value or "").replace("~", "").replace("?", "") == (wanted or "").replace("~", "").replace("?", "")


@cache
def reader() -> Reader:
    """One reader for all."""
    return Reader()


def ours(text: str, language: str, day: str) -> list[Found]:
    """What the reader finds."""
    reading = reader().read_text(text, language, day)
    return [(t.span.start, t.span.end, t.edtf) for t in reading.times if not (t.relative or "").startswith("duration:")]


def searched(text: str, language: str, day: str) -> list[Found]:
    """What dateparser's `search_dates` finds."""
    search_dates: Any = import_module("dateparser.search").search_dates
    base = datetime.combine(period(day).first or date.min, datetime.min.time())
    found, at = [], 0
    for words, moment in search_dates(text, languages=[language], settings={"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}) or ():
        start = text.find(words, at)
        if start >= 0:
            at = start + len(words)
            found.append((start, at, moment.date().isoformat()))
    return found


def has_dateparser() -> bool:
    """True when dateparser is installed (`pip install dateparser`; nothing else needs it)."""
    try:
        import_module("dateparser.search")
    except ImportError:
        return False
    return True


# ---------------------------------------------------------------------------------------------------------------- MEANTIME


def meantime(folder: Path, *, peer: bool) -> dict[str, Tally]:
    """Tallies "strict" and "relaxed" of TIMEX3 on MEANTIME's English news; of dateparser too when asked."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for raw in read_lines(folder / "meantime-en-train.jsonl.xz"):
        document: dict[str, Any] = raw
        text, starts, ends = _running(document)
        marks = [m for m in document["marks"].values() if m["tag"] == "TIMEX3" and m["tok"]]
        created = next((m["attr"]["value"] for m in marks if m["attr"].get("functionInDocument") == "CREATION_TIME"), None)
        gold = [(starts[m["tok"][0]], ends[m["tok"][-1]], m["attr"].get("value", "")) for m in marks]
        day = created if created and created[:4].isdecimal() and created[4:5] == "-" else None
        reading = reader().read_text(text, "en", day)
        found = [(t.span.start, t.span.end, t.value) for t in timexes(reading, reader().packs["en"])]
        _timex(tallies["relaxed"], gold, found, text, strict=False)
        _timex(tallies["strict"], gold, found, text, strict=True)
        if peer and day:
            theirs = [(a, b, v or "") for a, b, v in searched(text, "en", day)]
            _timex(tallies["relaxed, dateparser"], gold, theirs, text, strict=False)
            _timex(tallies["strict, dateparser"], gold, theirs, text, strict=True)
    return tallies


def _running(document: dict[str, Any]) -> tuple[str, list[int], list[int]]:
    """A document's sentences as far as its times are annotated, with the first and last character of each token."""
    out: list[str] = []
    starts, ends = [], []
    length, before, opened = 0, -1, False
    for token, sentence in zip(document["tokens"], document["sent"], strict=True):
        word = {"``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")"}.get(token, token)
        if sentence > _ANNOTATED:
            break
        close = word in (",", ".", ";", ":", "?", "!", ")", "”", "%") or word.startswith(("'", "’")) or word == "n't"
        gap = "" if before == -1 else "\n" if sentence != before and sentence <= 2 else "" if close or opened else " "
        out.append(gap + word)
        starts.append(length + len(gap))
        length += len(gap) + len(word)
        ends.append(length)
        before, opened = sentence, word in ("(", "“", "$")
    return "".join(out), starts, ends


def _timex(tally: Tally, gold: list[tuple[int, int, str]], found: list[tuple[int, int, str]], text: str, *, strict: bool) -> None:
    free = list(found)
    for start, end, value in gold:
        hit = next((f for f in free if (f[:2] == (start, end) if strict else f[0] < end and start < f[1])), None)
        if hit is None:
            tally.missed += 1
            tally.misses.append(f"MISSED {text[start:end]!r} {value} in …{text[max(start - 30, 0) : end + 30]!r}")
            continue
        free.remove(hit)
        tally.right += 1
        tally.valued += hit[2] == value
        if hit[2] != value:
            tally.misses.append(f"VALUE  {text[hit[0] : hit[1]]!r} {hit[2]}, wanted {value}: …{text[max(start - 40, 0) : end + 30]!r}")
    tally.false += len(free)
    tally.misses += [f"FALSE  {text[f[0] : f[1]]!r} {f[2]} in …{text[max(f[0] - 30, 0) : f[1] + 30]!r}" for f in free]


# ------------------------------------------------------------------------------------------------------------ open examples


def examples(found: Iterator[Example], languages: list[str], *, peer: bool) -> dict[str, Tally]:
    """A tally by language ("en"; "en, dateparser" for the peer)."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for one in found:
        if languages and one.language not in languages:
            continue
        one = replace(one, text=with_capitals(one.text, shipped_packs()[one.language]))
        _example(tallies[one.language], one, list(_readings(one)))
        if peer:
            _example(tallies[f"{one.language}, dateparser"], one, list(_peer_readings(one)))
    return tallies


def _example(tally: Tally, one: Example, said: list[tuple[str, str]]) -> None:
    tally.right += bool(said)
    tally.missed += not said
    if any(_days_agree(one, value) for _, value in said):
        tally.valued += 1
    else:
        words = one.text if one.span is None else one.text[one.span[0] : one.span[1]]
        tally.misses.append(f"{'VALUE ' if said else 'MISSED'} {one.language} {words!r} ({one.first}/{one.last}, spoken {one.spoken}): {said}")


def _readings(one: Example) -> Iterator[tuple[str, str]]:
    """What we find where the example stands, with every value that it can have if the words do not tell past from future."""
    pack = shipped_packs()[one.language]
    times = find_times(_bare(one, pack))
    start, end = one.span or (0, len(one.text))
    touching = [t for t in times if t.span.start < end and start < t.span.end]
    if not touching:
        return
    best = max(touching, key=lambda t: min(end, t.span.end) - max(start, t.span.start))
    for value in _possible(best, pack, one.spoken.isoformat()):
        yield best.text, value
    if best.edtf is not None and _BY_UNITS.fullmatch(best.relative or ""):
        yield best.text, f"{best.edtf.rstrip('~')}~"


def _possible(time: Time, pack: Pack, spoken: str) -> Iterator[str]:
    if time.edtf is not None:
        yield time.edtf
    rule = next(r for r in pack.dates.rules if f"{pack.tag}/{r.id}" == time.rule)
    undecided = any(f"{{{way}}}" in rule.value for way in ("toward", "nearby", "lately", "eve", "behind", "ahead"))
    for way in ("past", "future", "last", "next") if undecided and time.relative else ():
        words = [way if w in ("past", "future", "near", "recent", "eve") else w for w in (time.relative or "").split(" ")]
        if (value := resolve(" ".join(words), spoken)) is not None:
            yield value


def _bare(one: Example, pack: Pack) -> Draft:
    block = Block(span=Span(0, len(one.text)), role=Role.BODY, why="example")
    report = Report(
        id="example", ref=None, source="example", url=None, text=one.text, title=None, language=one.language, outlet=None, byline=(), agency=None,
        published=Published(edtf=one.spoken.isoformat(), basis="supplied"), blocks=(block,),
    )  # fmt: skip
    return Draft(report=report, pack=pack, world=load_world(), sentences=split(report, None), deep=False)


def _peer_readings(one: Example) -> Iterator[tuple[str, str]]:
    search_dates: Any = import_module("dateparser.search").search_dates
    for way in ("past", "future"):
        settings = {"RELATIVE_BASE": datetime.combine(one.spoken, datetime.min.time()), "PREFER_DATES_FROM": way}
        for words, moment in search_dates(one.text, languages=[one.language], settings=settings) or ():
            yield words, moment.date().isoformat()


def _days_agree(one: Example, edtf: str) -> bool:
    """Whether a value is the example's: see the head of this file."""
    exact = period(edtf.replace("~", ""))
    if exact.first is None or exact.last is None:
        return False
    if (exact.first, exact.last) == (one.first, one.last):
        return True
    if "~" in edtf and exact.days != 1 and exact.first <= one.first and one.last <= exact.last:
        return True
    if "~" in edtf and one.first <= exact.first and exact.last <= one.last:
        return True
    shared = min(exact.last, one.last) - max(exact.first, one.first) + timedelta(days=1)
    spanned = max(exact.last, one.last) - min(exact.first, one.first) + timedelta(days=1)
    return one.last > one.first and shared / spanned >= _SHARED


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    options.add_argument("languages", nargs="*")
    options.add_argument("--open", type=Path, metavar="FOLDER", help="the folder with the open sets (temporal/)")
    options.add_argument("--ours", action="store_true", help="leave dateparser out")
    options.add_argument("--misses", action="store_true", help="print what we miss")
    given = options.parse_args()
    peer = has_dateparser() and not given.ours
    for name, tally in run(given.languages, ours).items():
        _print("own gold", name, tally, given.misses)
    for name, tally in run(given.languages, searched).items() if peer else ():
        _print("own gold", f"{name}, dateparser", tally, False)
    if given.open is None:
        return
    if not given.languages or "en" in given.languages:
        for name, tally in meantime(given.open, peer=peer).items():
            _print("MEANTIME", name, tally, given.misses)
    for name, source in (("duckling", duckling), ("Recognizers-Text", recognizers), ("timenorm", timenorm)):
        for language, tally in sorted(examples(source(given.open), given.languages, peer=peer).items()):
            print(f"{name:16} {language:20} right {tally.accuracy:.3f}  ({tally.valued} of {tally.right + tally.missed}; found {tally.right})")
            if given.misses and "dateparser" not in language:
                print("\n".join(f"      {m}" for m in tally.misses))


def _print(source: str, name: str, tally: Tally, misses: bool) -> None:
    counts = f"({tally.right} right, {tally.false} false, {tally.missed} missed)"
    print(f"{source:16} {name:20} found F1 {tally.f1:.3f}  value F1 {tally.value_f1:.3f}  value accuracy {tally.accuracy:.3f}  {counts}")
    if misses:
        print("\n".join(f"      {m}" for m in tally.misses))


if __name__ == "__main__":
    main()

"""Score what a copy is said to have changed.

    python -m evaluation.score_changes [--misses] [NAME …]

The pairs are under `families/changes/`: `within*.txt` (a report of `cases/` and a copy in its language), `across*.txt` (a page of `records/` and its
rendering under `families/translations/`; each rendering is also held against its page as it stands, where nothing is changed), in six rounds,
each written after the one before had been mended on, and before the program ran on it. Under a head
`== report` or `== page > rendering` each line is one thing that was done to the copy:

    KIND,KIND SEVERITY | context [old => new] context               (within)
    KIND,KIND SEVERITY | words of the page | context [old => new] context
    same | context [old => new] context                             put otherwise, and nothing changed

A finding is right when a marked change of one of its kinds stands at the same place: the very words for names, numbers and dates, the
sentence for the rest; a light finding finds nothing. A high or medium finding, or boilerplate, that is at no marked change is false; light
findings are neither. "grave false" counts the high ones.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.families import Change, compare
from dragoman.intake import Document
from dragoman.intake.document import Media, Supplied, document_id
from dragoman.reading.types import Reading
from dragoman.run.reader import Reader
from dragoman.text import Span

from .score_cases import CASES, load

HERE = Path(__file__).parent
CHANGES = HERE / "families" / "changes"
_EDIT = re.compile(r"^(?P<before>.*?)\[(?P<old>.*?) ?=> ?(?P<new>.*)\](?P<after>.*?)$")
_SENTENCE_END = re.compile(r"[.!?][\"”»“]?\s+|\n")
_BY_WORDS = frozenset({"changed-name", "changed-number", "changed-date"})
_AS_ONE = {"mistranslation": "changed-meaning"}


@dataclass(frozen=True, kw_only=True)
class Marked:
    """A change that was made, where it stands in both texts; a side is `None` where it has nothing."""

    kinds: tuple[str, ...]
    severity: str
    original: Span | None
    copy: Span | None
    words: str


@dataclass(frozen=True, kw_only=True)
class Case:
    """Two texts with the changes between them."""

    name: str
    original: str
    copy: str
    languages: tuple[str | None, str | None]
    published: str | None
    marked: tuple[Marked, ...]


@dataclass
class Score:
    """Counts over cases; `kinds` holds right and missed by kind."""

    right: int = 0
    false: int = 0
    missed: int = 0
    grave: int = 0
    unrelated: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / max(1, 2 * self.right + self.false + self.missed)


def cases(which: str = "*") -> Iterator[Case]:
    """Every pair; `which` tells the files apart ("" the first round, "-second" the second)."""
    for head, lines in (block for path in sorted(CHANGES.glob(f"within{which}.txt")) for block in _blocks(path)):
        published, marked = load(CASES / f"{head}.txt")
        yield _case(head, marked.text, marked.text, lines, (head[:2], head[:2]), published)
    for head, lines in (block for path in sorted(CHANGES.glob(f"across{which}.txt")) for block in _blocks(path)):
        page, _, rendering = head.partition(" > ")
        (path,) = (HERE / "records").glob(f"*/{page}.txt")
        original, copy = path.read_text(), (HERE / "families" / "translations" / f"{rendering}.txt").read_text()
        languages = (None, rendering.rpartition(".")[2])
        yield _case(f"{rendering} faithful", original, copy, [], languages, None)
        yield _case(rendering, original, copy, lines, languages, None)


def _blocks(path: Path) -> Iterator[tuple[str, list[str]]]:
    head, lines = "", list[str]()
    for line in (*path.read_text().splitlines(), "== "):
        if line.startswith("== "):
            if head:
                yield head, lines
            head, lines = line[3:].partition("#")[0].strip(), []
        elif line and not line.startswith("#"):
            lines.append(line)


def _case(name: str, original: str, base: str, lines: list[str], languages: tuple[str | None, str | None], published: str | None) -> Case:
    edits = []
    for line in lines:
        kind, *fields = (f.strip(" ") for f in line.split(" | "))
        m = _EDIT.match(fields[-1].replace("\\n", "\n").replace("\n", "\0"))
        if m is None:
            raise ValueError(f"{name}: no [old => new] in {line!r}")
        old, new = m["old"], m["new"].replace("\0", "\n")
        context = m["before"] + old + m["after"]
        if base.count(context) != 1:
            raise ValueError(f"{name}: {context!r} stands {base.count(context)} times in the copy")
        start = base.index(context) + len(m["before"])
        there = fields[0] if len(fields) > 1 else None
        if there is not None and original.count(there) < 1:
            raise ValueError(f"{name}: {there!r} does not stand in the page")
        edits.append((start, start + len(old), new, kind, there, line))
    copy, shift, marked = base, 0, []
    for start, end, new, kind, there, line in sorted(edits):
        copy = copy[: start + shift] + new + copy[end + shift :]
        if kind != "same":
            kinds, severity = kind.split()
            place = Span(start, end) if there is None else Span(original.index(there), original.index(there) + len(there))
            marked.append(
                Marked(
                    kinds=tuple(kinds.split(",")), severity=severity, original=place if end > start or there else None,
                    copy=Span(start + shift, start + shift + len(new)) if new else None, words=line,
                )
            )  # fmt: skip
        shift += len(new) - (end - start)
    return Case(name=name, original=original, copy=copy, languages=languages, published=published, marked=tuple(marked))


def _sentence(span: Span, text: str) -> Span:
    start = max((m.end() for m in _SENTENCE_END.finditer(text, 0, span.start + 1) if m.end() <= span.start), default=0)
    end = next((m.start() + 1 for m in _SENTENCE_END.finditer(text, max(span.start, span.end - 1))), len(text))
    return Span(start, max(end, span.end))


def matches(finding: Change, marked: Marked, case: Case, *, typed: bool = True) -> bool:
    """True when the finding speaks of the marked change; a light one does not, but for a site's furniture."""
    if finding.severity == "low" and finding.kind != "boilerplate":
        return False
    if typed and _AS_ONE.get(finding.kind, finding.kind) not in {_AS_ONE.get(k, k) for k in marked.kinds}:
        return False
    wide = finding.kind not in _BY_WORDS or not typed
    for place, found, text in ((marked.copy, finding.copy, case.copy), (marked.original, finding.original, case.original)):
        if place is not None and found is not None and (_sentence(place, text) if wide else place).overlaps(found):
            return True
    return False


def read(text: str, name: str, language: str | None, published: str | None, reader: Reader) -> Reading:
    """The reading of one side."""
    data = text.encode()
    supplied = Supplied(ref=name, language=language, published=published)
    return reader.read(Document(id=document_id(data + name.encode()), data=data, media=Media.TEXT, source=name, supplied=supplied))


def judge(case: Case, findings: tuple[Change, ...], score: Score, kinds: Counter[tuple[str, str]]) -> list[str]:
    """Count one case; what was missed and what is false, in lines."""
    out = []
    for marked in case.marked:
        if any(matches(f, marked, case) for f in findings):
            score.right += 1
            kinds[marked.kinds[0], "right"] += 1
        else:
            score.missed += 1
            kinds[marked.kinds[0], "missed"] += 1
            out.append(f"MISSED {marked.words}")
    for f in findings:
        if f.severity == "low" and f.kind != "boilerplate":
            continue
        if any(matches(f, m, case) for m in case.marked):
            continue
        told = [m for m in case.marked if matches(f, m, case, typed=False)]
        if told and any(matches(g, m, case) for m in told for g in findings):
            continue  # a second finding on what is found already
        score.false += 1
        kinds[f.kind, "false"] += 1
        score.grave += f.severity == "high" and not told
        sides = [s.of(t)[:90] if s else None for s, t in ((f.original, case.original), (f.copy, case.copy))]
        out.append(f"FALSE {f.severity} {f.kind}: {f.note} {sides}")
    return out


def run(names: list[str], *, misses: bool = False, which: str = "*") -> tuple[Score, Score, Counter[tuple[str, str]]]:
    """The scores within a language and across, and the counts by kind."""
    reader = Reader()
    within, across = Score(), Score()
    kinds: Counter[tuple[str, str]] = Counter()
    for case in cases(which):
        if names and not any(n in case.name for n in names):
            continue
        ours = read(case.original, f"{case.name}/original", case.languages[0], case.published, reader)
        # what a rendering has no line for, its day, it is told
        theirs = read(case.copy, f"{case.name}/copy", case.languages[1], case.published or ours.report.published.edtf, reader)
        found = compare(ours, theirs)
        score = within if "/" in case.name else across
        score.unrelated += found.relation == "unrelated"
        lines = judge(case, found.changes, score, kinds)
        if misses and (lines or found.relation == "unrelated"):
            print(f"{case.name} ({found.relation})")
            print("\n".join(f"    {line}" for line in lines))
    return within, across, kinds


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    options.add_argument("names", nargs="*")
    options.add_argument("--misses", action="store_true", help="print every miss and false alarm")
    options.add_argument("--round", choices=("first", "second", "third", "fourth", "fifth", "sixth"), help="only the pairs of one round")
    given = options.parse_args()
    which = {"first": "", "second": "-second", "third": "-third", "fourth": "-fourth", "fifth": "-fifth", "sixth": "-sixth", None: "*"}[given.round]
    within, across, kinds = run(given.names, misses=given.misses, which=which)
    for part, s in (("within", within), ("across", across)):
        print(
            f"{part:7} F1 {s.f1:.3f}  ({s.right} right, {s.false} false, {s.missed} missed; {s.grave} grave false; {s.unrelated} pairs not related)"
        )
    for kind in sorted({k for k, _ in kinds}):
        print(f"    {kind:17} {kinds[kind, 'right']} right, {kinds[kind, 'false']} false, {kinds[kind, 'missed']} missed")


if __name__ == "__main__":
    main()

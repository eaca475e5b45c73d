"""Score which reports go back to one text, and which of them was first.

    python -m evaluation.score_families [--misses]

The pool are the reports of `cases/` (whose reports on one exchange, in one language or several, are told apart: they are the look-alikes),
what is derived from them by the transformations below, and the translations under `families/translations/` of pages of `records/`
(`<page>.<language>.txt`, written by us), each also with its names garbled. A pair is right when both reports are in one family;
`within` one language, `across` two. `direction` counts the derived reports that are said to go back to their source, of those where a
reader could tell: by a later day or by garbled names (of an undated half nobody can: wire stories are cut, and they grow).
"""

from __future__ import annotations

import argparse
import itertools
import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from dragoman.families import Family, find_families
from dragoman.intake import Document
from dragoman.intake.document import Media, Supplied, document_id
from dragoman.reading.types import Reading
from dragoman.run.reader import Reader
from dragoman.when import is_edtf

from .score_cases import CASES, Tally, load

# Reports of the cases that hold the same sentences in several languages on purpose.
_PARALLEL = frozenset({"de/keine-diplomatie", "ru/raznoe", "da/naesten", "nb/ikke-diplomati", "fr/faux-amis", "nb/hviterussland"})
_CUT_BY_CLIENTS = (("kt2", "kt1"),)
RECORDS = Path(__file__).parent / "records"
TRANSLATIONS = Path(__file__).parent / "families" / "translations"
_SENTENCE = re.compile(r"(?<=[.!?»”\"])\s+(?=[A-ZÆØÅÄÖÜÉА-ЯЁ–—-])")
_CONFUSED = {"l": "1", "e": "c", "o": "0", "i": "l", "u": "n", "h": "b", "s": "5", "B": "8", "н": "п", "и": "н", "о": "0", "ш": "щ"}
_FURNITURE = ("Del på Facebook", "Share this article", "Mest lest", "Most read", "Cookies", "Subscribe to our newsletter")


@dataclass(frozen=True, kw_only=True)
class Source:
    """A report before it is read."""

    name: str
    text: str
    language: str | None
    published: str | None


@dataclass(frozen=True, kw_only=True)
class Derived:
    """A report made from another; `told` when a reader could tell which was first, `kin` when the two are of one family."""

    made: Source
    of: Source
    told: bool
    kin: bool = True


def _paragraphs(text: str) -> list[list[str]]:
    return [_SENTENCE.split(p) for p in text.split("\n\n")]


def _joined(paragraphs: Sequence[Sequence[str]]) -> str:
    return "\n\n".join(" ".join(p) for p in paragraphs if p)


def framed(text: str, _: random.Random) -> str:
    """The same text among a site's furniture."""
    return "\n\n".join((_FURNITURE[0], text, *_FURNITURE[1:]))


def edited(text: str, dice: random.Random) -> str:
    """One sentence in four dropped, not the first ones."""
    head, *rest = _paragraphs(text)
    return _joined([head, *([s for i, s in enumerate(p) if (n == 0 and i == 0) or dice.random() > 0.25] for n, p in enumerate(rest))])


def cut(text: str, _: random.Random) -> str:
    """Its first half."""
    paragraphs = _paragraphs(text)
    return _joined(paragraphs[: max(2, (len(paragraphs) + 1) // 2)])


def reordered(text: str, dice: random.Random) -> str:
    """The paragraphs after the opening in another order."""
    head, opening, *rest = _paragraphs(text)
    dice.shuffle(rest)
    return _joined([head, opening, *rest])


def scanned(text: str, dice: random.Random) -> str:
    """Letters confused as by optical recognition, one in seventy."""
    return "".join(_CONFUSED.get(c, c) if dice.random() < 1 / 70 * 3 and c in _CONFUSED else c for c in text)


def same(text: str, _: random.Random) -> str:
    """The very text."""
    return text


def garbled(text: str, dice: random.Random) -> str:
    """Longer capitalised words within sentences with two letters changed, as machine translation garbles names; each name the same way."""
    names = sorted({m[1] for m in re.finditer(r"(?<=[a-zа-яøåäö] )([A-ZА-ЯÅÄÖØ][\w-]{4,})", text)})
    for name in names[::2]:
        place = dice.randrange(1, len(name) - 2)
        text = text.replace(name, name[:place] + name[place + 1] + "e" + name[place + 2 :])
    return text


# Each transformation with whether the day is told (later than the source's) and whether a reader could tell the direction.
_WAYS: tuple[tuple[Callable[[str, random.Random], str], bool, bool], ...] = (
    (framed, True, True), (edited, True, True), (cut, True, True), (reordered, True, True), (scanned, True, True), (same, False, False),
    (cut, False, False), (edited, False, False),
)  # fmt: skip


def pool() -> tuple[list[Source], list[Derived]]:
    """Every report that was written, and every one derived from it."""
    sources, derived = [], []
    for n, path in enumerate(sorted(CASES.glob("*/*.txt"))):
        published, marked = load(path)
        name = f"{path.parent.name}/{path.stem}"
        if name in _PARALLEL:
            continue
        source = Source(name=name, text=marked.text, language=path.parent.name, published=published)
        sources.append(source)
        way, dated, told = _WAYS[n % len(_WAYS)]
        dice = random.Random(name)
        if len(_paragraphs(source.text)) < 4 or n % 3 == 2:
            continue
        later = _later(published) if dated else None
        made = Source(name=f"{name}+{way.__name__}", text=way(source.text, dice), language=source.language, published=later)
        derived.append(Derived(made=made, of=source, told=told and later is not None))
    for one, other in itertools.pairwise(sorted(sources, key=lambda s: (s.language or "", s.name))[::6]):
        if one.language == other.language:  # a follow-up that repeats one sentence of background
            text = f"{other.text}\n\n{_paragraphs(one.text)[1][0]}"
            made = Source(name=f"{one.name}+{other.name}", text=text, language=one.language, published=_later(other.published))
            derived += [Derived(made=made, of=one, told=False, kin=False), Derived(made=made, of=other, told=made.published is not None)]
    # Written as one wire story and the same, cut by a client of the wire.
    for page, of in _CUT_BY_CLIENTS:
        one, other = (Source(name=n, text=next(RECORDS.glob(f"*/{n}.txt")).read_text(), language=None, published=None) for n in (page, of))
        sources += [other]
        derived.append(Derived(made=one, of=other, told=False))
    for path in sorted(TRANSLATIONS.glob("*.txt")):
        page, _, language = path.stem.rpartition(".")
        (original,) = RECORDS.glob(f"*/{page}.txt")
        source = next((s for s in sources if s.name == page), None) or Source(name=page, text=original.read_text(), language=None, published=None)
        if source not in sources:
            sources.append(source)
        text = path.read_text()
        derived.append(Derived(made=Source(name=path.stem, text=text, language=language, published=None), of=source, told=False))
        broken = garbled(text, random.Random(path.stem))
        derived.append(Derived(made=Source(name=f"{path.stem}+garbled", text=broken, language=language, published=None), of=source, told=True))
    return sources, derived


def _later(day: str | None) -> str | None:
    if day is None or len(day) < 10 or not is_edtf(day):
        return None
    return (date.fromisoformat(day[:10]) + timedelta(days=1)).isoformat()


def read(source: Source, reader: Reader) -> Reading:
    """The reading of one report; its name is its id."""
    data = source.text.encode()
    supplied = Supplied(ref=source.name, language=source.language, published=source.published)
    return reader.read(Document(id=document_id(data + source.name.encode()), data=data, media=Media.TEXT, source=source.name, supplied=supplied))


def score(families: Sequence[Family], readings: Sequence[Reading], derived: Sequence[Derived]) -> dict[str, Tally]:
    """The tallies: pairs within a language and across, and directions."""
    tallies = {part: Tally() for part in ("within", "across", "direction")}
    name, language = {r.report.id: r.report.ref or "" for r in readings}, {r.report.ref: r.report.language.split("-")[0] for r in readings}
    wanted = _wanted(derived)
    given = {frozenset(pair) for f in families for pair in itertools.combinations(sorted(name[m.report] for m in f.members), 2)}
    for pair in wanted | given:
        one, other = sorted(pair)
        tally = tallies["within" if language[one] == language[other] else "across"]
        if pair in wanted and pair in given:
            tally.right += 1
        elif pair in wanted:
            tally.missed += 1
            tally.misses.append(f"MISSED {one} and {other}")
        else:
            tally.false += 1
            tally.misses.append(f"FALSE  {one} and {other}")
    back = {name[m.report]: name[m.of] for f in families for m in f.members if m.of is not None}
    for d in (d for d in derived if d.told and frozenset((d.made.name, d.of.name)) in given):
        if _goes_back(d.made.name, d.of.name, back):
            tallies["direction"].right += 1
        else:
            tallies["direction"].missed += 1
            tallies["direction"].misses.append(f"MISSED {d.made.name} goes back to {d.of.name}, got {back.get(d.made.name)}")
    return tallies


def _wanted(derived: Sequence[Derived]) -> set[frozenset[str]]:
    kin: dict[str, set[str]] = {}
    for d in (d for d in derived if d.kin):
        group = kin.get(d.of.name, {d.of.name}) | kin.get(d.made.name, {d.made.name})
        kin.update(dict.fromkeys(group, group))
    return {frozenset(pair) for group in kin.values() for pair in itertools.combinations(sorted(group), 2)}


def _goes_back(made: str, of: str, back: dict[str, str]) -> bool:
    while made in back:
        made = back[made]
        if made == of:
            return True
    return False


def run() -> tuple[dict[str, Tally], int]:
    """The tallies, and how many reports were derived."""
    sources, derived = pool()
    reader = Reader()
    made = {d.made.name: d.made for d in derived}
    readings = [read(s, reader) for s in (*sources, *made.values())]
    return score(find_families(readings), readings, derived), len(made)


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    options.add_argument("--misses", action="store_true", help="print every miss and false alarm")
    misses = options.parse_args().misses
    tallies, count = run()
    print(f"{count} derived reports")
    for part, t in tallies.items():
        share = t.right / (t.right + t.missed) if part == "direction" and t.right + t.missed else t.f1
        print(f"{part:10} {'share' if part == 'direction' else 'F1'} {share:.3f}  ({t.right} right, {t.false} false, {t.missed} missed)")
        if misses:
            print("\n".join(f"      {m}" for m in t.misses))


if __name__ == "__main__":
    main()

"""Score the record that is folded from small casebooks of whole pages.

    python -m evaluation.score_records [--misses] [CASEBOOK …]

A casebook is `records/<exchange>/`: its pages as `<id>.txt`, each with the date line that a real page has or without any date, and
`gold.json` with what the record must hold. Pages are handed over bare (no date, no language), so the whole way is measured:

    exchanges   an opening of the same sort (asking or offering) between the same parties, its day not contradicted
    replies     of matched exchanges: by whom and of which kind
    status      of matched exchanges: how each addressee stands
    channels    between the same parties; `state` is the last one that is not merely proposed
    families    pairs of pages that go back to one text
    dated       the day of a page that bears no date; `stated` of one that does

What gold.json calls `"central": false` is right when found and no fault when missed.
"""

from __future__ import annotations

import argparse
import itertools
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from dragoman.intake import Document
from dragoman.intake.document import Media, Supplied, document_id
from dragoman.record.contract import to_json
from dragoman.run.casebooks import folded
from dragoman.run.reader import Reader

from .score_cases import Tally

RECORDS = Path(__file__).parent / "records"
JUDGED = ("status", "state", "dated", "stated")
_OFFERS = frozenset({"proposal", "invitation", "offer"})
_SAME_STATE = {"suspended": "closed", "downgraded": "reduced", "reopened": "restored"}  # press words do not keep these apart

Json = dict[str, Any]
Tallies = dict[str, Tally]


def record_of(folder: Path, reader: Reader) -> Json:
    """The record of a casebook's pages, in the form of the command `record --json`."""
    readings = []
    for path in sorted(folder.glob("*.txt")):
        data = path.read_bytes()
        document = Document(id=document_id(data), data=data, media=Media.TEXT, source=path.name, supplied=Supplied(ref=path.stem))
        readings.append(reader.read(document))
    record: Json = to_json(folded(readings, world=reader.world))
    return record


def score(record: Json, gold: Json, tallies: Tallies) -> None:
    """Add one casebook to the tallies."""
    where = gold["case"]
    refs = {r["id"]: r["ref"] for r in record["reports"]}
    _dates(record, gold, where, tallies)
    wanted = _pairs(f["pages"] for f in gold["families"])
    given = _pairs([refs[m["report"]] for m in f["members"]] for f in record["families"])
    _sets(tallies["families"], wanted, given, where)
    for mine, theirs in _matched(gold["exchanges"], record["exchanges"], _exchange_likeness, tallies["exchanges"], where, _exchange_words):
        _replies(mine, theirs, where, tallies["replies"])
        for party, status in mine["status"].items():
            got = theirs["status"].get(party)
            _judge(tallies["status"], got == status, f"{where}: {_exchange_words(mine)}: {party} wanted {status}, got {got}")
    for mine, theirs in _matched(gold["channels"], record["channels"], _channel_likeness, tallies["channels"], where, _channel_words):
        _judge(tallies["state"], _state(mine) == _state(theirs), f"{where}: {_channel_words(mine)} wanted {_state(mine)}, got {_state(theirs)}")


def _dates(record: Json, gold: Json, where: str, tallies: Tallies) -> None:
    found = {r["ref"]: (r["published"] or {}).get("edtf") for r in record["reports"]}
    for page in gold["pages"]:
        day = page["published"]
        inferred = isinstance(day, dict)
        want = day["inferred"] if isinstance(day, dict) else day
        got = found.get(page["id"])
        _judge(tallies["dated" if inferred else "stated"], _bare(got) == want, f"{where}/{page['id']}: wanted {want}, got {got}")


def _replies(mine: Json, theirs: Json, where: str, tally: Tally) -> None:
    free = list(theirs["replies"])
    for want in mine["replies"]:
        kinds = {want["kind"], *want.get("also", [])}
        hit = next((r for r in free if r["from"] == want["from"] and r["kind"] in kinds), None)
        if hit is not None:
            free.remove(hit)
        _judge(tally, hit is not None, f"{where}: {_exchange_words(mine)}: {want['from']} {want['kind']}")
    for r in free:
        tally.false += 1
        tally.misses.append(f"FALSE  {where}: {_exchange_words(mine)}: {r['from']} {r['kind']}")


def _exchange_likeness(mine: Json, theirs: Json) -> float:
    """How well two exchanges agree; 0.0 when they cannot be the same."""
    asked_alike = (mine["kind"] in _OFFERS) == (theirs["kind"] in _OFFERS)
    openers, addressees = _shared(mine["from"], theirs["from"]), _shared(mine["to"], theirs["to"])
    if not (asked_alike and openers and addressees) or not _days_agree(mine["opened"], theirs["opened"]):
        return 0.0
    known = mine["opened"] is not None and _bare(theirs["opened"]) == mine["opened"]
    return openers + addressees + (1.0 if known else 0.0) + (0.5 if mine["kind"] == theirs["kind"] else 0.0)


def _channel_likeness(mine: Json, theirs: Json) -> float:
    if len(set(mine["between"]) & set(theirs["between"])) < min(2, len(set(mine["between"]))):
        return 0.0
    return 1.0 + _shared(_words(mine["name"]), _words(theirs["name"] or ""))


def _matched(
    wanted: Sequence[Json], given: Sequence[Json], likeness: Callable[[Json, Json], float], tally: Tally, where: str, words: Callable[[Json], str]
) -> list[tuple[Json, Json]]:
    """Pairs of what is wanted and what is given, the likest first and each used once; the rest is counted as missed or false."""
    scored = [(likeness(w, g), w.get("central", True), i, j) for i, w in enumerate(wanted) for j, g in enumerate(given)]
    mine: dict[int, int] = {}
    for like, _, i, j in sorted(scored, key=lambda s: (-s[1], -s[0], s[2], s[3])):
        if like > 0 and i not in mine and j not in mine.values():
            mine[i] = j
    tally.right += len(mine)
    for i, w in enumerate(wanted):
        if i not in mine and w.get("central", True):
            tally.missed += 1
            tally.misses.append(f"MISSED {where}: {words(w)}")
    for j, g in enumerate(given):
        if j not in mine.values():
            tally.false += 1
            tally.misses.append(f"FALSE  {where}: {words(g)}")
    return [(wanted[i], given[j]) for i, j in sorted(mine.items())]


def _sets(tally: Tally, wanted: set[tuple[str, str]], given: set[tuple[str, str]], where: str) -> None:
    tally.right += len(wanted & given)
    tally.missed += len(wanted - given)
    tally.false += len(given - wanted)
    tally.misses += [f"MISSED {where}: {' and '.join(p)}" for p in sorted(wanted - given)]
    tally.misses += [f"FALSE  {where}: {' and '.join(p)}" for p in sorted(given - wanted)]


def _judge(tally: Tally, good: bool, what: str) -> None:
    if good:
        tally.right += 1
    else:
        tally.missed += 1
        tally.misses.append(f"MISSED {what}")


def _pairs(groups: Iterable[Iterable[str]]) -> set[tuple[str, str]]:
    return {pair for group in groups for pair in itertools.combinations(sorted(group), 2)}


def _shared(a: Iterable[str], b: Iterable[str]) -> float:
    """The share of all members that both have."""
    mine, theirs = set(a), set(b)
    return len(mine & theirs) / len(mine | theirs) if mine | theirs else 0.0


def _days_agree(a: str | None, b: str | None) -> bool:
    """Two dates at their common precision; an unknown one, an interval or an open end contradicts nothing here."""
    if not a or not b or "/" in a or "/" in b:
        return True
    length = min(len(a := _bare(a) or ""), len(b := _bare(b) or ""), 7)  # a month: reports of one exchange differ by days
    return a[:length] == b[:length]


def _bare(edtf: str | None) -> str | None:
    return edtf.rstrip("~?%") if edtf else None


def _words(name: str) -> list[str]:
    return re.findall(r"\w+", name.casefold())


def _state(channel: Json) -> str | None:
    last = next((h["state"] for h in reversed(channel["history"]) if h["status"] != "proposed"), None)
    return _SAME_STATE.get(last, last) if last else None


def _exchange_words(x: Json) -> str:
    return f"{x['kind']} {'+'.join(x['from'])}>{'+'.join(x['to'])} {x['opened']} ({(x['about'] or '')[:60]})"


def _channel_words(c: Json) -> str:
    return f"{'-'.join(c['between'])} {c['name']}"


def run(names: Sequence[str]) -> Tallies:
    """The tallies over these casebooks (all, when none is named)."""
    reader = Reader()
    tallies: Tallies = defaultdict(Tally)
    for path in sorted(RECORDS.glob("*/gold.json")):
        if not names or path.parent.name in names:
            score(record_of(path.parent, reader), json.loads(path.read_text(encoding="utf-8")), tallies)
    return tallies


def share(tally: Tally) -> float:
    """The share of those judged that are right."""
    return tally.right / (tally.right + tally.missed) if tally.right + tally.missed else 1.0


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    options.add_argument("casebooks", nargs="*")
    options.add_argument("--misses", action="store_true", help="print every miss and false alarm")
    given = options.parse_args()
    for part, t in sorted(run(given.casebooks).items()):
        figure = f"share {share(t):.3f}" if part in JUDGED else f"F1 {t.f1:.3f}"
        print(f"{part:10} {figure}  ({t.right} right, {t.false} false, {t.missed} missed)")
        if given.misses:
            print("\n".join(f"      {m}" for m in t.misses))


if __name__ == "__main__":
    main()

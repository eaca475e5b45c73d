"""Score who says what on the open English attribution data: `python -m evaluation.score_attribution` (see training/README.md for the data).

    python -m evaluation.score_attribution [--part train|dev] [--genres news,interview,…] [--misses]

The right answers are the attribution relations of GUM's discourse trees: `source` is the clause that names speaker and cue, `content` the
first unit of what is said and `content_subtree` all that hangs on it, often the next sentences too; a quote is right when it meets either,
or the latter up to the end of the sentence in which the former ends. A part-quote inside a
statement counts with the statement. Neither right nor wrong are what is denied to have been said, photo credits (sources without a word in
small letters), and what "I", "we" and "you" say, think and know: a press reader does not ask who that is. With --all they count.
"""

from __future__ import annotations

import argparse
import json
import lzma
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from training.corpus import data_folder

from dragoman.reading.types import Quote
from dragoman.run.reader import Reader

BARS = (0.3, 0.8)
_SENTENCE_END = re.compile(r"([.!?][\"”’)]*)(?=\s)")
GENRES = ("news", "interview", "speech", "bio")
FIRST = frozenset(["i", "i'm", "i've", "we", "we've", "you", "me", "us", "let's", "my", "our"])


@dataclass
class Tally:
    """Right, false and missed at each bar of overlap, and sources found of the matched."""

    right: dict[float, int] = field(default_factory=lambda: dict.fromkeys(BARS, 0))
    false: dict[float, int] = field(default_factory=lambda: dict.fromkeys(BARS, 0))
    missed: dict[float, int] = field(default_factory=lambda: dict.fromkeys(BARS, 0))
    sources: int = 0
    misses: list[str] = field(default_factory=list)

    def line(self) -> str:
        """Precision, recall and F1 at each bar, and the share of sources."""
        shown = []
        for bar in BARS:
            right, false, missed = self.right[bar], self.false[bar], self.missed[bar]
            precision, recall = right / max(1, right + false), right / max(1, right + missed)
            f1 = 2 * right / max(1, 2 * right + false + missed)
            shown.append(f"at {bar}: P {precision:.3f} R {recall:.3f} F1 {f1:.3f} ({right}, {false}, {missed})")
        return "; ".join((*shown, f"sources {self.sources / max(1, self.right[BARS[0]]):.3f}"))


def documents(part: str, genres: Iterable[str]) -> Iterator[dict[str, Any]]:
    """The documents of one part and these genres."""
    path = data_folder() / "quotes" / f"en_gum-open-attributions-{part}.jsonl.xz"
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        yield from (document for line in lines if (document := json.loads(line))["genre"] in set(genres))


def whole(quotes: Sequence[Quote]) -> list[Quote]:
    """The quotes without the words in marks inside a statement, which are part of it."""
    return [q for q in quotes if q.kind == "indirect" or not any(o.kind == "indirect" and o.span.contains(q.span) for o in quotes)]


def score(document: dict[str, Any], quotes: Sequence[Quote], tally: Tally, *, everybody: bool) -> None:
    """Count one document's quotes."""
    text = document["text"]
    for relation in document["attributions"]:
        (start, end), last = relation["content_subtree"], relation["content"][1]
        stop = _SENTENCE_END.search(text, max(start, last - 2), end)
        relation["content_sentence"] = (start, stop.end(1) if stop else end)
    wanted = [a for a in document["attributions"] if _counts(a, text, everybody=everybody)]
    aside = [a for a in document["attributions"] if a not in wanted]
    for bar in BARS:
        free = whole(quotes)
        for relation in wanted:
            best = max(free, key=lambda q: _meets(q, relation), default=None)
            if best is None or _meets(best, relation) < bar:
                tally.missed[bar] += 1
                if bar == BARS[0]:
                    shown = text[slice(*relation["content_subtree"])][:100]
                    tally.misses.append(f"MISSED {document['id']}: {text[slice(*relation['source'])]!r} -> {shown!r}")
                continue
            free.remove(best)
            tally.right[bar] += 1
            if bar == BARS[0]:
                named = _names(best, text[slice(*relation["source"])])
                tally.sources += named
                if not named:
                    tally.misses.append(f"SOURCE {document['id']}: {text[slice(*relation['source'])]!r} got {best.speaker_text!r}")
        false = [q for q in free if not any(_meets(q, relation) >= BARS[0] for relation in aside)]
        tally.false[bar] += len(false)
        if bar == BARS[0]:
            tally.misses += [f"FALSE  {document['id']}: {q.kind} {q.rule} {q.speaker_text!r} {q.span.of(text)[:100]!r}" for q in false]


def _counts(relation: dict[str, Any], text: str, *, everybody: bool) -> bool:
    if not relation["source"] or relation["rel"] != "attribution-positive":
        return False
    words = text[slice(*relation["source"])].replace("’", "'").split()
    plain = {word.strip(".,:;()\"“”'—-").casefold() for word in words}
    return everybody or (not plain & FIRST and any(word.strip('("').islower() for word in words))


def _meets(quote: Quote, relation: dict[str, Any]) -> float:
    """The overlap of a quote with what is said: its first unit, all of it, or all of it within its sentence."""
    return max(_overlap((quote.span.start, quote.span.end), relation[key]) for key in ("content", "content_subtree", "content_sentence"))


def _overlap(a: Sequence[int], b: Sequence[int]) -> float:
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return max(0.0, shared / (max(a[1], b[1]) - min(a[0], b[0])))


def _names(quote: Quote, source: str) -> bool:
    """True when the speaker found stands in the source clause, whole or by one of its words."""
    said, given = (quote.speaker_text or "").casefold(), source.casefold()
    return bool(said) and (said in given or bool(set(said.split()) & set(given.split())))


def main() -> None:
    """Print the figures, a line for each genre."""
    options = argparse.ArgumentParser(prog="python -m evaluation.score_attribution", description=(__doc__ or "").split("\n")[0])
    options.add_argument("--part", choices=("train", "dev"), default="dev")
    options.add_argument("--genres", default=",".join(GENRES))
    options.add_argument("--all", action="store_true", help="count credits, first and second persons too")
    options.add_argument("--misses", action="store_true", help="print every miss, false alarm and wrong source")
    given = options.parse_args()
    reader = Reader()
    tallies: dict[str, Tally] = defaultdict(Tally)
    for document in documents(given.part, given.genres.split(",")):
        reading = reader.read_text(document["text"], "en", document["date"])
        if reading.report.text == document["text"]:
            score(document, reading.quotes, tallies[document["genre"]], everybody=given.all)
    total = Tally()
    for genre, tally in sorted(tallies.items()):
        print(f"{genre:10} {tally.line()}")
        if given.misses:
            print("\n".join(f"    {m}" for m in tally.misses))
        total.sources += tally.sources
        for bar in BARS:
            total.right[bar] += tally.right[bar]
            total.false[bar] += tally.false[bar]
            total.missed[bar] += tally.missed[bar]
    print(f"{'all':10} {total.line()}")


if __name__ == "__main__":
    main()

"""Word tables for holding sentences of two languages against each other, from the Wiktionary and WordNet lists under `../shared/data`.

A language without a Wiktionary list has `words/<tag>.txt` beside this file, written by us.

    python -m training.word_tables

Writes `src/dragoman/families/tables/<tag>.tsv.xz`, a line for each stem of the language: the stem, and the English stems that render it,
the surest first. Sources and licences: `src/dragoman/families/tables/SOURCES.md`.
"""

from __future__ import annotations

import lzma
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from dragoman.families.letters import key_of
from dragoman.families.profile import STEM

DATA = Path(__file__).parents[2] / "shared" / "data" / "lexicons"
TABLES = Path(__file__).parents[1] / "src" / "dragoman" / "families" / "tables"
# Tag of ours, of the Wiktionary list, of the column of synsets, and of the list of frequent words.
LANGUAGES = (("nb", "no", "nb", "no"), ("sv",) * 4, ("da",) * 4, ("de",) * 4, ("fr",) * 4, ("ru",) * 4, ("fi",) * 4, ("uk",) * 4)
OWN = Path(__file__).parent / "words"
_NOTES = re.compile(r"\{[^}]*\}|\[[^\]]*\]|\([^)]*\)")
_WORD = re.compile(r"\w+")
_EMPTY = frozenset({"to", "of", "the", "a", "an"})
# Words of an expression beyond which it is no word-by-word rendering; translations kept of one stem.
_LONGEST, _KEPT = 2, 6


def pairs(wiktionary: str, column: str) -> Iterator[tuple[str, str, float]]:
    """Words of the language with English words, each with how much it says that they render one another."""
    listed = DATA / "wiktionary" / f"en-{wiktionary}.tsv.xz"
    own_list = OWN / f"{wiktionary}.txt"
    for line in own_list.read_text().splitlines() if own_list.is_file() else ():
        meaning, _, renderings = line.partition(": ")
        yield from ((w, meaning, 2.0) for w in renderings.split() if not line.startswith("#"))
    for line in _lines(listed) if listed.is_file() else ():
        fields = line.split("\t")
        if len(fields) < 4:
            continue
        english = [w for w in _WORD.findall(fields[0]) if w.lower() not in _EMPTY]
        for rendering in _NOTES.sub("", fields[3]).split(","):
            words = _WORD.findall(rendering)
            if words and english and len(words) <= _LONGEST and len(english) <= _LONGEST:
                yield from ((w, e, 1 / (len(words) * len(english))) for w in words for e in english)
    rows = (line.split("\t") for line in _lines(DATA / "omw-synsets.tsv.xz"))
    head = next(rows)
    own, english_column = head.index(column), head.index("en")
    for row in rows:
        for word in row[own].split("|") if len(row) > own else ():
            yield from ((word, e, 0.5) for e in row[english_column].split("|") if word and e and " " not in word + e)


def _lines(path: Path) -> list[str]:
    return lzma.decompress(path.read_bytes()).decode().split("\n")


def table(wiktionary: str, column: str, frequent: str) -> dict[str, list[str]]:
    """English stems for each stem of a frequent word, the surest first."""
    known = {key_of(line.split()[0])[:STEM] for line in _lines(DATA / "freq" / f"{frequent}_50k.txt.xz") if line}
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for word, english, weight in pairs(wiktionary, column):
        stem = key_of(word)[:STEM]
        if stem in known:
            found[stem][key_of(english)[:STEM]] += weight
    return {stem: [e for e, _ in sorted(of.items(), key=lambda pair: (-pair[1], pair[0]))[:_KEPT]] for stem, of in sorted(found.items())}


def main() -> None:
    """Write all tables."""
    TABLES.mkdir(exist_ok=True)
    for tag, wiktionary, column, frequent in LANGUAGES:
        made = table(wiktionary, column, frequent)
        body = "".join(f"{stem}\t{' '.join(english)}\n" for stem, english in made.items())
        (TABLES / f"{tag}.tsv.xz").write_bytes(lzma.compress(body.encode(), preset=9 | lzma.PRESET_EXTREME))
        print(f"{tag}: {len(made)} stems, {(TABLES / f'{tag}.tsv.xz').stat().st_size} bytes")


if __name__ == "__main__":
    main()

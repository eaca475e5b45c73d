"""Score how many acts survive an aside between the subject and its verb.

    python -m evaluation.score_asides [--misses] [LANGUAGE …]

Into the short sentences of `events/` in which an act is found an aside of each kind of `asides.toml` is put behind the subject, as press copy does;
the share of acts found again, with the same type and sides, is printed. Nobody need agree on marks for that: the sentence says what it said before.
"""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from dragoman.models import Analyser, Sentence, load_analyser
from dragoman.reading.contract import to_json
from dragoman.run.reader import Reader

from .score_events import sentences

FILE = Path(__file__).with_name("asides.toml")
LONGEST = 22  # words of a sentence that can bear an aside

Acts = frozenset[tuple[str, tuple[str, ...], tuple[str, ...]]]


def behind_subject(sentence: Sentence) -> int | None:
    """The character behind the subject of a sentence's root, `None` where it does not stand before the verb."""
    tokens = sentence.tokens
    root = next((i for i, t in enumerate(tokens) if t.head == i), None)
    subject = next((i for i, t in enumerate(tokens) if root is not None and i < root and t.head == root and t.deprel.startswith("nsubj")), None)
    if root is None or subject is None:
        return None
    own = (i for i in range(root) if i == subject or tokens[i].head == subject or tokens[tokens[i].head].head == subject)
    return tokens[max(own)].end


def interrupted(text: str, aside: str, analyser: Analyser) -> str | None:
    """The text with the aside behind its subject, `None` for one that cannot bear it."""
    if text.count(".") > 1 or "," in text or len(text.split()) > LONGEST:
        return None
    read = analyser.analyse([text])[0]
    at = behind_subject(read[0]) if len(read) == 1 else None
    return None if at is None else text[:at] + aside + text[at:]


def run(tag: str, reader: Reader) -> Iterator[tuple[str, str, Acts, Acts]]:
    """Each kind and interrupted sentence with the acts found without and with its aside."""
    kinds: dict[str, list[str]] = tomllib.loads(FILE.read_text(encoding="utf-8"))[tag]
    analyser = load_analyser(reader.packs[tag].info.model)
    turn = count()

    def acts(text: str, published: str) -> Acts:
        found = to_json(reader.read_text(text, tag, published or None))["events"]
        return frozenset((e["type"], tuple(e["actors"]), tuple(e["recipients"])) for e in found)

    for published, _, marked in sentences(tag):
        before = acts(marked.text, published) if marked.of("event") else frozenset()
        for kind, asides in kinds.items() if before else ():
            text = interrupted(marked.text, asides[next(turn) % len(asides)], analyser)
            if text is not None:
                yield kind, text, before, acts(text, published)


def main() -> None:
    """Print for each language and kind how many acts are found again, and how many others are found."""
    options = argparse.ArgumentParser(prog="python -m evaluation.score_asides", description=(__doc__ or "").split("\n")[0])
    options.add_argument("languages", nargs="*")
    options.add_argument("--misses", action="store_true", help="print every sentence whose acts change")
    given = options.parse_args()
    reader = Reader()
    for tag in given.languages or tomllib.loads(FILE.read_text(encoding="utf-8")):
        tally: dict[str, list[int]] = {}
        for kind, text, before, after in run(tag, reader):
            held = tally.setdefault(kind, [0, 0, 0])
            tally[kind] = [a + b for a, b in zip(held, (len(before & after), len(before), len(after - before)), strict=True)]
            if given.misses and before != after:
                print(f"  {tag} {kind}: {text}")
        shares = (f"{kind} {kept / max(1, all_):.2f} ({kept} of {all_}, {new} new)" for kind, (kept, all_, new) in tally.items())
        print(f"{tag}  {'  '.join(shares)}")


if __name__ == "__main__":
    main()

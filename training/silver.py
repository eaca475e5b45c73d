"""Trees for raw news text by the vote of several parsers: more of the press than the treebanks hold, where they hold little.

Parsers that were trained apart err apart: where most of them give a word the same head and relation it is right far more often than each
is. Sentences on which they mostly agree are kept, and the next parser learns from them along with the treebanks.
"""

from __future__ import annotations

import gzip
import json
import lzma
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

import dragoman.languages
from dragoman.models import load_analyser
from dragoman.models.analysis import Analyser, Sentence, Token
from dragoman.text.marked import parse
from training.conllu import TreebankSentence, Word

PACKS = Path(dragoman.languages.__path__[0])
SHORTEST, LONGEST = 4, 50
"""Words of a sentence that is kept."""
AGREED = {1: 1.0, 2: 0.9}
"""Number of voters to the share of the votes that the chosen arcs of a sentence must have on the whole; of three or more:"""
AGREED_OF_MANY = 0.8
AT_ONCE = 256

Sentences = Callable[[str], list[TreebankSentence]]


Raw = tuple[str, str, tuple[Word, ...]]
"""Document, text, and the text's words where the corpus has them."""


def raw_text(language: str, data: Path, load: Sentences) -> Iterator[Raw]:
    """Sentences or paragraphs from the open corpora of the language that have no trees."""
    for source in _CORPORA[language]:
        match source.partition(":"):
            case ["examples", _, _]:
                yield from _examples(language)
            case ["flores", _, column]:
                yield from _flores(data, column)
            case ["parallel", _, name]:
                yield from _translations(data / "parallel" / f"{name}.jsonl.xz", name.rpartition("-")[2])
            case ["smartdata", _, name]:
                yield from _documents(data / "ner" / f"{name}.jsonl.xz", ("text",))
            case ["clusters", _, name]:
                yield from _documents(data / "clusters" / f"{name}.jsonl.xz", ("first_text", "second_text"))
            case _:
                yield from ((f"{source} {s.document}", s.surface(), s.words) for s in load(source))


_CORPORA = {
    "de": ("examples", "de-germeval2014", "smartdata:de-smartdata-train.v1", "parallel:cdt-da-de", "flores:de"),
    "fi": ("examples", "fi-turku-train", "flores:fi"),
    "ru": ("examples", "ru-factrueval", "clusters:tgcontest-ru_honey_pool", "flores:ru", "ru_opencorpora"),
    "sv": ("examples", "sv-webbnyheter", "flores:sv"),
    "da": (
        "examples",
        "flores:da",
    ),
}


def annotate(language: str, teachers: Sequence[Path], data: Path, load: Sentences, output: Path, *, most: int | None = None) -> Path:
    """Write the sentences on which the teachers agree as a gzipped CoNLL-U file, and give its path."""
    analysers = [load_analyser(str(teacher)) for teacher in teachers]
    texts = islice(raw_text(language, data, load), most)
    output.parent.mkdir(parents=True, exist_ok=True)
    seen = kept = 0
    with gzip.open(output, "wt", encoding="utf-8") as file:
        document = None
        while batch := list(islice(texts, AT_ONCE)):
            for (where, text, known), sentences in zip(batch, _voted([text for _, text, _ in batch], analysers), strict=True):
                for sentence, words, share in sentences:
                    seen += 1
                    if share < AGREED.get(len(analysers), AGREED_OF_MANY) or not SHORTEST <= len(words) <= LONGEST:
                        document = None  # what follows is no neighbour of what came before
                        continue
                    if where != document:
                        document = where
                        file.write(f"# newdoc id = {kept}\n")
                    kept += 1
                    file.write(_conllu(text[sentence.start : sentence.end], _as_known(words, known)))
    print(f"{output}: {kept} of {seen} sentences")
    return output


Voted = tuple[Sentence, tuple[Token, ...], float]


def _voted(texts: list[str], analysers: Sequence[Analyser]) -> Iterator[list[Voted]]:
    readings = [analyser.analyse(texts, edited=True) for analyser in analysers]
    for of_text in zip(*readings, strict=True):
        others = [{(s.start, s.end): s for s in sentences} for sentences in of_text[1:]]
        yield [(s, *_vote([s, *(o[s.start, s.end] for o in others if (s.start, s.end) in o)], len(analysers))) for s in of_text[0]]


def _vote(sentences: Sequence[Sentence], voters: int) -> tuple[tuple[Token, ...], float]:
    """The arcs that most give, where these are a tree; else the first one's; with the share of all votes that they have."""
    first = sentences[0].tokens
    alike = [s.tokens for s in sentences if [t.start for t in s.tokens] == [t.start for t in first]]
    arcs = [Counter((tokens[i].head, tokens[i].deprel) for tokens in alike) for i in range(len(first))]
    chosen = [counts.most_common(1)[0][0] for counts in arcs]
    if not _is_tree([head for head, _ in chosen]):
        chosen = [(token.head, token.deprel) for token in first]
    share = sum(counts[arc] for counts, arc in zip(arcs, chosen, strict=True)) / (voters * len(first))
    tags = [Counter((tokens[i].upos, tokens[i].feats) for tokens in alike).most_common(1)[0][0] for i in range(len(first))]
    return tuple(
        Token(
            start=t.start, end=t.end, text=t.text, lemma=t.lemma, upos=upos, feats=feats, head=head, deprel="root" if head == i else deprel,
            entity=t.entity,
        )
        for i, (t, (head, deprel), (upos, feats)) in enumerate(zip(first, chosen, tags, strict=True))
    ), share  # fmt: skip


def _as_known(words: tuple[Token, ...], known: tuple[Word, ...]) -> tuple[Token, ...]:
    """The words with the tags, features and lemmas that the corpus itself gives, if it does and cuts them alike."""
    if [word.text for word in words] != [word.form for word in known]:
        return words
    return tuple(replace(w, upos=k.upos, feats=k.feats, lemma=k.lemma) if k.upos not in ("", "_") else w for w, k in zip(words, known, strict=True))


def _is_tree(heads: Sequence[int]) -> bool:
    if sum(head == i for i, head in enumerate(heads)) != 1:
        return False
    for start in range(len(heads)):
        place, steps = start, 0
        while heads[place] != place and steps <= len(heads):
            place, steps = heads[place], steps + 1
        if steps > len(heads):
            return False
    return True


def _conllu(text: str, words: Sequence[Token]) -> str:
    ends = [*(words[i + 1].start for i in range(len(words) - 1)), -1]
    rows = [
        "\t".join(
            (
                str(i + 1), w.text, w.lemma or "_", w.upos, "_", w.feats or "_", str(0 if w.head == i else w.head + 1), w.deprel, "_",
                "SpaceAfter=No" if w.end == end else "_",
            )
        )
        for i, (w, end) in enumerate(zip(words, ends, strict=True))
    ]  # fmt: skip
    return "\n".join((f"# text = {' '.join(text.split())}", *rows, "", ""))


def _examples(language: str) -> Iterator[Raw]:
    """Sentences that our own packs give as examples: no news, but what the reader is asked to read."""
    for path in sorted((PACKS / language).glob("*.toml")):
        yield from ((f"{path.name} {n}", parse(t).text, ()) for n, t in enumerate(_strings_under(tomllib.loads(path.read_text(encoding="utf-8")))))


def _strings_under(part: object, *, inside: bool = False) -> Iterator[str]:
    match part:
        case str() if inside:
            yield part
        case dict():
            for key, value in part.items():
                yield from _strings_under(value, inside=key in ("yes", "no"))
        case list():
            for item in part:
                yield from _strings_under(item, inside=inside)


def _flores(data: Path, column: str) -> Iterator[Raw]:
    head, *lines = lzma.decompress((data / "parallel" / "flores-dev.tsv.xz").read_bytes()).decode("utf-8").splitlines()
    place = head.split("\t").index(column)
    yield from ((f"flores {number}", line.split("\t")[place], ()) for number, line in enumerate(lines))


def _translations(path: Path, language: str) -> Iterator[Raw]:
    for line in lzma.decompress(path.read_bytes()).decode("utf-8").splitlines():
        row = json.loads(line)
        for text in _paragraphs_of(row[language]):
            yield f"{path.name} {row['doc']}", text, ()


def _paragraphs_of(words: Sequence[str]) -> Iterator[str]:
    """Text of tokens that came without their spacing, cut behind stops."""
    run: list[str] = []
    opened = False
    for word in words:
        if word == '"':
            opened = not opened
            word = "„" if opened else "“"
        run.append(word)
        if word in (".", "!", "?") and len(run) > 3:
            yield _spaced(run)
            run = []
    if run:
        yield _spaced(run)


def _spaced(words: Sequence[str]) -> str:
    text = " ".join(words)
    for mark in ".,;:?!)“":
        text = text.replace(f" {mark}", mark)
    return text.replace("( ", "(").replace("„ ", "„")


def _documents(path: Path, fields: Sequence[str]) -> Iterator[Raw]:
    for number, line in enumerate(lzma.decompress(path.read_bytes()).decode("utf-8").splitlines()):
        row = json.loads(line)
        for field in fields:
            yield from ((f"{path.name} {number} {field}", text, ()) for text in str(row[field]).splitlines() if len(text) > 40)

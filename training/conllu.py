"""Sentences of a CoNLL-U file, with their raw text, spacing, multiword tokens and names.

A reader of our own rather than a library: the recipe needs the character offsets of every word in the raw text (the
evaluation aligns on them) and nothing of the enhanced graph, empty nodes or editing that CoNLL-U libraries are made for.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

NO_NAMES = "_"
"""What stands for a word's name tag where the source says nothing about names (``O`` says: not a name)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One syntactic word of a treebank sentence, as annotated."""

    form: str
    lemma: str
    upos: str
    feats: str
    head: int
    """Index of the head within the sentence, from 0; the word's own index for the root."""
    deprel: str
    space_after: bool
    name: str = NO_NAMES
    part_of: int = -1
    """Index of the first word of the multiword token that this word is a part of; -1 where it is a token by itself."""
    whole: str = ""
    """The multiword token as written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TreebankSentence:
    """One annotated sentence of a treebank."""

    source: str
    genre: str
    document: str
    text: str
    words: tuple[Word, ...]

    def surface(self) -> str:
        """The text as the words spell it; differs from ``text`` only where a multiword token is spelt otherwise."""
        return "".join(word.form + " " * word.space_after for word in self.words).strip()


def read_conllu(path: Path, *, source: str | None = None) -> Iterator[TreebankSentence]:
    """Sentences of a gzipped or plain CoNLL-U file, in order."""
    source = source or path.name.split(".")[0]
    document, genre, text = "", "", ""
    rows: list[list[str]] = []
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# newdoc"):
                document = line.partition("=")[2].strip()
                genre = document.split("-")[0] if "ewt" in source else document[:2]
            elif line.startswith("# meta::genre"):
                genre = line.partition("=")[2].strip()
            elif line.startswith("# text ="):
                text = line.partition("=")[2].strip()
            elif line.startswith("#"):
                continue
            elif line:
                rows.append(line.split("\t"))
            elif rows:
                yield TreebankSentence(source=source, genre=genre, document=document, text=text, words=tuple(_words(rows)))
                rows, text = [], ""
    if rows:
        yield TreebankSentence(source=source, genre=genre, document=document, text=text, words=tuple(_words(rows)))


def contracted(sentence: TreebankSentence) -> TreebankSentence:
    """The sentence with each contraction that its parts do not spell ("du" for "de" + "le", "im" for "in" + "dem") as one word.

    A tokenizer that only cuts cannot part them. The whole takes tag, lemma and relation of its first part (the preposition) and what
    hangs on any part; contractions whose parts do spell them ("don't") stay as they are.
    """
    words = sentence.words
    wholes = {w.part_of: w.whole for w in words if w.part_of >= 0 and w.whole}
    groups = {first: [i for i, w in enumerate(words) if w.part_of == first] for first in wholes}
    joined = {first: parts for first, parts in groups.items() if "".join(words[i].form for i in parts) != wholes[first]}
    if not joined:
        return sentence
    lead = {i: first for first, parts in joined.items() for i in parts}
    kept = [i for i in range(len(words)) if lead.get(i, i) == i]
    place = {i: number for number, i in enumerate(kept)}

    def head_of(i: int) -> int:
        for part in joined.get(i, [i]):  # the first part that hangs on a word outside
            if lead.get(words[part].head, words[part].head) != i or words[part].head == part:
                return i if words[part].head == part else lead.get(words[part].head, words[part].head)
        return i

    merged = []
    for i in kept:
        word, parts = words[i], joined.get(i, [i])
        whole = wholes[i] if i in joined else word.form
        root = any(words[part].head == part for part in parts)
        head = i if root else head_of(i)
        merged.append(
            replace(
                word, form=whole, head=place[head], deprel="root" if root else word.deprel, space_after=words[parts[-1]].space_after,
                part_of=-1 if i in joined or word.part_of < 0 else place[word.part_of],
            )
        )  # fmt: skip
    return replace(sentence, words=tuple(merged))


def with_names(sentence: TreebankSentence, names: list[str]) -> TreebankSentence:
    """The sentence with BIO name tags, one for each word, in place of its own."""
    words = tuple(replace(word, name=name) for word, name in zip(sentence.words, names, strict=True))
    return replace(sentence, words=words)


def _words(rows: list[list[str]]) -> list[Word]:
    words: list[Word] = []
    ends_of_tokens: dict[int, bool] = {}
    first_of: dict[int, int] = {}
    written: dict[int, str] = {}
    for row in rows:
        if "-" in row[0]:
            first, _, last = row[0].partition("-")
            ends_of_tokens[int(last)] = _space_after(row[9])
            written[int(first) - 1] = row[1]
            first_of.update(dict.fromkeys(range(int(first), int(last) + 1), int(first) - 1))
        elif "." not in row[0]:
            number = int(row[0])
            inside = number in first_of
            space = ends_of_tokens.get(number, False) if inside else _space_after(row[9])
            head = int(row[6]) if row[6] != "_" else 0
            words.append(
                Word(
                    form=row[1].replace(" ", "\u00a0"),
                    lemma=row[2] if row[2] != "_" or row[1] == "_" else "",
                    upos=row[3],
                    feats="" if row[5] == "_" else row[5],
                    head=number - 1 if head == 0 else head - 1,
                    deprel=row[7],
                    space_after=space,
                    name=_name(row[9]),
                    part_of=first_of.get(number, -1),
                    whole=written.get(first_of.get(number, -1), ""),
                )
            )
    return words


def _space_after(misc: str) -> bool:
    return "SpaceAfter=No" not in misc.split("|")


def _name(misc: str) -> str:
    for item in misc.split("|"):
        if item.startswith("name="):
            return item[5:]
    return NO_NAMES

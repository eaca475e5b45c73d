"""Sentences with names (persons, organisations, places) from corpora that are no treebanks, or whose names are implied.

Names travel between languages: "Lavrov", "Gazprom" and "Kyiv" are the same token in an English and a Norwegian paper. The
English model therefore learns names from the Norwegian, Danish, Swedish and German corpora too, with classes mapped to UNER's.
"""

from __future__ import annotations

import gzip
import json
import lzma
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from training.conllu import TreebankSentence, Word, read_conllu, with_names

GUM_CLASSES = {"person": "PER", "organization": "ORG", "place": "LOC"}
FACTRUEVAL_CLASSES = {"Person": "PER", "LocOrg": "LOC", "Location": "LOC", "Org": "ORG"}
FACTRUEVAL_NAMES = frozenset(("name", "surname", "patronymic", "nickname", "loc_name", "org_name"))
NAME_TYPES = {"Giv": "PER", "Sur": "PER", "Pat": "PER", "Geo": "LOC"}
LONGEST_LINE = 40
INSIDE_NAMES = frozenset(("-", "of", "the", "&", "'s", "’s", "for", "and"))


def ewt_with_names(data: Path) -> list[TreebankSentence]:
    """EWT train with the names of UNER, matched sentence by sentence on the words."""
    named: dict[tuple[str, ...], list[str]] = {}
    for forms, names in _bio(data / "ner" / "uner-en_ewt-ud-train.2022-12.iob2.gz", form=1, name=2):
        named[tuple(forms)] = names
    found = []
    for sentence in read_conllu(data / "ud" / "en_ewt-ud-train.conllu.gz"):
        names = named.get(tuple(word.form for word in sentence.words))
        found.append(with_names(sentence, names) if names else sentence)
    return found


def wikigold(data: Path) -> Iterator[TreebankSentence]:
    """The annotated Wikipedia articles of WikiGold; its class MISC is left out."""
    for number, (forms, names) in enumerate(_bio(data / "ner" / "en-wikigold.conll.gz", form=0, name=-1)):
        yield bare_sentence("wikigold", str(number // 8), forms, names)


def swedish_news(data: Path) -> Iterator[TreebankSentence]:
    """Swedish web news; its tags have no prefixes, so that adjacent names of one class run together."""
    for number, (forms, names) in enumerate(_bio(data / "ner" / "sv-webbnyheter-train.tsv.gz", form=0, name=-1)):
        tags = ["O" if name in ("O", "0") else "I-" + name for name in names]
        yield bare_sentence("sv-webbnyheter", str(number // 8), forms, tags)


def german_news(data: Path) -> Iterator[TreebankSentence]:
    """The development part of GermEval 2014; derived and partial names (``LOCderiv``) are no names here."""
    for number, (forms, names) in enumerate(_bio(data / "ner" / "de-germeval2014-dev.tsv.gz", form=1, name=2)):
        tags = ["O" if name.endswith(("deriv", "part", "OTH")) else name for name in names]
        yield bare_sentence("de-germeval", str(number), forms, tags)


def finnish_news(path: Path) -> Iterator[TreebankSentence]:
    """The Turku corpus; its products, events and dates are no names here."""
    for number, (forms, names) in enumerate(_bio(path, form=0, name=1)):
        yield bare_sentence("fi-turku", str(number // 8), forms, [name if name[2:] in ("PER", "LOC", "ORG") else "O" for name in names])


def old_newspapers(path: Path) -> Iterator[TreebankSentence]:
    """French newspapers of 1870 to 1940 as read by machine; lines stand for sentences where the corpus marks none."""
    for number, (forms, names) in enumerate(_bio(path, form=0, name=1)):
        for start in range(0, len(forms), LONGEST_LINE):
            part = slice(start, start + LONGEST_LINE)
            yield bare_sentence("europeana", str(number), forms[part], names[part])


def russian_news(data: Path) -> Iterator[TreebankSentence]:
    """The development part of FactRuEval 2016: of each object the words that are names, not the descriptions around them."""
    for line in lzma.decompress((data / "ner" / "ru-factrueval2016-devset.jsonl.xz").read_bytes()).decode("utf-8").splitlines():
        document = json.loads(line)
        spans = {span["id"]: span for span in document["spans"]}
        labels: dict[int, tuple[int, str]] = {}
        for entry in sorted(document["objects"], key=lambda entry: entry["type"] != "LocOrg"):
            label = FACTRUEVAL_CLASSES.get(entry["type"])
            named = [spans[key] for key in entry["spans"] if key in spans and spans[key]["type"] in FACTRUEVAL_NAMES]
            if label and named:
                start, end = min(s["start"] for s in named), max(s["start"] + s["len"] for s in named)
                for offset in range(start, end):
                    labels.setdefault(offset, (start, label))
        for sentence in document["sents"]:
            forms = [token[3] for token in sentence]
            found = [labels.get(token[1]) for token in sentence]
            tags = [
                "O" if mark is None else ("I-" if i and found[i - 1] == mark else "B-") + mark[1] for i, mark in enumerate(found)
            ]  # fmt: skip
            yield bare_sentence("ru-factrueval", document["id"], forms, tags)


def parliament_with_names(sentences: Iterable[TreebankSentence]) -> Iterator[TreebankSentence]:
    """The Ukrainian treebank with names read off its features: what kind of name a proper noun is, and abbreviations for organisations."""
    for sentence in sentences:
        kinds = [_kind_of_name(word) for word in sentence.words]
        tags = ["O" if kind is None else ("I-" if i and kinds[i - 1] == kind == "PER" else "B-") + kind for i, kind in enumerate(kinds)]
        yield with_names(sentence, tags)


def _kind_of_name(word: Word) -> str | None:
    if word.upos != "PROPN":
        return None
    feats = dict(item.split("=") for item in word.feats.split("|")) if word.feats else {}
    return NAME_TYPES.get(feats.get("NameType", ""), "ORG" if feats.get("Abbr") == "Yes" else None)


def gum_with_names(data: Path) -> Iterator[TreebankSentence]:
    """GUM train with names read off its entity annotation: the proper nouns around the head of a typed mention."""
    path = data / "ud" / "en_gum-open-ud-train.conllu.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        columns = [line.rstrip("\n").split("\t") for line in lines if re.match(r"\d+\t", line)]
    entities = iter([_entity_marks(row[9]) for row in columns])
    open_mentions: list[tuple[str, int, int]] = []
    for number, sentence in enumerate(read_conllu(path)):
        tags = ["O"] * len(sentence.words)
        closed: list[tuple[int, int, str]] = []
        for index in range(len(sentence.words)):
            for mark in next(entities):
                if mark != ")":
                    open_mentions.append((mark, number, index))
                    continue
                etype, opened, start = open_mentions.pop()
                if opened == number and etype in GUM_CLASSES:
                    closed.append((start, index, GUM_CLASSES[etype]))
        for start, end, label in sorted(closed, key=lambda mention: mention[0] - mention[1]):
            _mark_proper_nouns(sentence, start, end, label, tags)
        yield with_names(sentence, tags)


def _entity_marks(misc: str) -> list[str]:
    """The types of the mentions that open at a word and a ``)`` for each that closes, in the order of nesting."""
    found = re.search(r"(?:^|\|)Entity=([^|]*)", misc)
    return [etype or ")" for etype, _ in re.findall(r"\([^-()]+-([a-z]+)|(\))", found[1])] if found else []


def bare_sentence(source: str, document: str, forms: list[str], names: list[str]) -> TreebankSentence:
    """A sentence with nothing known but its words and names, spaced as text usually is."""
    tags = ["O" if name.endswith("MISC") else name for name in names]
    words = tuple(
        Word(form=form, lemma="", upos="", feats="", head=index, deprel="", space_after=space, name=tag)
        for index, (form, space, tag) in enumerate(zip(forms, _spaces(forms), _as_bio(tags), strict=True))
    )
    return TreebankSentence(source=source, genre=source, document=document, text="", words=words)


def _mark_proper_nouns(sentence: TreebankSentence, start: int, end: int, label: str, tags: list[str]) -> None:
    words = sentence.words
    heads = [i for i in range(start, end + 1) if words[i].head == i or not start <= words[i].head <= end]
    if not heads or words[heads[0]].upos != "PROPN":
        return
    first = last = heads[0]
    while first > start and words[first - 1].upos == "PROPN":
        first -= 1
        while first - 2 >= start and words[first - 1].form == "-" and words[first - 2].upos == "PROPN":
            first -= 2
    while last < end:
        step = next((k for k in (1, 2, 3) if last + k <= end and words[last + k].upos == "PROPN"
                     and all(words[last + j].form in INSIDE_NAMES for j in range(1, k))), 0)  # fmt: skip
        if not step or (step > 1 and label == "PER" and words[last + 1].form != "-"):
            break
        last += step
    if all(tag == "O" for tag in tags[first : last + 1]):
        tags[first : last + 1] = ["B-" + label, *["I-" + label] * (last - first)]


def _as_bio(names: list[str]) -> list[str]:
    """IOB1 tags, where a name may begin with I-, as BIO."""
    fixed, before = [], "O"
    for name in names:
        starts = name.startswith("I-") and (before == "O" or before[2:] != name[2:])
        fixed.append("B-" + name[2:] if starts else name)
        before = name
    return fixed


def _spaces(forms: list[str]) -> list[bool]:
    """Plausible spacing for a corpus that kept only tokens: none before closing marks, none after opening ones."""
    spaces, quoted = [], False
    for index, form in enumerate(forms):
        following = forms[index + 1] if index + 1 < len(forms) else ""
        opening = form in ("(", "[", "$", "``")
        if form == '"':
            quoted = not quoted
            opening = quoted
        closing = following in (",", ".", ";", ":", "?", "!", ")", "]", "'s", "n't", "''", "%") or (following == '"' and quoted)
        spaces.append(not opening and not closing)
    return spaces


def _bio(path: Path, *, form: int, name: int) -> Iterator[tuple[list[str], list[str]]]:
    forms: list[str] = []
    names: list[str] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t" if "\t" in line else " ")
            if line.startswith(("# ", "#\t", "-DOCSTART-")):
                continue
            if not line.strip():
                if forms:
                    yield forms, names
                forms, names = [], []
                continue
            if len(fields) > max(form, name) and fields[form].strip():
                forms.append(fields[form].replace(" ", "\u00a0"))
                names.append(fields[name])
    if forms:
        yield forms, names


def relabel(sentence: TreebankSentence, classes: dict[str, str]) -> TreebankSentence:
    """The sentence with its name classes mapped; a class that is not mapped is no name."""
    tags = []
    for word in sentence.words:
        prefix, _, label = word.name.partition("-")
        tags.append(f"{prefix}-{classes[label]}" if label in classes else "O" if label else word.name)
    return replace(sentence, words=with_names(sentence, tags).words)

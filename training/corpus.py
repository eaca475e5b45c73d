"""Treebank sentences as spaCy examples: which data each model learns from, and in what shape it sees them.

A model must work on raw paragraphs, so the reader gives it paragraphs: one to eight consecutive sentences of a document
run together, tokenised by the model's own tokenizer, with the treebank's annotation aligned to that.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import registry
from spacy.vocab import Vocab

from dragoman.models.affixes import KNOWN_WORDS, learn_words, words_met
from training import danish_from_norwegian, names
from training.augment import Rates, vary
from training.conllu import NO_NAMES, TreebankSentence, Word, contracted, read_conllu
from training.danish import clauses_as_elsewhere
from training.opencorpora import closed_classes, opencorpora
from training.other_names import OtherNames
from training.other_names import other_names as stock_of_names
from training.swedish_lemmas import with_lemmas
from training.tokenizers import adjust_tokenizer

SPEECH = frozenset(("vlog",))
"""GUM genres left out of training: transcribed talk without the press's punctuation."""

LONGEST_PARAGRAPH = 8
SINGLE_SENTENCES = 0.35
NAME_CLASSES = {"GPE_LOC": "GPE", "GPE_ORG": "GPE"}
UNUSED_CLASSES = frozenset(("MISC", "OTH", "OTHER"))

BLOCK = 12
"""Consecutive sentences that are kept together where a development part has to serve for training too."""
FOLDS = 6
"""One block of so many is held back to choose by; the others are learnt from."""


def data_folder() -> Path:
    """Where the open data lies: ``DRAGOMAN_TRAINING_DATA``, else ``../shared/data`` beside the repository."""
    return Path(os.environ.get("DRAGOMAN_TRAINING_DATA", "../shared/data"))


def silver_file(language: str) -> Path:
    """Where the trees that parsers gave raw text are kept (`training.silver`)."""
    return Path("training/work/silver") / f"{language}.conllu.gz"


def load_sentences(source: str) -> list[TreebankSentence]:
    """The sentences of one source, named by its file (``no_bokmaal-ud-dev``) or as one of the corpora below.

    ``NAME/train`` and ``NAME/held`` are the two parts of a source that is all there is of its kind: five blocks of six, and the sixth.
    """
    data = data_folder()
    source, _, part = source.partition("/")
    if part:
        return [s for number, s in enumerate(load_sentences(source)) if (number // BLOCK % FOLDS == FOLDS - 1) == (part == "held")]
    match source:
        case "en_ewt-names":
            return names.ewt_with_names(data)
        case "en_gum-names":
            return list(names.gum_with_names(data))
        case "en-wikigold":
            return list(names.wikigold(data))
        case "sv-webbnyheter":
            return list(names.swedish_news(data))
        case "de-germeval2014":
            return list(names.german_news(data))
        case "fi-turku-train" | "fi-turku-dev":
            return list(names.finnish_news(data / "ner" / f"{source}.tsv.gz"))
        case "fr-europeana":
            return list(names.old_newspapers(data / "ner" / "fr-europeana-bnf.bio.gz"))
        case "da-press" | "sv-press" | "ru-press" | "de-press" | "fi-press" | "uk-press":
            grammar = import_module(f"training.press.{source[:2]}")
            return list(grammar.sentences())
        case "de-press-long" | "fi-press-long":
            grammar = import_module(f"training.press.{source[:2]}_long")
            return list(grammar.sentences())
        case "da-silver" | "sv-silver" | "ru-silver" | "de-silver" | "fi-silver":
            return list(read_conllu(silver_file(source[:2])))
        case "da-from-nb":
            return [_without_tags(sentence) for sentence in danish_from_norwegian.sentences(data)]
        case "fi_tdt-ud-dev" | "fi_ftb-ud-dev":
            sentences = read_conllu(data / "ud" / f"{source}.conllu.gz")
            return [replace(s, words=tuple(replace(w, lemma=w.lemma.replace("#", "")) for w in s.words)) for s in map(contracted, sentences)]
        case "uk_parlamint-names":
            return list(names.parliament_with_names(load_sentences("uk_parlamint-ud-train")))
        case "ru-factrueval":
            return list(names.russian_news(data))
        case "ru_opencorpora":
            return list(opencorpora(data, closed_classes(load_sentences("ru_taiga-ud-train"))))
        case "da_ddt-ud-train.silver":
            return [clauses_as_elsewhere(sentence) for sentence in read_conllu(data / "ud" / f"{source}.conllu.gz")]
        case "sv_talbanken-ud-train.silver":
            return with_lemmas(list(read_conllu(data / "ud" / f"{source}.conllu.gz")), data)
        case _:
            sentences = (contracted(sentence) for sentence in read_conllu(data / "ud" / f"{source}.conllu.gz"))
            return [sentence for sentence in sentences if sentence.genre not in SPEECH or source.endswith("-dev")]


@registry.callbacks("dragoman.words.v1")
def know_words(sources: list[str]) -> Callable[[Language], Language]:
    """A callback for ``[initialize.before_init]``: the tokenizer adjusted, and the words of the sources those that the pipeline will know."""

    def prepare(nlp: Language) -> Language:
        adjust_tokenizer()(nlp)
        sentences = [sentence for source in dict.fromkeys(sources) for sentence in load_sentences(source)]
        nlp.meta[KNOWN_WORDS] = words_met(word.form for sentence in sentences for word in sentence.words)
        learn_words(nlp)
        return nlp

    return prepare


def _without_tags(sentence: TreebankSentence) -> TreebankSentence:
    """The sentence with its tree alone: another treebank's tags and features are not taken over."""
    return replace(sentence, words=tuple(replace(word, upos="", feats="") for word in sentence.words))


def as_doc(vocab: Vocab, sentences: Iterable[TreebankSentence]) -> Doc:
    """The sentences run together as one annotated spaCy document."""
    words: list[Word] = []
    heads: list[int] = []
    starts: list[bool] = []
    for sentence in sentences:
        first = len(words)
        heads.extend(first + word.head for word in sentence.words)
        starts.extend(index == 0 for index in range(len(sentence.words)))
        words.extend(sentence.words)
    doc = Doc(
        vocab,
        words=[word.form for word in words],
        spaces=[word.space_after for word in words],
        pos=[word.upos if word.upos != "_" else "" for word in words],
        morphs=[word.feats for word in words],
        lemmas=[word.lemma for word in words],
        heads=heads if words[0].deprel else None,
        deps=["ROOT" if word.deprel == "root" else word.deprel for word in words] if words[0].deprel else None,
        sent_starts=None if words[0].deprel else starts,
        ents=[_entity(word.name) for word in words],
    )
    for token, word in zip(doc, words, strict=True):
        if not word.upos:
            token.set_morph(None)  # unknown, not empty: else the tagger learns that it has no tag
    return doc


def paragraphs(sentences: list[TreebankSentence], rng: random.Random, *, single: float = SINGLE_SENTENCES) -> Iterator[list[TreebankSentence]]:
    """Runs of consecutive sentences of one document, of random length."""
    position = 0
    while position < len(sentences):
        length = 1 if rng.random() < single else rng.randint(2, LONGEST_PARAGRAPH)
        run = sentences[position : position + length]
        yield [sentence for sentence in run if sentence.document == run[0].document]
        position += len([sentence for sentence in run if sentence.document == run[0].document])


@registry.readers("dragoman.treebanks.v1")
def read_treebanks(
    sources: list[str],
    seed: int,
    augment: bool,
    title: float = 0.0,
    names_only: bool = False,
    name_classes: dict[str, str] | None = None,
    other_names: float = 0.0,
    lower: float = 0.01,
) -> Callable[[Language], Iterator[Example]]:
    """A spaCy corpus: on each call one more pass over the sources, varied afresh when ``augment`` is set.

    ``other_names`` is the share of persons that get other names then, ``title`` and ``lower`` the shares of sentences in which each word
    begins with a capital, or all letters are small.
    """
    loaded: list[list[TreebankSentence]] = []
    stock: list[OtherNames] = []
    passes = 0

    def read(nlp: Language) -> Iterator[Example]:
        nonlocal passes
        if not loaded:
            for source in sources:
                kept = [s for s in load_sentences(source) if not names_only or s.words[0].name != NO_NAMES]
                loaded.append([names.relabel(s, name_classes) for s in kept] if name_classes else kept)
            if other_names:
                stock.append(stock_of_names(data_folder(), other_names))
        rng = random.Random(f"{seed}:{passes if augment else 0}")
        passes += 1
        rates = Rates(title=title, lower=lower)
        runs = [run for sentences in loaded for run in paragraphs(sentences, rng)]
        if augment:
            rng.shuffle(runs)
        for run in runs:
            for names_instead in stock:
                run = names_instead.vary(run, rng)
            if augment:
                run = [vary(sentence, rates, rng) for sentence in run]
            reference = as_doc(nlp.vocab, run)
            yield Example(nlp.make_doc(reference.text), reference)

    return read


def _entity(name: str) -> str | None:
    if name == NO_NAMES:
        return None
    prefix, _, label = name.partition("-")
    if label in UNUSED_CLASSES:
        return "O"
    return f"{prefix}-{NAME_CLASSES.get(label, label)}" if label else "O"

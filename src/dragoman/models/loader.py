"""Loading a trained spaCy pipeline as an `Analyser`.

spaCy is imported only when a pipeline is loaded: a run that needs no tree does not pay the second that the import takes.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import cache
from itertools import islice, pairwise
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from dragoman.errors import ModelError
from dragoman.models.affixes import learn_words
from dragoman.models.agreement import agreed
from dragoman.models.analysis import Analyser, Sentence
from dragoman.models.documents import Documents, Read
from dragoman.models.guesses import COMPONENT as LEMMAS
from dragoman.models.guesses import guesses_of
from dragoman.models.lemmas import NO_TABLE, LemmaTable, read_lemma_table
from dragoman.models.naming import COMPONENT as NAMES
from dragoman.models.naming import names_of
from dragoman.models.paragraphs import find_paragraphs
from dragoman.models.words import Cutter, Span, find_words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DATA = Path(__file__).parent / "data"
LONGEST_TEXT = 100_000
"""Code points; a longer text is not one report, and memory grows with the longest paragraph."""
PARAGRAPHS_AT_ONCE = 64
FORGET_AFTER = 2_000_000
"""Code points after which the words that were not in the pipeline's own vocabulary are forgotten: some ten thousand, in 10 MB."""
STOPS_END_SENTENCES = "stops_end_sentences"
"""In a pipeline's meta: sentences may begin only behind a stop or at the head of a line."""
_STOPS = ".!?…:;"
_CLOSING = frozenset("\"'”’“»«›‹)]")
"""Marks that may stand between the stop and the next sentence; which way they point differs between languages."""
_NEVER_FIRST = frozenset((",", ")", "]", "''"))
"""These, and stops, belong to what is before them. Quotation marks may open."""
_OPENING = frozenset('"“«„')
_LETTER = 2  # characters of a letter with its stop
NEEDED_LABELS = frozenset(("nsubj", "obl", "case"))
"""Relations that every UD parser has and that other schemes (ClearNLP, NDT) lack at least one of."""


def available() -> tuple[str, ...]:
    """The names of the pipelines that come with Dragoman."""
    return tuple(sorted(folder.name for folder in DATA.iterdir() if (folder / "meta.json").is_file())) if DATA.is_dir() else ()


@cache
def load_analyser(name: str) -> Analyser:
    """The analyser of this name: one of `available()`, or any installed spaCy pipeline with UD labels, or the path of one.

    Loaded once per process. An analyser may be shared by threads; they take turns.

    Raises:
        ModelError: if there is no such pipeline, it does not load, or its labels are not those of Universal Dependencies.
    """
    pipeline = _load_pipeline(name)
    return SpacyAnalyser(name, pipeline, lemmas=read_lemma_table(Path(pipeline.path)) if pipeline.path else NO_TABLE)


class SpacyAnalyser:
    """A spaCy pipeline that gives Dragoman's own types."""

    def __init__(self, name: str, pipeline: Language, *, lemmas: LemmaTable = NO_TABLE) -> None:
        self._name = name
        self._lemmas = lemmas
        self._pipeline = pipeline
        self._turn = threading.Lock()
        self._names = names_of(pipeline)
        self._guesses = guesses_of(pipeline)
        self._cut = Cutter(pipeline.tokenizer, getattr(pipeline.tokenizer, "rules", None) or ())
        self._documents = Documents(lemmas, self._guesses)
        self._memory = ExitStack()
        self._read = 0

    @property
    def name(self) -> str:
        """The name it was loaded by."""
        return self._name

    def analyse(self, texts: Sequence[str], *, edited: bool = False) -> list[tuple[Sentence, ...]]:
        """The sentences of each text, in order; `edited` says that within a line only a stop ends one.

        Raises:
            ValueError: if a text is longer than `LONGEST_TEXT`.
        """
        for number, text in enumerate(texts):
            if len(text) > LONGEST_TEXT:
                raise ValueError(
                    f"text {number} has {len(text):,} characters, more than the {LONGEST_TEXT:,} that one call may analyse; "
                    "divide it into its reports or blocks first"
                )
        from dragoman.models.products import one_thread

        with self._turn, one_thread():
            self._make_room(sum(map(len, texts)))
            return self._analyse(texts, edited=edited)

    def _make_room(self, characters: int) -> None:
        """Let spaCy forget the words of earlier texts from time to time: after every text would have it cut common words anew each time."""
        if self._read + characters > FORGET_AFTER:
            self._memory.close()
            self._read = 0
        if not self._read:
            self._memory.enter_context(self._pipeline.memory_zone())
        self._read += characters

    def _analyse(self, texts: Sequence[str], *, edited: bool) -> list[tuple[Sentence, ...]]:
        found: list[list[Sentence]] = [[] for _ in texts]
        standards = [self._lemmas.standard(text.split()) for text in texts]
        portions = [
            (number, [text[first:last] for first, last in spans], spans)
            for number, text in enumerate(texts)
            for start, end in find_paragraphs(text)
            for spans in find_words(self._cut, text, start, end)
        ]
        stops = edited or bool(self._pipeline.meta.get(STOPS_END_SENTENCES))
        blank = (_as_doc(self._pipeline, texts[number], words, spans, stops_end_sentences=stops) for number, words, spans in portions)
        docs = self._read_docs(blank)
        for begin in range(0, len(portions), PARAGRAPHS_AT_ONCE):
            batch = portions[begin : begin + PARAGRAPHS_AT_ONCE]
            read = [Read(doc=next(docs), words=words, spans=spans, standard=standards[number]) for number, words, spans in batch]
            for (number, *_), sentences in zip(batch, self._documents.sentences(read), strict=True):
                found[number].extend(sentences)
        return [tuple(agreed(sentences)) for sentences in found]

    def _read_docs(self, blank: Iterable[Doc]) -> Iterator[Doc]:
        """The documents with all that the pipeline says of them, but for lemmas where these are worked out for the words that need them."""
        left_out = [name for name, own in ((NAMES, self._names), (LEMMAS, self._guesses)) if own]
        docs = self._pipeline.pipe(blank, batch_size=PARAGRAPHS_AT_ONCE, disable=left_out)
        if self._names is None:
            yield from docs
            return
        while batch := list(islice(docs, PARAGRAPHS_AT_ONCE)):
            self._names(batch)
            yield from batch


@contextmanager
def _without_commands() -> Iterator[None]:
    """Import spaCy without its command line, which takes a third of the time (typer, weasel, httpx) and is not used here.

    spaCy's own `__init__` imports it for the one name `info`; afterwards the stand-ins are gone, so that `spacy.cli` imported by
    anybody else is the real one.
    """
    names = ("spacy.cli", "spacy.cli.info")
    if "spacy" in sys.modules:
        yield
        return
    for name in names:
        sys.modules[name] = ModuleType(name)
    sys.modules["spacy.cli"].__path__ = []
    sys.modules["spacy.cli.info"].info = None  # type: ignore[attr-defined]
    try:
        yield
    finally:
        for name in names:
            sys.modules.pop(name, None)
        # A later `import spacy.cli` must find the package, not the attribute that the stand-in left behind.
        vars(sys.modules.get("spacy", ModuleType("spacy"))).pop("cli", None)


def _load_pipeline(name: str) -> Language:
    try:
        with _without_commands():
            import spacy

        import dragoman.models.hints  # noqa: F401  (registers the component of the shipped pipelines)
    except ImportError as error:
        raise ModelError(f"model {name!r} needs spaCy, which could not be imported ({error}); reinstall Dragoman.") from error
    shipped = DATA / name
    place = shipped if name in available() else Path(name) if Path(name).is_dir() else name
    try:
        pipeline = spacy.load(place)
    except OSError as error:
        raise ModelError(
            f"there is no model {name!r}: shipped are {', '.join(available()) or 'none'}, "
            "and no spaCy pipeline of this name or path was found; install it, or name one that is."
        ) from error
    except ValueError as error:
        raise ModelError(
            f"the spaCy pipeline {name!r} does not load: {str(error).splitlines()[0]}; install the version made for this spaCy."
        ) from error
    labels = {str(label).partition(":")[0] for _, pipe in pipeline.pipeline for label in getattr(pipe, "labels", ())}
    if not labels >= NEEDED_LABELS:
        raise ModelError(f"the spaCy pipeline {name!r} has no parser with Universal Dependencies labels; choose one trained on a UD treebank.")
    _widen(pipeline)
    _quicken(pipeline)
    learn_words(pipeline)
    return pipeline


def _widen(pipeline: Language) -> None:
    """Give the weights the precision that spaCy computes in: shipped pipelines keep them in half of it to be small."""
    for _, pipe in pipeline.pipeline:
        model = getattr(pipe, "model", None)
        for node in model.walk() if model else ():
            for param in node.param_names:
                if node.has_param(param) and node.get_param(param).dtype == "float16":
                    node.set_param(param, node.get_param(param).astype("float32"))


def _quicken(pipeline: Language) -> None:
    """Let the pipeline's layers multiply by numpy, and words be read in context with fewer products: a half and more of the time less."""
    from dragoman.models.encoding import quicken
    from dragoman.models.products import use_blas

    for _, pipe in pipeline.pipeline:
        if (model := getattr(pipe, "model", None)) is not None:
            use_blas(model)
            quicken(model)


def _as_doc(pipeline: Language, text: str, words: list[str], spans: list[Span], *, stops_end_sentences: bool) -> Doc:
    """A document of these words, without the white-space tokens that spaCy has and treebanks do not."""
    from spacy.tokens import Doc

    spaces = [end < start for (_, end), (start, _) in pairwise(spans)]
    starts = _sentence_starts(text, spans) if stops_end_sentences else None
    return Doc(pipeline.vocab, words=words, spaces=[*spaces, False], sent_starts=starts)


def _sentence_starts(text: str, words: list[Span]) -> list[bool | int | None]:
    """Where a sentence begins: at the first word; elsewhere the parser decides, but only behind a stop or at the head of a line.

    A parser cuts before capitals in the middle of a clause: one that saw few trees so often that its pipeline asks for this always
    (`STOPS_END_SENTENCES`), the others often enough that edited text is better read so.
    """
    starts: list[bool | int | None] = [True]
    stopped, before = False, ""
    for (first, last), (start, end) in pairwise(words):
        word, following = text[first:last], text[start:end]
        stopped = word[-1] in _STOPS or (stopped and word in _CLOSING)
        may_begin = "\n" in text[last:start] or (stopped and following.strip(_STOPS) and following not in _NEVER_FIRST)
        # "on the platform X. “We …”": a letter behind a word in small letters is nobody's initial
        letter = stopped and last < start and before[:1].islower() and len(word) == _LETTER and following in _OPENING
        starts.append(True if letter else None if may_begin else False)
        before = word
    return starts

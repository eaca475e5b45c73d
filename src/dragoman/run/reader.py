"""From a document to its reading: the one place that knows which pack, pipeline and world belong together."""

from __future__ import annotations

import hashlib
import logging
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain, islice
from multiprocessing import get_context

from .. import __version__
from ..errors import InputError
from ..intake import Document, Quarantined
from ..intake.document import Media, Supplied, document_id
from ..models import Analyser, load_analyser
from ..packs import Pack, shipped_packs
from ..reading.pair import PairAct, classify_pair
from ..reading.read import read
from ..reading.types import Reading
from ..report import make_report
from ..text import Span
from ..world import World, load_world

log = logging.getLogger(__name__)
_FEW = 200  # documents that are read sooner than further processes have begun and loaded their pipelines
_AHEAD = 4  # documents in hand for each process


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Reads documents with the packs that it was given; pipelines are loaded when the first report needs them."""

    packs: Mapping[str, Pack] = field(default_factory=shipped_packs)
    world: World = field(default_factory=load_world)  # that names are resolved against
    processes: int = 1  # that read a long row of documents side by side

    @cached_property
    def version(self) -> str:
        """What a stored claim was read with: the code's version and the packs' tags."""
        packs = hashlib.sha256(",".join(sorted(self.packs)).encode()).hexdigest()[:8]
        return f"dragoman {__version__} packs {packs}"

    def read(self, document: Document) -> Reading:
        """The reading of one document.

        Raises:
            InputError: the document cannot be read at all.
        """
        report = make_report(document, self.packs)
        pack = self.packs.get(report.language)
        try:
            return read(report, pack=pack, analyser=self._analyser(pack), world=self.world)
        except Exception as error:
            # The run's edge: one report that breaks the reader must not take the others with it, and must not vanish.
            log.exception("reading failed", extra={"report": report.id, "source": document.source})
            reason = f"the reader failed on it ({type(error).__name__}: {error})"
            raise InputError(document.source, reason, "report this as a defect of Dragoman with the file, if you may pass it on") from error

    def read_text(self, text: str, language: str, published: str | None = None) -> Reading:
        """The reading of a text handed over as it is, in a language that is known."""
        return self.read(_document(text, language, published))

    def read_pair(self, text: str, source: Span, target: Span, *, language: str) -> PairAct | None:
        """The act of `source` on `target` in a text whose language is known, see `dragoman.reading.pair`; `None` where no word tells one.

        Raises:
            InputError: there is no pack, or no pipeline, for the language.
            ValueError: the two overlap or lie outside the text.
        """
        pack = self.packs.get(language)
        analyser = self._analyser(pack)
        if pack is None or analyser is None:
            raise InputError("text", f"there is no pipeline for {language!r}", "name one of the languages that dragoman pack list shows")
        report = make_report(_document(text, language, None), self.packs)
        return classify_pair(report, source, target, pack=pack, analyser=analyser, world=self.world)

    def _analyser(self, pack: Pack | None) -> Analyser | None:
        return load_analyser(pack.info.model) if pack is not None and pack.info.model else None


def _document(text: str, language: str, published: str | None) -> Document:
    data = text.encode()
    return Document(id=document_id(data), data=data, media=Media.TEXT, source="text", supplied=Supplied(language=language, published=published))


Result = tuple[Document, Reading] | Quarantined
"""What came of one input."""


def read_all(items: Iterable[Document | Quarantined], reader: Reader) -> Iterator[Result]:
    """Each document with its reading, and what could not be read in its place, in the order given.

    With more than one process the first documents are read here, and the others are fetched some steps ahead and read side by side.
    """
    stream = iter(items)
    few = stream if reader.processes < 2 else islice(stream, _FEW)
    yield from (_result(item, reader) for item in few)
    if reader.processes > 1 and (following := next(stream, None)) is not None:
        yield from _side_by_side(chain((following,), stream), reader)


def _side_by_side(items: Iterable[Document | Quarantined], reader: Reader) -> Iterator[Result]:
    # Processes are begun afresh ("spawn"): a copy of this one would share its threads' locks.
    pool = ProcessPoolExecutor(reader.processes, mp_context=get_context("spawn"), initializer=_begin, initargs=(replace(reader, processes=1),))
    waiting: deque[Future[Result]] = deque()
    try:
        for item in items:
            waiting.append(pool.submit(_result_here, item))
            if len(waiting) >= _AHEAD * reader.processes:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


_here: list[Reader] = []  # the reader of a process that reads for another


def _begin(reader: Reader) -> None:
    _here.append(reader)


def _result_here(item: Document | Quarantined) -> Result:
    return _result(item, _here[-1])


def _result(item: Document | Quarantined, reader: Reader) -> Result:
    if isinstance(item, Quarantined):
        return item
    try:
        return item, reader.read(item)
    except InputError as error:
        return Quarantined(source=item.source, data_hash=item.id, reason=error.reason, remedy=error.remedy)

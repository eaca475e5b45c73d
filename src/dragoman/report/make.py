"""From a document to a report."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ..errors import InputError
from ..intake import Document, Media, NotText, Supplied, decoded
from ..packs import Pack
from .authors import find_authors
from .blocks import BEYOND_REACH, find_blocks
from .calendar import calendar
from .language import UNDETERMINED, Telltales, foreign, identify, telltales
from .outlet import outlet_of_url, signed
from .phrases import lexicon
from .published import find_published
from .types import Block, Note, Report, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class _Content:
    """The text of a document, with what the page around it states."""

    text: str
    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    notes: tuple[Note, ...] = ()


def make_report(document: Document, packs: Mapping[str, Pack]) -> Report:
    """The report that `document` holds, read with the block rules of `packs`.

    What was supplied with the document wins over what its page states; a date that contradicts the page is noted.

    Raises:
        InputError: the bytes are no readable text, or hold no words.
    """
    content = _content(document)
    supplied, text = document.supplied, content.text
    if not any(map(str.isalnum, text)):
        raise InputError(document.source, "holds no words", "name a file that holds a report")
    headline = supplied.title or content.title
    language, notes = _language(text, supplied, packs, headline)
    rules, names = lexicon(language, packs), calendar(language)
    blocks = find_blocks(text, rules, names, title=headline)
    if supplied.language is None and language in packs:
        blocks = _with_languages(blocks, text, language, telltales(packs))
    written = headline or next((b.span.of(text) for b in blocks if b.role is Role.TITLE), None)
    title, signature = signed(written) if written else (None, None)
    url = supplied.url or content.url
    published, odd = find_published(text, blocks, replace(supplied, url=url), rules, names, page=content.published)
    authors, agency = find_authors(text, blocks, rules, names)
    return Report(
        id=document.id,
        ref=supplied.ref,
        source=document.source,
        url=url,
        text=text,
        title=title,
        language=language,
        outlet=supplied.outlet or content.outlet or outlet_of_url(url) or signature,
        byline=content.authors or authors,
        agency=agency,
        published=published,
        blocks=blocks,
        notes=(*content.notes, *notes, *odd, *_cut(blocks), *_foreign(blocks)),
    )


def _cut(blocks: Sequence[Block]) -> tuple[Note, ...]:
    """A note where the report is longer than what is read of one."""
    if not blocks or blocks[-1].why != BEYOND_REACH:
        return ()
    span = blocks[-1].span
    return (Note(code="report-cut", message=f"It is longer than any report: what stands after character {span.start:,} was not read.", span=span),)


def _with_languages(blocks: Sequence[Block], text: str, language: str, told: Telltales) -> tuple[Block, ...]:
    """The blocks, with those that are in another language than the report marked so."""
    return tuple(b if b.role is Role.JUNK else replace(b, language=foreign(b.span.of(text), language, told)) for b in blocks)


def _foreign(blocks: Sequence[Block]) -> Iterator[Note]:
    for block in blocks:
        if block.language is not None:
            message = f"This stretch is in another language ({block.language}): what it tells was left unread but for names, dates and marked quotes."
            yield Note(code="foreign-stretch", message=message, span=block.span)


def _content(document: Document) -> _Content:
    notes: tuple[Note, ...] = ()
    if document.media is Media.JSON:
        fields = _fields(document)
        html = fields.get("text") is None
        text = str(fields["html"] if html else fields["text"])
    else:
        try:
            held = decoded(document.data, html=document.media is Media.HTML)
        except NotText as error:
            raise InputError(document.source, error.reason, error.remedy) from error
        html, text = document.media is Media.HTML, held.text
        if held.guessed:
            notes = (Note(code="encoding-guessed", message=f"Nothing says in which encoding the text is; it was read as {held.encoding}."),)
    if not html:
        return _Content(text=text.replace("\r\n", "\n").replace("\r", "\n"), notes=notes)
    from .html import read_page  # lxml is needed for HTML alone

    page = read_page(text)
    if not page.text.strip():
        raise InputError(document.source, "is a page without an article that could be found", "save the article's text as .txt")
    return _Content(text=page.text, title=page.title, authors=page.authors, outlet=page.outlet, published=page.published, url=page.url, notes=notes)


def _fields(document: Document) -> Mapping[str, object]:
    try:
        fields = json.loads(document.data)
    except (ValueError, RecursionError) as error:
        raise InputError(document.source, "the line is not valid JSON", 'write one object a line, such as {"text": "…"}') from error
    if not isinstance(fields, dict) or (fields.get("text") is None and fields.get("html") is None):
        raise InputError(document.source, 'the line has neither "text" nor "html"', "give one of the two")
    return fields


def _language(text: str, supplied: Supplied, packs: Mapping[str, Pack], title: str | None) -> tuple[str, tuple[Note, ...]]:
    """The language of what is not junk, so that a comment form in another language has no vote."""
    if supplied.language is not None:
        return supplied.language, ()
    blocks = find_blocks(text, lexicon(UNDETERMINED, packs), calendar(UNDETERMINED), title=title)
    language = identify((b.span.of(text) for b in blocks if b.role is not Role.JUNK), telltales(packs))
    if language != UNDETERMINED:
        return language, ()
    return language, (Note(code="language-unknown", message="There is too little text, or text in too many languages, to tell the language."),)

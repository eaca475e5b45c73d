"""From a document to a report."""

from __future__ import annotations

import json
from collections.abc import Mapping

from ..errors import InputError
from ..intake import Document, Media, NotText, decoded
from ..packs import Pack
from .authors import find_authors
from .blocks import find_blocks
from .calendar import calendar
from .language import UNDETERMINED, identify
from .outlet import outlet_of_url, signed
from .phrases import lexicon
from .published import find_published
from .types import Note, Report, Role


def make_report(document: Document, packs: Mapping[str, Pack]) -> Report:
    """The report that `document` holds, read with the block rules of `packs`.

    Raises:
        InputError: the bytes are not readable text, or hold no words.
    """
    supplied = document.supplied
    text, notes = _text(document)
    if not text.strip():
        raise InputError(document.source, "is empty", "name a file that holds a report")
    language, first = supplied.language, lexicon("und", packs)
    if language is None:
        sifted = find_blocks(text, first, calendar("und"), title=supplied.title)
        language = identify(b.span.of(text) for b in sifted if b.role is not Role.JUNK)
        if language == UNDETERMINED:
            notes.append(Note(code="language-unknown", message="There is too little text, or text in too many languages, to tell the language."))
    rules, names = lexicon(language, packs), calendar(language)
    blocks = find_blocks(text, rules, names, title=supplied.title)
    written = supplied.title or next((b.span.of(text) for b in blocks if b.role is Role.TITLE), None)
    title, signature = signed(written) if written else (None, None)
    authors, agency = find_authors(text, blocks, rules, names)
    published, odd = find_published(text, blocks, supplied, rules, names)
    notes += odd
    return Report(
        id=document.id,
        ref=supplied.ref,
        source=document.source,
        url=supplied.url,
        text=text,
        title=title,
        language=language,
        outlet=supplied.outlet or outlet_of_url(supplied.url) or signature,
        byline=authors,
        agency=agency,
        published=published,
        blocks=blocks,
        notes=tuple(notes),
    )


def _text(document: Document) -> tuple[str, list[Note]]:
    notes: list[Note] = []
    if document.media is Media.JSON:
        fields = json.loads(document.data)
        return str(fields.get("text") or fields.get("html")).replace("\r\n", "\n").replace("\r", "\n"), notes
    try:
        held = decoded(document.data, html=document.media is Media.HTML)
    except NotText as error:
        raise InputError(document.source, error.reason, error.remedy) from error
    if held.guessed:
        notes.append(Note(code="encoding-guessed", message=f"Nothing says in which encoding the text is; it was read as {held.encoding}."))
    return held.text.replace("\r\n", "\n").replace("\r", "\n"), notes

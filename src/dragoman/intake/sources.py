"""From what a user names (files, folders, globs, web addresses, standard input) to documents, in the order named.

What cannot be read never stops the rest: it comes out in its place as `Quarantined`, with one reason and one remedy.
"""

from __future__ import annotations

import glob
import json
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from ..when import is_edtf
from .containers import Held, of_archive, of_mail, of_pdf, of_saved_page, of_word
from .decode import NotText, decoded
from .document import Document, Media, Supplied, document_id, language_tag
from .quarantine import MAX_BYTES, Quarantined, Severity, Unreadable, refused, speakable, whole_characters

_MEDIA = {".txt": Media.TEXT, ".md": Media.MARKDOWN, ".html": Media.HTML, ".htm": Media.HTML}
_LINES = ".jsonl"
_HOLDERS: Mapping[str, Callable[[bytes], Held]] = {
    ".pdf": of_pdf,
    ".docx": of_word,
    ".eml": of_mail,
    ".mhtml": of_saved_page,
    ".mht": of_saved_page,
}
_ARCHIVES = (".warc", ".warc.gz")
_XML = ".xml"
_READ = frozenset((*_MEDIA, *_HOLDERS, *_ARCHIVES, _XML, _LINES))
_UNREAD = {
    ".doc": ("Word files of before 2007", "save it as .docx"),
    ".odt": ("OpenDocument files", "save it as .docx or .txt"),
    ".rtf": ("RTF files", "save it as .docx or .txt"),
    ".json": ("JSON files", "write one object a line and name it .jsonl"),
}
_KINDS = {  # what a web server says that it sends, as the suffix of a file
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/rss+xml": ".xml",
    "application/atom+xml": ".xml",
    "application/rdf+xml": ".xml",
    "application/xml": ".xml",
    "text/xml": ".xml",
}
_URL = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_HTML_OPENING = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*)*<(?:!doctype\s+html|html|head|body|article)\b",
    re.IGNORECASE | re.DOTALL,
)
_FACTS = ("url", "title", "published", "outlet", "language")  # blank is the same as left out
_FIELDS = ("ref", *_FACTS)
_LONGEST_FACT = 500  # characters; no title of the press comes near


def documents(inputs: Sequence[str], *, stdin: BinaryIO | None, supplied: Supplied) -> Iterator[Document | Quarantined]:
    """The documents of all inputs in the order given, with `supplied` winning over what a JSON line says of itself."""
    for place, name in enumerate(inputs):
        if name == "-" and "-" in inputs[:place]:
            yield refused(name, "standard input was named twice, and can be read only once", "name it once")
        elif name == "-":
            yield from _of_stream(stdin, supplied)
        elif _URL.match(name):
            yield from _of_address(name, supplied)
        else:
            yield from _of_path(name, supplied)


def _of_path(name: str, supplied: Supplied) -> Iterator[Document | Quarantined]:
    if not name:
        yield refused("''", "a name is empty", "name a file, a folder or a pattern")  # Path("") would be the folder that we are in
        return
    path = Path(name)
    try:
        if path.is_dir():
            yield from _of_folder(name, supplied)
        elif path.exists():
            yield from _of_file(path, name, supplied)
        elif glob.has_magic(name):
            yield from _of_glob(name, supplied)
        else:
            yield refused(name, "there is no such file", "check the spelling of the path")
    except (OSError, ValueError) as error:  # ValueError: a path with a zero character
        yield refused(name, f"cannot be opened ({getattr(error, 'strerror', None) or error})", "check the path and its permissions")


def _of_glob(pattern: str, supplied: Supplied) -> Iterator[Document | Quarantined]:
    # one way to each file: "**" gives folders beside their files, and by a link to a folder above comes back forty times
    ways = {os.path.realpath(name): name for name in sorted(glob.glob(pattern, recursive=True), key=lambda name: (-len(name), name))}
    found = [name for place, name in ways.items() if not any(str(folder) in ways for folder in Path(place).parents)]
    if not found:
        yield refused(pattern, "no file matches this pattern", "check the pattern")
    for name in sorted(found):
        yield from _not_stream(name) or _of_path(name, supplied)


def _not_stream(name: str) -> tuple[Quarantined, ...]:
    """A refusal of a pipe or device met in a folder: opening one could wait for ever. Named by itself it is read, as shells hand them over."""
    path = Path(name)
    if not path.exists() or path.is_file() or path.is_dir():
        return ()
    return (refused(name, "is no ordinary file", "copy what it gives into a .txt file"),)


def _of_folder(name: str, supplied: Supplied) -> Iterator[Document | Quarantined]:
    """Every readable file below the folder, sorted by path; files of other kinds are counted, hidden ones are not seen."""
    read, others = 0, Counter[str]()
    closed: list[OSError] = []
    for folder, below, files in os.walk(name, onerror=closed.append):
        below[:] = sorted(d for d in below if not d.startswith("."))
        for file in sorted(f for f in files if not f.startswith(".")):
            path = Path(folder, file)
            suffix = _suffix(file)
            if suffix not in _READ:
                others[suffix or "no suffix"] += 1
                continue
            read += 1
            try:
                yield from _not_stream(str(path)) or _of_file(path, str(path), supplied)
            except OSError as error:
                yield refused(str(path), f"cannot be opened ({error.strerror})", "check its permissions")
    for unopened in closed:
        yield refused(str(unopened.filename), f"the folder cannot be opened ({unopened.strerror})", "check its permissions")
    kinds = ", ".join(f"{suffix} {count}" for suffix, count in sorted(others.items()))
    if not read and not closed:
        yield refused(
            name, f"the folder holds no report{f' (only {kinds})' if kinds else ''}", "put .txt, .html, .pdf, .docx or .jsonl files into it"
        )
    elif others:
        count = sum(others.values())
        yield Quarantined(
            source=name,
            data_hash=None,
            reason=f"{count} file{'s' if count > 1 else ''} of other kinds passed over ({kinds})",
            remedy="name a file itself to learn how it can be read",
            severity=Severity.SKIPPED,
        )


def _of_file(path: Path, name: str, supplied: Supplied) -> Iterator[Document | Quarantined]:
    suffix = _suffix(path.name)
    if suffix and suffix not in _READ:
        kind, remedy = _UNREAD.get(suffix, (f"files of kind {suffix}", "convert it to .txt or .html"))
        yield refused(name, f"{kind} are not read", remedy)
        return
    with path.open("rb") as stream:
        if suffix == _LINES:
            yield from _of_lines(stream, name, supplied)
        elif suffix in _ARCHIVES:
            yield from _of_archive(stream, name, supplied)
        elif suffix:
            yield from _of_bytes(stream.read(MAX_BYTES + 1), name, suffix, supplied)
        else:
            yield from _sniffed(stream, name, supplied)


def _of_address(url: str, supplied: Supplied) -> Iterator[Document | Quarantined]:
    """What a web address answers with, read as the kind that the server says it is."""
    from .web import fetch  # httpx takes time to import, and most inputs are files

    try:
        found = fetch(url)
    except Unreadable as error:
        yield refused(url, error.reason, error.remedy)
        return
    suffix = _KINDS.get(found.kind) or (".html" if _HTML_OPENING.match(found.data[:8192]) else "")
    if not suffix:
        yield refused(url, f"answers with {found.kind or 'something'} that is not read", "save the report as .html or .txt", found.data)
        return
    yield from _of_bytes(found.data, url, suffix, replace(supplied, url=supplied.url or found.url, unchanged=found.unchanged))


def _of_bytes(data: bytes, name: str, suffix: str, supplied: Supplied) -> Iterator[Document | Quarantined]:
    """What the bytes of one item hold, read as its suffix says."""
    if len(data) > MAX_BYTES:
        yield refused(name, f"is larger than {MAX_BYTES // 1_000_000} MB", "split it into single reports")
    elif suffix == _XML:
        yield from _of_xml(data, name, supplied)
    elif suffix in _HOLDERS:
        try:
            yield _held(_HOLDERS[suffix](data), document_id(data), name, supplied)
        except Unreadable as error:
            yield refused(name, error.reason, error.remedy, data)
    else:
        yield _whole(data, name, _MEDIA[suffix], supplied)


def _held(held: Held, known: str, name: str, supplied: Supplied) -> Document | Quarantined:
    """A report out of a container, under the id of the container's bytes."""
    own = replace(
        supplied, url=supplied.url or held.url, title=supplied.title or _on_one_line(held.title), unchanged=held.unchanged or supplied.unchanged
    )
    found = _whole(held.data, name, held.media, own)
    return replace(found, data_hash=known) if isinstance(found, Quarantined) else replace(found, id=known)


def _of_archive(stream: BinaryIO, name: str, supplied: Supplied) -> Iterator[Document | Quarantined]:
    read = False
    try:
        for number, held in enumerate(of_archive(stream), 1):
            read = True
            if isinstance(held, Unreadable):
                yield refused(f"{name}:{number}", held.reason, held.remedy)
            else:
                yield _held(held, document_id(held.data), f"{name}:{held.url or number}", supplied)
    except Unreadable as error:
        yield refused(name, error.reason, error.remedy)
        return
    if not read:
        yield refused(name, "is a web archive without pages", "check what was archived")


def _of_xml(data: bytes, name: str, supplied: Supplied) -> Iterator[Document | Quarantined]:
    """The entries of a feed; the pages that a sitemap names, each fetched."""
    from .feeds import entries, kind_of_xml, pages

    try:
        match kind_of_xml(data):
            case "feed":
                for number, line in enumerate(entries(data), 1):
                    yield _of_line(line, f"{name}:{number}", supplied)
            case "sitemap":
                for url in pages(data):
                    yield from _of_address(url, supplied)
            case "html":
                yield _whole(data, name, Media.HTML, supplied)
            case root:
                yield refused(name, f"is XML of a kind that is not read (<{root[:40]}>)", "name a feed, a sitemap or a page", data)
    except Unreadable as error:
        yield refused(name, error.reason, error.remedy, data)


def _of_stream(stdin: BinaryIO | None, supplied: Supplied) -> Iterator[Document | Quarantined]:
    if stdin is None:
        yield refused("-", "there is no standard input", "pipe a report into the command or name a file")
        return
    yield from _sniffed(stdin, "-", supplied)


def _sniffed(stream: BinaryIO, name: str, supplied: Supplied) -> Iterator[Document | Quarantined]:
    """A stream without a name that says what it is: JSON Lines when its first line is an object, HTML when it opens like a page, else text."""
    held: list[bytes] = []
    size = 0
    while size <= MAX_BYTES and (line := stream.readline(MAX_BYTES + 1)):
        held.append(line)
        size += len(line)
        if line.strip():
            break
    first = b"".join(held)
    if _is_object(first):
        yield from _of_lines(stream, name, supplied, first=first)
        return
    data = first + stream.read(max(0, MAX_BYTES + 1 - len(first)))
    yield _whole(data, name, Media.HTML if _HTML_OPENING.match(data[:8192]) else Media.TEXT, supplied)


def _is_object(line: bytes) -> bool:
    if not line.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _whole(data: bytes, name: str, media: Media, supplied: Supplied) -> Document | Quarantined:
    if len(data) > MAX_BYTES:
        return refused(name, f"is larger than {MAX_BYTES // 1_000_000} MB", "split it into single reports")
    if not data.strip(b" \t\r\n\x0b\x0c\xef\xbb\xbf"):
        return refused(name, "is empty", "name a file that holds a report", data)
    try:
        text = decoded(data, html=media is Media.HTML).text
    except NotText as error:
        return refused(name, error.reason, error.remedy, data)
    if not text.strip():
        return refused(name, "is empty", "name a file that holds a report", data)
    return Document(id=document_id(data), data=data, media=media, source=speakable(name), supplied=supplied)


def _of_lines(stream: BinaryIO, name: str, supplied: Supplied, *, first: bytes = b"") -> Iterator[Document | Quarantined]:
    """One document a line; a bad line is named by its number and the others are read."""
    number, found = 0, False
    while True:
        line, first = (first, b"") if first else (stream.readline(MAX_BYTES + 1), b"")
        if not line:
            break
        number += max(1, line.count(b"\n"))
        source = f"{name}:{number}"
        if len(line) > MAX_BYTES:
            while line and not line.endswith(b"\n"):
                line = stream.readline(MAX_BYTES)
            found = True
            yield refused(source, f"the line is larger than {MAX_BYTES // 1_000_000} MB", "split it into single reports")
            continue
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if line := line.strip():
            found = True
            yield _of_line(line, source, supplied)
    if not found:
        yield refused(name, "is empty", "name a file that holds reports, one JSON object a line")


def _of_line(line: bytes, source: str, supplied: Supplied) -> Document | Quarantined:
    try:
        fields = json.loads(line)
    except UnicodeDecodeError:
        return refused(source, "the line is not UTF-8", "save the file as UTF-8", line)
    except (ValueError, RecursionError) as error:
        at = f" at column {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        return refused(source, f"the line is not valid JSON{at}", 'write one object a line, such as {"text": "…"}', line)
    if not isinstance(fields, dict):
        return refused(source, "the line is not a JSON object", 'write one object a line, such as {"text": "…"}', line)
    fields = {key: value for key, value in fields.items() if key not in _FACTS or not isinstance(value, str) or value.strip()}
    for key in ("text", "html", *_FIELDS):
        if fields.get(key) is not None and not isinstance(fields[key], str):
            return refused(source, f'"{key}" is not a string', f'give "{key}" as a string or leave it out', line)
    content = fields.get("text") if fields.get("text") is not None else fields.get("html")
    if content is None:
        return refused(source, 'the line has neither "text" nor "html"', "give one of the two", line)
    if not content.strip():
        return refused(source, "the report of this line is empty", 'give its words in "text" or "html"', line)
    if "\x00" in content:
        return refused(source, "the report of this line is binary", "convert it to text or HTML first", line)
    if any(isinstance(value, str) and not whole_characters(value) for value in fields.values()):
        return refused(source, "the report of this line holds half a character", "write it as UTF-8 instead of escapes", line)
    if (day := fields.get("published")) is not None and not is_edtf(day.strip()):
        return refused(source, '"published" is not an EDTF date', "write it such as 2022-02-01 or 2022-02", line)
    if (tongue := fields.get("language")) is not None and language_tag(tongue) is None:
        return refused(source, '"language" is not a language tag', "write it such as nb or en", line)
    own = Supplied(
        ref=fields.get("ref"),
        url=_on_one_line(fields.get("url")),
        title=_on_one_line(fields.get("title")),
        published=day and day.strip(),
        outlet=_on_one_line(fields.get("outlet")),
        language=tongue and language_tag(tongue),
    )
    said = {key: value for key in _FIELDS if (value := getattr(supplied, key)) is not None}
    return Document(id=document_id(line), data=line, media=Media.JSON, source=speakable(source), supplied=replace(own, **said))


def _on_one_line(value: str | None) -> str | None:
    """A short fact on one line and of a length that a page or a terminal can show."""
    return value and " ".join(value.split())[:_LONGEST_FACT]


def _suffix(file: str) -> str:
    lower = file.lower()
    return ".warc.gz" if lower.endswith(".warc.gz") else os.path.splitext(lower)[1]

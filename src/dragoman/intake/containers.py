"""Reports inside files of other kinds: PDF, Word, mail, saved pages (MHTML), web archives (WARC)."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from io import BytesIO
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

from .decode import decoded
from .document import Media
from .headers import unchanged_since
from .pdf import text_of_pdf
from .quarantine import MAX_BYTES, Unreadable

_UNPACKED = 100_000_000  # bytes that a Word file may grow to
_PARTS = 500  # parts of a message; more is an attack


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A report taken out of a container: its bytes, and what the container says of it."""

    data: bytes
    media: Media
    url: str | None = None
    title: str | None = None
    unchanged: str | None = None  # EDTF: the day since which the server that was asked has had the page as it is


def of_pdf(data: bytes) -> Held:
    """The text of a PDF.

    Raises:
        Unreadable: see `dragoman.intake.pdf`.
    """
    return Held(data=text_of_pdf(data).encode(), media=Media.TEXT)


def of_word(data: bytes) -> Held:
    """The paragraphs of a Word document (.docx), with its title where it states one.

    Raises:
        Unreadable: it is none, or would unpack to more than any report holds.
    """
    try:
        with ZipFile(BytesIO(data)) as packed:
            size = sum(part.file_size for part in packed.infolist())
        if size > _UNPACKED:
            raise Unreadable(f"unpacks to more than {_UNPACKED // 1_000_000} MB", "save it as .txt")
        from docx import Document  # lxml behind it takes time to import

        document = Document(BytesIO(data))
        text = "\n\n".join(line for paragraph in document.paragraphs if (line := paragraph.text.strip()))
        title = document.core_properties.title.strip() or None
    except Unreadable:
        raise
    except BadZipFile as error:
        raise Unreadable("is no Word file that can be read", "save it anew, as .docx or .txt") from error
    except Exception as error:  # python-docx raises what its parsers raise on broken files
        raise Unreadable(f"is no Word file that can be read ({type(error).__name__})", "save it anew, as .docx or .txt") from error
    return Held(data=text.encode(), media=Media.TEXT, title=title)


def of_mail(data: bytes) -> Held:
    """The body of a mail message (RFC 5322), its HTML where it has any, with the subject as title.

    Raises:
        Unreadable: no part of it is text.
    """
    message = _message(data)
    body = message.get_body(preferencelist=("html", "plain"))
    if not isinstance(body, EmailMessage):
        raise Unreadable("is a message without text", "save its attachment and name that")
    return Held(data=_words(body), media=Media.HTML if body.get_content_type() == "text/html" else Media.TEXT, title=_header(message, "subject"))


def of_saved_page(data: bytes) -> Held:
    """The page of an MHTML file (RFC 2557), with its address.

    Raises:
        Unreadable: it holds no page.
    """
    message = _message(data)
    for number, part in enumerate(message.walk()):
        if number > _PARTS:
            break
        if isinstance(part, EmailMessage) and part.get_content_type() in ("text/html", "application/xhtml+xml"):
            url = _header(message, "snapshot-content-location") or _header(part, "content-location")
            return Held(data=_words(part), media=Media.HTML, url=url if url and url.startswith(("http://", "https://")) else None)
    raise Unreadable("is a saved page without a page in it", "save the page as .html")


def of_archive(stream: BinaryIO) -> Iterator[Held | Unreadable]:
    """Each HTML page and plain text that a web archive (ISO 28500, packed or not) holds as an answer, with its address.

    Raises:
        Unreadable: it is no web archive, or breaks off.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    try:
        for record in ArchiveIterator(stream, record_types=WarcRecordType.response | WarcRecordType.resource, auto_decode="all"):
            url = record.headers.get("WARC-Target-URI")
            kind = (record.http_content_type or record.headers.get("Content-Type") or "").partition(";")[0].strip().lower()
            media = {"text/html": Media.HTML, "application/xhtml+xml": Media.HTML, "text/plain": Media.TEXT}.get(kind)
            status = record.http_headers.status_code if record.http_headers is not None else 200
            if media is None or url is None or status != 200 or url.endswith("/robots.txt"):
                continue
            page = record.reader.read(MAX_BYTES + 1)
            if len(page) > MAX_BYTES:
                yield Unreadable(f"the page {url} is larger than {MAX_BYTES // 1_000_000} MB", "save the report alone")
            elif page.strip():
                http = record.http_headers or ()
                answer = {str(name).lower(): str(value) for name, value in http} if http else {}
                yield Held(data=page, media=media, url=url, unchanged=unchanged_since(answer))
    except (OSError, ValueError, RuntimeError, EOFError) as error:
        raise Unreadable(f"is no web archive that can be read to its end ({error})", "fetch or pack it anew") from error


def _message(data: bytes) -> EmailMessage:
    message = email.message_from_bytes(data, policy=email.policy.default)
    if not isinstance(message, EmailMessage) or not message.keys():
        raise Unreadable("is no message: it has no headers", "save it as .txt")
    return message


def _words(part: EmailMessage) -> bytes:
    """The text of a part as UTF-8; a part that names an encoding that it is not in is guessed like any file."""
    payload = part.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else b""
    try:
        return raw.decode(part.get_content_charset("utf-8")).encode()
    except (LookupError, ValueError):  # ValueError: wrong bytes, or a name of an encoding with a zero character
        return decoded(raw, html=part.get_content_subtype() == "html").text.encode()


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        value = message.get(name)
    except (ValueError, IndexError):  # headers that the parser cannot take apart
        return None
    return " ".join(str(value).split()) or None if value is not None else None

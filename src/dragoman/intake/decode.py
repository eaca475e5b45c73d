"""The text of raw bytes, and how sure its encoding is."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What the press of our languages was ever written in; charset-normalizer left to choose freely takes short Cyrillic for Japanese.
_CANDIDATES = (
    "cp1252",
    "latin_1",
    "iso8859_15",
    "cp1250",
    "iso8859_2",
    "cp1251",
    "koi8_r",
    "koi8_u",
    "iso8859_5",
    "cp866",
    "cp1257",
    "iso8859_4",
    "utf_16_le",
    "utf_16_be",
    "mac_roman",
)
_SAMPLE = 200_000  # bytes: enough for a sure guess, and a bound on the time that hostile input can take
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_ODD_SHARE = 0.01  # share of control characters above which "text" is taken for something binary
_DECLARED = re.compile(rb"""<(?:meta[^<>]{0,200}?charset\s*=\s*|\?xml[^<>]{0,100}?encoding\s*=\s*)["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)


class NotText(ValueError):
    """Bytes that are no text in any encoding of the press; `reason` and `remedy` are parts of a sentence."""

    def __init__(self, reason: str, remedy: str) -> None:
        self.reason, self.remedy = reason, remedy
        super().__init__(reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text as decoded, without byte-order mark; `guessed` when nothing in the bytes said which encoding it is."""

    text: str
    encoding: str
    guessed: bool


def decoded(data: bytes, *, html: bool = False) -> Decoded:
    """The text of `data`: by its byte-order mark, as UTF-8, by what an HTML page declares, or else by the best guess.

    >>> decoded("Støre".encode()).text
    'Støre'

    Raises:
        NotText: the bytes are binary, or text in no encoding that can be told.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(_strictly(data[len(mark) :], encoding), encoding, guessed=False)
    try:
        return _checked(data.decode("utf-8"), "utf-8", guessed=False)
    except UnicodeDecodeError:
        pass
    if html and (declared := _declared(data)):
        try:
            return _checked(data.decode(declared), declared, guessed=False)
        except (UnicodeDecodeError, NotText):
            pass  # pages often declare what they are not
    return _guessed(data)


def _declared(data: bytes) -> str | None:
    """The encoding that the head of a page names, when Python knows it as a text encoding."""
    if (m := _DECLARED.search(data[:4096])) is None:
        return None
    try:
        info = codecs.lookup(m[1].decode("ascii"))
        "".encode(info.name)  # refuses codecs that are none of text, such as base64
    except LookupError:
        return None
    return info.name


def _guessed(data: bytes) -> Decoded:
    if b"\x00" in data and not _looks_utf16(data):
        raise NotText("is a binary file", "convert it to text or HTML first")
    from charset_normalizer import from_bytes  # slow to import, and rarely needed

    best = from_bytes(data[:_SAMPLE], cp_isolation=list(_CANDIDATES)).best()
    if best is None:
        raise NotText("is text in no encoding that can be told", "save it as UTF-8")
    return _checked(_strictly(data, best.encoding), best.encoding, guessed=True)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise NotText(f"cannot be decoded as {encoding} (byte {error.start})", "save it as UTF-8") from error


def _looks_utf16(data: bytes) -> bool:
    """True when the zero bytes stand in every other place, as in UTF-16 of European text."""
    sample = data[:2000]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    return len(data) % 2 == 0 and (min(even, odd) == 0 and max(even, odd) * 4 > len(sample))


def _checked(text: str, encoding: str, *, guessed: bool) -> Decoded:
    if "\x00" in text or len(_CONTROL.findall(text)) > _ODD_SHARE * len(text):
        raise NotText("is a binary file", "convert it to text or HTML first")
    return Decoded(text=text, encoding=encoding, guessed=guessed)

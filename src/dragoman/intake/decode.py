"""The text of raw bytes, and how sure its encoding is."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from .quarantine import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What the press of our languages was ever written in. Left to choose freely, charset-normalizer takes short Cyrillic for Japanese
# and short Norwegian for Czech; so the share of high bytes settles the script first.
_CYRILLIC = ("cp1251", "koi8_r", "koi8_u", "iso8859_5", "cp866", "mac_cyrillic")
_LATIN = ("cp1250", "iso8859_2", "cp1257", "cp1252", "cp1254", "cp1253", "cp1255", "cp1256", "mac_roman", "cp850")
_CYRILLIC_SHARE = 0.3  # of bytes above 127; Latin text of our languages has under 0.1
_SAMPLE = 200_000  # bytes: enough for a sure guess, and a bound on the time that hostile input can take
_KEPT_FOR_ONE_LOST = 4  # characters above 127 that are valid UTF-8, for each that is not
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_INSIDE_WORD = re.compile(
    r"(?<=[^\W\d_])[\u00a1-\u00a9\u00ab-\u00ac\u00ae-\u00b1\u00b3-\u00b4\u00b6\u00b8-\u00b9\u00bb-\u00bf\u00d7\u00f7](?=[^\W\d_])"
)
_ODD_SHARE = 0.01  # share of control characters above which "text" is taken for something binary
_DECLARED = re.compile(rb"""<(?:meta[^<>]{0,200}?charset\s*=\s*|\?xml[^<>]{0,100}?encoding\s*=\s*)["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)


class NotText(Unreadable):
    """Bytes that are no text in any encoding of the press."""


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
    if b"\x00" not in data:  # UTF-16 without a mark is valid UTF-8 with a zero after each letter
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
    if b"\x00" in data:
        if (order := _utf16(data)) is None:
            raise NotText("is a binary file", "convert it to text or HTML first")
        return _checked(_strictly(data, order), order, guessed=True)
    if (damaged := _damaged(data)) is not None:
        return _checked(damaged, "utf-8", guessed=True)
    sample = data[:_SAMPLE]
    cyrillic = sum(byte > 127 for byte in sample) > _CYRILLIC_SHARE * len(sample)
    if not cyrillic and (western := _western(data)) is not None:
        return _checked(western, "cp1252", guessed=True)
    from charset_normalizer import from_bytes  # slow to import, and rarely needed

    best = from_bytes(sample, cp_isolation=list(_CYRILLIC if cyrillic else _LATIN)).best()
    if best is None:
        raise NotText("is text in no encoding that can be told", "save it as UTF-8")
    return _checked(_strictly(data, best.encoding), best.encoding, guessed=True)


def _damaged(data: bytes) -> str | None:
    """The text as UTF-8 with some bytes lost ("\ufffd"): cut off inside a character, or put together from two encodings.

    In other encodings hardly any two bytes above 127 come in the pairs that UTF-8 needs.
    """
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    kept = sum(c > "\x7f" for c in text) - lost
    return text if kept > _KEPT_FOR_ONE_LOST * lost else None


def _western(data: bytes) -> str | None:
    """The text as Windows-1252 (of which Latin-1 is a part), unless that puts signs such as "³" inside words, as it does with Polish."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    return None if _INSIDE_WORD.search(text) else text


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise NotText(f"cannot be decoded as {encoding} (byte {error.start})", "save it as UTF-8") from error


def _utf16(data: bytes) -> str | None:
    """The byte order of UTF-16 without a mark: in European text zero bytes stand in every other place."""
    sample = data[:2000]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if len(data) % 2 or min(even, odd) or max(even, odd) * 4 <= len(sample):
        return None
    return "utf-16-le" if odd else "utf-16-be"


def _checked(text: str, encoding: str, *, guessed: bool) -> Decoded:
    if "\x00" in text or len(_CONTROL.findall(text)) > _ODD_SHARE * len(text):
        raise NotText("is a binary file", "convert it to text or HTML first")
    return Decoded(text=text, encoding=encoding, guessed=guessed)

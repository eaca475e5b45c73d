"""Text that comes from outside, made safe to show: nothing in it can steer a terminal or turn the words around it."""

from __future__ import annotations

import re

# Controls of the terminal (C0 without tab and line feed, DEL, C1) and the marks that turn the direction of what follows them. The marks
# that concern one character only (U+200E, U+200F, U+061C) and the joiners stay: Arabic, Persian, Hebrew and emoji are written with them.
_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_PICTURES = 0x2400  # "␀", then the picture of each control character in order


def visible(text: str) -> str:
    r"""`text` with control characters shown as their pictures, and marks that turn the direction of writing taken out.

    >>> visible("\x1b[31mred\u202e")
    '␛[31mred'
    """
    return _STEERING.sub(_shown, text)


def one_line(text: str) -> str:
    r"""The same on one line: a line feed is shown too.

    >>> one_line("a\nb")
    'a␊b'
    """
    return visible(text).replace("\n", "␊")


def escaped_json(written: str) -> str:
    r"""Written JSON with the same characters as escapes: it means the same, is one line to every reader, and steers no terminal.

    >>> escaped_json('"\u2028"')
    '"\\u2028"'
    """
    # JSON leaves line feeds and tabs outside of strings only, and escapes C0 controls itself; none of the others is part of its syntax
    return _STEERING.sub(lambda m: f"\\u{ord(m[0]):04x}", written)


def _shown(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(_PICTURES + code)
    if code == 0x7F:
        return "␡"
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code - 0xDC00:02x}"  # a byte of a file name that is not UTF-8, as Python holds it
    return " " if code in (0x2028, 0x2029, 0x85) else "" if 0x202A <= code <= 0x2069 else "\ufffd"

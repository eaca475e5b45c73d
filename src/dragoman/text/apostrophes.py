"""One apostrophe for all that the press writes inside words."""

from __future__ import annotations

import re

_INSIDE = re.compile(r"(?<=\w)[ʼ´`ʻ＇](?=\w)")  # ʼ counts as a letter: where it stands alone it is left
_KINDS = "ʼ´`ʻ＇"


def one_apostrophe(text: str) -> str:
    """The text, of the same length, with a plain typographic apostrophe for each modifier letter, accent or grave inside a word.

    >>> one_apostrophe("премʼєр, China´s `new` line")
    'прем’єр, China’s `new` line'
    """
    return _INSIDE.sub("’", text) if any(kind in text for kind in _KINDS) else text

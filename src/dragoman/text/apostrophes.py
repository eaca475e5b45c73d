"""One apostrophe for all that the press writes inside words."""

from __future__ import annotations

import re

_INSIDE = re.compile(r"(?<=\w)[ʼ´`ʻ＇](?=\w)")  # ʼ counts as a letter: where it stands alone it is left
_KINDS = "ʼ´`ʻ＇"
# The letter at the end of an Arabic name, before the next part of it: it ends no quotation and owns nothing.
_ARABIC = re.compile(r"(?<=[a-z])['’ʿʾ](?=\s(?:[Aa]l|[Ee]l|[Bb]in|[Ii]bn|[Aa]bu)[-\s][A-Z])")


def one_apostrophe(text: str) -> str:
    """The text, of the same length, with a plain typographic apostrophe for each modifier letter, accent or grave inside a word.

    >>> one_apostrophe("премʼєр, China´s `new` line"), one_apostrophe("Shia' al-Sudani")
    ('прем’єр, China’s `new` line', 'Shiaʼ al-Sudani')
    """
    text = _INSIDE.sub("’", text) if any(kind in text for kind in _KINDS) else text
    return _ARABIC.sub("ʼ", text)

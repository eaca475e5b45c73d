"""Where one paragraph of a text ends and the next begins.

A sentence never runs from one paragraph into the next, so this is settled by the line breaks alone, before a model that
knows only running text sees anything: a headline without a final stop is not the subject of the sentence below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
WRAPPED_LINES = range(50, 101)
"""Lengths of the lines of text that was broken to fit a mail or terminal window."""


def find_paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each paragraph of a text, without the white space around it.

    An empty line always ends a paragraph. A single line break does too, unless the text was wrapped there: the next line
    goes on in lower case, or both lines are of a wrapped text's length and the first, itself a continuation, ends without a
    mark. Lists of headlines, which also end without one, are therefore not run together.

    Example:
        >>> text = "Nato svarer\\nNato svarte onsdag\\npå kravet."
        >>> [text[start:end] for start, end in find_paragraphs(text)]
        ['Nato svarer', 'Nato svarte onsdag\\npå kravet.']
    """
    start, end = -1, -1
    for line in _LINE.finditer(text):
        content = line.group().strip()
        if not content:
            continue
        first = line.start() + line.group().index(content)
        if start >= 0 and not _goes_on(text[start:end], text[end:first], content):
            yield start, end
            start = -1
        if start < 0:
            start = first
        end = first + len(content)
    if start >= 0:
        yield start, end


def _goes_on(before: str, gap: str, line: str) -> bool:
    if gap.count("\n") > 1 or "\u2029" in gap or gap.count("\r") > 1:
        return False
    if line[0].islower():
        return True
    last_line = before.rpartition("\n")[2]
    wrapped = len(last_line) in WRAPPED_LINES and len(line) in WRAPPED_LINES
    return wrapped and (before[-1] == "," or (before[-1].isalnum() and "\n" in before))

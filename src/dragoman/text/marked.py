"""Marked text: the notation in which packs, tests and whole-report cases write their examples.

`{role|words}` marks words with a role, `{role=value|words}` also says what must be concluded of them;
marks may nest. A literal brace is written twice; `}}` inside a mark closes two of them.

>>> marked = parse("{actor=RUS|Russland} {trigger|krevde} svar.")
>>> marked.text
'Russland krevde svar.'
>>> [(m.role, m.value, m.span.of(marked.text)) for m in marked.marks]
[('actor', 'RUS', 'Russland'), ('trigger', None, 'krevde')]
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .span import Span

_OPEN = re.compile(r"\{([a-z][a-z-]*)(?:=([^|{}]*))?\|")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One labelled stretch of an example."""

    role: str
    value: str | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """An example's plain text and its marks, in the order in which they open."""

    text: str
    marks: tuple[Mark, ...]

    def of(self, role: str) -> tuple[Mark, ...]:
        """The marks with this role."""
        return tuple(m for m in self.marks if m.role == role)


def parse(source: str) -> Marked:
    """Plain text and marks of one example.

    Raises:
        ValueError: an unclosed or stray brace, with its position.
    """
    out: list[str] = []
    length = 0
    open_marks: list[tuple[int, str, str | None, int]] = []
    marks: list[tuple[int, Mark]] = []
    i = order = 0
    while i < len(source):
        if source[i : i + 2] == "{{" or (source[i : i + 2] == "}}" and not open_marks):
            out.append(source[i])
            length, i = length + 1, i + 2
        elif source[i] == "{":
            m = _OPEN.match(source, i)
            if m is None:
                raise ValueError(f"stray '{{' at character {i} of {source!r}: write {{role|words}} or '{{{{'")
            open_marks.append((order, m[1], m[2], length))
            order, i = order + 1, m.end()
        elif source[i] == "}":
            if not open_marks:
                raise ValueError(f"stray '}}' at character {i} of {source!r}: write '}}}}' for a literal brace")
            place, role, value, start = open_marks.pop()
            marks.append((place, Mark(role=role, value=value, span=Span(start, length))))
            i += 1
        else:
            out.append(source[i])
            length, i = length + 1, i + 1
    if open_marks:
        raise ValueError(f"the mark '{{{open_marks[-1][1]}|' of {source!r} is never closed: add '}}'")
    return Marked(text="".join(out), marks=tuple(m for _, m in sorted(marks, key=lambda pair: pair[0])))

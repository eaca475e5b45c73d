"""Where quotation marks open and close in a paragraph, whatever their convention and however badly they match.

Which way a mark points is told by what stands beside it, not by its shape: presses differ in shape, scrapers and machine
translation mix them, but a mark before a word opens and a mark after one closes in all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..text import Span, trim

_FAMILIES = ("“”„‟〝〞", '"＂', "«»", "‹›", "「」『』", "'‘’‚‛`´")
_FAMILY = {mark: number for number, marks in enumerate(_FAMILIES) for mark in marks}
_OPENING = "«‹“„‟"
_SINGLE = len(_FAMILIES) - 1
_APOSTROPHES = "'’"
_DEEPEST = 8  # marks open at once; more are no speech but noise, and bounding them keeps the search linear
_BEFORE_OPENING = "([{–—―-/:…>"
_AFTER_CLOSING = ".,;:!?…)]}–—"

DASHES = "–—―‒−-"
_LONG_DASHES = "–—―‒−"
_SENTENCE_END = ".!?…:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Words set off as somebody's: `outer` with marks or dash, `content` the words alone; `layout` is marks or dash."""

    outer: Span
    content: Span
    layout: str
    closed: bool = True


@dataclass(slots=True, kw_only=True)
class _Open:
    family: int
    at: int
    inner: int | None = None  # where a stretch of the same family opened within


def find_marked(text: str, paragraph: Span, *, open_before: bool = False, again: int = _DEEPEST) -> tuple[Stretch, ...]:
    """The outermost stretches between quotation marks, in order.

    Args:
        text: the report's text.
        paragraph: where to look; a mark that is never closed holds to the end of this.
        open_before: the paragraph before ended with an open mark, so a stray closing one ends what began at the start of this.
        again: how often the rest of the paragraph may be read anew behind a mark that is never closed.

    >>> text = "“Not so”, he said. “Never “, she said."
    >>> [s.content.of(text) for s in find_marked(text, Span(0, len(text)))]
    ['Not so', 'Never']
    >>> text = "« Non », a-t-il dit. « Jamais »"
    >>> [s.content.of(text) for s in find_marked(text, Span(0, len(text)))]
    ['Non', 'Jamais']
    """
    found: list[Stretch] = []
    stack: list[_Open] = []
    for at in range(paragraph.start, paragraph.end):
        family = _FAMILY.get(text[at])
        if family is None:
            continue
        before = text[at - 1] if at > paragraph.start else " "
        after = text[at + 1] if at + 1 < paragraph.end else " "
        if family == _SINGLE and not _is_single_mark(text, at, paragraph, is_open=any(o.family == _SINGLE for o in stack)):
            continue
        spaced = (before.isspace() or before in _APOSTROPHES) and after.isspace()  # as French sets them: then the shape tells, and what is open
        if spaced and family != _SINGLE and text[at] in _OPENING and not any(o.family == family for o in stack):
            if len(stack) < _DEEPEST:
                stack.append(_Open(family=family, at=at))
            continue
        trails = after == "…" and text[at + 2 : at + 3].isalnum() and family != _SINGLE  # "“…than China”": words before are left out
        opens = (
            (before.isspace() or before in _BEFORE_OPENING or before in _FAMILY) and not after.isspace() and (trails or after not in _AFTER_CLOSING)
        )
        if opens and stack and stack[-1].family == family and family != _SINGLE and before.isspace() and after.islower():
            opens = text[at - 2] not in ",.!?"  # "… denied, “said X": it closes
        if not stack and family != _SINGLE and before in _SENTENCE_END and after.isalnum() and _comes_again(text, at, paragraph.end):
            opens = True  # the space behind the full stop is lost
        if opens and not (before in _FAMILY and stack and stack[-1].family == family and not after.isalnum()):
            for held in stack:
                if held.family == family and held.inner is None:
                    held.inner = at
            if len(stack) < _DEEPEST:
                stack.append(_Open(family=family, at=at))
            continue
        held_at = next((i for i in range(len(stack) - 1, -1, -1) if stack[i].family == family), None)
        if held_at is None and stack and family != _SINGLE and stack[-1].family != _SINGLE:
            held_at = len(stack) - 1  # closed with a mark of another convention
        if held_at is not None:
            opened = stack[held_at]
            del stack[held_at:]
            if not stack:
                found.append(_stretch(text, opened.at, at))
        elif not stack and open_before and not found and family != _SINGLE:
            content = trim(Span(paragraph.start, at), text)
            found.append(Stretch(outer=Span(paragraph.start, at + 1), content=content, layout="marks"))
    found.extend(_unclosed(text, paragraph, stack, again))
    return tuple(s for s in sorted(found, key=lambda s: s.outer) if len(s.content))


def _comes_again(text: str, at: int, end: int) -> bool:
    """True where the same mark follows, or, behind one that can only open, any of its kind."""
    if text[at] not in _OPENING:
        return text.find(text[at], at + 1, end) > 0
    return any(text.find(mark, at + 1, end) > 0 for mark in _FAMILIES[_FAMILY[text[at]]])


def _stretch(text: str, opened: int, closed: int) -> Stretch:
    return Stretch(outer=Span(opened, closed + 1), content=trim(Span(opened + 1, closed), text), layout="marks")


def _unclosed(text: str, paragraph: Span, stack: list[_Open], again: int) -> Iterator[Stretch]:
    """What the paragraph leaves open: up to the next mark of its kind, which shows that it had ended, or to the paragraph's end."""
    doubles = [opened for opened in stack if opened.family != _SINGLE]
    if not doubles:
        return
    first = doubles[0]
    end = first.inner if first.inner is not None else paragraph.end
    yield Stretch(outer=Span(first.at, end), content=trim(Span(first.at + 1, end), text), layout="marks", closed=False)
    if first.inner is not None and again > 0:
        yield from find_marked(text, Span(first.inner, paragraph.end), again=again - 1)


def _is_single_mark(text: str, at: int, paragraph: Span, *, is_open: bool) -> bool:
    """True unless the character is an apostrophe: within a word, after a plural's s, or before a shortened year."""
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + 1] if at + 1 < paragraph.end else " "
    if before.isalnum() and after.isalnum():
        return False
    if not is_open:
        return not before.isalnum() and after.isalpha() and _closer(text, at + 1, paragraph.end) is not None
    if before.isalpha() and after.isspace() and before not in _SENTENCE_END:
        later = _closer(text, at + 1, paragraph.end)
        return later is None or not (text[later - 1] in ",.!?…" or text[later + 1 : later + 2] in (",", ".", ";", "!", "?"))
    return True


def _closer(text: str, start: int, end: int) -> int | None:
    """The next single mark after `start` that can close, before the next one that can only open."""
    for at in range(start, end):
        if _FAMILY.get(text[at]) == _SINGLE:
            before, after = text[at - 1], text[at + 1] if at + 1 < end else " "
            if not after.isalnum() and not before.isspace():
                return at
            if before.isspace() and after.isalnum():
                return None
    return None


def find_dashes(text: str, paragraph: Span, marked: tuple[Stretch, ...]) -> tuple[int, ...]:
    """Where a dash can open speech: at the start of the paragraph, or after a sentence's end before a capital.

    >>> text = "Nato svarer. – Vi er klare – nå, sier han. – Kom!"
    >>> find_dashes(text, Span(0, len(text)), ())
    (13, 43)
    """
    found = []
    first_is_dash = text[paragraph.start] in DASHES
    if text[paragraph.start : paragraph.start + 2] == "--" and text[paragraph.start + 2 : paragraph.start + 4].lstrip()[:1].isalpha():
        found.append(paragraph.start + 1)  # two hyphens, as some newsrooms type a dash
    for at in range(paragraph.start, paragraph.end - 1):
        if text[at] not in DASHES or any(s.outer.start < at < s.outer.end for s in marked):
            continue
        rest = text[at + 1 : at + 4].lstrip()
        if at == paragraph.start:
            if rest[:1].isalpha() or rest[:1] in _FAMILY or rest[:1] in "[(…" or (rest[:1].isdigit() and text[at + 1].isspace()):
                found.append(at)
        elif text[at] in _LONG_DASHES or (first_is_dash and text[paragraph.start] == text[at]):
            before = text[paragraph.start : at].rstrip()
            spaced = text[at - 1].isspace()
            if spaced and (before[-1:] in _SENTENCE_END or (before[-1:] in _FAMILY and before[-2:-1] in _SENTENCE_END)) and rest[:1].isupper():
                found.append(at)
    return tuple(found)

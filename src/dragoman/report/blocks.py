"""The role of every line of a report, with the rule that saw it.

First the words of the packs, then the shapes that hold in every language; what neither claims is body. Junk is labelled
and never cut away, so a wrong label can be seen and corrected.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from ..packs.blocks import At, LineRule, Takes
from ..text import Span
from .lines import Line, line_of, lines_of
from .phrases import Lexicon, Phrase, match_at
from .shape import bare, is_heading, is_name, is_trail, shouts, without_suffix
from .types import Block, Role

_LONG = 12  # words of the shortest line that is taken for a paragraph of the story
_TITLE_WORDS = 28
_SUBHEADING_WORDS = 12
_TEASERS = 6  # most lines after "Read also" that can be titles of other stories
_MENU = 5  # lines of at most three words in a row that make a menu
_TAIL_SHARE = 0.3  # of the story's words that may follow a comment form; with more it stands inside the story


@dataclass(slots=True)
class _Page:
    """The lines of one page while their roles are being found."""

    text: str
    lines: list[Line]
    roles: dict[int, tuple[Role, str]] = field(default_factory=dict)

    def give(self, place: int, role: Role, why: str) -> None:
        """Set the role of a line that has none yet."""
        self.roles.setdefault(place, (role, why))

    def free(self, place: int) -> bool:
        return 0 <= place < len(self.lines) and place not in self.roles

    def junk(self, place: int) -> bool:
        return place in self.roles and self.roles[place][0] is Role.JUNK

    def is_paragraph(self, place: int) -> bool:
        """True for a free line that can only be running text."""
        line = self.lines[place]
        return place not in self.roles and line.ends and len(line) >= _LONG


def find_blocks(text: str, lexicon: Lexicon, *, title: str | None = None) -> tuple[Block, ...]:
    """The blocks of `text`, one for every line that is not blank (two where a header is glued to a line)."""
    page = _Page(text=text, lines=[])
    _split(page, lexicon)
    _phrases(page, lexicon)
    _furniture(page)
    _repeats(page, title)
    _title(page, title)
    _captions(page)
    _pullquotes(page)
    _author_box(page)
    _story(page)
    return tuple(Block(span=line.span, role=page.roles[place][0], why=page.roles[place][1]) for place, line in enumerate(page.lines))


def _split(page: _Page, lexicon: Lexicon) -> None:
    """Take the lines, and cut off headers that are glued to the words after them."""
    for line in lines_of(page.text):
        cut = next(
            ((phrase, end) for phrase in lexicon.lines if phrase.rule.takes is Takes.WORDS and (end := _matched(line, phrase)) is not None),
            None,
        )
        if cut is None or page.lines:  # such headers open a page
            page.lines.append(line)
            continue
        phrase, end = cut
        head = Span(line.span.start, line.words[end - 1].end)
        page.lines.append(line_of(page.text, head, line.gap))
        page.give(len(page.lines) - 1, Role(phrase.rule.role), phrase.why)
        if end < len(line.words):
            page.lines.append(line_of(page.text, Span(head.end, line.span.end), 1))


def _matched(line: Line, phrase: Phrase[LineRule]) -> int | None:
    """The place after the last matched word of `line`, or `None`."""
    rule, words = phrase.rule, line.folded
    if len(words) > rule.words:
        return None
    match rule.at:
        case At.WHOLE:
            end = match_at(words, 0, phrase.words)
            return end if end == len(words) else None
        case At.START:
            return match_at(words, 0, phrase.words)
        case At.END | At.INSIDE:
            for start in range(len(words)):
                end = match_at(words, start, phrase.words)
                if end is not None and (rule.at is At.INSIDE or end == len(words)):
                    return end
            return None


def _phrases(page: _Page, lexicon: Lexicon) -> None:
    for place, line in enumerate(page.lines):
        if not page.free(place):
            continue
        for phrase in lexicon.lines:
            if phrase.rule.takes is Takes.WORDS:
                continue
            end = _matched(line, phrase)
            if end is None:
                continue
            page.give(place, Role(phrase.rule.role), phrase.why)
            if phrase.rule.takes is Takes.TEASERS and end == len(line):
                _teasers(page, place, phrase.why)
            elif phrase.rule.takes is Takes.REST:
                _rest(page, place, phrase.why)
            break


def _teasers(page: _Page, label: int, why: str) -> None:
    """Titles of other stories after a label of its own line: the first title-like line, and more while they cannot be the story's own."""
    known = _vocabulary(page, label)
    for place in range(label + 1, min(label + 1 + _TEASERS, len(page.lines))):
        line = page.lines[place]
        if not page.free(place) or (line.ends and len(line) > _LONG):
            return
        if not is_heading(line, _TITLE_WORDS):
            return
        followed = place + 1 < len(page.lines) and page.is_paragraph(place + 1)
        short = len(line) <= 3 and followed
        if place > label + 1 and followed and (len(line) <= 5 or _told(line, known)):
            return  # a subheading of the story
        if short:
            return
        page.give(place, Role.JUNK, why)


def _vocabulary(page: _Page, except_for: int) -> frozenset[str]:
    return frozenset(w for place, line in enumerate(page.lines) if place != except_for and page.is_paragraph(place) for w in line.folded)


def _told(line: Line, known: frozenset[str]) -> bool:
    """True when the story itself uses most of the longer words of the line."""
    content = [w for w in line.folded if len(w) >= 4]
    return bool(content) and sum(w in known for w in content) * 2 >= len(content)


def _rest(page: _Page, label: int, why: str) -> None:
    """All that follows a comment form at the foot of the page."""
    before = sum(len(line) for place, line in enumerate(page.lines[:label]) if page.is_paragraph(place))
    after = sum(len(page.lines[place]) for place in range(label + 1, len(page.lines)) if page.is_paragraph(place))
    if before and after <= _TAIL_SHARE * (before + after):
        for place in range(label + 1, len(page.lines)):
            page.give(place, Role.JUNK, why)


def _furniture(page: _Page) -> None:
    for place, line in enumerate(page.lines):
        if page.free(place) and is_trail(line):
            page.give(place, Role.JUNK, "structure/trail")
        elif page.free(place) and not any(c.isalnum() for c in line.text):
            page.give(place, Role.JUNK, "structure/no-words")
    run: list[int] = []
    for place in range(len(page.lines) + 1):
        if place < len(page.lines) and page.free(place) and is_heading(page.lines[place], 3):
            run.append(place)
            continue
        if len(run) >= _MENU:
            for held in run:
                page.give(held, Role.JUNK, "structure/menu")
        run = []


def _repeats(page: _Page, title: str | None) -> None:
    """The title stands on many pages twice, as the page's and as the story's: the lines that say the same are both title."""
    _ = title


def _title(page: _Page, supplied: str | None) -> None:
    head = _head(page)
    candidates = [p for p in head if page.free(p) and is_heading(page.lines[p], _TITLE_WORDS) and (len(page.lines[p]) >= 3 or page.lines[p].ends)]
    names = {p: bare(without_suffix(page.lines[p].text)[0]) for p in range(len(page.lines))}
    counts = Counter(names[p] for p in candidates)
    want = bare(without_suffix(supplied)[0]) if supplied else None
    best = next((p for p in candidates if want and names[p] == want), None)
    if best is None:
        best = max(candidates, key=lambda p: (counts[names[p]] > 1, without_suffix(page.lines[p].text)[1] is not None, -p), default=None)
    if best is None and head and page.free(head[0]) and len(page.lines[head[0]]) <= _TITLE_WORDS and len(head) > 1:
        best = head[0] if page.lines[head[0]].text.count(". ") == 0 else None
    if best is None:
        return
    page.give(best, Role.TITLE, "structure/title")
    for place in range(len(page.lines)):
        if page.free(place) and names[place] == names[best]:
            page.give(place, Role.TITLE, "structure/title-again")


def _head(page: _Page) -> list[int]:
    """The lines before the second paragraph of the story: where a title can stand."""
    paragraphs = [p for p in range(len(page.lines)) if page.is_paragraph(p) and not shouts(page.lines[p])]
    end = paragraphs[1] if len(paragraphs) > 1 else len(page.lines)
    return list(range(min(end, 30)))


def _captions(page: _Page) -> None:
    for place, line in enumerate(page.lines):
        if page.free(place) and shouts(line) and len(line) <= 60:
            page.give(place, Role.CAPTION, "structure/shouted-opening")
    for place, line in enumerate(page.lines):
        # a line that hangs on the title or on a caption without a blank line between belongs to the picture
        if (
            place
            and page.free(place)
            and line.gap == 0
            and page.roles.get(place - 1, (None, ""))[0] is Role.TITLE
            and _spaced(page)
            and len(line) <= 60
        ):
            page.give(place, Role.CAPTION, "structure/under-title")
        if (
            page.free(place)
            and place + 1 < len(page.lines)
            and page.lines[place + 1].gap == 0
            and page.roles.get(place + 1, (None, ""))[0] is Role.CAPTION
            and not line.ends
            and len(line) <= 20
        ):
            page.give(place, Role.CAPTION, "structure/picture-name")


def _spaced(page: _Page) -> bool:
    """True when the page sets its paragraphs off by blank lines, so that lines without one belong together."""
    gaps = [line.gap for line in page.lines[1:]]
    return bool(gaps) and sum(g > 0 for g in gaps) * 10 >= 7 * len(gaps)


def _pullquotes(page: _Page) -> None:
    whole = {place: f" {bare(line.text)} " for place, line in enumerate(page.lines)}
    for place, line in enumerate(page.lines):
        if not page.free(place) or not 4 <= len(line) <= 40 or (is_heading(line, 8) and not _is_quoted(line)):
            continue  # a short line without a full stop is a subheading in a speaker's words
        own = whole[place].strip()
        if any(
            f" {own} " in whole[other] and len(page.lines[other]) > len(line) and page.free(other)
            for other in range(len(page.lines))
            if other != place
        ):
            page.give(place, Role.PULLQUOTE, "structure/repeated-words")
            _attribution(page, place)
    if not _spaced(page):
        return
    for place in range(len(page.lines) - 1):
        line, below = page.lines[place], page.lines[place + 1]
        alone = line.gap > 0 and below.gap == 0 and (place + 2 == len(page.lines) or page.lines[place + 2].gap > 0)
        if alone and page.free(place) and page.free(place + 1) and line.ends and 4 <= len(line) <= 30 and len(below) <= 8:
            page.give(place, Role.PULLQUOTE, "structure/words-and-speaker")
            _attribution(page, place)


def _is_quoted(line: Line) -> bool:
    return line.text[0] in "\"“„«»'‘”"


def _attribution(page: _Page, quote: int) -> None:
    place = quote + 1
    if page.free(place) and page.lines[place].gap == 0 and len(page.lines[place]) <= 8:
        page.give(place, Role.PULLQUOTE, "structure/speaker-of-pullquote")


def _author_box(page: _Page) -> None:
    """A name twice in a row after the story, with what such boxes say of their invented author."""
    last = max((p for p in range(len(page.lines)) if page.is_paragraph(p)), default=-1)
    for place in range(last + 1, len(page.lines) - 1):
        line, below = page.lines[place], page.lines[place + 1]
        if page.free(place) and page.free(place + 1) and is_name(line.text) and line.text == below.text:
            for held in range(place, len(page.lines)):
                page.give(held, Role.JUNK, "structure/author-box")
            return


def _story(page: _Page) -> None:
    """What is left is the story: its lede, its subheadings, its body."""
    paragraphs = [p for p in range(len(page.lines)) if page.is_paragraph(p)]
    title = next((p for p, (role, _) in sorted(page.roles.items()) if role is Role.TITLE), None)
    for place, line in enumerate(page.lines):
        if not page.free(place):
            continue
        later = any(p > place for p in paragraphs)
        if paragraphs and place == paragraphs[0] and (title is None or place > title):
            page.give(place, Role.LEDE, "structure/first-paragraph")
        elif later and paragraphs[0] < place and is_heading(line, _SUBHEADING_WORDS) and place + 1 < len(page.lines) and not page.junk(place + 1):
            page.give(place, Role.SUBHEADING, "structure/short-line")
        else:
            page.give(place, Role.BODY, "structure/paragraph")

"""The role of every line of a report, with the rule that saw it.

First the words of the packs, then the shapes that hold in every language; what neither claims is the story. Junk is labelled
and never cut away, so that a wrong label can be seen and corrected.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field
from itertools import accumulate, islice

from ..packs.blocks import At, Capitals, LineRule, StampKind, Takes
from ..text import Span, trim
from .calendar import Calendar, dates_in
from .heads import agency_of, byline_of, credited_in, dateline_of, stamps_of
from .lines import Line, line_of, lines_of
from .phrases import Lexicon, Phrase
from .shape import bare, is_address, is_boxed, is_claim, is_cut_off, is_heading, is_name, is_trail, is_weather, shouted, without_suffix
from .types import Block, Role

_LONG = 9  # words of the shortest line that is taken for a paragraph of the story
_VERY_LONG = 40  # words that no title has, even where a line was cut off before its full stop
_MARKS = "\"'“”„«»‹›‘’"
_HEADLINE = 3  # words of the shortest headline above another; a section of a paper has one or two
_TITLE_WORDS = 28
_SUBHEADING_WORDS = 12
_TEASERS = 8  # most lines after "Read also" that can be titles of other stories
_MENU, _MENU_WORDS = 5, 4  # so many lines in a row of so many words at most make a menu
_TAIL_SHARE = 0.3  # of the story's words that may follow a comment form; with more, the form stands inside the story
_STORY_PARAGRAPHS = 3  # after which a comment form is the end of the story, however long the comments below it
_PRAISE_WORDS = 60  # of an author's box
_SPEECH = frozenset("–—-―«»“„\"”’‘'")  # marks that open spoken words
_DECK = 8  # words of the shortest line under a title that sums the story up
_OPENING = 4  # paragraphs in which words of the title come back
_COMPARISONS = 100_000_000  # characters compared in search of repeated words: a second; no report of the press comes near
_MOST_LINES = 5_000  # that are read; hostile input has more, reports have hundreds
_MOST_CHARACTERS = 150_000  # that are read: a press conference of three hours, word by word; the whole reader takes 10,000 a second
BEYOND_REACH = "structure/beyond-reach"
_FILLED_LINE = re.compile(r"\S[^\n]*")
_WEEK = 7  # names of days that head a calendar
_PICTURE_TEXT = 20  # words of the longest whole sentence above a title that is taken for the text of a picture; longer ones open the story
_COPYRIGHT = 6  # words behind the sign that ends a caption
_NEAR_WEATHER = 2  # lines between today's weather and today's date
_HEAD_LINES = 40  # in which a title can stand


@dataclass(slots=True)
class _Page:
    """The lines of one page while their roles are being found."""

    text: str
    rules: Lexicon
    names: Calendar
    lines: list[Line] = field(default_factory=list)
    roles: dict[int, tuple[Role, str]] = field(default_factory=dict)
    _held: dict[int, list[tuple[Phrase[LineRule], int]]] = field(default_factory=dict)

    def standing(self, place: int) -> list[tuple[Phrase[LineRule], int]]:
        """The line rules of which a phrase stands where it must in a line, looked for once."""
        if place not in self._held:
            self._held[place] = _standing(self, self.lines[place])
        return self._held[place]

    def give(self, place: int, role: Role, why: str) -> None:
        """Set the role of a line that has none yet."""
        self.roles.setdefault(place, (role, why))

    def free(self, place: int) -> bool:
        return 0 <= place < len(self.lines) and place not in self.roles

    def role(self, place: int) -> Role | None:
        return self.roles[place][0] if place in self.roles else None

    def is_paragraph(self, place: int) -> bool:
        """True for a free line that can only be running text."""
        line = self.lines[place]
        if place in self.roles or self.is_opening(place):
            return False
        return len(line) >= (_LONG if line.ends or self._announces(place) else _VERY_LONG)

    def is_opening(self, place: int) -> bool:
        """True for the first words of another story under its title, which break off."""
        return place > 0 and is_cut_off(self.lines[place]) and is_heading(self.lines[place - 1], _TITLE_WORDS)

    def _announces(self, place: int) -> bool:
        """True for a line whose colon leads over to words that the next line quotes."""
        below = self.lines[place + 1].text[:1] if place + 1 < len(self.lines) else ""
        return self.lines[place].text.endswith(":") and bool(below) and below in _SPEECH

    def paragraphs(self) -> list[int]:
        return [place for place in range(len(self.lines)) if self.is_paragraph(place)]


def find_blocks(text: str, rules: Lexicon, names: Calendar, *, title: str | None = None) -> tuple[Block, ...]:
    """The blocks of `text`: one for every line that is not blank, two where a header or a dateline is glued to a line."""
    reach = _reach(text)
    page = _Page(text=text, rules=rules, names=names)
    _cut_headers(page, list(lines_of(text[:reach])))
    _shapes(page)
    _phrases(page)
    _claims(page)
    _signatures(page)
    _title(page, title)
    _pictures(page)
    _pullquotes(page)
    _author_box(page)
    _foot(page)
    _datelines(page)
    _story(page)
    told = tuple(Block(span=line.span, role=page.roles[place][0], why=page.roles[place][1]) for place, line in enumerate(page.lines))
    beyond = trim(Span(reach, len(text)), text)
    # one block, and junk, so that no later stage reads what would take it minutes
    return (*told, Block(span=beyond, role=Role.JUNK, why=BEYOND_REACH)) if len(beyond) else told


def _reach(text: str) -> int:
    """Where reading stops: the end of the text, or of what is read of one that is longer than any report."""
    last = next(islice(_FILLED_LINE.finditer(text), _MOST_LINES, None), None)
    if last is not None and last.start() <= _MOST_CHARACTERS:
        return last.start()
    if len(text) <= _MOST_CHARACTERS:
        return len(text)
    return max(text.rfind(" ", 0, _MOST_CHARACTERS), text.rfind("\n", 0, _MOST_CHARACTERS), 0) or _MOST_CHARACTERS


def _cut_headers(page: _Page, lines: list[Line]) -> None:
    """Take the lines; a header that is glued to the first of them becomes a line of its own."""
    if lines:
        first = lines[0]
        for phrase, end in page.rules.lines.at(first.folded, 0):
            if phrase.means.takes is Takes.WORDS:
                head = Span(first.span.start, first.words[end - 1].end)
                page.lines.append(line_of(page.text, head, first.gap))
                page.give(0, Role(phrase.means.role), phrase.why)
                rest = line_of(page.text, Span(head.end, first.span.end), 1)
                lines[0:1] = [rest] if rest.text else []
                break
    page.lines.extend(lines)


def _shapes(page: _Page) -> None:
    """Junk that shows in any language: trails, links in brackets, lines without words, menus."""
    for place, line in enumerate(page.lines):
        stamped = stamps_of(page.text, line, page.rules, page.names) is not None
        if is_trail(line) and not stamped:
            page.give(place, Role.JUNK, "structure/trail")
        elif is_boxed(line):
            page.give(place, Role.JUNK, "structure/boxed-link")
        elif is_address(line):
            page.give(place, Role.JUNK, "structure/address")
        elif not any(c.isalpha() for c in line.text) and not stamped:
            page.give(place, Role.JUNK, "structure/no-words")
        elif sum(word.rstrip(".") in page.names.weekdays for word in line.folded) >= _WEEK == len(line):
            page.give(place, Role.JUNK, "structure/calendar")
            if place and stamps_of(page.text, page.lines[place - 1], page.rules, page.names) is not None:
                page.give(place - 1, Role.JUNK, "structure/calendar")
    _clocks(page)
    run: list[int] = []
    for place in range(len(page.lines) + 1):
        if place < len(page.lines) and is_heading(page.lines[place], _MENU_WORDS):
            run.append(place)
            continue
        people = sum(is_name(page.lines[held].text) for held in run)
        if len(run) >= _MENU and people * 2 < len(run):  # a list of people is not a menu
            for held in run:
                page.give(held, Role.JUNK, "structure/menu")
        run = []


def _clocks(page: _Page) -> None:
    """Today's weather in the head of a page, and the day of the visit beside it, which is not that of the report."""
    first = next(iter(page.paragraphs()), len(page.lines))
    for weather in (p for p in range(first) if is_weather(page.lines[p])):
        page.give(weather, Role.JUNK, "structure/weather")
        for place in range(max(0, weather - _NEAR_WEATHER), min(first, weather + _NEAR_WEATHER + 1)):
            stamps = stamps_of(page.text, page.lines[place], page.rules, page.names)
            if stamps is not None and all(s.kind is StampKind.FILLER and s.dated.clock is None for s in stamps[1]):
                page.give(place, Role.JUNK, "structure/clock")


def _phrases(page: _Page) -> None:
    """What the packs' phrases say of lines; forms and teasers take lines after them too."""
    _forms(page)
    paragraphs = page.paragraphs() or [len(page.lines)]
    known = frozenset(w for place in paragraphs if place < len(page.lines) for w in page.lines[place].folded)
    for place, line in enumerate(page.lines):
        if not page.free(place) or not line.words:
            continue
        found = next(((p, end) for p, end in page.standing(place) if _placed(p.means, place, paragraphs)), None)
        if found is None:
            continue
        phrase, end = found
        page.give(place, Role(phrase.means.role), phrase.why)
        if phrase.means.takes is Takes.TEASERS and end == len(line):
            _teasers(page, place, phrase.why, paragraphs[0], known)


def _placed(rule: LineRule, place: int, paragraphs: list[int]) -> bool:
    """True where the rule may hold: one for the foot of the page at its foot, a teaser's "Live:" not where a title would stand."""
    if rule.tail:
        return place >= paragraphs[-1]
    return not (rule.colon and rule.role == Role.JUNK.value and place < paragraphs[0])


def _forms(page: _Page) -> None:
    """The forms for readers' comments, and all that follows them at the foot of the page."""
    paragraphs = page.paragraphs()
    words = [0, *accumulate(len(page.lines[p]) for p in paragraphs)]
    for place, line in enumerate(page.lines):
        if not page.free(place) or not line.words:
            continue
        form = next((p for p, _ in page.standing(place) if p.means.takes is Takes.REST), None)
        if form is None:
            continue
        page.give(place, Role(form.means.role), form.why)
        before = bisect_left(paragraphs, place)
        told, after = words[before], words[-1] - words[bisect_right(paragraphs, place)]
        if before >= _STORY_PARAGRAPHS or (told and after <= _TAIL_SHARE * (told + after)):
            for below in range(place + 1, len(page.lines)):
                page.give(below, Role.JUNK, form.why)
            return


def _standing(page: _Page, line: Line) -> list[tuple[Phrase[LineRule], int]]:
    """The line rules of which a phrase stands where it must, strongest claim first: the whole line, its start, its end, anywhere."""
    held: list[tuple[int, Phrase[LineRule], int]] = []
    first = int(_numbered(page, line))
    for start in range(first, min(len(line), 60)):
        for phrase, end in page.rules.lines.at(line.folded, start):
            rule = phrase.means
            if len(line) > rule.words or rule.takes is Takes.WORDS:
                continue
            whole = start == first and end == len(line)
            fits = {At.WHOLE: whole, At.START: start == first, At.END: end == len(line), At.INSIDE: True}[rule.at]
            if fits and _punctuated(page, line, rule, end):
                held.append((0 if whole else 1 if start == first else 2, phrase, end))
    return [(phrase, end) for _, phrase, end in sorted(held, key=lambda h: h[0])]


def _claims(page: _Page) -> None:
    """Lines that say whose a picture is, where no pack knows more of them."""
    for place, line in enumerate(page.lines):
        if page.free(place) and is_claim(line):
            page.give(place, Role.CREDIT, "structure/copyright")


def _numbered(page: _Page, line: Line) -> bool:
    """True for a line that opens with the number of a list, as converters write links: "1. Skip to content"."""
    return len(line) > 1 and line.folded[0].isdigit() and page.text[line.words[0].end : line.words[1].start].strip() in (".", ")")


def _punctuated(page: _Page, line: Line, rule: LineRule, end: int) -> bool:
    after = page.text[line.words[end - 1].end : line.span.end].lstrip()
    if rule.colon and not after.startswith(":"):
        return False
    return not rule.bracketed or (line.text[0] == "(" if rule.at is At.START else after[:1] in (")", "]"))


def _teasers(page: _Page, label: int, why: str, story: int, known: frozenset[str]) -> None:
    """Titles of other stories after a label on its own line: the first title-like line, and more while they cannot be the story's own.

    Above the `story`'s first line such a label stands over the title itself; `known` are the words that the story uses.
    """
    if label < story:
        return
    for place in range(label + 1, min(label + 1 + _TEASERS, len(page.lines))):
        line = page.lines[place]
        if page.is_opening(place):
            page.give(place, Role.JUNK, why)
            continue
        if not page.free(place) or not is_heading(line, _TITLE_WORDS):
            return
        before_story = place + 1 < len(page.lines) and page.is_paragraph(place + 1)
        if before_story and (len(line) <= 3 or (place > label + 1 and (len(line) <= 5 or _told(line, known)))):
            return  # a subheading of the story
        page.give(place, Role.JUNK, why)


def _told(line: Line, known: frozenset[str]) -> bool:
    """True when the story itself uses at least half of the longer words of the line."""
    content = [w for w in line.folded if len(w) >= 4]
    return bool(content) and sum(w in known for w in content) * 2 >= len(content)


def _signatures(page: _Page) -> None:
    """Bylines, stamps, and agencies credited on a line of their own."""
    for place, line in enumerate(page.lines):
        if not page.free(place) or len(line) > 40:
            continue
        if (byline := byline_of(page.text, line, page.rules, page.names)) is not None:
            page.give(place, Role.BYLINE, byline.why)
        elif (stamps := stamps_of(page.text, line, page.rules, page.names)) is not None:
            page.give(place, Role.DATELINE, stamps[0])
        elif len(line) <= 4 and agency_of(line.text, page.rules) is not None:
            page.give(place, Role.CREDIT, "structure/agency")
    titled = False  # a title stands above its author
    for place, line in enumerate(page.lines):
        # a bare name is an author where the line below says so: a job, a date
        if titled and page.free(place) and is_name(line.text) and page.role(place + 1) in (Role.BYLINE, Role.DATELINE):
            page.give(place, Role.BYLINE, "structure/name-above-signature")
        titled = titled or (len(line) > 1 and page.role(place) is not Role.JUNK)


def _title(page: _Page, supplied: str | None) -> None:
    """The title: what was supplied, what stands twice, or the first line above the story that can be one."""
    head = _head(page)
    named = [bare(without_suffix(line.text)[0]) for line in page.lines]
    candidates = [p for p in head if page.free(p) and is_heading(page.lines[p], _TITLE_WORDS) and _may_be_title(page.lines[p])]
    counts = Counter(named[p] for p in candidates)
    want = bare(without_suffix(supplied)[0]) if supplied else None
    known = frozenset(w for p in page.paragraphs()[:_OPENING] for w in page.lines[p].folded)
    best = next((p for p in candidates if want and named[p] == want), None)
    if best is None:
        best = max(candidates, key=lambda p: (counts[named[p]] > 1, len(page.lines[p]) >= 4, _fits(page, p, known), -p), default=None)
    if best is None:
        best = _below_picture(page)
    if best is not None and _is_author_alone(page, best):
        page.give(best, Role.BYLINE, "structure/name-above-story")
    elif best is not None:
        page.give(best, Role.TITLE, "structure/title")
        for place in range(len(page.lines)):
            cut_off = len(page.lines[place]) >= 4 and named[best].startswith(named[place])
            if page.free(place) and (named[place] == named[best] or cut_off):
                page.give(place, Role.TITLE, "structure/title-again")
    for place in head if best is None else range(best):
        if page.free(place) and len(page.lines[place]) <= 3 and not is_name(page.lines[place].text) and not _is_sentence(page.lines[place]):
            above = best is not None and len(page.lines[place]) == _HEADLINE and _fits(page, place, known)
            page.give(place, *((Role.TITLE, "structure/second-title") if above else (Role.JUNK, "structure/section")))
    if best is not None and page.free(best + 1) and _is_deck(page, best + 1, known):
        page.give(best + 1, Role.LEDE, "structure/deck")


def _is_author_alone(page: _Page, place: int) -> bool:
    """True for a name right above the story where a title is missing; in English a short title is written like a name."""
    line = page.lines[place]
    english = page.rules.capitals is Capitals.DATELINE
    below = page.lines[place + 1] if place + 1 < len(page.lines) else None
    return not english and is_name(line.text) and len(line) <= 3 and below is not None and below.ends and len(below) > len(line)


def _may_be_title(line: Line) -> bool:
    return len(line) >= 2 and not _is_part(line) and not _copyrighted(line)


def _is_part(line: Line) -> bool:
    """True for a line of longer speech: it closes what it does not open, or opens what it does not close."""
    text = line.text.strip()
    return (text[0] in _MARKS or text[-1] in _MARKS) and sum(c in _MARKS and c not in "'’" for c in text) == 1


def _is_sentence(line: Line) -> bool:
    """True for a short line that is said rather than set over something: it ends like a sentence, or holds the marks of speech."""
    text = line.text.rstrip()
    return text.endswith((".", "!", "?", "…")) or (text.endswith(":") and len(line) > 1) or text[0] in _MARKS or text[-1] in _MARKS


def _is_deck(page: _Page, place: int, known: frozenset[str]) -> bool:
    """True for a line under the title that sums the story up and is no sentence."""
    line = page.lines[place]
    return len(line) >= _DECK and is_heading(line, _VERY_LONG) and (line.gap > 0 or not _spaced(page)) and _fits(page, place, known)


def _fits(page: _Page, place: int, known: frozenset[str]) -> bool:
    """True when the opening of the story uses words of the line, and the line is no caption: bears no date, sits on none."""
    dated = any(d.year is not None for d in dates_in(page.text, page.lines[place].span, page.names))
    content = [w for w in page.lines[place].folded if len(w) >= 4]
    on_picture = page.role(place + 1) is Role.CAPTION and page.lines[place + 1].gap == 0
    return not dated and not on_picture and sum(w in known for w in content) * 3 >= len(content)


def _head(page: _Page) -> list[int]:
    """The lines above the first paragraph of the story, where a title stands."""
    paragraphs = [p for p in page.paragraphs() if not _opens_loud(page, p)]
    return list(range(min(paragraphs[0] if paragraphs else len(page.lines), _HEAD_LINES)))


def _below_picture(page: _Page) -> int | None:
    """A title under one paragraph, which is then the text of a picture: long for a subheading, with the story right after it."""
    paragraphs = page.paragraphs()
    if len(paragraphs) < 2 or not all(page.role(p) in (Role.JUNK, Role.CAPTION) for p in range(paragraphs[0])):
        return None
    place = paragraphs[0] + 1
    line = page.lines[place]
    above = page.lines[paragraphs[0]]
    if not page.free(place) or not is_heading(line, _TITLE_WORDS) or len(line) < 5 or len(above) > (_PICTURE_TEXT if above.ends else 45):
        return None
    page.give(paragraphs[0], Role.CAPTION, "structure/above-title")
    return place


def _opens_loud(page: _Page, place: int) -> bool:
    """True for a line that opens in capitals as captions do, and not as a dateline does."""
    line = page.lines[place]
    loud = shouted(line, page.text)
    if not loud or len(line) > 60:
        return False
    between = page.text[line.words[loud - 1].end : line.words[loud].start].strip()
    letters = sum(len(line.words[n]) for n in range(loud))
    if between == ":":
        return page.rules.capitals is Capitals.CAPTION and letters >= 4
    upper = line.words[loud].of(page.text)[0].isupper()
    return between == "" and loud >= 2 and letters >= 8 and upper and dateline_of(page.text, line, page.rules, page.names) is None


def _pictures(page: _Page) -> None:
    """Captions: by an opening in capitals, by a credit at the end, and by where they hang."""
    for place, line in enumerate(page.lines):
        if not page.free(place):
            continue
        if _opens_loud(page, place):
            page.give(place, Role.CAPTION, "structure/capitals")
        elif _credited(page, line) or _copyrighted(line):
            page.give(place, Role.CAPTION, "structure/picture-credit")
    if not _spaced(page):
        return
    for place, line in enumerate(page.lines):
        # a line that hangs on the title without a blank line between belongs to the picture, and so does one on top of a caption
        if page.free(place) and line.gap == 0 and page.role(place - 1) is Role.TITLE and len(line) <= 60:
            page.give(place, Role.CAPTION, "structure/under-title")
        elif page.free(place) and not line.ends and len(line) <= 20 and page.role(place + 1) is Role.CAPTION and page.lines[place + 1].gap == 0:
            page.give(place, Role.CAPTION, "structure/picture-name")


def _credited(page: _Page, line: Line) -> bool:
    """True for a line that ends "(Name Name/Agency)", as agencies' pictures are credited."""
    text = line.text
    if text.endswith(")") and "(" in text and len(line) <= 90:
        parts = text[text.rindex("(") + 1 : -1].split("/")
    elif not line.ends and len(line) <= 12:
        parts = text.split("/")
    else:
        return False
    return len(parts) > 1 and is_name(parts[0].strip()) and credited_in(parts[-1], page.rules, page.names) is not None


def _copyrighted(line: Line) -> bool:
    """True for the text of a picture with the photographer behind the sign ("… in Brussels. - © Ann Roe/AP")."""
    told, sign, owner = line.text.rpartition("©")
    return bool(sign) and len(told.split()) >= 4 and 1 <= len(owner.split()) <= _COPYRIGHT


def _spaced(page: _Page) -> bool:
    """True when the page sets its paragraphs off by blank lines, so that lines without one belong together."""
    gaps = [line.gap for line in page.lines[1:]]
    return len(gaps) >= 3 and sum(g > 0 for g in gaps) * 10 >= 7 * len(gaps)


def _pullquotes(page: _Page) -> None:
    words = [f" {bare(line.text)} " for line in page.lines]
    story = [p for p in range(len(page.lines)) if page.free(p)]
    body = "\n".join(words[p] for p in story)
    for place in story if len(story) * len(body) <= _COMPARISONS else ():
        line = page.lines[place]
        if not 4 <= len(line) <= 40 or (is_heading(line, 8) and line.text[0] not in "\"“„«»'‘”"):
            continue  # a short line without a full stop is a subheading in a speaker's words
        if body.count(words[place]) > 1 and any(words[place] in words[p] and len(words[p]) > len(words[place]) for p in story):
            page.give(place, Role.PULLQUOTE, "structure/repeated-words")
            _speaker(page, place)
    if not _spaced(page):
        return
    for place in range(2, len(page.lines) - 1):
        line, below = page.lines[place], page.lines[place + 1]
        pair = line.gap > 0 and below.gap == 0 and (place + 2 == len(page.lines) or page.lines[place + 2].gap > 0)
        if pair and page.free(place) and page.free(place + 1) and line.ends and 4 <= len(line) <= 30 and len(below) <= 8:
            page.give(place, Role.PULLQUOTE, "structure/words-and-speaker")
            _speaker(page, place)


def _speaker(page: _Page, quote: int) -> None:
    place = quote + 1
    if page.free(place) and page.lines[place].gap == 0 and len(page.lines[place]) <= 8:
        page.give(place, Role.PULLQUOTE, "structure/speaker-of-pullquote")


def _author_box(page: _Page) -> None:
    """A name twice in a row below the story, and what such boxes say of their invented author."""
    paragraphs = page.paragraphs()
    for place in range(paragraphs[1] + 1 if len(paragraphs) > 1 else len(page.lines), len(page.lines) - 1):
        line, below = page.lines[place], page.lines[place + 1]
        if not (page.free(place) and page.free(place + 1) and is_name(line.text) and line.text == below.text):
            continue
        praise = paragraphs[bisect_right(paragraphs, place) :]
        if len(praise) <= 1 and sum(len(page.lines[p]) for p in praise) <= _PRAISE_WORDS:
            for held in range(place, len(page.lines)):
                page.give(held, Role.JUNK, "structure/author-box")
            return


def _foot(page: _Page) -> None:
    """Short lines below the story that follow a line of junk: menus, tags, titles of other stories with their openings."""
    paragraphs = page.paragraphs()
    junk = False
    for place in range(paragraphs[-1] + 1 if paragraphs else len(page.lines), len(page.lines)):
        junk = junk or page.role(place) is Role.JUNK
        if junk and page.free(place) and (is_heading(page.lines[place], _SUBHEADING_WORDS) or page.is_opening(place)):
            page.give(place, Role.JUNK, "structure/below-junk")


def _datelines(page: _Page) -> None:
    """Cut the dateline off the first paragraph of the story that opens with one."""
    for place in page.paragraphs()[:3]:
        line = page.lines[place]
        found = dateline_of(page.text, line, page.rules, page.names)
        if found is None or found.span.end >= line.span.end:
            continue
        rest = line_of(page.text, Span(found.span.end, line.span.end), 1)
        if not rest.words:
            continue
        page.lines[place : place + 1] = [line_of(page.text, found.span, line.gap), rest]
        page.roles = {p + (p > place): role for p, role in page.roles.items()}
        page.give(place, Role.DATELINE, found.why)
        return


def _story(page: _Page) -> None:
    """What is left is the story: its lede, its subheadings, its body."""
    paragraphs = page.paragraphs()
    title = min((p for p, (role, _) in page.roles.items() if role is Role.TITLE), default=-1)
    lede = next((p for p in paragraphs if p > title), None)
    for place, line in enumerate(page.lines):
        if not page.free(place):
            continue
        inside = lede is not None and lede < place < paragraphs[-1]
        if place == lede:
            page.give(place, Role.LEDE, "structure/first-paragraph")
        elif inside and is_heading(line, _SUBHEADING_WORDS) and page.role(place + 1) is not Role.JUNK:
            page.give(place, Role.SUBHEADING, "structure/short-line")
        else:
            page.give(place, Role.BODY, "structure/paragraph")

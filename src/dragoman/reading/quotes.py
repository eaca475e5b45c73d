"""Who says what in a report: direct and indirect speech with speaker, cue, addressee and time.

First the page is laid out (marks, dashes), then each sentence of what remains is asked for its cues, then quotations and cues are
brought together. A quotation whose speaker cannot be told is kept, with the speaker unknown and a note: a lost quote is worse than
an open one, and a wrong speaker worse than none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ..packs.quotes import Dash, Takes
from ..report.types import Note, Role
from ..text import Span, trim
from .draft import Draft
from .indirect import Statement, find_statements, is_medium, noun_statements, source_of, source_statements
from .quote_cues import Cue, Voice, before_dash, find_cues, find_voice, sources
from .quote_marks import Stretch, find_dashes, find_marked
from .quote_units import Carrier, Lexicon, Mentions, Paragraph, Tokens, Unit, carriers, find_paragraphs, lexicon, opens_relative, span_of
from .translation import said_in, spoken_in
from .types import Name, Quote, Time

_HEADINGS = (Role.TITLE, Role.SUBHEADING)
_GO_ON = ("person", "office", "instrument", "reference")  # kinds of speakers who are taken to go on
_FAR = 2  # paragraphs after which a speaker is no longer taken to go on
_WHOLE = 8  # words from which a marked stretch is speech even without a cue
_FRAGMENT = 4  # words from which a part of a sentence can carry on the speaker of the sentence before
_ECHO = 3  # words that a heading without marks must share, in order, with a quotation to be its echo
_ALIKE = 0.5  # share of two statements that is common where they are one
_STEM = 5  # letters by which inflected words of two sentences are held to be the same
_NAME = 5  # words that a title or a name in marks has at most
_INTERPOSED = 14  # words of an attribution inside the marks behind its speaker ("on Monday at a press conference in Geneva")
_DASHES = ("–", "—", "-")
_SENTENCE_ENDS = (".", "!", "?", "…", "”", "»", '"')
_ATTRIBUTION_LINE = 10  # words that the line under a pull quote has at most


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """What all steps need of a draft."""

    draft: Draft
    words: Lexicon
    tokens: Tokens
    mentions: Mentions
    paragraphs: tuple[Paragraph, ...]

    @property
    def owned(self) -> frozenset[str]:
        """The rules whose phrases have the pronoun of their source in themselves."""
        return frozenset(f"{self.words.tag}/{rule.id}" for phrases in self.words.sources.values() for _, rule in phrases if rule.own)

    @property
    def text(self) -> str:
        return self.draft.report.text


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A quote on its way: everything but the last word on who speaks."""

    span: Span
    kind: str
    rule: str
    voice: Voice | None
    cue: Cue | None
    cue_span: Span | None
    carrier: Carrier
    paragraph: int


def find_quotes(draft: Draft) -> tuple[tuple[Quote, ...], tuple[Note, ...]]:
    """The quotes of a report in the order of their words, and notes on marks and speakers that could not be made out."""
    page = _Page(
        draft=draft,
        words=lexicon(draft.pack),
        tokens=Tokens.of(draft),
        mentions=Mentions.of(draft.names, draft.references, draft.times),
        paragraphs=find_paragraphs(draft),
    )
    laid, notes = lay_out(page.draft, page.words, page.tokens, page.mentions, page.paragraphs)
    found: list[_Found] = []
    told: Carrier = ()
    for number, (paragraph, stretches) in enumerate(zip(page.paragraphs, laid, strict=True)):
        units = page.tokens.folded(paragraph.span, stretches)
        for carrier in carriers(units, page.text):
            cues = find_cues(carrier, page.words, page.mentions, page.text)
            before = len(found)
            goes_on = bool(found) and found[-1].kind == "direct" and found[-1].paragraph == number
            found.extend(_direct(page, carrier, cues, number, paragraph.role, goes_on=goes_on))
            found.extend(_indirect(page, carrier, cues, number))
            if len(found) == before and told and (taken := _taken_up(page, carrier, cues, number, told)) is not None:
                again = found[-1].voice if found and found[-1].carrier is told else None  # "Merkel insists that … This she says in Berlin."
                if again is None or taken.voice is None or (taken.voice.id != again.id and taken.voice.kind not in ("pronoun", "reference")):
                    found.append(taken)
            voice = _named_after(page, carrier, cues) if found and told and found[-1].carrier is told else None
            if voice is None and found and found[-1].paragraph == number - 1 and carrier[0].low in _DASHES and not any(u.is_verb for u in carrier):
                voice = _attribution(page, span_of(carrier[1:])) if len(carrier) > 1 else None  # a name behind a dash under the words
            if voice is not None:  # "“We stay.” That is what Assad says in an interview."
                late = [i for i, f in enumerate(found) if f.carrier is told and f.kind == "direct" and f.voice is None]
                found = [replace(f, voice=voice) if i in late else f for i, f in enumerate(found)]
            told = carrier
            if len(found) == before and found and (going_on := _runs_on(page, carrier, cues, number, found[-1])) is not None:
                found.extend(_with_marks(page, going_on))
    found.extend(_pull_quotes(page, found))
    found = _settle(page, sorted(found, key=lambda f: (f.span.start, -f.span.end)))
    found.extend(_echoes(page, found))
    quotes = tuple(_quote(page, f) for f in sorted(found, key=lambda f: (f.span.start, -f.span.end)))
    quotes = _translated(page, quotes)
    notes += [
        Note(code="quote-speaker-unknown", message="The report does not make clear who says this.", span=q.span)
        for q in quotes
        if q.kind == "direct" and q.speaker is None and q.speaker_text is None
    ]
    return quotes, tuple(notes)


# --- layout -----------------------------------------------------------------------------------------------------------------


def lay_out(
    draft: Draft, words: Lexicon, tokens: Tokens, mentions: Mentions, paragraphs: Sequence[Paragraph]
) -> tuple[list[tuple[Stretch, ...]], list[Note]]:
    """The stretches of direct speech of each paragraph, by marks and by dash, and notes on marks that were never closed."""
    text, convention = draft.report.text, draft.pack.quotes.dash
    laid: list[tuple[Stretch, ...]] = []
    cued: list[bool] = []
    doubtful: list[list[Stretch]] = []
    is_open = False
    for paragraph in paragraphs:
        marked = find_marked(text, paragraph.span, open_before=is_open)
        is_open = bool(marked) and not marked[-1].closed
        marked = tuple(s if s.closed else _bounded(s, text, words, tokens, mentions) for s in marked)
        by_dash = [] if convention is Dash.NEVER else list(_dashed(text, paragraph, marked, words, tokens, mentions))
        by_dash = [(s, has_cue) for s, has_cue in by_dash if has_cue or not laid or not laid[-1] or not _is_signature(s, tokens, mentions)]
        if draft.pack.quotes.interposed:
            marked = tuple(part for s in marked for part in _parted(s, text, words, tokens, mentions))
        sure = [s for s, has_cue in by_dash if has_cue or (paragraph.role in _HEADINGS) or (convention is Dash.ALWAYS and text[s.outer.start] != "-")]
        doubtful.append([s for s, _ in by_dash if s not in sure])
        cued.append(any(has_cue for _, has_cue in by_dash))
        laid.append(tuple(_outermost([*sure, *marked])))
    for i in (*range(len(doubtful)), *reversed(range(len(doubtful)))):  # from line to line, both ways
        beside = cued[i] or (i > 0 and cued[i - 1]) or (i + 1 < len(cued) and cued[i + 1])
        if doubtful[i] and (beside or (convention is Dash.ALWAYS and _is_spoken(text, doubtful[i], i, paragraphs, words, tokens, mentions))):
            laid[i] = tuple(_outermost([*doubtful[i], *laid[i]]))  # lines between lines with a cue are speech, items of a list are not
            cued[i] = convention is Dash.ALWAYS or cued[i]
            doubtful[i] = []
    return laid, _open_notes(text, paragraphs, laid)


def _is_signature(stretch: Stretch, tokens: Tokens, mentions: Mentions) -> bool:
    """True for a person's name, perhaps with a title, behind a dash under somebody's words."""
    units = tokens.within(stretch.content)
    named = [m for m in mentions.within(stretch.content) if isinstance(m, Name) and m.kind == "person"]
    return (
        len(named) == 1
        and len(units) <= _ATTRIBUTION_LINE
        and not any(u.is_verb or u.is_break for u in units)
        and named[0].span.start == units[0].start
    )


def _is_spoken(
    text: str, stretches: Sequence[Stretch], at: int, paragraphs: Sequence[Paragraph], words: Lexicon, tokens: Tokens, mentions: Mentions
) -> bool:
    """True for a whole sentence behind a hyphen where the paragraph before says that somebody speaks."""
    if at == 0 or text[stretches[-1].outer.end - 1 : stretches[-1].outer.end] not in _SENTENCE_ENDS:
        return False
    before = paragraphs[at - 1].span
    if before.of(text).rstrip().endswith(":"):
        return True
    return any(c.voice is not None for carrier in carriers(tokens.within(before), text) for c in find_cues(carrier, words, mentions, text))


def _outermost(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    end = -1
    for stretch in sorted(stretches, key=lambda s: (s.outer.start, -s.outer.end)):
        if stretch.outer.start >= end:
            yield stretch
            end = stretch.outer.end


def _open_notes(text: str, paragraphs: Sequence[Paragraph], laid: Sequence[Sequence[Stretch]]) -> list[Note]:
    """A note for each mark that is never closed, unless the next paragraph opens with the same mark, as long quotations do."""
    notes = []
    for i, stretches in enumerate(laid):
        for stretch in stretches:
            following = text[paragraphs[i + 1].span.start] if i + 1 < len(paragraphs) else ""
            if not stretch.closed and text[stretch.outer.start] != following:
                message = "This quotation mark is never closed; the quotation was taken to end with its paragraph."
                notes.append(Note(code="quote-unclosed", message=message, span=Span(stretch.outer.start, stretch.outer.start + 1)))
    return notes


def _dashed(
    text: str, paragraph: Paragraph, marked: tuple[Stretch, ...], words: Lexicon, tokens: Tokens, mentions: Mentions
) -> Iterator[tuple[Stretch, bool]]:
    """Speech behind dashes, and whether a cue bounds it."""
    dashes = find_dashes(text, paragraph.span, marked)
    for at, following in pairwise((*dashes, paragraph.span.end)):
        segment = Span(at + 1, following)
        inside = [s for s in marked if segment.contains(s.outer)]
        units = tokens.folded(segment, inside)
        if not units:
            continue
        first = units[0].start if text[at + 1].isspace() else at + 1  # "-Ruslands", which is one token
        stretch, has_cue, narrated = None, False, False
        told: Carrier = ()
        for carrier in carriers(units, text):
            cues = find_cues(carrier, words, mentions, text, spoken=True)
            if told and text[told[-1].end - 1] in "?!…" and any(_only_attributes(carrier, cue, words) for cue in cues):
                content = _bare(Span(first, told[-1].end), text)  # "– Where is the body? Erdogan asked."
                stretch, has_cue = Stretch(outer=Span(at, content.end), content=content, layout="dash"), True
                yield stretch, True
                break
            if told and _takes_up_speech(carrier, cues, words):
                content = _bare(Span(first, told[-1].end), text)  # "– … what then? Sådan siger X."
                stretch, has_cue = Stretch(outer=Span(at, content.end), content=content, layout="dash"), True
                yield stretch, True
                break
            told = carrier
            cut = next((c for c in (_cut_before(carrier, cue, words) for cue in cues) if c is not None), None)
            if cut is not None:
                content = _bare(Span(first, carrier[cut].start if carrier[cut].low == "," else carrier[cut].end), text)
                stretch, has_cue = Stretch(outer=Span(at, content.end), content=content, layout="dash"), True
                yield stretch, True
                resumed = _resumed(carrier, cut, words, text)
                if resumed is not None:
                    yield resumed, True
                break
            narrated = narrated or (carrier[0] is units[0] and _is_narration(carrier, cues, words))
        if not has_cue and not narrated:
            content = _bare(Span(first, units[-1].end), text)
            if len(content):
                yield Stretch(outer=Span(at, units[-1].end), content=content, layout="dash"), False


def _takes_up_speech(carrier: Carrier, cues: Sequence[Cue], words: Lexicon) -> bool:
    """True for a sentence that only says who said the words before it."""
    opening = tuple(u.low for u in carrier[:3])
    if not any(opening[: len(phrase)] == phrase for phrase in words.taken_up) or any(u.low in words.complementizers or u.low == ":" for u in carrier):
        return False
    said = (c for c in cues if c.sure and not c.is_open and not c.form.verb.denies and c.first <= len(opening))
    return any(c.voice is not None and not c.voice.is_first and c.voice.kind not in ("noun", "pronoun") and c.after for c in said)


def _only_attributes(carrier: Carrier, cue: Cue, words: Lexicon) -> bool:
    """True for a sentence that is no more than a subject and its verb of saying."""
    if (
        cue.voice is None
        or cue.voice.is_first
        or cue.voice_at is None
        or min(cue.first, cue.voice_at[0]) > 0
        or Takes.MARKS not in cue.form.rule.takes
    ):
        return False
    rest = carrier[max(cue.last + 1, cue.voice_at[1]) :]
    return len(rest) <= _ATTRIBUTION_LINE and not any(u.is_verb or u.low in words.complementizers or u.low in (",", ":") for u in rest)


def _bounded(stretch: Stretch, text: str, words: Lexicon, tokens: Tokens, mentions: Mentions) -> Stretch:
    """A stretch whose mark is never closed, up to the cue that ends it where there is one."""
    for carrier in carriers(tokens.within(stretch.content), text):
        for cue in find_cues(carrier, words, mentions, text, spoken=True):
            cut = _cut_before(carrier, cue, words)
            if cut is not None:
                content = _bare(Span(stretch.content.start, carrier[cut].start if carrier[cut].low == "," else carrier[cut].end), text)
                return replace(stretch, content=content, outer=Span(stretch.outer.start, content.end))
    return stretch


def _cut_before(carrier: Carrier, cue: Cue, words: Lexicon) -> int | None:
    """The unit (a comma, a question mark) before a cue that closes the speech before it, or `None`."""
    if cue.voice_at is None and cue.form.rule.impersonal:  # ", lyder det videre"
        said = carrier[cue.verb + 1 : cue.verb + 2]
        return cue.first - 1 if cue.first > 1 and carrier[cue.first - 1].low == "," and said and said[0].low in cue.form.rule.impersonal else None
    if cue.voice is None or cue.voice.is_first or cue.voice_at is None or not {Takes.CLAUSE, Takes.QUESTION} & set(cue.form.rule.takes):
        return None
    begin = cue.first if cue.after else min(cue.voice_at[0], cue.first)
    while begin > 0 and (carrier[begin - 1].low in words.adverbs or (begin == cue.voice_at[0] and carrier[begin - 1].low in words.auxiliaries)):
        begin -= 1
    before = before_dash(carrier, begin - 1)
    if before >= 1 and not cue.after and carrier[before].low not in (",", "?", "!") and carrier[before].quote is None:
        while before >= 1 and (carrier[before].upos in ("NOUN", "PROPN", "ADJ", "DET") or carrier[before].low in words.possessives):
            before -= 1  # the titles before the name
        before = before_dash(carrier, before)
    if before < 1 or (carrier[before].low not in (",", "?", "!") and carrier[before].quote is None):
        return None
    end = max(cue.last + 1, cue.voice_at[1])
    while end < len(carrier) and carrier[end].low in words.adverbs:
        end += 1
    if end < len(carrier) and carrier[end].low in words.complementizers:
        return None
    return before


def _parted(stretch: Stretch, text: str, words: Lexicon, tokens: Tokens, mentions: Mentions, *, again: int = 2) -> Iterator[Stretch]:
    """A marked stretch without the reporter's words in it ("«We are ready, — said X. — But we wait»"): the parts that are spoken.

    The reporter's words are a cue with its subject behind the verb, set off by a comma before (and perhaps a dash) and a comma or full stop after.
    """
    for carrier in carriers(tokens.within(stretch.content), text):
        for cue in find_cues(carrier, words, mentions, text):
            if cue.voice_at is None or carrier[min(cue.first, cue.voice_at[0])].start <= stretch.content.start:
                continue
            inverted = cue.after or (cue.voice_at[0] > 0 and carrier[cue.voice_at[0] - 1].low in words.auxiliaries)
            cut = _cut_before(carrier, cue, words) if inverted else None
            end = max(cue.last + 1, cue.voice_at[1])
            close = next((i for i in range(end, min(len(carrier), end + _INTERPOSED)) if carrier[i].low in (",", ".", "!", "?", "…")), None)
            if cut is None or (close is None and end < len(carrier)):
                continue
            first = _bare(Span(stretch.content.start, carrier[cut].start if carrier[cut].low == "," else carrier[cut].end), text)
            yield replace(stretch, outer=Span(stretch.outer.start, first.end), content=first, closed=True)
            behind = tokens.within(Span(carrier[close].end, stretch.content.end)) if close is not None else ()
            behind = behind[1:] if behind and behind[0].low in _DASHES else behind
            if behind:
                rest = replace(
                    stretch, outer=Span(behind[0].start, stretch.outer.end), content=trim(Span(behind[0].start, stretch.content.end), text)
                )
                yield from _parted(rest, text, words, tokens, mentions, again=again - 1) if again else (rest,)
            return
    yield stretch


def _is_narration(carrier: Carrier, cues: Sequence[Cue], words: Lexicon) -> bool:
    """True for a line that a dash opens though it reports: "– He added that …", as machine translation leaves it."""
    return any(
        cue.voice_at is not None
        and cue.voice is not None
        and not cue.voice.is_first
        and cue.voice_at[0] == 0
        and not cue.after
        and cue.last + 1 < len(carrier)
        and carrier[cue.last + 1].low in words.complementizers
        for cue in cues
    )


def _resumed(carrier: Carrier, cut: int, words: Lexicon, text: str) -> Stretch | None:
    """Speech that goes on after its cue without a new dash: only where it speaks of itself as "I" or "we"."""
    dash = next((i for i in range(cut + 2, len(carrier) - 2) if carrier[i].low in _DASHES[:2]), None)
    if dash is not None and text[carrier[dash].start - 1].isspace() and not any(u.low == "," for u in carrier[cut + 1 : dash]):
        content = _bare(span_of(carrier[dash + 1 :]), text)  # "…, says he – and we wait"
        return Stretch(outer=content, content=content, layout="dash")
    commas = [i for i in range(cut + 1, len(carrier)) if carrier[i].low == ","]
    if not commas or commas[0] + 2 >= len(carrier):
        return None
    tail = carrier[commas[0] + 1 :]
    if tail[0].low in _DASHES:  # ", — said he, — but we wait": set off as speech on both sides
        content = _bare(span_of(tail[1:]), text)
        return Stretch(outer=content, content=content, layout="dash")
    if not any(u.low in words.first and u.upos in ("PRON", "") for u in tail) or any(u.low in words.forms for u in tail[:2]):
        return None
    content = _bare(span_of(tail), text)
    return Stretch(outer=content, content=content, layout="dash")


def _bare(span: Span, text: str) -> Span:
    """Without white space and without the comma or full stop at the end."""
    span = trim(span, text)
    if text[span.end - 1 : span.end] in (".", ",") and text[span.end - 2 : span.end - 1] != ".":
        return trim(Span(span.start, span.end - 1), text)
    return span


def _taken_up(page: _Page, carrier: Carrier, cues: Sequence[Cue], number: int, told: Carrier) -> _Found | None:
    """The sentence before one that only says who said it ("Det oplyser Udenrigsministeriet.")."""
    opening = tuple(u.low for u in carrier[:3])
    if not any(opening[: len(phrase)] == phrase for phrase in page.words.taken_up) or any(u.quote is not None for u in told):
        return None
    cue = next((c for c in cues if c.sure and c.voice is not None and not c.voice.is_first and c.voice_at is not None and c.voice_at[0] > 0), None)
    if cue is None or cue.voice is None or any(u.low in page.words.complementizers or u.low == ":" for u in carrier) or len(told) < _FRAGMENT:
        return None
    before = tuple(u.low for u in told[:3])
    if (
        cue.form.verb.denies
        or (cue.voice.id is None and is_medium(cue.voice, page.words))
        or any(before[: len(phrase)] == phrase for phrase in page.words.taken_up)
    ):
        return None
    rule = f"{page.words.tag}/{cue.form.rule.id}"
    span = _bare(span_of(told), page.text)
    return _Found(span=span, kind="indirect", rule=rule, voice=cue.voice, cue=cue, cue_span=cue.span, carrier=carrier, paragraph=number)


def _named_after(page: _Page, carrier: Carrier, cues: Sequence[Cue]) -> Voice | None:
    """The one whom a sentence names as the speaker of the quotation before it ("Det säger X i en intervju")."""
    opening = tuple(u.low for u in carrier[:3])
    if not any(opening[: len(phrase)] == phrase for phrase in page.words.taken_up) or any(u.quote is not None for u in carrier):
        return None
    if any(u.low in page.words.complementizers or u.low == ":" for u in carrier):
        return None
    said = (c for c in cues if c.sure and not c.form.verb.denies)
    voice = next((c.voice for c in said if c.voice is not None and not c.voice.is_first and c.after), None)
    return voice if voice is not None and not is_medium(voice, page.words) else None


def _runs_on(page: _Page, carrier: Carrier, cues: Sequence[Cue], number: int, last: _Found) -> _Found | None:
    """A sentence whose mood alone shows that it is still the last speaker's ("Man habe die Antworten studiert.")."""
    verb = next((u for u in carrier if u.low in page.words.reported or (u.token is not None and u.token.feat("VerbForm") == "Fin")), None)
    if verb is None or not page.words.reported or last.voice is None or any(c.voice is not None for c in cues):
        return None
    if verb.low not in page.words.reported and (verb.token is None or verb.token.feat("Mood") != "Sub"):
        return None
    if any(u.low in page.words.questions | page.words.asides for u in carrier[:1]):
        return None
    if number - last.paragraph > 1 or carrier[0].quote is not None:
        return None
    others = {m.id for m in page.mentions.within(Span(last.span.end, carrier[0].start)) if isinstance(m, Name) and m.kind == "person"}
    if carrier[0].start < last.span.end or not others <= {last.voice.id}:
        return None
    return _Found(
        span=_bare(span_of(carrier), page.text), kind="indirect", rule=f"{page.words.tag}/reported", voice=last.voice, cue=None, cue_span=None,
        carrier=carrier, paragraph=number,
    )  # fmt: skip


def _with_marks(page: _Page, statement: _Found) -> Iterator[_Found]:
    """A statement and the words in marks within it."""
    yield statement
    for at, unit in enumerate(statement.carrier):
        if unit.quote is not None and _is_speech(page, statement.carrier, at, has_voice=True, cues=()):
            yield replace(statement, span=_bare(unit.quote.content, page.text), kind="direct", rule=f"{page.words.tag}/{unit.quote.layout}")


# --- direct speech ----------------------------------------------------------------------------------------------------------


def _direct(page: _Page, carrier: Carrier, cues: Sequence[Cue], number: int, role: Role, *, goes_on: bool) -> Iterator[_Found]:
    for at, unit in enumerate(carrier):
        if unit.quote is None:
            continue
        cue = _nearest(carrier, cues, at, page.words)
        voice = cue.voice if cue else None
        cue_span = cue.span if cue else None
        if cue is None:
            voice, cue_span = _source_voice(page, carrier)
        asked = at > 0 and carrier[at - 1].is_word and any(u.low in page.words.grammar.polar for u in carrier[:at])
        if asked and cue is not None and cue.first > at and unit.quote.layout == "marks":
            continue  # "Asked if he “feels guilty”, X answered": the words of whoever asked
        predicate = None
        if voice is None or (cue is not None and (cue.form.mood == "gerund" or is_medium(voice, page.words))):
            predicate = _predicate_of(page, carrier, at)
            sourced = _source_voice(page, carrier)[0] if voice is not None and voice.id is None and is_medium(voice, page.words) else None
            voice = predicate or sourced or voice
        if cue is None and voice is None and role in _HEADINGS:
            voice = _heading_voice(page, carrier, at)
        if cue is None and voice is None and at > 1 and carrier[at - 1].low == ":":
            voice = _only_person(page, carrier[:at])  # "X would not comment: «No»"
        impersonal = cue is not None and bool(cue.form.rule.impersonal) and _touches(carrier, cue, at)
        alone = not any(u.is_word for u in carrier) and goes_on
        attributed = impersonal or (cue is not None and cue.first > at and _touches(carrier, cue, at))  # though nobody knows by whom
        if predicate is None and not alone and not _is_speech(page, carrier, at, has_voice=voice is not None or attributed, cues=cues):
            continue
        rule = "heading" if role in _HEADINGS and unit.quote.layout == "dash" else unit.quote.layout
        if cue is not None and cue.form.rule.takes == (Takes.MARKS,):
            rule = cue.form.rule.id  # only such a verb makes speech of words that may else be called by them
        yield _Found(
            span=_bare(unit.quote.content, page.text), kind="direct", rule=f"{page.words.tag}/{rule}", voice=voice, cue=cue, cue_span=cue_span,
            carrier=carrier, paragraph=number,
        )  # fmt: skip


def _predicate_of(page: _Page, carrier: Carrier, at: int) -> Voice | None:
    """The one whose predicate the words in marks are: "Paris “takes note” of the decision"."""
    stretch = carrier[at].quote
    if stretch is None or stretch.layout == "dash" or at == 0 or not stretch.content.of(page.text)[:1].islower():
        return None
    start = next((i + 1 for i in range(at - 1, -1, -1) if carrier[i].low == "," or carrier[i].is_break), 0)
    held = [m for m in page.mentions.within(Span(carrier[start].start, carrier[at].start)) if m.span.end >= carrier[at - 1].end]
    first = carrier[start].low in page.words.articles | page.words.conjunctions
    if len(held) != 1 or held[0].id is None or held[0].span.start > carrier[min(start + first, at - 1)].start:
        return None
    voice, _ = find_voice(carrier, start, at, page.words, page.mentions, page.text, last=True, subject=True)
    institution = voice is not None and voice.kind in ("state", "organisation", "body", "place")  # of a person others say such things
    return voice if institution and voice is not None and voice.id == held[0].id and len(stretch.content.of(page.text).split()) > 1 else None


def _is_parted(carrier: Carrier, at: int, low: int, words: Lexicon) -> bool:
    """True for words in marks that belong to a clause before the attribution's: "panned it as “spin,” and Warren tweeted …"."""
    embedded = at > 0 and carrier[at - 1].is_word and any(u.is_verb for u in carrier[:at])
    between = carrier[at + 1 : low]
    return embedded and any(u.low in words.conjunctions for u in between) and not any(u.quote is not None for u in between)


def _nearest(carrier: Carrier, cues: Sequence[Cue], at: int, words: Lexicon) -> Cue | None:
    """The cue of the quotation at unit `at`: one that touches it, or else the nearest of the sentence."""
    best: tuple[tuple[int, int], Cue] | None = None
    for cue in cues:
        if Takes.MARKS not in cue.form.rule.takes or (cue.voice is not None and cue.voice.is_first):
            continue
        low = min(cue.first, cue.voice_at[0]) if cue.voice_at else cue.first
        high = max(cue.last + 1, cue.voice_at[1]) if cue.voice_at else cue.last + 1
        if low > at + 1 and _is_parted(carrier, at, low, words):
            continue
        if cue.form.verb.beside and not _touches(carrier, cue, at):
            continue
        if low > at + 1 and any(opens_relative(carrier, i, words) for i in range(at + 1, min(low + 1, len(carrier)))):
            continue
        if low > at + _FRAGMENT and any(u.low in words.complementizers for u in carrier[high : high + _FRAGMENT]) and not _touches(carrier, cue, at):
            continue  # what the cue tells stands behind it
        if low >= at:
            touching = all(not u.is_word for u in carrier[at + 1 : low]) and not any(u.quote for u in carrier[at + 1 : low])
            rank = (0 if touching else 3, low - at)
        else:
            between = carrier[high:at]
            colon = bool(between) and between[-1].low == ":"
            rank = (1 if colon or not any(u.is_word for u in between) else 2, at - high)
        if cue.voice is None:
            rank = (rank[0] + 2, rank[1])
        if best is None or rank < best[0]:
            best = (rank, cue)
    return _outer(carrier, cues, best[1], at, words) if best else None


def _outer(carrier: Carrier, cues: Sequence[Cue], cue: Cue, at: int, words: Lexicon) -> Cue:
    """The cue of the statement that the quotation is part of, where a verb within it is nearer ("said X had agreed to hand over “terrorists”")."""
    if cue.form.rule.takes == (Takes.MARKS,) or _touches(carrier, cue, at) or cue.first >= at or cue.voice_at is None:
        return cue
    if any(u.low == "," for u in carrier[cue.last + 1 : at]):
        return cue
    for other in reversed(cues):
        if other.last >= cue.first or cue.voice_at[0] <= other.last or not other.sure or other.voice is None or other.voice.is_first:
            continue
        between = carrier[other.last + 1 : cue.voice_at[0]]
        parted = any(u.quote is not None or u.low in (";", ":") for u in carrier[other.last + 1 : cue.first])
        parted = parted or (any(u.low == "," for u in between) and not any(u.low in words.complementizers for u in between))
        if not parted and other.voice != cue.voice and {Takes.CLAUSE, Takes.BARE} & set(other.form.rule.takes):
            return other
    return cue


def _source_voice(page: _Page, carrier: Carrier) -> tuple[Voice | None, Span | None]:
    for start, stop, rule in sources(carrier, page.words):
        voice, where = source_of(carrier, start, stop, len(carrier), rule, page.words, page.mentions, page.text)
        if voice is not None and where is not None:
            return voice, span_of(carrier[min(start, where[0]) : max(stop, where[1])])
    return None, None


def _heading_voice(page: _Page, carrier: Carrier, at: int) -> Voice | None:
    """Whoever the headline names before its colon: "Lavrov: – We …", "Stoltenberg has answered Putin: – We …"."""
    if at < 2 or carrier[at - 1].low != ":":
        return None
    stop = next((i for i in range(at - 1) if carrier[i].is_verb), at - 1)
    voice, _ = find_voice(carrier, 0, stop, page.words, page.mentions, page.text, last=False)
    return voice


def _is_speech(page: _Page, carrier: Carrier, at: int, *, has_voice: bool, cues: Sequence[Cue]) -> bool:
    """False for titles, names and scare quotes."""
    stretch = carrier[at].quote
    if stretch is None or stretch.layout == "dash":
        return stretch is not None
    content = stretch.content.of(page.text)
    tokens = content.split()
    if has_voice and at > 0 and carrier[at - 1].low == ":":
        return True
    if page.text[stretch.outer.start].isalnum():
        return True  # the rest of what a mark in the paragraph before opened
    if at > 0 and carrier[at - 1].low in page.words.titled and len(tokens) < _WHOLE and not (has_voice and content[:1].islower()):
        return False
    if content[:1].isupper() and any(c.voice_at is not None and c.voice_at[0] < at < c.first for c in cues):
        return False  # in the subject of a verb of saying: a name ("a source of “Kommersant” in the government said")
    if at > 0 and carrier[at - 1].upos == "PROPN" and at + 1 < len(carrier) and carrier[at + 1].upos == "PROPN":
        return False  # a nickname
    titled = content[:1].isupper() and len(tokens) < _NAME and content[-1:] not in _SENTENCE_ENDS
    if titled and at > 0 and carrier[at - 1].low in page.words.media:
        return False  # "РИА «Новости»"
    if titled and page.words.grammar.names_in_marks and any(cue.last == at - 1 and cue.voice is None for cue in cues):
        return False  # "пишут «Ведомости»"
    if any(isinstance(m, Name) and m.span.contains(stretch.content) for m in page.mentions.within(stretch.outer)):
        return False
    named = at + 1 < len(carrier) and carrier[at + 1].upos in ("NOUN", "PROPN")  # "the 'one China' policy"
    if named and len(tokens) < _FRAGMENT and not any(_touches(carrier, cue, at) for cue in cues):
        return False
    judged = any(cue.voice is not None and cue.form.rule.takes == (Takes.MARKS,) for cue in cues)
    common = judged and page.words.grammar.capital_nouns and all(u.upos != "PROPN" for u in page.tokens.within(stretch.content))
    as_name = page.words.grammar.names_in_marks and len(tokens) < _NAME and content[:1].isupper() and _is_inside(carrier, at) and not common
    if as_name and not any(_touches(carrier, cue, at) for cue in cues):
        return False
    sentence = content[-1:] in (".", "!", "?", "…", ",") or len(tokens) >= _WHOLE
    alone = all(not u.is_word for i, u in enumerate(carrier) if i != at)
    if len(tokens) >= 2 and (sentence or (alone and len(tokens) > 2)) and content[:1].isupper():
        return True
    if len(tokens) >= _WHOLE:
        return True
    if not has_voice:
        return len(tokens) >= _FRAGMENT and any(t.casefold() in page.words.first for t in tokens)
    titled = all(t[:1].isupper() or not t[:1].isalpha() for t in tokens)
    return not titled or common or any(cue.voice is not None and _touches(carrier, cue, at) for cue in cues)


def _is_inside(carrier: Carrier, at: int) -> bool:
    """True for a stretch with words of its sentence before it and no colon between."""
    return at > 0 and carrier[at - 1].is_word


def _touches(carrier: Carrier, cue: Cue, at: int) -> bool:
    low = min(cue.first, cue.voice_at[0]) if cue.voice_at else cue.first
    high = max(cue.last + 1, cue.voice_at[1]) if cue.voice_at else cue.last + 1
    between = carrier[at + 1 : low] if low > at else carrier[high:at]
    return not any(u.is_word for u in between)


# --- indirect speech --------------------------------------------------------------------------------------------------------


def _indirect(page: _Page, carrier: Carrier, cues: Sequence[Cue], number: int) -> Iterator[_Found]:
    statements: list[Statement] = [
        *find_statements(carrier, cues, page.words, page.mentions, page.draft.times, page.text, deep=page.draft.deep),
        *source_statements(carrier, page.words, page.mentions, page.text, deep=page.draft.deep),
        *noun_statements(carrier, page.words, page.mentions, page.text),
    ]
    for statement in statements:
        within = any(other is not statement and other.content.contains(statement.cue_span) for other in statements)
        if _is_attributed(carrier, statement, [c for c in cues if c is not statement.cue]):
            continue  # "“…,” X said, according to two people": the quotation is there already
        twice = statement.cue is None and any(other.cue is not None and _alike(other.content, statement.content) for other in statements)
        if twice:
            continue  # "X stressed that …, according to his spokesman": one statement
        if within and statement.voice.id is None and statement.voice.kind != "pronoun":
            continue  # "demands that every country explain how …": nobody has explained
        yield _Found(
            span=statement.content, kind="indirect", rule=f"{page.words.tag}/{statement.rule}", voice=statement.voice, cue=statement.cue,
            cue_span=statement.cue_span, carrier=carrier, paragraph=number,
        )  # fmt: skip


def _is_attributed(carrier: Carrier, statement: Statement, cues: Sequence[Cue]) -> bool:
    """True where a statement is nothing but a quotation and its attribution."""
    held = [i for i, u in enumerate(carrier) if u.is_word and statement.content.start <= u.start < statement.content.end]
    if not any(u.quote is not None for u in carrier if statement.content.start <= u.start < statement.content.end):
        return False
    spans = [(min(c.first, c.voice_at[0]), max(c.last + 1, c.voice_at[1])) for c in cues if c.voice_at is not None]
    return any(all(low <= i < high for i in held) for low, high in spans)


def _alike(a: Span, b: Span) -> bool:
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared >= _ALIKE * (max(a.end, b.end) - min(a.start, b.start))


# --- display quotes ---------------------------------------------------------------------------------------------------------


def _pull_quotes(page: _Page, found: Sequence[_Found]) -> Iterator[_Found]:
    """Blocks set apart as quotations, with the line under them that says whose they are."""
    for i, paragraph in enumerate(page.paragraphs):
        if paragraph.role is not Role.PULLQUOTE:
            continue
        lines = _lines(page.text, paragraph.span)
        following = page.paragraphs[i + 1] if i + 1 < len(page.paragraphs) else None
        before = page.paragraphs[i - 1] if i > 0 else None
        if before is not None and before.role is Role.PULLQUOTE and _attribution(page, paragraph.span) is not None:
            continue
        voice = _attribution(page, lines[-1]) if len(lines) > 1 else None
        content = Span(lines[0].start, lines[-2].end) if voice else paragraph.span
        if voice is None and following is not None and following.role in (Role.PULLQUOTE, Role.CAPTION, Role.CREDIT):
            voice = _attribution(page, following.span)
        carrier = page.tokens.folded(paragraph.span, ())
        if not carrier or any(f.kind == "direct" and f.paragraph == i for f in found):
            continue
        words = _bare(content, page.text).of(page.text)
        again = page.text.find(words, content.end)
        if again >= 0 and not any(f.kind == "direct" and f.span.start <= again < f.span.end for f in found):
            continue  # a deck that the report repeats
        yield _Found(
            span=_bare(content, page.text), kind="direct", rule=f"{page.words.tag}/pullquote", voice=voice, cue=None,
            cue_span=voice.span if voice else None, carrier=carrier, paragraph=i,
        )  # fmt: skip


def _lines(text: str, span: Span) -> list[Span]:
    lines, at = [], span.start
    for line in span.of(text).split("\n"):
        if line.strip():
            lines.append(trim(Span(at, at + len(line)), text))
        at += len(line) + 1
    return lines


def _attribution(page: _Page, line: Span) -> Voice | None:
    """The voice of a line that does no more than name somebody."""
    if len(line.of(page.text).split()) > _ATTRIBUTION_LINE or ":" in line.of(page.text):
        return None  # "Photo: …"
    carrier = page.tokens.folded(line, ())
    if not carrier or any(u.is_verb for u in carrier):
        return None
    voice, where = find_voice(carrier, 0, len(carrier), page.words, page.mentions, page.text, last=False)
    if voice is not None and where is not None and where[0] <= 2:
        return voice
    own = _bare(line, page.text)
    if len(own.of(page.text).split()) <= 2 and len(own):
        return Voice(span=own, text=own.of(page.text), id=None, label=own.of(page.text), principal=(), kind="unnamed")
    return None


def _echoes(page: _Page, found: Sequence[_Found]) -> Iterator[_Found]:
    """Subheadings without marks that repeat words of a quotation of the report."""
    spoken = [f for f in found if f.kind == "direct" and not f.rule.endswith(("/heading", "/pullquote"))]
    for i, paragraph in enumerate(page.paragraphs):
        if paragraph.role is not Role.SUBHEADING or any(f.paragraph == i for f in found):
            continue
        words = _bare(paragraph.span, page.text).of(page.text).casefold().split()
        carrier = page.tokens.folded(paragraph.span, ())
        if len(words) < _ECHO or not carrier:
            continue
        source = next((f for f in spoken if _opens_with(f.span.of(page.text), words)), None)
        if source is not None:
            span = _bare(paragraph.span, page.text)
            yield replace(source, span=span, rule=f"{page.words.tag}/heading", cue=None, cue_span=None, carrier=carrier, paragraph=i)


def _opens_with(content: str, words: Sequence[str]) -> bool:
    """True when some sentence of the content begins with these words."""
    plain = [w.strip(".,;:!?") for w in content.casefold().split()]
    starts = [0, *(i + 1 for i, w in enumerate(content.split()) if w[-1:] in ".!?")]
    return any(plain[i : i + len(words)] == list(words) for i in starts)


# --- who speaks -------------------------------------------------------------------------------------------------------------


def _settle(page: _Page, found: list[_Found]) -> list[_Found]:
    """Speakers that only the surroundings give: a letter's author, the speaker who goes on, the voice behind a heading."""
    settled: list[_Found] = []
    authors: dict[str, Voice] = {}  # by the first letters of the noun for what they wrote
    for f in found:
        voice = f.voice
        if voice is not None and voice.id is None and voice.noun in page.words.writings and (author := authors.get(voice.noun[:_STEM])) is not None:
            voice = replace(author, span=voice.span, text=voice.text)
        if voice is not None and voice.id is None and voice.noun in page.words.writings and (author := _issuer(page, f, voice.noun)) is not None:
            voice = replace(author, span=voice.span, text=voice.text)
        if voice is not None and voice.id is not None and _is_in_words(page, f, voice):
            earlier = _going_on(page, settled, f)  # "Skripal is in hospital, he says": not he who is spoken of, where somebody spoke before
            voice = replace(earlier, span=voice.span, text=voice.text) if earlier is not None and earlier.id is not None else voice
        if voice is not None and voice.kind == "pronoun":
            named = page.words.pronouns.get(voice.text.casefold(), frozenset())
            kinds = named if named and "person" not in named else {*named, *_GO_ON}
            going_on = _going_on(page, settled, f, kinds) if voice.text.casefold() not in page.words.plural else None
            unseen = any(u.start == voice.span.start and u.upos not in ("PRON", "X") for u in f.carrier)  # what no reference was looked for
            unseen = unseen or f.kind == "direct"  # a name under a preposition is no subject: "According to X it is … “…”, he said"
            if going_on is None and (voice.text.casefold() in page.words.possessives or (unseen and voice.text.casefold() not in page.words.plural)):
                going_on = _person_before(page, f)
            if going_on is None and f.rule in page.owned:
                continue  # "in his view", and nobody knows whose
            voice = replace(going_on, span=voice.span, text=voice.text) if going_on is not None else voice
        if voice is not None and voice.id is None and f.kind == "direct" and is_medium(voice, page.words):
            voice = _going_on(page, settled, f) or voice
        last = settled[-1] if settled else None
        if voice is None and f.kind == "direct" and last is not None and last.kind == "direct" and last.paragraph == f.paragraph and f.cue is None:
            voice = last.voice
        if voice is None and f.kind == "direct" and page.paragraphs[f.paragraph].role not in (*_HEADINGS, Role.PULLQUOTE):
            silent = f.cue is not None and not f.cue.form.rule.impersonal and f.cue.form.mood != "gerund"  # somebody says it whom we cannot make out
            voice = _before(page, f) or (None if silent else _going_on(page, settled, f) or _last_named(page, f))
        if voice is not None and voice.id is None and page.paragraphs[f.paragraph].role in _HEADINGS:
            voice = _in_full(page, voice) or voice
        if voice is not None and voice.id is not None:
            authors.update({u.low[:_STEM]: voice for u in f.carrier if u.low in page.words.writings or u.low[:-2] in page.words.writings})
        settled.append(replace(f, voice=voice))
    for i in range(len(settled) - 2, -1, -1):  # dash lines of one speaker who is named in the last of them
        f, following = settled[i], settled[i + 1]
        dashes = f.rule.endswith("/dash") and following.rule.endswith("/dash") and following.paragraph == f.paragraph + 1
        asked = f.span.of(page.text).endswith("?") and following.cue is not None  # a question of the interview, whoever answers
        if dashes and not asked and f.voice is None and following.voice is not None and not any(u.is_word for u in f.carrier if u.quote is None):
            settled[i] = replace(f, voice=following.voice)
    return [_with_echo(page, f, settled) if f.voice is None and f.kind == "direct" else f for f in settled]


def _going_on(page: _Page, settled: Sequence[_Found], f: _Found, kinds: Collection[str] = _GO_ON) -> Voice | None:
    """The last speaker, when it is of one of these kinds, nobody else has been named since and it was not long ago."""
    for last in reversed(settled):
        if last.voice is not None and last.voice.id is None and last.kind == f.kind == "direct" and last.paragraph == f.paragraph:
            return last.voice if last.voice.kind != "first" else None  # the same marks go on
        if last.voice is None or last.voice.id is None:
            continue
        if page.paragraphs[last.paragraph].role in _HEADINGS or last.span.contains(f.span):
            continue
        same = f.paragraph == last.paragraph and f.kind == last.kind == "direct" and f.cue is None
        again = f.cue is not None and f.voice is None and bool(f.cue.form.rule.impersonal)  # "…, lyder det videre"
        if f.paragraph - last.paragraph > _FAR or not (same or again or last.voice.kind in kinds):
            return None
        gap = Span(min(last.span.end, f.span.start), f.span.start)
        others = {m.id for m in page.mentions.within(gap) if isinstance(m, Name) and m.kind == "person" and not _is_quoted(settled, m.span)}
        return last.voice if others <= {last.voice.id} else None
    return None


def _is_in_words(page: _Page, f: _Found, voice: Voice) -> bool:
    """True for a pronoun behind the words that was taken for somebody named in them."""
    if f.kind != "indirect" or voice.span.start < f.span.end or voice.span.of(page.text).casefold() not in page.words.pronouns:
        return False
    return any(m.id == voice.id for m in page.mentions.within(f.span))


def _issuer(page: _Page, f: _Found, noun: str) -> Voice | None:
    """Who issued the paper that speaks: the subject of the last sentence before that tells of one ("The council adopted a statement. … it says")."""
    before = Span(page.paragraphs[max(0, f.paragraph - _FAR)].span.start, f.carrier[0].start)
    for carrier in reversed(list(carriers(page.tokens.within(before), page.text))[-_FAR - 1 :]):
        verb = next((i for i, u in enumerate(carrier) if u.is_verb), None)
        if verb is None or not any(u.low[:_STEM] == noun[:_STEM] for u in carrier):
            continue
        voice, _ = find_voice(carrier, 0, verb, page.words, page.mentions, page.text, last=True, subject=True)
        return voice if voice is not None and voice.id is not None else None
    return None


def _is_quoted(found: Sequence[_Found], span: Span) -> bool:
    return any(f.kind == "direct" and f.span.contains(span) for f in found)


def _before(page: _Page, f: _Found) -> Voice | None:
    """The voice of a sentence that announces the quotation with a colon at its end."""
    lead = page.text[: f.span.start].rstrip("\n \t“”\"«»„'‘’–—-")
    if not lead.endswith(":"):
        return None
    units = page.tokens.within(Span(page.paragraphs[max(0, f.paragraph - 1)].span.start, len(lead)))
    sentence = list(carriers(units, page.text))
    if not sentence:
        return None
    carrier = sentence[-1]
    cues = find_cues(carrier, page.words, page.mentions, page.text)
    voice = next((c.voice for c in reversed(cues) if c.voice is not None and not c.voice.is_first), None)
    return voice or _only_person(page, carrier)


def _in_full(page: _Page, voice: Voice) -> Voice | None:
    """The one person of the report whom a headline calls by the family name alone."""
    named = (m for m in page.mentions.items if isinstance(m, Name) and m.kind == "person" and m.id is not None and m.label)
    people = {m.id: m for m in named if m.text.split()[-1:] == voice.text.split()[-1:] and len(m.text.split()) > 1}
    if len(people) != 1:
        return None
    name = next(iter(people.values()))
    return replace(voice, id=name.id, label=name.label, principal=name.principal, kind="person")


def _person_before(page: _Page, f: _Found) -> Voice | None:
    """The one person in the sentence before ("Lavrov met X's envoy. In his words …" has none)."""
    first = max(0, f.paragraph - 1)
    before = Span(page.paragraphs[first].span.start, f.carrier[0].start)
    sentence = list(carriers(page.tokens.within(before), page.text))[-1:]
    return _only_person(page, sentence[0]) if sentence else None


def _last_named(page: _Page, f: _Found) -> Voice | None:
    """The one person in the last sentence before a paragraph that is nothing but a quotation."""
    if f.paragraph == 0 or page.paragraphs[f.paragraph - 1].role in _HEADINGS or any(u.is_word for u in f.carrier if u.quote is None):
        return None
    before = page.paragraphs[f.paragraph - 1].span
    sentence = list(carriers(page.tokens.within(before), page.text))[-1:]
    if not sentence or page.text[page.paragraphs[f.paragraph].span.start : f.span.start].strip("\n \t“”\"«»„'‘’–—-"):
        return None
    return _only_person(page, sentence[0])


def _only_person(page: _Page, carrier: Carrier) -> Voice | None:
    people = {m.id: m for m in page.mentions.within(span_of(carrier)) if isinstance(m, Name) and m.kind == "person"}
    if len(people) != 1:
        return None
    name = next(iter(people.values()))
    return Voice(span=name.span, text=name.text, id=name.id, label=name.label, principal=name.principal, kind="person")


def _with_echo(page: _Page, f: _Found, settled: Sequence[_Found]) -> _Found:
    """A heading or pull quote whose words come back in the report under somebody's name is that speaker's."""
    if page.paragraphs[f.paragraph].role not in (*_HEADINGS, Role.PULLQUOTE):
        return f
    wanted = _stems(f.span.of(page.text))
    for other in settled:
        if other is f or other.voice is None or other.paragraph <= f.paragraph or page.paragraphs[other.paragraph].role in _HEADINGS:
            continue
        if wanted and len(wanted & _stems(other.span.of(page.text))) >= 0.7 * len(wanted):
            return replace(f, voice=other.voice)
    if page.paragraphs[f.paragraph].role is Role.TITLE:
        direct = (o for o in settled if o is not f and o.kind == "direct")
        whole = [o for o in direct if o.rule.endswith("/dash") or len(o.span.of(page.text).split()) >= _FRAGMENT]
        voices = {o.voice.id: o.voice for o in whole if o.voice is not None}
        only = next(iter(voices.values())) if len(voices) == 1 else None
        return replace(f, voice=only if only is not None and only.kind in ("person", "office", "reference") else None)
    return replace(f, voice=_voice_below(page, f, settled))


def _voice_below(page: _Page, f: _Found, settled: Sequence[_Found]) -> Voice | None:
    """The only one who is quoted in the paragraphs that a subheading stands over."""
    if page.paragraphs[f.paragraph].role is not Role.SUBHEADING:
        return None
    end = f.paragraph + 1
    while end < len(page.paragraphs) and page.paragraphs[end].role not in _HEADINGS and end - f.paragraph <= _FAR:
        end += 1
    voices = {o.voice.id: o.voice for o in settled if o.voice is not None and f.paragraph < o.paragraph < end}
    people = [v for v in voices.values() if v.kind in ("person", "office", "reference")]
    return people[0] if len(people) == 1 else None


def _stems(text: str) -> set[str]:
    words = ("".join(c for c in w if c.isalnum()) for w in text.casefold().split())
    return {w[:_STEM] for w in words if w}


# --- the quote --------------------------------------------------------------------------------------------------------------


def _quote(page: _Page, f: _Found) -> Quote:
    voice = f.voice
    sentence = span_of(f.carrier)
    return Quote(
        span=f.span,
        kind=f.kind,
        speaker=voice.id if voice else None,
        speaker_text=(voice.text or voice.span.of(page.text)) if voice else None,
        label=voice.label if voice else None,
        principal=voice.principal if voice else (),
        cue=f.cue_span,
        said_in=_spoken_in(page, f),
        addressee=_addressee(page, f),
        time=_time(page.draft.times, f),
        sentence=Span(min(sentence.start, f.span.start), max(sentence.end, f.span.end)),
        rule=f.rule,
    )


def _spoken_in(page: _Page, f: _Found) -> str | None:
    """The language named right behind the cue and its speaker."""
    if f.cue is None or f.kind != "direct":
        return None
    start = max(f.cue.last + 1, f.cue.voice_at[1] if f.cue.voice_at else 0)
    stop = next((i for i in range(start, len(f.carrier)) if f.carrier[i].is_break or f.carrier[i].is_verb), len(f.carrier))
    near = f.carrier[start : min(stop, start + _ATTRIBUTION_LINE)]
    side = {u.start for u, after in pairwise(near) if after.upos in ("NOUN", "PROPN") and u.upos != "ADP"}  # "på russisk side" is no language
    return spoken_in(page.draft, ["" if u.start in side else u.low for u in near])


def _addressee(page: _Page, f: _Found) -> str | None:
    """The one spoken to: the object of a verb of telling, or who follows "to" after the cue."""
    if f.cue is None:
        return None
    start = max(f.cue.last + 1, f.cue.voice_at[1] if f.cue.voice_at else 0)
    for i in range(start, min(len(f.carrier), start + 12)):
        unit = f.carrier[i]
        if (
            unit.is_verb
            or unit.low in page.words.conjunctions
            or unit.is_break
            or (i == start and unit.low == ",")
            or unit.low in page.words.complementizers
            or f.span.start <= unit.start < f.span.end
        ):
            return None
        spoken_to = unit.low in page.words.addressing or (f.cue.form.rule.told and i == start)
        if spoken_to:
            at = unit.end if unit.low in page.words.addressing else unit.start
            bare = unit.low not in page.words.addressing
            stop = next((k for k in range(i + 1, len(f.carrier)) if _ends_address(f.carrier[k], page.words)), i + 5)
            near = f.carrier[i : min(stop, i + 5)]
            if bare and page.words.grammar.addressed_cases and not _stands_in(near[:2], page.words.grammar.addressed_cases):
                return None
            held = [m for m in page.mentions.within(Span(at, near[-1].end)) if m.span.start >= at]
            if bare and held and not all(u.low in page.words.articles or u.upos == "DET" for u in near if u.end <= held[0].span.start):
                held = []  # "told Der Spiegel in Moscow"
            if held:
                longer = next((u for u in f.carrier if u.start >= held[0].span.end), None)
                if longer is not None and longer.upos == "PROPN" and longer.start <= held[0].span.end + 1:
                    return Span(held[0].span.start, longer.end).of(page.text)  # "til Sveriges Radio"
                place = held[0].id is not None and held[0].id.startswith("place:")
                return held[0].principal[0] if place and held[0].principal else held[0].id or held[0].span.of(page.text)
            names = [u for u in near if u.start >= at and u.upos == "PROPN"]
            if names and names[0].start <= at + 1:
                last = names[0]
                for u in near[near.index(last) + 1 :]:
                    if u.upos != "PROPN":
                        break
                    last = u
                return Span(names[0].start, last.end).of(page.text)
    return None


def _ends_address(unit: Unit, words: Lexicon) -> bool:
    return unit.low == "," or unit.is_break or unit.is_verb or unit.low in words.complementizers


def _stands_in(units: Sequence[Unit], cases: Collection[str]) -> bool:
    return any(u.token is not None and u.token.feat("Case") in cases for u in units)


def _time(times: Sequence[Time], f: _Found) -> int | None:
    """The time expression of the cue's clause: in the sentence, outside all speech, nearest the cue."""
    sentence = span_of(f.carrier)
    quoted = [u for u in f.carrier if u.quote is not None]
    near = f.cue_span.start if f.cue_span else f.span.end
    held = [
        (abs(t.span.start - near), i)
        for i, t in enumerate(times)
        if sentence.contains(t.span) and not f.span.overlaps(t.span) and not any(u.start <= t.span.start < u.end for u in quoted)
    ]
    return min(held)[1] if held and f.cue_span else None


def _translated(page: _Page, quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
    """The quotes with the language they were said in, where the report says that it translated them."""
    for language, who in said_in(page.draft, page.mentions):
        quotes = tuple(
            replace(q, said_in=language)
            if q.kind == "direct" and (not who or any(m.id == q.speaker or (m.principal and m.principal == q.principal) for m in who))
            else q
            for q in quotes
        )
    return quotes

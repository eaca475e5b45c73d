"""Where direct speech is set on the page: between marks, behind dashes, and where the reporter's own words part it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ..packs.quotes import Dash, Takes
from ..report.types import Note
from ..text import Span, trim
from .draft import Draft
from .indirect_sources import source_of
from .quote_bounds import DASHES, before_dash
from .quote_cues import Cue, find_cues, sources, takes_up
from .quote_marks import Stretch, find_dashes, find_marked
from .quote_page import ATTRIBUTION_LINE, HEADINGS, SENTENCE_ENDS, bare_span
from .quote_units import Carrier, Lexicon, Mentions, Paragraph, Tokens, Unit, carriers, span_of
from .quote_voices import is_medium
from .types import Name

_BULLETED = re.compile(r"^- ?[\"“”„«»‘]", re.MULTILINE)  # a quotation in marks as the item of a list: its hyphens open no speech
_INTERPOSED = 14  # words of an attribution inside the marks behind its speaker ("on Monday at a press conference in Geneva")


def lay_out(
    draft: Draft, words: Lexicon, tokens: Tokens, mentions: Mentions, paragraphs: Sequence[Paragraph]
) -> tuple[list[tuple[Stretch, ...]], list[Note]]:
    """The stretches of direct speech of each paragraph, by marks and by dash, and notes on marks that were never closed."""
    text, convention = draft.report.text, draft.pack.quotes.dash
    laid: list[tuple[Stretch, ...]] = []
    cued: list[bool] = []
    doubtful: list[list[Stretch]] = []
    is_open = False
    listed = _BULLETED.search(text) is not None
    items = _narrated_items(text, paragraphs, words, tokens, mentions) if convention is Dash.CUED else frozenset[int]()
    for number, paragraph in enumerate(paragraphs):
        marked = find_marked(text, paragraph.span, open_before=is_open)
        is_open = bool(marked) and not marked[-1].closed
        marked = tuple(s if s.closed else _bounded(s, text, words, tokens, mentions) for s in marked)
        by_dash = [] if convention is Dash.NEVER or number in items else list(_dashed(text, paragraph, marked, words, tokens, mentions))
        by_dash = [(s, has_cue) for s, has_cue in by_dash if has_cue or not (listed and text[s.outer.start] == "-")]
        by_dash = [(s, has_cue) for s, has_cue in by_dash if has_cue or not laid or not laid[-1] or not _is_signature(s, tokens, mentions)]
        signed = number > 0 and signed_by(tokens.folded(paragraph.span, ()), words, mentions, text) is not None
        by_dash = [] if signed else by_dash
        if draft.pack.quotes.interposed:
            marked = tuple(part for s in marked for part in _parted(s, text, words, tokens, mentions))
        sure = [s for s, has_cue in by_dash if has_cue or (paragraph.role in HEADINGS) or (convention is Dash.ALWAYS and text[s.outer.start] != "-")]
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


def _narrated_items(text: str, paragraphs: Sequence[Paragraph], words: Lexicon, tokens: Tokens, mentions: Mentions) -> frozenset[int]:
    """The items of lists behind hyphens, known by one of them in which the reporter tells who says what: "- Locsin warned Beijing that …"."""
    items: set[int] = set()
    run: list[int] = []
    for number in range(len(paragraphs) + 1):
        if number < len(paragraphs) and paragraphs[number].span.of(text).lstrip().startswith("- "):
            run.append(number)
            continue
        if len(run) > 1 and any(_tells(text, paragraphs[i], words, tokens, mentions) for i in run):
            items.update(run)
        run = []
    return frozenset(items)


def _tells(text: str, paragraph: Paragraph, words: Lexicon, tokens: Tokens, mentions: Mentions) -> bool:
    """True for a line that opens with a subject, its verb of saying and what it says."""
    units = tuple(u for u in tokens.within(paragraph.span) if u.low != "-" or u.start > paragraph.span.start)
    carrier = next(carriers(units, text), ()) if units else ()
    for cue in find_cues(carrier, words, mentions, text) if carrier else ():
        if cue.voice_at is None or cue.voice is None or cue.voice.is_first or cue.after or not cue.sure:
            continue
        opens = not any(u.low == "," or u.is_verb for u in carrier[: cue.voice_at[0]])
        if opens and any(u.low in words.complementizers for u in carrier[cue.last + 1 : cue.last + 4]):
            return True
    return False


def _is_signature(stretch: Stretch, tokens: Tokens, mentions: Mentions) -> bool:
    """True for a person's name, perhaps with a title, behind a dash under somebody's words."""
    units = tokens.within(stretch.content)
    named = [m for m in mentions.within(stretch.content) if isinstance(m, Name) and m.kind == "person"]
    if named and named[0].span.start == units[0].start and any(u.low.startswith("@") for u in units) and not any(u.is_verb for u in units):
        return True  # "— Ursula von der Leyen (@vonderleyen) July 12, 2025"
    return (
        len(named) == 1
        and len(units) <= ATTRIBUTION_LINE
        and not any(u.is_verb or u.is_break for u in units)
        and named[0].span.start == units[0].start
    )


def signed_by(units: Sequence[Unit], words: Lexicon, mentions: Mentions, text: str) -> Cue | None:
    """The cue of a line that only says who said the words above it: "– said Lavrov."."""
    carrier = next(carriers(units[1:], text), ()) if units and units[0].low in DASHES else ()
    for cue in find_cues(carrier, words, mentions, text) if carrier else ():
        alone = cue.first == 0 and cue.after and units[-1].start <= carrier[-1].start
        behind = carrier[cue.voice_at[1] :] if cue.voice_at is not None else carrier
        if alone and cue.voice is not None and not cue.voice.is_first and not any(u.is_word for u in behind):
            return cue
    return None


def _is_spoken(
    text: str, stretches: Sequence[Stretch], at: int, paragraphs: Sequence[Paragraph], words: Lexicon, tokens: Tokens, mentions: Mentions
) -> bool:
    """True for a whole sentence behind a hyphen where the paragraph before says that somebody speaks."""
    if at == 0 or text[stretches[-1].outer.end - 1 : stretches[-1].outer.end] not in SENTENCE_ENDS:
        return False
    before = paragraphs[at - 1].span
    if before.of(text).rstrip().endswith(":"):
        return True
    listed = [p.span for p in paragraphs[at - 1 : at + 2] if p.span.of(text).lstrip().startswith("- ")]
    if len(listed) > 1 and not any(u.low in words.first for span in listed for u in tokens.within(span)):
        return False  # the items of a list
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
        if not units or (text[at] == "-" and units[0].quote is not None):
            continue  # the item of a list that is a quotation in marks
        first = units[0].start if text[at + 1].isspace() else at + 1  # "-Ruslands", which is one token
        stretch, has_cue, narrated = None, False, False
        told: Carrier = ()
        for carrier in carriers(units, text):
            cues = find_cues(carrier, words, mentions, text, spoken=True)
            if told and text[told[-1].end - 1] in "?!…" and any(_only_attributes(carrier, cue, words) for cue in cues):
                content = bare_span(Span(first, told[-1].end), text)  # "– Where is the body? Erdogan asked."
                stretch, has_cue = Stretch(outer=Span(at, content.end), content=content, layout="dash"), True
                yield stretch, True
                break
            if told and _takes_up_speech(carrier, cues, words, mentions, text):
                content = bare_span(Span(first, told[-1].end), text)  # "– … what then? Sådan siger X."
                stretch, has_cue = Stretch(outer=Span(at, content.end), content=content, layout="dash"), True
                yield stretch, True
                break
            told = carrier
            closing = (cue for cue in cues if not words.grammar.inverts or _is_inverted(carrier, cue, words))
            cut = next((c for c in (_cut_before(carrier, cue, words) for cue in closing) if c is not None), None)
            cut = cut if cut is not None else _sourced_from(carrier, words, mentions, text)
            if cut is not None:
                content = bare_span(Span(first, carrier[cut].start if carrier[cut].low == "," else carrier[cut].end), text)
                stretch, has_cue = Stretch(outer=Span(at, content.end), content=content, layout="dash"), True
                yield stretch, True
                resumed = _resumed(carrier, cut, words, text)
                if resumed is not None:
                    yield resumed, True
                break
            narrated = narrated or (carrier[0] is units[0] and _is_narration(carrier, cues, words))
        if not has_cue and not narrated:
            content = bare_span(Span(first, units[-1].end), text)
            if len(content):
                yield Stretch(outer=Span(at, units[-1].end), content=content, layout="dash"), False


def _takes_up_speech(carrier: Carrier, cues: Sequence[Cue], words: Lexicon, mentions: Mentions, text: str) -> bool:
    """True for a sentence that only says who said the words before it."""
    cue = takes_up(carrier, cues, words, mentions, text)
    return cue is not None and cue.voice is not None and cue.voice.kind not in ("noun", "pronoun") and cue.after


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
    return len(rest) <= ATTRIBUTION_LINE and not any(u.is_verb or u.low in words.complementizers or u.low in (",", ":") for u in rest)


def _bounded(stretch: Stretch, text: str, words: Lexicon, tokens: Tokens, mentions: Mentions) -> Stretch:
    """A stretch whose mark is never closed, up to the cue that ends it where there is one."""
    for carrier in carriers(tokens.within(stretch.content), text):
        for cue in find_cues(carrier, words, mentions, text, spoken=True):
            cut = _cut_before(carrier, cue, words)
            if cut is not None:
                content = bare_span(Span(stretch.content.start, carrier[cut].start if carrier[cut].low == "," else carrier[cut].end), text)
                return replace(stretch, content=content, outer=Span(stretch.outer.start, content.end))
    return stretch


def _is_inverted(carrier: Carrier, cue: Cue, words: Lexicon) -> bool:
    """False for a pronoun right behind a comma and before its verb: ", de tyckte att" goes on speaking."""
    if cue.after or cue.voice_at is None or cue.voice_at[0] == 0 or carrier[cue.voice_at[0]].low not in words.pronouns:
        return True
    return carrier[cue.voice_at[0] - 1].low != ","


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
    if cue.voice.kind == "pronoun" and not cue.after and any(u.low in words.conjunctions for u in carrier[end:]):
        return None  # ", today they say this and tomorrow that"
    return before


def _sourced_from(carrier: Carrier, words: Lexicon, mentions: Mentions, text: str) -> int | None:
    """The comma before a source with which the sentence ends: "– Ingen vinnare, enligt presidenten"."""
    for at, stop, rule in sources(carrier, words):
        if at < 2 or rule.after or carrier[at - 1].low != "," or any(u.is_verb or u.low == "," for u in carrier[stop:]):
            continue
        voice, _ = source_of(carrier, at, stop, len(carrier), rule, words, mentions, text)
        if voice is not None and not voice.is_first and not is_medium(voice, words):
            return at - 1
    return None


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
            first = bare_span(Span(stretch.content.start, carrier[cut].start if carrier[cut].low == "," else carrier[cut].end), text)
            yield replace(stretch, outer=Span(stretch.outer.start, first.end), content=first, closed=True)
            behind = tokens.within(Span(carrier[close].end, stretch.content.end)) if close is not None else ()
            behind = behind[1:] if behind and behind[0].low in DASHES else behind
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
    dash = next((i for i in range(cut + 2, len(carrier) - 2) if carrier[i].low in DASHES[:2]), None)
    if dash is not None and text[carrier[dash].start - 1].isspace() and not any(u.low == "," for u in carrier[cut + 1 : dash]):
        content = bare_span(span_of(carrier[dash + 1 :]), text)  # "…, says he – and we wait"
        return Stretch(outer=content, content=content, layout="dash")
    commas = [i for i in range(cut + 1, len(carrier)) if carrier[i].low == ","]
    if not commas or commas[0] + 2 >= len(carrier):
        return None
    tail = carrier[commas[0] + 1 :]
    if tail[0].low in DASHES:  # ", — said he, — but we wait": set off as speech on both sides
        content = bare_span(span_of(tail[1:]), text)
        return Stretch(outer=content, content=content, layout="dash")
    if not any(u.low in words.first and u.upos in ("PRON", "") for u in tail) or any(u.low in words.forms for u in tail[:2]):
        return None
    content = bare_span(span_of(tail), text)
    return Stretch(outer=content, content=content, layout="dash")

"""Who says what in a report: direct and indirect speech with speaker, cue, addressee and time.

First the page is laid out (marks, dashes), then each sentence of what remains is asked for its cues, then quotations and cues are
brought together. A quotation whose speaker cannot be told is kept, with the speaker unknown and a note: a lost quote is worse than
an open one, and a wrong speaker worse than none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ..report.types import Note
from ..text import Span
from .draft import Draft
from .indirect import find_statements
from .indirect_sources import noun_statements, source_statements
from .indirect_spans import Statement
from .quote_bounds import DASHES
from .quote_clauses import is_finite
from .quote_cues import Cue, find_cues, takes_up
from .quote_direct import find_direct, is_speech
from .quote_display import attribution_of, find_echoes, find_pull_quotes
from .quote_layout import lay_out, signed_by
from .quote_page import ATTRIBUTION_LINE, FRAGMENT, HEADINGS, Found, Page, bare_span
from .quote_speakers import settle
from .quote_units import Carrier, Lexicon, Mentions, Tokens, Unit, carriers, find_paragraphs, lexicon, shows_report, span_of
from .quote_voices import Voice, find_voice, named_voice
from .translation import said_in, spoken_in
from .types import Name, Quote, Time

_NEAR = 8  # units between a verb of saying and its own subject
_ALIKE = 0.5  # share of two statements that is common where they are one


def find_quotes(draft: Draft) -> tuple[tuple[Quote, ...], tuple[Note, ...]]:
    """The quotes of a report in the order of their words, and notes on marks and speakers that could not be made out."""
    page = Page(
        draft=draft,
        words=lexicon(draft.pack),
        tokens=Tokens.of(draft),
        mentions=Mentions.of(draft.names, draft.references, draft.times, seats=draft.world.capital_of),
        paragraphs=find_paragraphs(draft),
    )
    laid, notes = lay_out(page.draft, page.words, page.tokens, page.mentions, page.paragraphs)
    found: list[Found] = []
    told: Carrier = ()
    for number, (paragraph, stretches) in enumerate(zip(page.paragraphs, laid, strict=True)):
        units = page.tokens.folded(paragraph.span, stretches)
        for carrier in carriers(units, page.text):
            cues = find_cues(carrier, page.words, page.mentions, page.text)
            before = len(found)
            goes_on = bool(found) and found[-1].kind == "direct" and found[-1].paragraph == number
            found.extend(find_direct(page, carrier, cues, number, paragraph.role, goes_on=goes_on))
            found.extend(_indirect(page, carrier, cues, number))
            found.extend(_marks_within(page, found[before:]))
            told_already = any(f.kind == "indirect" for f in found[before:])
            if not told_already and paragraph.role in HEADINGS and (named := _headline(page, carrier, number)) is not None:
                found.append(named)
            if len(found) == before and told and (taken := _taken_up(page, carrier, cues, number, told)) is not None:
                again = found[-1].voice if found and found[-1].carrier is told else None  # "Merkel insists that … This she says in Berlin."
                if again is None or taken.voice is None or (taken.voice.id != again.id and taken.voice.kind not in ("pronoun", "reference")):
                    known = {f.span for f in found if f.carrier is told}
                    whole = _with_marks(page, replace(taken, carrier=told))
                    found.extend(replace(f, carrier=carrier) for f in whole if f.span not in known)
            voice = _named_after(page, carrier, cues) if told and any(f.carrier is told for f in found[-FRAGMENT:]) else None
            if voice is None and found and found[-1].paragraph == number - 1 and carrier[0].low in DASHES and not any(u.is_verb for u in carrier):
                voice = attribution_of(page, span_of(carrier[1:])) if len(carrier) > 1 else None  # a name behind a dash under the words
            signed = _signed(page, number) if voice is None and number else None
            if signed is not None and any(f.paragraph == number - 1 and f.kind == "direct" for f in found):
                voice = signed.voice
            elif signed is not None:
                found.append(signed)
            if voice is not None:  # "“We stay.” That is what Assad says in an interview."
                late = [i for i, f in enumerate(found) if f.carrier is told and f.kind == "direct" and f.voice is None]
                found = [replace(f, voice=voice) if i in late else f for i, f in enumerate(found)]
            told = carrier
            if len(found) == before and found and (going_on := _runs_on(page, carrier, cues, number, found[-1])) is not None:
                found.extend(_with_marks(page, going_on))
    found.extend(find_pull_quotes(page, found))
    found = settle(page, sorted(found, key=lambda f: (f.span.start, -f.span.end)))
    found.extend(find_echoes(page, found))
    quotes = tuple(_quote(page, f) for f in sorted(found, key=lambda f: (f.span.start, -f.span.end)))
    quotes = _translated(page, quotes)
    notes += [
        Note(code="quote-speaker-unknown", message="The report does not make clear who says this.", span=q.span)
        for q in quotes
        if q.kind == "direct" and q.speaker is None and q.speaker_text is None
    ]
    return quotes, tuple(notes)


def _marks_within(page: Page, found: Sequence[Found]) -> list[Found]:
    """Words in marks within a statement that no cue of their own has given to anybody: the statement's speaker's."""
    taken = {f.span for f in found if f.kind == "direct"}
    statements = [f for f in found if f.kind == "indirect" and f.voice is not None and (f.voice.id is not None or f.voice.principal)]
    within = [d for f in statements for d in _with_marks(page, f) if d.kind == "direct" and f.span.contains(d.span) and d.span not in taken]
    return list({d.span: d for d in within}.values())


def _headline(page: Page, carrier: Carrier, number: int) -> Found | None:
    """What a headline says behind somebody's name and a colon: "Захарова: Москва ответит"."""
    colon = next((i for i, u in enumerate(carrier[: _NEAR + 1]) if u.low == ":"), None)
    if not colon or any(u.low == ":" for u in carrier[colon + 1 :]) or any(u.is_verb for u in carrier[:colon]):
        return None
    if any(u.quote is not None for u in carrier[: colon + 2]):
        return None
    named = [m for m in page.mentions.within(span_of(carrier[:colon])) if m.span.end == carrier[colon - 1].end and m.id is not None]
    clause = carrier[colon + 1 :]
    known = _surname(page, carrier[colon - 1]) if not named else None
    if not (named or known) or len(clause) < FRAGMENT or not any(is_finite(clause, i, page.words, deep=page.draft.deep) for i in range(len(clause))):
        return None
    voice, where = find_voice(carrier, 0, colon, page.words, page.mentions, page.text, last=True)
    if known is not None:
        voice, where = named_voice(known), (colon - 1, colon)
    if voice is None or where is None or voice.kind not in ("person", "office", "body"):
        return None
    span = bare_span(span_of(clause), page.text)
    cue = span_of(carrier[where[0] : colon])
    return Found(span=span, kind="indirect", rule=f"{page.words.tag}/heading", voice=voice, cue=None, cue_span=cue, carrier=carrier, paragraph=number)


def _surname(page: Page, unit: Unit) -> Name | None:
    """The one person of the page whose surname a headline gives where the full name only follows."""
    if len(unit.low) <= FRAGMENT or unit.token is None or not unit.token.text[:1].isupper():
        return None
    people = {
        m.id: m
        for m in page.mentions.items
        if isinstance(m, Name) and m.kind == "person" and m.id is not None and m.text.casefold().split()[-1:] == [unit.low]
    }
    return next(iter(people.values())) if len(people) == 1 else None


def _taken_up(page: Page, carrier: Carrier, cues: Sequence[Cue], number: int, told: Carrier) -> Found | None:
    """The sentence before one that only says who said it ("Det oplyser Udenrigsministeriet.")."""
    cue = takes_up(carrier, cues, page.words, page.mentions, page.text)
    if cue is None or len(told) < FRAGMENT or not any(u.is_word for u in told):
        return None
    if page.draft.deep and not any(u.quote is not None or u.is_break or _predicates(u) for u in told[:-1]):
        return None  # "Фото з відкритих джерел"
    if any(u.quote is not None and (at == 0 or u.quote.layout == "dash") for at, u in enumerate(told)):
        return None  # that sentence is itself a quotation
    cues_told = find_cues(told, page.words, page.mentions, page.text)
    if any(c.sure and c.voice is not None and c.voice.id is not None for c in cues_told):
        return None  # it says itself whose words it tells
    if takes_up(told, cues_told, page.words, page.mentions, page.text) is not None:
        return None
    rule = f"{page.words.tag}/{cue.form.rule.id}"
    span = bare_span(span_of(told), page.text)
    return Found(span=span, kind="indirect", rule=rule, voice=cue.voice, cue=cue, cue_span=cue.span, carrier=carrier, paragraph=number)


def _predicates(unit: Unit) -> bool:
    """True for a verb, and for what stands in the place of one."""
    return unit.is_verb or (unit.token is not None and unit.token.deprel == "root" and unit.upos != "NOUN")


def _signed(page: Page, number: int) -> Found | None:
    """The paragraph that the line under it gives to somebody: "We wait,\n– said Lavrov."."""
    above = page.paragraphs[number - 1]
    cue = signed_by(page.tokens.folded(page.paragraphs[number].span, ()), page.words, page.mentions, page.text)
    if cue is None or above.role in HEADINGS:
        return None
    span = bare_span(above.span, page.text)
    return Found(
        span=span, kind="direct", rule=f"{page.words.tag}/dash", voice=cue.voice, cue=cue, cue_span=cue.span,
        carrier=page.tokens.folded(above.span, ()), paragraph=number - 1,
    )  # fmt: skip


def _named_after(page: Page, carrier: Carrier, cues: Sequence[Cue]) -> Voice | None:
    """The one whom a sentence names as the speaker of the quotation before it ("Det säger X i en intervju")."""
    cue = takes_up(carrier, cues, page.words, page.mentions, page.text)
    if cue is not None:
        return cue.voice
    if carrier[0].low not in page.words.thus or len(carrier) < FRAGMENT - 1 or not carrier[1].is_verb:
        return None
    voice, where = find_voice(carrier, 2, len(carrier), page.words, page.mentions, page.text, last=False, subject=True)
    return (
        voice if voice is not None and where is not None and voice.kind in ("person", "office") and where[0] < _NEAR else None
    )  # "Slik opna X møtet"


def _runs_on(page: Page, carrier: Carrier, cues: Sequence[Cue], number: int, last: Found) -> Found | None:
    """A sentence whose mood alone shows that it is still the last speaker's ("Man habe die Antworten studiert.")."""
    impersonal = last.cue is not None and bool(last.cue.form.rule.impersonal)  # "…, hieß es zur Begründung."
    if not page.words.reported or (last.voice is None and last.kind != "direct" and not impersonal and last.rule != f"{page.words.tag}/reported"):
        return None
    comma = next((i for i, u in enumerate(carrier) if u.low == ","), len(carrier))
    verb = next((u for u in carrier[:comma] if shows_report(u, page.words)), None)
    verb = verb or next((u for u in carrier if shows_report(u, page.words) or (u.token is not None and u.token.feat("VerbForm") == "Fin")), None)
    if verb is None or any(c.voice is not None and c.form.mood == "finite" and not _is_nonfinite(carrier[c.verb]) for c in cues):
        return None
    seen = verb.token is not None and verb.token.feat("Mood") == "Sub" and verb.upos == "AUX" and verb.low not in page.words.modals
    if verb.low not in page.words.reported and not seen:
        return None
    if any(u.low in page.words.questions | page.words.asides for u in carrier[:1]):
        return None
    if cues and (carrier[0].low,) in page.words.taken_up:
        return None  # "Das habe er dem Präsidenten gesagt."
    if number - last.paragraph > 1 or carrier[0].quote is not None:
        return None
    others = {m.id for m in page.mentions.within(Span(last.span.end, carrier[0].start)) if isinstance(m, Name) and m.kind == "person"}
    if carrier[0].start < last.span.end or not others <= {last.voice.id if last.voice is not None else None}:
        return None
    return Found(
        span=bare_span(span_of(carrier), page.text), kind="indirect", rule=f"{page.words.tag}/reported", voice=last.voice, cue=None, cue_span=None,
        carrier=carrier, paragraph=number,
    )  # fmt: skip


def _is_nonfinite(unit: Unit) -> bool:
    return unit.token is not None and unit.token.feat("VerbForm") in ("Inf", "Part")


def _with_marks(page: Page, statement: Found) -> Iterator[Found]:
    """A statement and the words in marks within it."""
    yield statement
    for at, unit in enumerate(statement.carrier):
        if unit.quote is not None and is_speech(page, statement.carrier, at, has_voice=True, cues=()):
            yield replace(statement, span=bare_span(unit.quote.content, page.text), kind="direct", rule=f"{page.words.tag}/{unit.quote.layout}")


def _indirect(page: Page, carrier: Carrier, cues: Sequence[Cue], number: int) -> Iterator[Found]:
    statements: list[Statement] = [
        *find_statements(carrier, cues, page.words, page.mentions, page.draft.times, page.text, deep=page.draft.deep),
        *source_statements(carrier, page.words, page.mentions, page.text, deep=page.draft.deep),
        *noun_statements(carrier, page.words, page.mentions, page.text),
    ]
    named = [s for s in statements if s.cue is None and s.voice is not None and s.voice.id is not None]
    things = [s for s in statements if s.cue is not None and s.voice is not None and s.voice.kind == "noun"]
    wrong = [s for s in things if any(n.content.contains(s.cue_span) for n in named)]  # "Mnuchinin mukaan … selkeä viesti siitä, ettei": no verb
    statements = [s for s in statements if s not in wrong]
    cued = [s.content for s in statements if s.cue is not None]
    statements = [
        s for s in statements if s.cue is not None or not any(_alike(s.content, content) for content in cued)
    ]  # said once, with two sources
    for statement in statements:
        if _is_attributed(carrier, statement, [c for c in cues if c is not statement.cue]):
            continue  # "“…,” X said, according to two people": the quotation is there already
        outer = next((o for o in statements if o is not statement and _holds(o, statement)), None)
        if outer is not None and (_is_of_outer(statement, outer) or _is_question(carrier, statement, page.words)):
            continue
        if outer is not None and outer.cue is not None and statement.cue is None and _stands_inside(statement, outer):
            continue  # "said that the letters were, according to X, no real ones"
        yield Found(
            span=statement.content, kind="indirect", rule=f"{page.words.tag}/{statement.rule}", voice=statement.voice, cue=statement.cue,
            cue_span=statement.cue_span, carrier=carrier, paragraph=number,
        )  # fmt: skip


def _holds(outer: Statement, statement: Statement) -> bool:
    """True for a statement that tells of another; a source within what somebody says tells nothing of who says it."""
    within = statement.cue is not None and outer.cue is None and statement.content.contains(outer.cue_span)
    return outer.content.contains(statement.cue_span) and not within


def _is_of_outer(statement: Statement, outer: Statement) -> bool:
    """True for a statement within another that gives nothing of its own: the same speaker's thought, or what nobody has said yet."""
    voice = statement.voice
    if voice is not None and voice.id is not None and outer.voice is not None and outer.voice.id == voice.id:
        return True  # "adding that she was certain that": what he says is the whole
    hoped = statement.cue is not None and statement.cue.form.verb.opinion
    if hoped and outer.cue is None and outer.content.end == statement.content.end:
        return False  # "X believes …, according to a memo"
    return hoped or voice is None or (voice.id is None and voice.kind != "pronoun")  # "demands that every country explain how …"


def _is_question(carrier: Carrier, statement: Statement, words: Lexicon) -> bool:
    """True for a question that a verb within somebody's words only mentions: "said the government considers how to answer"."""
    first = next((u.low for u in carrier if u.start >= statement.content.start), "")
    return first in words.questions and first not in words.grammar.polar


def _stands_inside(statement: Statement, outer: Statement) -> bool:
    """True for a source phrase in the middle of what somebody else is said to say: what part of it is the source's is not to be told."""
    inside = outer.content.start < statement.cue_span.start and statement.cue_span.end < outer.content.end
    return inside and statement.content.start < statement.cue_span.start and statement.content.end > statement.cue_span.end


def _is_attributed(carrier: Carrier, statement: Statement, cues: Sequence[Cue]) -> bool:
    """True where a statement is nothing but a quotation and its attribution."""
    held = [i for i, u in enumerate(carrier) if u.is_word and statement.content.start <= u.start < statement.content.end]
    if not any(u.quote is not None for u in carrier if statement.content.start <= u.start < statement.content.end):
        return False
    own = statement.cue.voice_at if statement.cue is not None else None  # "he acknowledged he had “…” and promised": the subject of both
    others = (c for c in cues if c.voice_at is not None)
    whole = ((c, c.first if c.voice_at == own else min(c.first, c.voice_at[0]), max(c.last + 1, c.voice_at[1])) for c in others if c.voice_at)
    spans = [(c.first if c.first - low > _NEAR else low, high) for c, low, high in whole]  # a subject far before is another attribution's too
    return any(all(low <= i < high for i in held) for low, high in spans)


def _alike(a: Span, b: Span) -> bool:
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared >= _ALIKE * (max(a.end, b.end) - min(a.start, b.start))


def _quote(page: Page, f: Found) -> Quote:
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


def _spoken_in(page: Page, f: Found) -> str | None:
    """The language named right behind the cue and its speaker."""
    if f.cue is None or f.kind != "direct":
        return None
    start = max(f.cue.last + 1, f.cue.voice_at[1] if f.cue.voice_at else 0)
    stop = next((i for i in range(start, len(f.carrier)) if f.carrier[i].is_break or f.carrier[i].is_verb), len(f.carrier))
    near = f.carrier[start : min(stop, start + ATTRIBUTION_LINE)]
    side = {u.start for u, after in pairwise(near) if after.upos in ("NOUN", "PROPN") and u.upos != "ADP"}  # "på russisk side" is no language
    return spoken_in(page.draft, ["" if u.start in side else u.low for u in near])


def _addressee(page: Page, f: Found) -> str | None:
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
            names = [u for u in near if u.start >= at and (u.upos == "PROPN" or (not bare and u.token is not None and u.token.text[:1].isupper()))]
            first = next((u for u in near if u.start >= at and u.low not in page.words.articles and u.upos != "DET"), None)
            if names and names[0] is first:
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


def _time(times: Sequence[Time], f: Found) -> int | None:
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


def _translated(page: Page, quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
    """The quotes with the language they were said in, where the report says that it translated them."""
    for language, who in said_in(page.draft, page.mentions):
        quotes = tuple(
            replace(q, said_in=language)
            if q.kind == "direct" and (not who or any(m.id == q.speaker or (m.principal and m.principal == q.principal) for m in who))
            else q
            for q in quotes
        )
    return quotes

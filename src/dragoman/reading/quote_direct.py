"""Direct speech in a sentence: whether words in marks are speech at all, and which cue they belong to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..packs.quotes import Takes
from ..report.types import Role
from ..text import Span
from .indirect_sources import source_of
from .quote_cues import Cue, sources
from .quote_page import FRAGMENT, HEADINGS, SENTENCE_ENDS, Found, Page, bare_span, only_person
from .quote_units import Carrier, Lexicon, opens_relative, span_of
from .quote_voices import Voice, find_voice, is_medium
from .types import Name

_SPOKEN_ENDS = (".", "!", "?", "…")
_WHOLE = 8  # words from which a marked stretch is speech even without a cue
_NAME = 5  # words that a title or a name in marks has at most


def find_direct(page: Page, carrier: Carrier, cues: Sequence[Cue], number: int, role: Role, *, goes_on: bool) -> Iterator[Found]:
    """The direct quotes of one sentence; `goes_on` says that the one before in the paragraph was direct too."""
    for at, unit in enumerate(carrier):
        if unit.quote is None or not any(c.isalnum() for c in unit.quote.content.of(page.text)):
            continue
        cue = _nearest(carrier, cues, at, page.words)
        voice = cue.voice if cue else None
        cue_span = cue.span if cue else None
        if cue is None:
            voice, cue_span = _source_voice(page, carrier, at)
        asked = at > 0 and carrier[at - 1].is_word and any(u.low in page.words.grammar.polar for u in carrier[:at])
        if asked and cue is not None and cue.first > at and unit.quote.layout == "marks":
            continue  # "Asked if he “feels guilty”, X answered": the words of whoever asked
        predicate = None
        if voice is None or (cue is not None and (cue.form.mood == "gerund" or is_medium(voice, page.words))):
            predicate = _predicate_of(page, carrier, at)
            sourced = _source_voice(page, carrier, at)[0] if voice is not None and is_medium(voice, page.words) else None
            voice = predicate or sourced or voice
        if cue is None and voice is None and role in HEADINGS:
            voice = _heading_voice(page, carrier, at)
        if cue is None and voice is None and at > 1 and carrier[at - 1].low == ":":
            voice = only_person(page, carrier[:at])  # "X would not comment: «No»"
        impersonal = cue is not None and bool(cue.form.rule.impersonal) and (cue.voice is None or _touches(carrier, cue, at))
        alone = not any(u.is_word for u in carrier) and goes_on
        attributed = impersonal or (cue is not None and cue.first > at and _touches(carrier, cue, at))  # though nobody knows by whom
        if predicate is None and not alone and not is_speech(page, carrier, at, has_voice=voice is not None or attributed, cues=cues):
            continue
        rule = "heading" if role in HEADINGS and unit.quote.layout == "dash" else unit.quote.layout
        if cue is not None and cue.form.rule.takes == (Takes.MARKS,):
            rule = cue.form.rule.id  # only such a verb makes speech of words that may else be called by them
        yield Found(
            span=bare_span(unit.quote.content, page.text), kind="direct", rule=f"{page.words.tag}/{rule}", voice=voice, cue=cue, cue_span=cue_span,
            carrier=carrier, paragraph=number,
        )  # fmt: skip


def _predicate_of(page: Page, carrier: Carrier, at: int) -> Voice | None:
    """The one whose predicate the words in marks are: "Paris “takes note” of the decision"."""
    stretch = carrier[at].quote
    if stretch is None or stretch.layout == "dash" or at == 0 or not stretch.content.of(page.text)[:1].islower():
        return None
    if stretch.content.of(page.text).split()[0].casefold() in page.words.auxiliaries | page.words.modals:
        return None  # "Qatar “will receive a reply”": perhaps others say so
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
        if low > at + FRAGMENT and any(u.low in words.complementizers for u in carrier[high : high + FRAGMENT]) and not _touches(carrier, cue, at):
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
        aside = (i for i, u in enumerate(between) if u.low == "," and {u.low for u in between[i + 1 : i + 2]} & words.articles)
        parted = parted or any(opens_relative(between, i, words) for k in aside for i in range(k, len(between)))  # ", a figure that the party called"
        parted = parted or (any(u.low == "," for u in between) and not any(u.low in words.complementizers for u in between))
        if not parted and other.voice != cue.voice and {Takes.CLAUSE, Takes.BARE} & set(other.form.rule.takes):
            return other
    return cue


def _source_voice(page: Page, carrier: Carrier, at: int) -> tuple[Voice | None, Span | None]:
    """The source phrase of the sentence, the last before the words where there are several."""
    found = list(sources(carrier, page.words))
    before = [source for source in found if source[0] < at]
    for start, stop, rule in (*reversed(before), *(source for source in found if source[0] >= at)):
        limit = next((i for i in range(stop + 1, len(carrier)) if carrier[i].is_verb), len(carrier))
        voice, where = source_of(carrier, start, stop, limit, rule, page.words, page.mentions, page.text)
        if voice is not None and where is not None:
            return voice, span_of(carrier[min(start, where[0]) : max(stop, where[1])])
    return None, None


def _heading_voice(page: Page, carrier: Carrier, at: int) -> Voice | None:
    """Whoever the headline names before its colon, or who acts in it: "Lavrov: – We …", "Moscow halts “hostile” flights"."""
    if at < 2 or carrier[at - 1].low != ":":
        return _heading_actor(page, carrier, at)
    stop = next((i for i in range(at - 1) if carrier[i].is_verb), at - 1)
    voice, _ = find_voice(carrier, 0, stop, page.words, page.mentions, page.text, last=False)
    return voice


def _heading_actor(page: Page, carrier: Carrier, at: int) -> Voice | None:
    """The one named at the start of a headline, before its verb, where the words in marks can only be his."""
    verb = next((i for i in range(at) if carrier[i].is_verb), None)
    stretch = carrier[at].quote
    if verb is None or verb == 0 or stretch is None or not stretch.content.of(page.text)[:1].islower() or carrier[at - 1].low in page.words.titled:
        return None
    if any(u.low == ":" or u.quote is not None for u in carrier[:at]):
        return None
    voice, _ = find_voice(carrier, 0, verb, page.words, page.mentions, page.text, last=True, subject=True)
    return voice if voice is not None and voice.id is not None else None


def is_speech(page: Page, carrier: Carrier, at: int, *, has_voice: bool, cues: Sequence[Cue]) -> bool:
    """False for titles, names and scare quotes."""
    stretch = carrier[at].quote
    if stretch is None or stretch.layout == "dash":
        return stretch is not None
    content = stretch.content.of(page.text)
    tokens = content.split()
    if at > 0 and carrier[at - 1].low == ":" and (has_voice or (content[:1].isupper() and len(tokens) >= FRAGMENT)):
        return True
    if page.text[stretch.outer.start].isalnum():
        return True  # the rest of what a mark in the paragraph before opened
    if at > 0 and carrier[at - 1].low in page.words.titled and len(tokens) < _WHOLE and not (has_voice and content[:1].islower()):
        return False
    if at == 1 and carrier[0].low in page.words.prepositions and len(tokens) < _NAME and carrier[2:3] and carrier[2].is_verb:
        return False  # "Med «exportsanktioner» avses": a word that is explained
    if content[:1].isupper() and any(c.voice_at is not None and c.voice_at[0] < at < c.first for c in cues):
        return False  # in the subject of a verb of saying: a name ("a source of “Kommersant” in the government said")
    before = carrier[at - 1].token if at > 0 else None
    if before is not None and before.feat("Reflex") == "Yes" and content[:1].isupper() and len(tokens) < _WHOLE:
        return False  # what somebody calls himself
    if at > 0 and carrier[at - 1].upos == "PROPN" and at + 1 < len(carrier) and carrier[at + 1].upos == "PROPN":
        return False  # a nickname
    titled = content[:1].isupper() and len(tokens) < _NAME and content[-1:] not in SENTENCE_ENDS
    if titled and at > 0 and carrier[at - 1].low in page.words.media:
        return False  # "РИА «Новости»"
    told = any(c.voice_at is not None and c.after and c.voice_at[1] <= at and c.first < at for c in cues)
    if titled and told and at > 0 and carrier[at - 1].upos in ("DET", "ADP") and any(u.quote is not None for u in carrier[:at]):
        return False  # "„…“, sagte X der „Bild am Sonntag“"
    if titled and page.words.grammar.names_in_marks and any(cue.last == at - 1 and (cue.voice is None or len(tokens) == 1) for cue in cues):
        return False  # "пишут «Ведомости»", "…, сказал X, передаёт «Ъ»"
    if any(isinstance(m, Name) and m.span.contains(stretch.content) for m in page.mentions.within(stretch.outer)):
        return False
    ended = content[-1:] in (",", *_SPOKEN_ENDS) and not all(t[:1].isupper() for t in tokens)  # “It's a disaster,” Mr. X said
    named = not ended and at + 1 < len(carrier) and carrier[at + 1].upos in ("NOUN", "PROPN")  # "the 'one China' policy"
    judged = any(cue.voice is not None and cue.form.rule.takes == (Takes.MARKS,) for cue in cues)
    own = content[:1].islower() and (judged or (has_voice and not page.words.grammar.stacked_nouns))
    if named and len(tokens) < FRAGMENT and not own and not any(_touches(carrier, cue, at) for cue in cues):
        return False
    governed = any(c.voice is not None and c.last < at and not any(u.low == "," or u.is_break for u in carrier[c.last + 1 : at]) for c in cues)
    determined = len(tokens) == 1 and at > 0 and carrier[at - 1].upos in ("DET", "PROPN")  # "ihr „Bedauern“", "warf Minsk „Terror“ vor"
    nominal = determined or all(u.upos != "PROPN" for u in page.tokens.within(stretch.content))
    common = (judged or (governed and len(tokens) == 1)) and page.words.grammar.capital_nouns and nominal
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
        return len(tokens) >= FRAGMENT and any(t.casefold() in page.words.first for t in tokens)
    titled = all(t[:1].isupper() or not t[:1].isalpha() for t in tokens)
    return not titled or common or any(cue.voice is not None and _touches(carrier, cue, at) for cue in cues)


def _is_inside(carrier: Carrier, at: int) -> bool:
    """True for a stretch with words of its sentence before it and no colon between."""
    return at > 0 and carrier[at - 1].is_word


def _touches(carrier: Carrier, cue: Cue, at: int) -> bool:
    low = min(cue.first, cue.voice_at[0]) if cue.voice_at else cue.first
    apart = at == 0 or carrier[at - 1].upos == "PUNCT"  # not ABC's “This Week,” Mr. Giuliani said
    while apart and low > at + 1 and carrier[low - 1].upos in ("PROPN", "NOUN") and carrier[low].upos == "PROPN":
        low -= 1  # the title before a name
    high = max(cue.last + 1, cue.voice_at[1]) if cue.voice_at else cue.last + 1
    between = carrier[at + 1 : low] if low > at else carrier[high:at]
    return not any(u.is_word for u in between)

"""Statements that a sentence attributes without quoting: the content clause of a verb of saying, and "according to"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..models import Token
from ..packs.quotes import SourceRule, Takes
from ..text import Span, trim
from .quote_cues import Cue, Voice, apposed, find_voice, sources
from .quote_nouns import noun_contents
from .quote_units import Carrier, Lexicon, Mentions, Unit, opens_relative, span_of
from .types import Name, Time

_REACH = 14  # units between a cue and the clause it governs
_SHORTEST = 2  # words of a content
_PARTICIPLE = 6  # letters that a participle has at least
_APPOSED = 8  # units between a source phrase and its name: an office in between


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One attributed clause; `rule` is the id of the cue's or source's rule."""

    content: Span
    voice: Voice
    cue: Cue | None
    cue_span: Span
    rule: str


def find_statements(
    carrier: Carrier, cues: Sequence[Cue], words: Lexicon, mentions: Mentions, times: Sequence[Time], text: str, *, deep: bool
) -> Iterator[Statement]:
    """The statements that the cues of one sentence govern."""
    taken: set[Span] = set()
    for cue in cues:
        if not cue.sure or cue.is_open or cue.voice is None or cue.voice.is_first or is_medium(cue.voice, words):
            continue
        span = (
            _around(carrier, cue, words, text, deep=deep)
            or _after(carrier, cue, cues, words, mentions, times, text, deep=deep)
            or _inside(carrier, cue, words, mentions, text, deep=deep)
            or _before(carrier, cue, words, mentions, text, deep=deep)
        )
        if span is not None and (_announces(carrier, cues, cue, span) or _takes_up(carrier, cues, cue, span)):
            continue
        if span is not None and carrier[-1].low == "?" and cue.after and cue.span.start < span.start and cue.first <= _SHORTEST:
            continue  # "TT: Anser regeringen att …?": asked, not said
        named = span is not None and any(m.span.contains(span) for m in mentions.within(span))  # "X's envoy, Y, said": who speaks, not what
        if span is not None and span not in taken and not named and _is_content(carrier, span, text):
            taken.add(span)
            yield Statement(content=span, voice=cue.voice, cue=cue, cue_span=cue.span, rule=cue.form.rule.id)


def _governs(carrier: Carrier, cue: Cue, words: Lexicon) -> bool:
    """True for a cue whose particle is a preposition: a noun phrase follows it, or a clause with its complementizer."""
    return cue.last != cue.verb and carrier[cue.last].low in words.prepositions


def _announces(carrier: Carrier, cues: Sequence[Cue], cue: Cue, span: Span) -> bool:
    """True where the clause runs into the verb that announces a quotation ("asked what …, answers he:")."""
    if carrier[-1].low != ":" or cue.span.start > span.end:
        return False
    last = next((c for c in reversed(cues) if c.after and c.voice_at is not None and c.voice_at[1] >= len(carrier) - 1), None)
    return last is not None and (span.contains(last.span) or last is cue)


def _takes_up(carrier: Carrier, cues: Sequence[Cue], cue: Cue, span: Span) -> bool:
    """True where the clause itself only says who says the sentence before ("Об этом заявил президент, сообщает канал")."""
    first = next((i for i, u in enumerate(carrier) if u.start >= span.start), 0)
    inner = (other for other in cues if other is not cue and span.contains(other.span) and other.after and other.voice_at is not None)
    return any(other.first - first in (1, 2) and not any(u.is_verb or u.low == "," for u in carrier[first : other.first]) for other in inner)


def _around(carrier: Carrier, cue: Cue, words: Lexicon, text: str, *, deep: bool) -> Span | None:
    """What stands outside an aside that only says who says it ("…, wie das Ministerium mitteilte")."""
    low = min(cue.first, cue.voice_at[0]) if cue.voice_at else cue.first
    opening = next((i for i in range(low, max(-1, low - _APPOSED), -1) if carrier[i].low in words.asides), None)
    if opening is None or (opening > 0 and carrier[opening - 1].low != ",") or any(u.low == "," for u in carrier[opening:low]):
        return None
    high = max(cue.last + 1, cue.voice_at[1] if cue.voice_at else 0)
    close = next((i for i in range(high, len(carrier)) if carrier[i].low == "," or carrier[i].is_break), len(carrier))
    if any(u.low in words.complementizers for u in carrier[opening + 1 : close]):
        return None
    start, end = (close + 1, len(carrier)) if opening == 0 else (_segment_start(carrier, opening - 1), opening - 1)
    if start >= end or not _has_verb(carrier[:end], start, words, deep=deep):
        return None
    return _closed(carrier, start, end, text)


def is_medium(voice: Voice, words: Lexicon) -> bool:
    """True for an outlet: what it reports is the report's own word at second hand; a site's address is one."""
    if voice.id is None and any("." in word and all(len(p) > 1 and p.isalnum() for p in word.split(".")) for word in (voice.text or "").split()):
        return True
    return voice.noun in words.media or (voice.text or "").casefold() in words.media or (voice.label or "").casefold() in words.media


def _is_content(carrier: Carrier, span: Span, text: str) -> bool:
    """False for what is itself a quotation, and for a rest too short to say anything."""
    held = [u for u in carrier if u.start < span.end and span.start < u.end]
    return len(span.of(text).split()) >= _SHORTEST and not all(u.quote is not None or not u.is_word for u in held)


def _after(
    carrier: Carrier, cue: Cue, cues: Sequence[Cue], words: Lexicon, mentions: Mentions, times: Sequence[Time], text: str, *, deep: bool
) -> Span | None:
    """The clause behind the cue."""
    takes = cue.form.rule.takes
    start = max(cue.last + 1, cue.voice_at[1] if cue.voice_at and cue.after else 0)
    begin = None
    start = _behind_insertion(carrier, start, words)
    for i in range(start, min(len(carrier), start + _REACH)):
        unit = carrier[i]
        if unit.is_break and Takes.PARTICIPLE in takes:
            break
        if unit.quote is not None and cue.form.rule.told and i + 1 < len(carrier) and carrier[i + 1].low in words.complementizers:
            continue  # 'told "The Hour" that': where it was said
        if unit.quote is not None and words.grammar.bare_after_comma and carrier[i - 1].low in words.media and carrier[i + 1 : i + 2]:
            begin = _bare_clause(carrier, i + 2, words, times, deep=deep) if carrier[i + 1].low == "," else None
            break  # "sagte der Zeitung „Blick“, die Zölle blieben …"
        if unit.quote is not None and i > start and carrier[i - 1].is_word:
            break  # part of a clause without complementizer, if of any
        if unit.low == ":" and {Takes.CLAUSE, Takes.BARE} & set(takes) and _is_set_out(carrier, i + 1, words, deep=deep):
            return _closed(carrier, i + 1, len(carrier), text)
        if unit.is_break:
            return None
        if i > start and unit.low in words.complementizers and carrier[i - 1].low in words.compounds:
            return None
        if Takes.CLAUSE in takes and unit.low in words.complementizers and not _is_infinitive(carrier, i, words):
            if not cue.form.rule.told and _has_object(carrier, start, i, words, times):
                return None
            if cue.form.rule.told and carrier[start].low != "," and any(u.low == "," for u in carrier[start + 1 : i - 1]):
                return None  # "agreed to take flights with migrants deported from there, which …"
            begin = i + 1
            while begin < len(carrier) and carrier[begin].low in words.complementizers:
                begin += 1
            break
        if Takes.QUESTION in takes and unit.low in words.questions and not cue.form.rule.told and _is_relative(carrier, i, start, words, mentions):
            continue
        if Takes.QUESTION in takes and unit.low in words.questions and i > start and carrier[i - 1].upos == "ADP":
            continue  # "about what he wants"
        asked = unit.upos != "ADP" or (i == start and unit.low in words.grammar.polar and _has_clause_of_its_own(carrier, i + 1, words, deep=deep))
        if Takes.QUESTION in takes and unit.low in words.questions and asked and _has_verb(carrier, i + 1, words, deep=deep):
            begin = i + 1 if unit.low in words.grammar.polar else i
            break
        if Takes.REQUEST in takes and unit.low in words.infinitives and (i > start or cue.form.particle):
            if deep and not any(u.is_verb for u in carrier[i + 1 : i + 3]):
                continue
            begin = i - 1 if carrier[i - 1].low in words.negations else i + 1
            break
        if Takes.UNMARKED in takes and unit.token is not None and unit.token.feat("VerbForm") == "Inf" and _only_adverbs(carrier[start:i], words):
            begin = i
            break
        if Takes.INFINITIVE in takes and i == start and unit.low in words.infinitives:
            begin = i + 1
            break
        if Takes.QUESTION in takes and i > 0 and carrier[i - 1].low == "," and unit.low.endswith(words.grammar.polar_endings or ("\0",)):
            begin = i
            break
        if Takes.REQUEST in takes and _infinitive_from(carrier, i, words):
            begin = i if unit.low != "," else i + 1
            break
        attribute = unit.token is not None and unit.token.feat("VerbForm") == "Part" and carrier[i].low not in words.auxiliaries | words.reported
        attribute = attribute and i + 1 < len(carrier) and carrier[i + 1].upos in ("NOUN", "PROPN")
        attribute = attribute or (i > 0 and carrier[i - 1].low in words.writings)  # "in a statement read on the radio"
        if deep and unit.is_verb and i > start and unit.low not in words.adverbs | words.prepositions and not attribute:
            break
    if begin is None and Takes.PARTICIPLE in takes and _is_referative(carrier[start:], words):
        begin = start
        while begin < len(carrier) - 1 and (carrier[begin].low in words.adverbs or carrier[begin].upos == "ADV" or mentions.is_time(carrier[begin])):
            begin += 1
    comma = words.grammar.bare_after_comma and start < len(carrier) and carrier[start].low == ","
    if begin is None and Takes.BARE in takes and comma:
        begin = _bare_clause(carrier, start + 1, words, times, deep=deep)
    elif begin is None and Takes.BARE in takes and words.grammar.verb_second and not cue.after and start < len(carrier) and carrier[start].low == ",":
        begin = _bare_clause(carrier, start + 1, words, times, deep=deep)  # da "hævder, det har mistet"
        near = range(begin + 1, min(len(carrier), begin + _SHORTEST + 2)) if begin is not None else ()
        begin = begin if any(_is_finite(carrier, i, words, deep=deep) for i in near) else None
    elif begin is None and Takes.BARE in takes and words.grammar.bare_after_comma and words.reported:
        begin = _reported_clause(carrier, start, words, times, deep=deep)
    elif begin is None and Takes.BARE in takes and not cue.after and not words.grammar.bare_after_comma and not _governs(carrier, cue, words):
        if cue.form.rule.told and start < len(carrier):
            start = _after_object(carrier, start, words, mentions)
        begin = _bare_clause(carrier, start, words, times, deep=deep)
        if begin is None and _has_spoken_predicate(carrier, start, words, mentions, text):
            begin = start
    if begin is not None and begin < len(carrier) and cue.form.verb.opinion and carrier[begin].low in words.negations:
        begin += 1  # "tror ikke | det blir noen avtale"
    if begin is None or begin >= len(carrier):
        return None
    return _closed(carrier, begin, _content_end(carrier, cue, begin, cues, words), text)


def _only_adverbs(units: Sequence[Unit], words: Lexicon) -> bool:
    return all(u.low in words.adverbs or u.upos == "ADV" for u in units)


def _behind_insertion(carrier: Carrier, start: int, words: Lexicon) -> int:
    """The unit behind what is inserted between commas before a complementizer ("sagde, da han åbnede mødet, at"), else the start."""
    if start + 1 >= len(carrier) or carrier[start].low != "," or carrier[start + 1].low not in words.subordinators | words.prepositions:
        return start
    close = next((i for i in range(start + 2, min(len(carrier), start + 2 * _REACH)) if carrier[i].low == "," or carrier[i].is_break), None)
    follows = close is not None and close + 1 < len(carrier) and carrier[close].low == "," and carrier[close + 1].low in words.complementizers
    return close + 1 if follows and close is not None and carrier[start + 1].low not in words.complementizers else start


def _is_set_out(carrier: Carrier, start: int, words: Lexicon, *, deep: bool) -> bool:
    """True for a clause of its own behind a colon: "explained in Doha: the list is closed"."""
    return (
        len(carrier) - start > _SHORTEST
        and carrier[start].quote is None
        and any(_is_finite(carrier, i, words, deep=deep) for i in range(start, len(carrier)))
    )


def _has_spoken_predicate(carrier: Carrier, start: int, words: Lexicon, mentions: Mentions, text: str) -> bool:
    """True for a subject whose predicate stands in marks: "said the party “must move on”"."""
    mark = next((i for i in range(start, min(len(carrier), start + _APPOSED)) if carrier[i].quote is not None), None)
    if mark is None or mark == start or carrier[start].low in words.prepositions or any(mentions.is_time(u) for u in carrier[start:mark]):
        return False
    stretch = carrier[mark].quote
    content = stretch.content.of(text) if stretch is not None else ""
    small = words.articles | words.possessives
    nominal = all(u.upos in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM") or u.low in small for u in carrier[start:mark])
    nominal = nominal and carrier[mark - 1].upos in ("NOUN", "PROPN", "PRON")
    return nominal and content[:1].islower() and len(content.split()) >= _SHORTEST


def _has_clause_of_its_own(carrier: Carrier, start: int, words: Lexicon, *, deep: bool) -> bool:
    """True where a finite verb stands before any word that opens another clause."""
    for i in range(start, len(carrier)):
        if _is_finite(carrier, i, words, deep=deep):
            return i > start
        if carrier[i].low == "," or carrier[i].is_break or carrier[i].low in words.complementizers or opens_relative(carrier, i, words):
            return False
    return False


def _reported_clause(carrier: Carrier, start: int, words: Lexicon, times: Sequence[Time], *, deep: bool) -> int | None:
    """A clause behind an addressee or a place and a comma, which only its mood shows to be said ("sagte der Agentur AP, sein Land werde …")."""
    ends = (i for i in range(start, min(len(carrier), start + _REACH)) if carrier[i].low == "," or carrier[i].is_break or carrier[i].is_verb)
    comma = next(ends, None)
    if comma is None or carrier[comma].low != ",":
        return None
    begin = _bare_clause(carrier, comma + 1, words, times, deep=deep)
    if begin is None:
        return None
    verb = next((i for i in range(begin, len(carrier)) if _is_finite(carrier, i, words, deep=deep)), None)
    return begin if verb is not None and _is_reported(carrier, verb, words) else None


def _is_relative(carrier: Carrier, at: int, start: int, words: Lexicon, mentions: Mentions) -> bool:
    """True for a word of questions that belongs to a noun right before it ("said Rubio, who is", "noted the studio where", "vows revenge if")."""
    if at == 0 or mentions.is_time(carrier[at - 1]):
        return False
    if carrier[at].low in words.grammar.polar:
        return at > start and carrier[at - 1].upos == "NOUN" and carrier[at].low not in words.complementizers
    comma = carrier[at - 1].low == ","
    before = carrier[at - 2] if comma and at > 1 else carrier[at - 1]
    if comma:
        return opens_relative(carrier, at, words) and before.upos in ("NOUN", "PROPN")
    return at > start and before.upos == "NOUN"


def _is_infinitive(carrier: Carrier, at: int, words: Lexicon) -> bool:
    """True for a word that is complementizer and infinitive mark where it is the latter ("lovar att öppna")."""
    if carrier[at].low not in words.infinitives:
        return False
    following = next((u for u in carrier[at + 1 : at + 4] if u.low not in words.adverbs and u.low not in words.negations), None)
    return following is not None and following.token is not None and following.token.feat("VerbForm") == "Inf"


def _infinitive_from(carrier: Carrier, at: int, words: Lexicon) -> bool:
    """True for an infinitive that needs no marker, and for the comma before a clause that ends in one ("…, die Truppen abzuziehen")."""
    token = carrier[at].token
    if not words.infinitives:
        return token is not None and token.upos == "VERB" and token.feat("VerbForm") == "Inf"
    if not words.grammar.bare_after_comma or carrier[at].low != ",":
        return False
    end = next((i for i in range(at + 1, len(carrier)) if carrier[i].is_break or carrier[i].low == ","), len(carrier))
    tokens = [u.token for u in carrier[at + 1 : end] if u.token is not None and u.is_verb]
    return bool(tokens) and all(t.feat("VerbForm") != "Fin" for t in tokens) and any(t.feat("VerbForm") == "Inf" for t in tokens)


def _is_referative(units: Sequence[Unit], words: Lexicon) -> bool:
    """True for a participle in the genitive, or with the subject's own ending, that stands for a clause."""
    partitive = False
    for at, unit in enumerate(units):
        if unit.is_break or unit.low == ",":
            return False
        token = unit.token
        before, partitive = partitive, token is not None and token.text.islower() and token.feat("Case") == "Par"
        noun = unit.sentence.tokens[token.head] if unit.sentence is not None and token is not None and token.head > unit.index else None
        agrees = noun is not None and token is not None and noun.feat("Case") == token.feat("Case")
        if before or (token is not None and token.deprel.startswith(("acl", "amod")) and agrees):
            continue  # it belongs to a noun behind it: "Islamabadia syyllistävän iskun"
        following = units[at + 1] if at + 1 < len(units) else None
        owned = following is not None and (following.low in words.sources or (unit.upos == "NOUN" and following.upos == "NOUN"))
        if len(unit.low) > _PARTICIPLE and unit.low.endswith(words.grammar.participle_endings or ("\0",)) and not owned:
            return True
        if token is not None and token.feat("VerbForm") == "Part" and (token.feat("Case") == "Gen" or _has_own_subject(token)):
            return True
    return False


def _has_own_subject(token: Token) -> bool:
    """True for a participle with its subject's own ending; in the partitive it only says when ("tavattuaan")."""
    return bool(token.feat("Person[psor]")) and token.feat("Case") != "Par"


def _has_object(carrier: Carrier, start: int, stop: int, words: Lexicon, times: Sequence[Time]) -> bool:
    """True when a noun phrase stands between the cue and the clause, to which the clause then belongs ("demanded guarantees that")."""
    if stop > start and carrier[stop - 1].low in words.nouns and carrier[stop - 1].low not in words.writings:
        return True  # "said of Russia's announcement that"
    bracketed = 0
    for i in range(start, stop):
        unit = carrier[i]
        bracketed += (unit.low == "(") - (unit.low == ")")
        if bracketed:
            continue  # "Søreide (H)"
        if unit.low in words.prepositions or unit.low == ",":
            return False
        if unit.token is not None and unit.token.feat("Case") in words.grammar.oblique_cases:
            continue
        if unit.upos in ("NOUN", "PROPN") and unit.low not in words.adverbs and not any(t.span.start <= unit.start < t.span.end for t in times):
            return True
    return False


def _has_verb(carrier: Carrier, start: int, words: Lexicon, *, deep: bool) -> bool:
    if not deep:
        return any(u.low in words.auxiliaries for u in carrier[start:])
    return any(u.is_verb or (u.token is not None and u.token.feat("Variant") == "Short") for u in carrier[start:])


def _after_object(carrier: Carrier, start: int, words: Lexicon, mentions: Mentions) -> int:
    """The unit after the one spoken to: a name, a pronoun, or a noun phrase up to a comma."""
    for m in mentions.within(span_of(carrier[start : start + 4])):
        if all(u.start >= m.span.start or u.low in words.articles for u in carrier[start : start + 4] if u.start < m.span.end):
            start = next((i for i in range(start, len(carrier)) if carrier[i].start >= m.span.end), len(carrier))
            break
    else:
        while start < len(carrier) and carrier[start].upos in ("NOUN", "PRON", "ADJ", "DET") and carrier[start].low not in words.articles:
            start += 1
    return start + 1 if start < len(carrier) and carrier[start].low == "," else start


def _opens_clause(carrier: Carrier, at: int, words: Lexicon) -> bool:
    return carrier[at].upos == "SCONJ" and carrier[at].low in words.subordinators


def _is_finite_next(carrier: Carrier, at: int, words: Lexicon, *, deep: bool) -> bool:
    return at < len(carrier) and _is_finite(carrier, at, words, deep=deep)


def _bare_clause(carrier: Carrier, start: int, words: Lexicon, times: Sequence[Time], *, deep: bool) -> int | None:
    """Where a clause without complementizer begins: a subject with a finite verb, directly or after a time."""
    i = start
    while i < len(carrier) and (
        carrier[i].low in words.adverbs
        or any(t.span.start <= carrier[i].start < t.span.end for t in times)
        or (carrier[i].low in words.prepositions and any(t.span.start == u.start for u in carrier[i + 1 : i + 2] for t in times))
    ):
        i += 1
    if i >= len(carrier) or not carrier[i].is_word or (carrier[i].is_verb and not _is_gerund_subject(carrier, i, words, deep=deep)):
        return None
    first = carrier[i]
    opens = next((k for k in range(i + 1, min(len(carrier), i + 7)) if carrier[k].low in words.reported), None)
    if first.low in words.prepositions and opens is not None and not any(u.is_verb or u.low == "," for u in carrier[i + 1 : opens]):
        return i  # "sagte, für eine Waffenruhe müsse …"
    if first.low in words.prepositions or first.low in words.infinitives or first.low in words.conjunctions:
        return None
    if first.low in words.forms and not first.is_verb:
        return None
    if first.low in words.subordinators and first.upos == "SCONJ":
        return None
    # "das sei", "das drei Jahre alte Abkommen werde nicht": no relative word, since the verb is not last
    said = opens is not None and all(u.low != "," for u in carrier[i:opens]) and opens + 1 < len(carrier) and carrier[opens + 1].is_word
    if not said and any(carrier[k].low == "," or opens_relative(carrier, k, words) for k in range(i, min(len(carrier), i + 2))):
        return None
    subordinate = (k for k in range(i + 2, len(carrier)) if opens_relative(carrier, k, words) or _opens_clause(carrier, k, words))
    relative = next(subordinate, len(carrier))
    finite = (k for k in range(i + 1, len(carrier)) if _is_finite(carrier, k, words, deep=deep))
    verb = next((k for k in finite if k < relative or carrier[k - 1].low == ","), None)  # not one of a clause within its subject
    guessed = verb is None and not words.grammar.verb_second and not words.grammar.bare_after_comma
    if guessed:
        verb = next((k for k in range(i + 1, min(relative, len(carrier))) if _may_be_finite(carrier, k)), None)
    if verb is None or carrier[verb - 1].low in words.conjunctions:
        return None
    if carrier[verb - 1].quote is not None and carrier[verb].low not in words.auxiliaries:
        return None  # "regrets the “unjustified” step"
    commas = [k for k in range(i, verb) if carrier[k].low == ","]
    if relative > verb and (len(commas) == 1 or (commas and carrier[verb - 1].low != ",")):
        return None  # "announced measures, with police saying they had"
    if not guessed and not _is_reported(carrier, verb, words) and _deprel(carrier, verb).startswith(("conj", "acl", "advcl")):
        return None
    return i


def _is_gerund_subject(carrier: Carrier, at: int, words: Lexicon, *, deep: bool) -> bool:
    """True for a gerund that is a clause's subject: "say adding salt to water is simple"."""
    token = carrier[at].token
    if token is None or token.feat("VerbForm") != "Ger" or any(u.low in words.complementizers or u.low == "," for u in carrier[at + 1 : at + 4]):
        return False
    return any(_is_finite(carrier, i, words, deep=deep) for i in range(at + 2, len(carrier)))


def _may_be_finite(carrier: Carrier, at: int) -> bool:
    """True for a verb right behind a noun that the model takes for an infinitive or a participle: "the results confirm", "vessels fired"."""
    unit = carrier[at]
    plain = unit.upos == "VERB" and unit.token is not None and unit.token.feat("VerbForm") in ("Inf", "Part")
    return plain and carrier[at - 1].upos in ("NOUN", "PROPN", "PRON")


def _is_reported(carrier: Carrier, at: int, words: Lexicon) -> bool:
    """True for a verb whose form shows reported speech: one of the pack's, or what the model sees as such where the language has any."""
    token = carrier[at].token
    return carrier[at].low in words.reported or (bool(words.reported) and token is not None and token.feat("Mood") == "Sub")


def _deprel(carrier: Carrier, at: int) -> str:
    token = carrier[at].token
    return token.deprel if token is not None else ""


def _is_finite(carrier: Carrier, at: int, words: Lexicon, *, deep: bool) -> bool:
    unit = carrier[at]
    if unit.low in words.modals or unit.low in words.perfect or unit.low in words.passive:
        if unit.token is not None and unit.is_verb and unit.token.feat("VerbForm") == "Inf" and unit.low not in words.reported:
            return False
        return unit.low not in words.infinitives and (unit.low not in words.possessives or unit.is_verb)
    if unit.token is None or not deep:
        return False
    return unit.token.feat("Variant") == "Short" or (unit.is_verb and unit.token.feat("VerbForm") == "Fin")


def _content_end(carrier: Carrier, cue: Cue, begin: int, cues: Sequence[Cue], words: Lexicon) -> int:
    """The unit after the content's last: before another attribution that follows a comma, and before a clause that the tree hangs higher."""
    end = len(carrier)
    clause = next((i + 1 for i in range(cue.first - 1, -1, -1) if carrier[i].low == "," or carrier[i].is_break), 0)
    subordinate = carrier[clause].low in words.subordinators and carrier[clause].low not in words.prepositions
    if clause < cue.first and (
        subordinate or opens_relative(carrier, clause, words)
    ):  # "Ryan, who had urged him to quit, said": the relative clause's own comma
        closes = (i for i in range(begin + 1, len(carrier) - 1) if carrier[i].low == "," and _is_finite(carrier, i + 1, words, deep=True))
        end = next(closes, end)
    for other in cues:
        if other.first > begin and other is not cue and other.voice_at is not None:
            shared = other.voice_at[0] < begin  # ", adding that"
            low = other.first if other.after or shared else _phrase_start(carrier, min(other.first, other.voice_at[0]), begin, words)
            if any(tuple(u.low for u in carrier[low - len(phrase) : low]) == phrase for phrase in words.taken_up):
                low -= 1  # ", det uppger X"
            joint = words.conjunctions | words.subordinators
            for i in range(low - 1, max(begin + 1, low - _SHORTEST - 3), -1):  # "…, but on Tuesday he noted"
                if carrier[i].low in joint and carrier[i].low not in words.prepositions and carrier[i - 1].low == ",":
                    low = i
                if carrier[i].is_verb or carrier[i].low == "," or carrier[i].low in words.complementizers:
                    break
            if carrier[low - 1].low == "," and low - 1 > begin:
                end = min(end, low - 1)
        if other.first > begin + 1 and carrier[other.first - 1].low in words.conjunctions and other.voice is not None and other.voice == cue.voice:
            end = min(end, other.first - 1)
    for at, _, _ in sources(carrier, words):
        if at > begin and carrier[at - 1].low == ",":
            end = min(end, at - 1)
    for i in range(begin + 1, end - 1):
        if carrier[i].low in ("–", "—") and not _has_verb(carrier[:i], begin, words, deep=True):
            continue  # it stands for "is"
        if carrier[i].low in (";", "–", "—") or (carrier[i].low == "," and carrier[i + 1].low in words.grammar.contrastives):
            return i
        if carrier[i].low == "," and carrier[i + 1].upos == "PRON" and i + 2 < end and opens_relative(carrier, i + 2, words):
            return i  # ", something that South Korea doubts"
        if carrier[i].low == "," and carrier[i + 1].low in words.conjunctions and _leaves(carrier, cue, i + 2, words):
            return i
    return end


def _phrase_start(carrier: Carrier, at: int, begin: int, words: Lexicon) -> int:
    """The unit with which the titles before a name begin ("its spokesman Steffen Seibert")."""
    while at - 1 > begin and (carrier[at - 1].upos in ("NOUN", "PROPN", "ADJ") or carrier[at - 1].low in words.articles | words.possessives):
        at -= 1
    return at


def _leaves(carrier: Carrier, cue: Cue, at: int, words: Lexicon) -> bool:
    """True when the tree joins the clause around unit `at` to the cue's own verb, or above it, and not to what is said."""
    if at < len(carrier) and carrier[at].low in words.complementizers:
        return False
    verb = next((u for u in carrier[at:] if u.is_verb and u.token is not None and u.token.deprel == "conj"), None)
    cue_unit = carrier[cue.verb]
    if verb is None or verb.sentence is not cue_unit.sentence or verb.token is None:
        return False
    return verb.token.head == cue_unit.index


def _inside(carrier: Carrier, cue: Cue, words: Lexicon, mentions: Mentions, text: str, *, deep: bool) -> Span | None:
    """The clause into which an attribution is put between commas: "Institutions, said Maurer, are required to …"."""
    if not {Takes.BARE, Takes.CLAUSE} & set(cue.form.rule.takes) or cue.voice_at is None or cue.form.mood == "gerund":
        return None
    if cue.first > 0 and opens_relative(carrier, cue.first - 1, words):
        return None
    if not cue.after and cue.voice_at[1] < len(carrier) and carrier[cue.voice_at[1]].low == ",":
        return None  # an apposition: "the minister, Lavrov, said"
    low = cue.first if cue.after else _phrase_start(carrier, min(cue.first, cue.voice_at[0]), 0, words)
    high = max(cue.last + 1, cue.voice_at[1])
    ends = (i for i in range(high, min(len(carrier), high + _APPOSED)) if carrier[i].low == "," or carrier[i].is_break or carrier[i].is_verb)
    close = next(ends, None)
    opening = (
        0 < low <= _SHORTEST + 1
        and carrier[low - 1].low == ","
        and carrier[0].low in words.conjunctions | words.adverbs
        and not any(u.is_verb for u in carrier[:low])
    )
    if (
        opening
        and close is not None
        and carrier[close].low == ","
        and any(_is_finite(carrier, i, words, deep=deep) for i in range(close + 1, len(carrier)))
    ):
        return _closed(carrier, close + 1, len(carrier), text)  # "But, she stresses, it is not bad"
    if low < 2 or carrier[low - 1].low != "," or close is None or carrier[close].low != "," or not _may_close(carrier, cue, high, words, mentions):
        return None
    return _parenthesis(carrier, low - 1, close + 1, words, text, deep=deep)


def _parenthesis(carrier: Carrier, low: int, high: int, words: Lexicon, text: str, *, deep: bool) -> Span | None:
    """The clause around the units between two commas, where its subject stands before them and its verb behind."""
    start = _segment_start(carrier, low)
    end = next((i for i in range(high, len(carrier)) if carrier[i].is_break), len(carrier))
    if words.grammar.verb_second and high < end and _is_finite(carrier, high, words, deep=deep) and _has_verb(carrier[:low], start, words, deep=deep):
        return _closed(carrier, start, end, text)  # "Wenn Kim …, schrieb Trump, solle er …"
    begins = any(carrier[i].low in words.subordinators | words.questions and carrier[i].low not in words.prepositions for i in range(start, low))
    if begins or any(_is_finite(carrier, i, words, deep=deep) for i in range(start, low)) or any(u.quote is not None for u in carrier[start:]):
        return None
    follows = next((i for i in range(high, end) if _is_finite(carrier, i, words, deep=deep)), None)
    if follows is None or carrier[high].low in words.conjunctions or opens_relative(carrier, high, words):
        return None
    return _closed(carrier, start, end, text)


def _before(carrier: Carrier, cue: Cue, words: Lexicon, mentions: Mentions, text: str, *, deep: bool) -> Span | None:
    """The clause before a cue that closes the sentence: "Tension is rising, he says"."""
    if not {Takes.BARE, Takes.CLAUSE} & set(cue.form.rule.takes) or cue.voice_at is None or cue.form.mood == "gerund":
        return None
    if cue.first > 0 and opens_relative(carrier, cue.first - 1, words):
        return None  # "said the minister, who has asked"
    low = cue.first if cue.after else min(cue.first, cue.voice_at[0])
    while low > 0 and (carrier[low - 1].low in words.adverbs or (not cue.after and carrier[low - 1].low in words.perfect)):
        low -= 1
    if low > 0 and carrier[low - 1].low != "," and not cue.after:
        low = _phrase_start(carrier, low, 0, words)
    comma = low - 1
    if comma < _SHORTEST or carrier[comma].low != ",":
        return None
    comma = _before_title(carrier, cue, comma, words, mentions)
    start = _segment_start(carrier, comma)
    finite = next((i for i in range(start, comma) if _is_finite(carrier, i, words, deep=deep)), None)
    bare = words.grammar.zero_copula and cue.after and comma - start > _SHORTEST and all(u.low != "," for u in carrier[start:comma])
    if finite is None and not bare:
        return None
    if finite is not None and any(_subordinates(carrier, i, start, words) for i in range(start, finite)):
        inverted = (i for i in range(max(finite, 1), comma) if carrier[i - 1].low == "," and _is_finite(carrier, i, words, deep=deep))
        if not words.grammar.verb_second or next(inverted, None) is None:
            return None  # else the main clause follows: "Wer die Grenzen infrage stelle, werde …, erklärte er"
    high = max(cue.last + 1, cue.voice_at[1])
    if any(u.low in words.complementizers for u in carrier[high : high + 3]) or not _may_close(carrier, cue, high, words, mentions):
        return None
    return _closed(carrier, start, comma, text)


def _before_title(carrier: Carrier, cue: Cue, comma: int, words: Lexicon, mentions: Mentions) -> int:
    """The comma before the office to which the speaker's name is apposed: "…, the foreign minister, Nasser Bourita, said"."""
    if cue.after or cue.voice is None or cue.voice.kind != "person" or cue.voice_at is None:
        return comma
    if cue.voice_at[1] >= len(carrier) or carrier[cue.voice_at[1]].low != ",":
        return comma
    earlier = next(
        (i for i in range(comma - 1, max(0, comma - _REACH), -1) if carrier[i].low == "," or carrier[i].is_break or carrier[i].is_verb), None
    )
    if earlier is None or carrier[earlier].low != "," or earlier == comma - 1:
        return comma
    title = carrier[earlier + 1 : comma]
    office = any(isinstance(m, Name) and m.kind in ("office", "body") for m in mentions.within(span_of(title)))
    return earlier if office or any(u.low in words.speakers for u in title) else comma


def _subordinates(carrier: Carrier, at: int, start: int, words: Lexicon) -> bool:
    """True for a word that makes the clause a mere setting of the attribution ("asked whether …, he answered"), not for a relative clause in it."""
    low = carrier[at].low
    if _is_infinitive(carrier, at, words):
        return False  # "att besöka Europa är ett privilegium"
    if opens_relative(carrier, at, words) and (at > start or carrier[at].upos in ("PRON", "ADV")):
        return False  # "der er ingen grund": what opens a sentence is no relative word
    return low in words.subordinators | words.questions | words.complementizers and low not in words.prepositions - words.questions


def _may_close(carrier: Carrier, cue: Cue, at: int, words: Lexicon, mentions: Mentions) -> bool:
    """True when what follows the attribution is no object of its own: then what it attributes stands before it."""
    if at >= len(carrier):
        return True
    unit = carrier[at]
    quoted = next((u for u in carrier[at:] if u.is_word or u.quote is not None), None)
    if unit.low == ":" or (quoted is not None and quoted.quote is not None):
        return False
    if cue.form.rule.told:
        return not any(u.low == ":" or u.quote is not None for u in carrier[at : at + _APPOSED])
    return not unit.is_word or unit.low in words.prepositions | words.adverbs | words.subordinators or mentions.is_time(unit)


def _segment_start(carrier: Carrier, at: int) -> int:
    while at > 0 and not (carrier[at - 1].is_break and carrier[at - 1].quote is None and carrier[at].low != ")"):  # "(kok.)"
        at -= 1
    return at


def _closed(carrier: Carrier, begin: int, end: int, text: str) -> Span | None:
    """The span of these units without punctuation at its ends."""
    while end > begin and not carrier[end - 1].is_word and carrier[end - 1].quote is None and carrier[end - 1].low not in (")", "]", "%"):
        end -= 1
    while begin < end and carrier[begin].low in (",", ":"):
        begin += 1
    return trim(span_of(carrier[begin:end]), text) if end > begin else None


def source_statements(carrier: Carrier, words: Lexicon, mentions: Mentions, text: str, *, deep: bool) -> Iterator[Statement]:
    """Statements with a source phrase: before them, after them, or inside."""
    for at, stop, rule in sources(carrier, words):
        verbs = (i for i in range(stop, len(carrier)) if carrier[i].is_verb and text[carrier[i].start].islower())  # a name is no verb
        limit = next((i for i in range(stop, len(carrier)) if carrier[i].is_break), len(carrier))
        limit = min(limit, next(verbs, limit))
        voice, where = source_of(carrier, at, stop, limit, rule, words, mentions, text)
        if voice is None or where is None or voice.is_first or voice.kind == "noun" or is_medium(voice, words):
            continue
        relative = at > 1 and opens_relative(carrier, at - 1, words) and carrier[at - 2].low == ","
        if at > 0 and not rule.after and (relative or carrier[at - 1].upos == "DET"):
            continue  # "the two, who in the view of observers …", "the step, from Moscow's point of view unfounded"
        low, high = min(at, where[0]), max(stop, where[1])
        inside = any(u.is_word and u.low not in words.conjunctions for u in carrier[:at]) and any(u.is_word for u in carrier[high:])
        if rule.own and inside:
            continue  # "the staff who, in his view, were there": what part of it he says is not to be told
        if rule.after and where[1] < at and any(u.is_word for u in carrier[where[1] : at] if u.low[:1] != "(") and carrier[at - 1].low != ")":
            continue  # another noun stands next to the phrase
        set_off = at > 0 and carrier[at - 1].low == ","
        if set_off and high + 1 < len(carrier) and carrier[high].is_verb and any(u.is_verb for u in carrier[high + 1 : high + 3]):
            continue  # "etter det Iran mente var …"
        while rule.after and low > 0 and (carrier[low - 1].upos in ("NOUN", "PROPN", "ADJ", "ADV") or carrier[low - 1].low == "-"):
            low -= 1  # the titles before the name
        span = _sourced(carrier, low, high, max(limit, high), words, text, deep=deep, inside=rule.after)
        if span is not None and _is_content(carrier, span, text):
            yield Statement(content=span, voice=voice, cue=None, cue_span=span_of(carrier[low:high]), rule=rule.id)


def noun_statements(carrier: Carrier, words: Lexicon, mentions: Mentions, text: str) -> Iterator[Statement]:
    """Statements that hang on a noun: "the ministry's claim that …"."""
    for begin, end, voice, cue_span, rule in noun_contents(carrier, words, mentions, text):
        span = _closed(carrier, begin, end, text)
        if span is not None and _is_content(carrier, span, text) and not is_medium(voice, words):
            yield Statement(content=span, voice=voice, cue=None, cue_span=cue_span, rule=rule)


def source_of(
    carrier: Carrier, at: int, stop: int, limit: int, rule: SourceRule, words: Lexicon, mentions: Mentions, text: str
) -> tuple[Voice | None, tuple[int, int] | None]:
    """Whom a source phrase names, and where: behind it, or right before it where it follows its noun."""
    owner = at if rule.own else next((i for i in range(at, stop) if carrier[i].low in words.possessives), None)
    if owner is not None and (rule.own or any("*" in phrase for phrase in rule.phrases)):  # "по его словам", "selon lui"
        own = span_of(carrier[at:stop]) if rule.own else Span(carrier[owner].start, carrier[owner].end)
        return Voice(span=own, text=own.of(text), id=None, label=None, principal=(), kind="pronoun"), (owner, owner + 1)
    if rule.after:
        start = max(0, at - _APPOSED)
        start = next((i + 1 for i in range(at - 1, start - 1, -1) if carrier[i].is_break or carrier[i].low == "," or carrier[i].is_verb), start)
        start = next((i for i in range(at - 1, start - 1, -1) if carrier[i].upos == "DET"), start)  # its article opens the noun phrase
        return find_voice(carrier, start, at, words, mentions, text, last=True)
    limit = next((i for i in range(stop + 1, limit) if carrier[i].low == ","), limit)
    stop += stop < limit and carrier[stop].low in words.grammar.institutions  # "как сообщили в МИД"
    voice, where = find_voice(carrier, stop, limit, words, mentions, text, last=False)
    if voice is None or where is None or where[0] - stop > _APPOSED:
        return None, None
    nearer = next((i for i in range(stop, where[0]) if carrier[i].low in words.speakers), None)
    if nearer is not None and any(u.low in words.prepositions for u in carrier[nearer + 1 : where[0]]):
        voice, where = find_voice(carrier, stop, nearer + 1, words, mentions, text, last=False)  # "observers, as a lever in the case of X"
        if voice is None or where is None:
            return None, None
    return apposed(carrier, voice, where, words, mentions)


def _before_medium(carrier: Carrier, begin: int, words: Lexicon) -> int:
    """The unit before which the sentence names only the outlet that tells it ("…, rapporterar Reuters"), else its end."""
    for i in range(len(carrier) - 2, begin, -1):
        told = carrier[i].low == "," and carrier[i + 1].low in words.forms
        if told and any(u.low in words.media for u in carrier[i + 2 : i + 2 + _SHORTEST + 1]):
            return i
    return len(carrier)


def _sourced(carrier: Carrier, at: int, high: int, limit: int, words: Lexicon, text: str, *, deep: bool, inside: bool) -> Span | None:
    opening = all(not u.is_word or u.low in words.conjunctions for u in carrier[:at])
    if high < len(carrier) and carrier[high].low == "(":
        high = next((i + 1 for i in range(high, min(len(carrier), high + _APPOSED)) if carrier[i].low == ")"), high)
    if opening:
        comma = next((i for i in range(high, max(limit, high + 1)) if i < len(carrier) and carrier[i].low == ","), None)
        apposed_to = comma is not None and next((i for i in range(comma + 1, len(carrier)) if carrier[i].low == "," or carrier[i].is_verb), None)
        if comma is not None and apposed_to and carrier[apposed_to].low == "," and _is_finite_next(carrier, apposed_to + 1, words, deep=deep):
            comma = apposed_to  # "according to X, spokesman for Y, has …"
        begin = comma + 1 if comma is not None and comma + 1 < len(carrier) else high
        whole = comma is not None and len(carrier) - begin > _SHORTEST + 2  # a predicate without a verb, or one that the model does not see
        if begin < len(carrier) and (whole or _has_verb(carrier, begin, words, deep=deep)):
            return _closed(carrier, begin, _before_medium(carrier, begin, words), text)
        return None
    set_off = carrier[at - 1].low == "," or high >= len(carrier) or not carrier[high].is_word
    if (
        inside and not set_off and (_has_verb(carrier, high, words, deep=deep) or _has_verb(carrier[:at], 0, words, deep=deep))
    ):  # "Nato on Lavrovin mukaan rikkonut …": one clause around it
        return _closed(carrier, _segment_start(carrier, at), len(carrier), text)
    if not inside and carrier[at - 1].low != "," and any(u.is_word or u.quote is not None for u in carrier[high : high + 2]):
        start = next((i for i in range(at - 1, -1, -1) if carrier[i].is_break or carrier[i].low in (",", "-")), -1) + 1
        while start < at and carrier[start].low in words.subordinators | words.conjunctions | words.complementizers:
            start += 1
        if any(_is_finite(carrier, i, words, deep=deep) for i in range(start, at)):  # "Putin har ifølge Peskov svart": one clause around it
            return _closed(carrier, start, len(carrier), text)
    comma = at - 1
    if carrier[comma].low == ",":
        stop = next((i for i in range(high, len(carrier)) if carrier[i].low == "," or carrier[i].is_break or carrier[i].is_verb), len(carrier))
        high = stop if stop < len(carrier) and carrier[stop].low == "," else high  # the rest of who it is: "three people close to him"
    if carrier[comma].low == "," and high < len(carrier) and carrier[high].quote is not None:
        return _closed(carrier, _segment_start(carrier, comma), len(carrier), text)
    if carrier[comma].low == "," and high < len(carrier) and carrier[high].low == ",":
        around = _parenthesis(carrier, comma, high + 1, words, text, deep=deep)
        if around is not None:
            return around
    start = _segment_start(carrier, comma if carrier[comma].low == "," else at)
    head = (start, comma if carrier[comma].low == "," else at)
    tail = (high, len(carrier) if high >= len(carrier) or not opens_relative(carrier, high, words) else high)
    parts = [part for part in (head, tail) if part[1] - part[0] >= _SHORTEST and _has_verb(carrier[: part[1]], part[0], words, deep=deep)]
    if not parts:
        return None
    begin, end = max(parts, key=lambda part: part[1] - part[0])
    return _closed(carrier, begin, end, text)

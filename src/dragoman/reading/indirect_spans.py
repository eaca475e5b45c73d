"""Attributed statements and the spans of their clauses."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..text import Span, trim
from .quote_clauses import SHORTEST, has_verb, is_finite
from .quote_cues import Cue
from .quote_units import Carrier, Lexicon, opens_relative, span_of
from .quote_voices import Voice

_SOON = 3  # adverbs and marks before an infinitive
_CREDIT = re.compile(r"[.!?…]\s+/\s*[^\W\d_a-z][^.!?/\n]{1,30}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One attributed clause; `rule` is the id of the cue's or source's rule."""

    content: Span
    voice: Voice | None
    cue: Cue | None
    cue_span: Span
    rule: str


def is_content(carrier: Carrier, span: Span, text: str) -> bool:
    """False for what is itself a quotation, and for a rest too short to say anything."""
    held = [u for u in carrier if u.start < span.end and span.start < u.end]
    told = [u for u in held if u.is_word]
    if any(u.quote is not None for u in held) and len(told) == 1 and (told[0].is_verb or told[0].upos == "ADV"):
        return False  # "dit avoir “confiance dans le retour”": a quotation and the verb before it
    return len(span.of(text).split()) >= SHORTEST and not all(u.quote is not None or not u.is_word for u in held)


def phrase_start(carrier: Carrier, at: int, begin: int, words: Lexicon) -> int:
    """The unit with which the titles before a name begin ("its spokesman Steffen Seibert")."""
    while at - 1 > begin and (carrier[at - 1].upos in ("NOUN", "PROPN", "ADJ") or carrier[at - 1].low in words.articles | words.possessives):
        at -= 1
    return at


def around_parenthesis(carrier: Carrier, low: int, high: int, words: Lexicon, text: str, *, deep: bool) -> Span | None:
    """The clause around the units between two commas, where its subject stands before them and its verb behind."""
    start = clause_start(carrier, low)
    end = next((i for i in range(high, len(carrier)) if carrier[i].is_break), len(carrier))
    if words.grammar.verb_second and high < end and is_finite(carrier, high, words, deep=deep) and has_verb(carrier[:low], start, words, deep=deep):
        return closed_span(carrier, start, end, text)  # "Wenn Kim …, schrieb Trump, solle er …"
    opened = carrier[start].is_verb or carrier[start].low in words.subordinators
    if opened and high < end and carrier[high].low not in words.conjunctions and not any(u.quote is not None for u in carrier[start:]):
        main = has_verb(carrier[:low], start, words, deep=deep) and any(is_finite(carrier, i, words, deep=deep) for i in range(high, end))
        if main and not words.grammar.bare_after_comma:
            return closed_span(carrier, start, end, text)  # "Had she asked, the report said, it would not have been granted"
    if low > start and _asks_for_more(carrier, low - 1, high, end, words):
        return closed_span(carrier, start, end, text)  # "Both sides must, he said, accept some rules"
    begins = any(carrier[i].low in words.subordinators | words.questions and carrier[i].low not in words.prepositions for i in range(start, low))
    if begins or any(is_finite(carrier, i, words, deep=deep) for i in range(start, low)) or any(u.quote is not None for u in carrier[start:]):
        return None
    follows = next((i for i in range(high, end) if is_finite(carrier, i, words, deep=deep)), None)
    if follows is None or carrier[high].low in words.conjunctions or opens_relative(carrier, high, words):
        return None
    return closed_span(carrier, start, end, text)


def _asks_for_more(carrier: Carrier, last: int, high: int, end: int, words: Lexicon) -> bool:
    """True for an auxiliary right before the first comma, whose infinitive or participle stands right behind the second."""
    if carrier[last].low not in words.modals | words.auxiliaries and carrier[last].upos != "AUX":
        return False
    for unit in carrier[high : min(high + _SOON, end)]:
        if unit.is_verb or (unit.token is not None and unit.token.feat("VerbForm") in ("Inf", "Part")):
            return unit.token is not None and unit.token.feat("VerbForm") in ("Inf", "Part")
        if unit.low == "," or unit.upos in ("NOUN", "PROPN", "PRON"):
            return False
    return False


def clause_start(carrier: Carrier, at: int) -> int:
    """The unit with which the clause around a unit begins, a bracket within it not counted."""
    while at > 0 and not (carrier[at - 1].is_break and carrier[at - 1].quote is None and carrier[at].low != ")"):  # "(kok.)"
        at -= 1
    return at


def closed_span(carrier: Carrier, begin: int, end: int, text: str) -> Span | None:
    """The span of these units without punctuation at its ends, and without a credit behind the full stop ("… in May. / Reuters")."""
    while end > begin and not carrier[end - 1].is_word and carrier[end - 1].quote is None and carrier[end - 1].low not in (")", "]", "%"):
        end -= 1
    while begin < end and carrier[begin].low in (",", ":"):
        begin += 1
    if end <= begin:
        return None
    span = span_of(carrier[begin:end])
    credit = _CREDIT.search(text, span.start, span.end)
    return trim(span if credit is None else Span(span.start, credit.start()), text)

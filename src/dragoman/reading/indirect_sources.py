"""Statements that a phrase or a noun attributes: "according to", "ifølge", "the claim that"."""

from __future__ import annotations

from collections.abc import Iterator

from ..packs.quotes import SourceRule
from ..text import Span
from .indirect_spans import Statement, around_parenthesis, clause_start, closed_span, is_content
from .quote_bodies import is_writing
from .quote_bounds import DASHES
from .quote_clauses import APPOSED, SHORTEST, has_verb, is_finite, is_finite_next
from .quote_cues import sources
from .quote_nouns import noun_contents
from .quote_units import Carrier, Lexicon, Mentions, Unit, opens_relative, span_of
from .quote_voices import Voice, apposed, find_voice, is_medium


def source_statements(carrier: Carrier, words: Lexicon, mentions: Mentions, text: str, *, deep: bool) -> Iterator[Statement]:
    """Statements with a source phrase: before them, after them, or inside."""
    for at, stop, rule in sources(carrier, words):
        seen = (i for i in range(stop, len(carrier)) if carrier[i].is_verb and text[carrier[i].start].islower())  # a name is no verb
        verbs = (i for i in seen if i == stop or carrier[i].low not in words.writings)  # nor is a paper: "according to court filings"
        limit = next((i for i in range(stop, len(carrier)) if carrier[i].is_break), len(carrier))
        limit = min(limit, next(verbs, limit))
        voice, where = source_of(carrier, at, stop, limit, rule, words, mentions, text)
        if voice is None or where is None or voice.is_first or is_medium(voice, words):
            continue
        own = carrier[stop].token if stop < len(carrier) else None
        if own is not None and own.feat("Reflex") == "Yes":
            continue  # "ifølge sig selv"
        if voice.kind == "noun" and not (rule.aside and carrier[where[1] - 1].upos == "PROPN"):
            continue
        relative = at > 1 and opens_relative(carrier, at - 1, words) and carrier[at - 2].low in (",", *DASHES)
        if at > 0 and not rule.after and (relative or carrier[at - 1].upos == "DET"):
            continue  # "the two, who in the view of observers …", "the step, from Moscow's point of view unfounded"
        low, high = min(at, where[0]), max(stop, where[1])
        inside = any(u.is_word and u.low not in words.conjunctions for u in carrier[:at]) and any(u.is_word for u in carrier[high:])
        if rule.own and inside:
            continue  # "the staff who, in his view, were there": what part of it he says is not to be told
        paper = where[1] == at - 1 and is_writing(carrier[at - 1].low, words)  # "Venäjän ulkoministeriön tiedotteen mukaan"
        apart = where[1] < at and any(u.is_word for u in carrier[where[1] : at] if u.low[:1] != "(") and carrier[at - 1].low != ")"
        if rule.after and apart and not paper:
            continue  # another noun stands next to the phrase
        set_off = at > 0 and carrier[at - 1].low == ","
        if set_off and high + 1 < len(carrier) and carrier[high].is_verb and any(u.is_verb for u in carrier[high + 1 : high + 3]):
            continue  # "etter det Iran mente var …"
        while rule.after and low > 0 and (carrier[low - 1].upos in ("NOUN", "PROPN", "ADJ", "ADV") or carrier[low - 1].low == "-"):
            low -= 1  # the titles before the name
        if rule.after and carrier[at].low in words.possessives and low > 0 and carrier[low - 1].low in words.prepositions:
            low -= 1
        span = _sourced(carrier, low, high, max(limit, high), words, text, deep=deep, inside=rule.after)
        if span is not None and is_content(carrier, span, text):
            yield Statement(content=span, voice=voice, cue=None, cue_span=span_of(carrier[low:high]), rule=rule.id)


def noun_statements(carrier: Carrier, words: Lexicon, mentions: Mentions, text: str) -> Iterator[Statement]:
    """Statements that hang on a noun: "the ministry's claim that …"."""
    for begin, end, voice, cue_span, rule in noun_contents(carrier, words, mentions, text):
        span = closed_span(carrier, begin, end, text)
        if span is not None and is_content(carrier, span, text) and not is_medium(voice, words):
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
        start = max(0, at - APPOSED)
        start = next((i + 1 for i in range(at - 1, start - 1, -1) if carrier[i].is_break or carrier[i].low == "," or carrier[i].is_verb), start)
        start = next((i for i in range(at - 1, start - 1, -1) if carrier[i].upos == "DET"), start)  # its article opens the noun phrase
        if at < stop and carrier[at].low in words.possessives:  # "In Tim Kaine's telling"
            start = next((i + 1 for i in range(at - 1, start - 1, -1) if carrier[i].low in words.prepositions), None) or at
        return find_voice(carrier, start, at, words, mentions, text, last=True)
    limit = next((i for i in range(stop + 1, limit) if carrier[i].low == ","), limit)
    stop += stop < limit and carrier[stop].low in words.grammar.institutions  # "как сообщили в МИД"
    voice, where = find_voice(carrier, stop, limit, words, mentions, text, last=False)
    if voice is None or where is None or where[0] - stop > APPOSED or any(u.low in words.media for u in carrier[stop : where[0]]):
        return None, None  # "ifølge nyhedsbureauet Reuters Danmark": the outlet, and whoever comes next
    nearer = next((i for i in range(stop, where[0]) if carrier[i].low in words.speakers), None)
    if nearer is not None and any(u.low in words.prepositions for u in carrier[nearer + 1 : where[0]]):
        voice, where = find_voice(carrier, stop, nearer + 1, words, mentions, text, last=False)  # "observers, as a lever in the case of X"
        if voice is None or where is None:
            return None, None
    return apposed(carrier, voice, where, words, mentions)


def _is_participle(unit: Unit) -> bool:
    return unit.token is not None and unit.token.upos == "VERB" and unit.token.feat("VerbForm") == "Part"


def _before_medium(carrier: Carrier, begin: int, words: Lexicon) -> int:
    """The unit before which the sentence names only the outlet that tells it ("…, rapporterar Reuters"), else its end."""
    for i in range(len(carrier) - 2, begin, -1):
        told = carrier[i].low == "," and carrier[i + 1].low in words.forms
        if told and any(u.low in words.media for u in carrier[i + 2 : i + 2 + SHORTEST + 1]):
            return i
    return len(carrier)


def _sourced(carrier: Carrier, at: int, high: int, limit: int, words: Lexicon, text: str, *, deep: bool, inside: bool) -> Span | None:
    subordinate = inside and at == 1 and carrier[0].low in words.subordinators
    if subordinate:  # "Vaikka Haaviston mukaan keskusteluissa ei …, oli": the clause, without the word that makes it one
        close = next((i for i in range(high, len(carrier)) if carrier[i].low == "," and is_finite_next(carrier, i + 1, words, deep=deep)), None)
        return closed_span(carrier, high, close, text) if close is not None and has_verb(carrier[:close], high, words, deep=deep) else None
    # "…, men ifølge X har de …": a clause of its own opens there.
    joined = not inside and at > 1 and carrier[at - 1].low in words.conjunctions and carrier[at - 2].low in (",", ";")
    opening = joined or all(not u.is_word or u.low in words.conjunctions for u in carrier[:at])
    if high < len(carrier) and carrier[high].low == "(":
        high = next((i + 1 for i in range(high, min(len(carrier), high + APPOSED)) if carrier[i].low == ")"), high)
    if opening:
        comma = next((i for i in range(high, max(limit, high + 1)) if i < len(carrier) and carrier[i].low == ","), None)
        apposed_to = comma is not None and next((i for i in range(comma + 1, len(carrier)) if carrier[i].low == "," or carrier[i].is_verb), None)
        if comma is not None and apposed_to and carrier[apposed_to].low == "," and is_finite_next(carrier, apposed_to + 1, words, deep=deep):
            comma = apposed_to  # "according to X, spokesman for Y, has …"
        begin = comma + 1 if comma is not None and comma + 1 < len(carrier) else high
        whole = (comma is not None or inside) and len(carrier) - begin > SHORTEST + 2  # no verb, or none that the model sees
        whole = whole or (comma is not None and any(u.quote is not None for u in carrier[begin + SHORTEST :]))  # the verb stands in the marks
        if begin < len(carrier) and (whole or has_verb(carrier, begin, words, deep=deep)):
            return closed_span(carrier, begin, _before_medium(carrier, begin, words), text)
        return None
    set_off = carrier[at - 1].low == "," or high >= len(carrier) or not carrier[high].is_word
    if (
        inside and not set_off and (has_verb(carrier, high, words, deep=deep) or has_verb(carrier[:at], 0, words, deep=deep))
    ):  # "Nato on Lavrovin mukaan rikkonut …": one clause around it
        return closed_span(carrier, clause_start(carrier, at), len(carrier), text)
    if not inside and carrier[at - 1].low != "," and any(u.is_word or u.quote is not None for u in carrier[high : high + 2]):
        start = next((i for i in range(at - 1, -1, -1) if carrier[i].is_break or carrier[i].low in (",", "-")), -1) + 1
        while start < at and carrier[start].low in words.subordinators | words.conjunctions | words.complementizers:
            start += 1
        if any(is_finite(carrier, i, words, deep=deep) for i in range(start, at)):  # "Putin har ifølge Peskov svart": one clause around it
            return closed_span(carrier, start, len(carrier), text)
    comma = at - 1
    if carrier[comma].low == ",":
        told = high + (high < len(carrier) and _is_participle(carrier[high]))  # "the statement published by X"
        stop = next((i for i in range(told, len(carrier)) if carrier[i].low == "," or carrier[i].is_break or carrier[i].is_verb), len(carrier))
        high = stop if stop < len(carrier) and carrier[stop].low == "," else high  # the rest of who it is: "three people close to him"
    if carrier[comma].low == "," and high < len(carrier) and carrier[high].quote is not None:
        return closed_span(carrier, clause_start(carrier, comma), len(carrier), text)
    if carrier[comma].low == "," and high < len(carrier) and carrier[high].low == ",":
        around = around_parenthesis(carrier, comma, high + 1, words, text, deep=deep)
        if around is not None:
            return around
    start = clause_start(carrier, comma if carrier[comma].low == "," else at)
    head = (start, comma if carrier[comma].low == "," else at)
    tail = (high, len(carrier) if high >= len(carrier) or not opens_relative(carrier, high, words) else high)
    rest = tail[0] + (tail[0] < len(carrier) and carrier[tail[0]].low == ",")
    if rest < tail[1] and rest > tail[0] and carrier[rest].low in words.prepositions and head[1] - head[0] >= SHORTEST:
        tail = (tail[0], tail[0])  # "…, ifølge X, med rundt 500 …": one clause around it
        head = (head[0], len(carrier))
    if (
        not words.grammar.verb_second
        and tail[0] < tail[1]
        and carrier[tail[0]].low == ","
        and not any(is_finite(carrier, i, words, deep=deep) for i in range(*tail))
    ):
        tail = (tail[0], tail[0])  # ", according to X, candidate for Y invited by Z": who X is
    parts = [part for part in (head, tail) if part[1] - part[0] >= SHORTEST and has_verb(carrier[: part[1]], part[0], words, deep=deep)]
    if not parts:
        return None
    begin, end = max(parts, key=lambda part: part[1] - part[0])
    return closed_span(carrier, begin, end, text)

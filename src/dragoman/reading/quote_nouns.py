"""Statements that a noun attributes: "Trump's claim that", "expressed concern that", "påstanden om at"."""

from __future__ import annotations

from collections.abc import Iterator

from ..packs.quotes import NounRule
from ..text import Span
from .quote_clauses import is_infinitive
from .quote_units import Carrier, Lexicon, Mentions, span_of
from .quote_voices import Voice, find_voice
from .types import Name, Reference

_NEAR = 8  # units between a noun and its owner or its verb
_FAR = 10  # units between a noun and its clause: who says it, with all titles
_NOMINAL = ("ADJ", "DET", "NUM", "ADV", "NOUN", "PROPN")


def noun_contents(carrier: Carrier, words: Lexicon, mentions: Mentions, text: str) -> Iterator[tuple[int, int, Voice, Span, str]]:
    """For each noun with a clause: the first unit of the clause, the unit after its last, who speaks, the cue, the rule."""
    for at, unit in enumerate(carrier):
        rule = words.nouns.get(unit.low)
        if rule is None or (unit.upos and unit.upos not in ("NOUN", "PROPN", "X")):
            continue
        begin = _clause(carrier, at, rule, words)
        if begin is None:
            continue
        voice = (
            _owner(carrier, at, rule, words, mentions, text)
            or (None if _is_owned(carrier, at) else _subject(carrier, at, rule, words, mentions, text))
            or _possessor(carrier, at, words, text)
        )
        end = _end(carrier, at, begin, words) if voice is not None else None
        if voice is not None and end is not None and not voice.is_first:
            yield begin, end, voice, span_of(carrier[at : at + 1]), rule.id


def _clause(carrier: Carrier, at: int, rule: NounRule, words: Lexicon) -> int | None:
    """The first unit of the clause behind a noun; between them may stand who says it, a link and a comma."""
    for i in range(at + 1, min(len(carrier), at + 1 + _FAR)):
        unit = carrier[i]
        opened = next((len(p) for p in (tuple(o.split()) for o in rule.openers) if tuple(u.low for u in carrier[i : i + len(p)]) == p), 0)
        if opened:
            return i + opened if i + opened < len(carrier) else None
        if unit.is_verb and unit.low in words.passive and rule.by:  # "Begrundelsen fra regeringen er, at …"
            behind = carrier[i + 1 : i + 3]
            clause = next((k for k, u in enumerate(behind, i + 1) if u.low in words.complementizers and not is_infinitive(carrier, k, words)), None)
            if clause is not None and all(u.low == "," for u in carrier[i + 1 : clause]) and clause + 1 < len(carrier):
                return clause + 1
        if unit.low == "," and _opens_reported(carrier, i + 1, words):
            return i + 1  # "wies den Vorwurf zurück, das Land habe …"
        if is_infinitive(carrier, i, words):
            return None
        if unit.low in words.complementizers and not (unit.low in words.infinitives and carrier[i - 1].low not in rule.links):
            return i + 1 if i + 1 < len(carrier) else None
        if unit.is_break or unit.is_verb or (unit.low == "," and carrier[i + 1 : i + 2] and carrier[i + 1].low not in words.complementizers):
            return None
    return None


def _opens_reported(carrier: Carrier, start: int, words: Lexicon) -> bool:
    """True for a clause without complementizer that its mood shows to be said: "die Behauptung, der Vertrag sei gebrochen"."""
    if not words.grammar.bare_after_comma or not words.reported:
        return False
    verb = next((i for i in range(start + 1, min(len(carrier), start + 1 + _NEAR)) if carrier[i].is_verb or carrier[i].low == ","), None)
    return verb is not None and verb + 1 < len(carrier) and carrier[verb].low in words.reported and carrier[verb + 1].low != ","


def _owner(carrier: Carrier, at: int, rule: NounRule, words: Lexicon, mentions: Mentions, text: str) -> Voice | None:
    first = at
    while first > 0 and at - first < _NEAR and (carrier[first - 1].upos in _NOMINAL or carrier[first - 1].low in words.possessives):
        first -= 1
    mark = next((i for i in range(at - 1, first, -1) if carrier[i].low in words.possessives and not carrier[i].low.isalpha()), None)
    if mark is not None:
        return find_voice(carrier, first, mark, words, mentions, text, last=True)[0]
    before = [m for m in mentions.within(Span(carrier[first].start, carrier[at].start)) if _speaks(m)]
    if before:
        end = next(i for i in range(first, at + 1) if carrier[i].start >= before[-1].span.end)
        token = carrier[end - 1].token
        genitive = token is not None and token.feat("Case") == "Gen" and end == at  # "Lavrovin väite"
        owns = genitive or carrier[end - 1].low.endswith(words.grammar.owner_endings) or isinstance(before[-1], Reference)
        return _as_voice(before[-1], text) if owns else None
    for i in range(at + 1, min(len(carrier) - 1, at + _NEAR)):
        if carrier[i].low in words.complementizers or carrier[i].is_verb or carrier[i].is_break:
            return None
        if carrier[i].low in rule.by:
            stop = next((k for k in range(i + 1, min(len(carrier), i + _NEAR)) if carrier[k].low in words.complementizers), i + 1)
            return find_voice(carrier, i + 1, stop, words, mentions, text, last=False)[0] if stop > i + 1 else None
        held = [m for m in mentions.within(Span(carrier[i].start, carrier[min(i + _NEAR, len(carrier) - 1)].end)) if m.span.start == carrier[i].start]
        person = bool(held) and isinstance(held[0], Name) and held[0].kind == "person"
        if i == at + 1 and not held and words.grammar.subject_cases and carrier[i].low in words.speakers:
            return find_voice(carrier, i, i + 1, words, mentions, text, last=False)[0]  # "заява речника … про те, що"
        if (i == at + 1 or person) and held and _speaks(held[0]) and words.grammar.subject_cases:
            return _as_voice(held[0], text)  # "утверждение Лаврова о том, что"
    return None


def _is_owned(carrier: Carrier, at: int) -> bool:
    """True right behind a genitive: "supported | the demonstrators' demand that"."""
    token = carrier[at - 1].token if at else None
    return token is not None and token.upos == "NOUN" and token.feat("Case") == "Gen"


def _possessor(carrier: Carrier, at: int, words: Lexicon, text: str) -> Voice | None:
    """The pronoun whose the noun is ("his claim that"): whoever spoke last."""
    for i in range(at - 1, max(-1, at - _NEAR), -1):
        if carrier[i].low in words.possessives and carrier[i].low.isalpha():
            own = Span(carrier[i].start, carrier[i].end)
            return Voice(span=own, text=own.of(text), id=None, label=None, principal=(), kind="pronoun")
        if carrier[i].upos != "ADJ":
            return None
    return None


def _speaks(mention: Name | Reference) -> bool:
    return bool(mention.principal) or (isinstance(mention, Name) and mention.kind in ("person", "state", "organisation", "body", "office"))


def _as_voice(mention: Name | Reference, text: str) -> Voice:
    kind = mention.kind if isinstance(mention, Name) else "reference"
    words = mention.span.of(text)
    return Voice(span=mention.span, text=words, id=mention.id, label=mention.label or words, principal=mention.principal, kind=kind)


def _subject(carrier: Carrier, at: int, rule: NounRule, words: Lexicon, mentions: Mentions, text: str) -> Voice | None:
    """The subject of the verb whose object the noun is, where that verb makes the words its own."""
    verb = next((i for i in range(at - 1, max(-1, at - _NEAR), -1) if carrier[i].is_verb or carrier[i].low in rule.verbs), None)
    if verb is None or carrier[verb].low not in rule.verbs or any(carrier[i].low == "," or carrier[i].is_break for i in range(verb, at)):
        return None
    if any(carrier[i].low in words.compounds for i in range(verb + 1, at)):
        return None  # "kommer efter beskedet om att": when, not what
    first = verb
    while first > 0 and (carrier[first - 1].low in words.perfect or carrier[first - 1].low in words.adverbs):
        first -= 1
    if any(u.low in words.negations | words.modals | words.passive for u in carrier[max(0, first - 1) : verb]):
        return None
    start = next((i + 1 for i in range(first - 1, -1, -1) if carrier[i].is_break or carrier[i].is_verb or carrier[i].low in words.complementizers), 0)
    voice, _ = find_voice(carrier, start, first, words, mentions, text, last=True, subject=True)
    if voice is None and words.grammar.verb_second:
        voice, _ = find_voice(carrier, verb + 1, at, words, mentions, text, last=False, subject=True)
    return voice


def _end(carrier: Carrier, at: int, begin: int, words: Lexicon) -> int | None:
    """The unit after the clause: where the noun stands before its verb, the one finite verb too many for the clauses that have begun."""
    if any(u.is_verb for u in (*carrier[:at], *carrier[at:begin])):  # "Turkiets krav är att …": the noun's own verb is there already
        return next((i for i in range(begin, len(carrier)) if carrier[i].low in ("–", "—", ";")), len(carrier))
    open_clauses = 1
    for i in range(begin, len(carrier)):
        low = carrier[i].low
        subordinates = low in words.subordinators | words.questions | words.complementizers and low not in words.prepositions
        if subordinates or (low in words.conjunctions and any(u.is_verb for u in carrier[i + 1 : i + 3])):
            open_clauses += 1
        elif _is_finite(carrier, i, words) and not (i > begin and _is_finite(carrier, i - 1, words)):
            if open_clauses == 0:
                return i
            open_clauses -= 1
    return None


def _is_finite(carrier: Carrier, at: int, words: Lexicon) -> bool:
    unit = carrier[at]
    if unit.low in words.auxiliaries:
        return unit.is_verb and unit.low not in words.infinitives
    return unit.is_verb and unit.token is not None and unit.token.feat("VerbForm") == "Fin"

"""Bodies and papers that speak without being a subject: "в МИД заявили", "hieß es aus Berlin", "in the letter it says"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..text import Span
from .quote_bounds import PARTICLE_WINDOW, subject_stop
from .quote_units import Carrier, Lexicon, Mentions, Unit, span_of
from .quote_voices import SKIPPED, Voice, apposed, author_of, find_voice, kind_of, named_voice, units_of


def said_from(carrier: Carrier, at: int, words: Lexicon, mentions: Mentions, text: str) -> tuple[Voice | None, tuple[int, int] | None]:
    """The one from whom it is said: "lyder det fra Kreml"."""
    preposition = next((i for i in range(at + 1, min(len(carrier) - 1, at + 1 + SKIPPED)) if carrier[i].low in words.grammar.whence), None)
    if preposition is None and carrier[0].low in words.grammar.whence and at > 1 and not any(u.is_verb or u.is_break for u in carrier[:at]):
        voice, where = find_voice(carrier, 1, at, words, mentions, text, last=False)
        return (voice, (0, at)) if voice is not None and where is not None else (None, None)  # "Aus Berlin hieß es"
    if preposition is None:
        return None, None
    voice, where = find_voice(carrier, preposition + 1, subject_stop(carrier, preposition + 1, words), words, mentions, text, last=False)
    if voice is None or where is None:
        return None, None
    voice, where = apposed(carrier, voice, where, words, mentions)
    return voice, (at, where[1])


def body_saying(carrier: Carrier, at: int, words: Lexicon, mentions: Mentions) -> tuple[Voice | None, tuple[int, int] | None]:
    """The body in which, by a verb in the plural without subject, something is said ("в МИД заявили"); the nearest of the clause."""
    token = carrier[at].token
    if token is None or (token.feat("Number") not in (None, "Plur") and not words.grammar.institution_cases):
        return None, None
    found = []
    for m in mentions.within(Span(carrier[max(0, at - PARTICLE_WINDOW)].start, carrier[min(at + PARTICLE_WINDOW, len(carrier) - 1)].end)):
        place = units_of(carrier, 0, len(carrier), m.span)
        if place is None or kind_of(m) not in ("body", "organisation"):
            continue
        paper = place[1] < min(at, len(carrier)) and is_writing(carrier[place[1]].low, words)  # "ulkoministeriön sivuilla kerrotaan"
        if paper or _stands_in(carrier[place[0] : place[1]], words.grammar.institution_cases):
            found.append((abs(place[0] - at), m, place))
    nouns = (i for i in range(max(0, at - PARTICLE_WINDOW), at) if _stands_in(carrier[i : i + 1], words.grammar.institution_cases))
    noun = next((i for i in nouns if (token := carrier[i].token) is not None and token.lemma.casefold() in words.speakers), None)
    if not found and noun is not None:
        span = span_of(carrier[noun : noun + 1])
        return Voice(span=span, text="", id=None, label=None, principal=(), kind="unnamed", noun=carrier[noun].low), (noun, noun + 1)
    for i in range(max(0, at - PARTICLE_WINDOW), min(len(carrier) - 1, at + PARTICLE_WINDOW)):
        if carrier[i].low not in words.grammar.institutions or any(u.is_break or u.low == "," for u in carrier[min(i, at) : max(i, at)]):
            continue
        for m in mentions.within(Span(carrier[i + 1].start, carrier[min(i + PARTICLE_WINDOW, len(carrier) - 1)].end)):
            state = mentions.seats(m.id or "") if kind_of(m) == "place" else None
            seat = kind_of(m) == "place" and bool(m.principal or state)  # "в Москве заявили"
            if m.span.start == carrier[i + 1].start and (seat or kind_of(m) in ("body", "organisation", "state")):
                end = next((k for k in range(i + 1, len(carrier)) if carrier[k].start >= m.span.end), len(carrier))
                held = m if m.principal or state is None else replace(m, principal=(state,))
                found.append((abs(i - at), held, (i + 1, end)))
    if not found and words.grammar.institutions:
        for i in range(max(0, at - SKIPPED), min(len(carrier) - 1, at + SKIPPED)):
            inside = carrier[i].low in words.grammar.institutions and not any(u.low == "," or u.is_verb for u in carrier[min(i, at + 1) : max(i, at)])
            token = carrier[i + 1].token if inside else None
            if token is not None and (token.lemma.casefold() in words.speakers or carrier[i + 1].low in words.speakers):
                span = span_of(carrier[i + 1 : i + 2])
                return Voice(span=span, text="", id=None, label=None, principal=(), kind="unnamed", noun=carrier[i + 1].low), (i + 1, i + 2)
    if not found:
        return None, None
    _, mention, where = min(found, key=lambda item: item[0])
    return named_voice(mention), where


def _stands_in(units: Sequence[Unit], cases: Sequence[str]) -> bool:
    return any(u.token is not None and u.token.feat("Case") in cases for u in units[-1:])


def paper_saying(carrier: Carrier, at: int, words: Lexicon, mentions: Mentions, text: str) -> tuple[Voice | None, tuple[int, int] | None]:
    """The document in which it is written, from anywhere in the sentence ("it says in the letter", "in the agreement it says")."""
    for m in mentions.within(span_of(carrier)):
        where = units_of(carrier, 0, len(carrier), m.span)
        if where is not None and kind_of(m) == "instrument" and where[0] - at < 6:
            return named_voice(m), where
    near = sorted((i for i, u in enumerate(carrier) if is_writing(u.low, words) and i - at < 6), key=lambda i: abs(i - at))
    for i in near:
        a = i
        while a > 0 and (carrier[a - 1].upos in ("ADJ", "DET", "NUM", "PROPN") or carrier[a - 1].low in words.articles):
            a -= 1
        held = author_of(carrier, i, words, mentions)
        if held is not None:
            return held
        span = span_of(carrier[a : i + 1])
        return Voice(span=span, text=span.of(text), id=None, label=span.of(text), principal=(), kind="unnamed", noun=carrier[i].low), (a, i + 1)
    return None, None


def is_writing(low: str, words: Lexicon) -> bool:
    """True for a noun for what words stand in, also at the end of a compound."""
    return low in words.writings or low.endswith(words.writing_ends)

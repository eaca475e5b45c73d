"""Who speaks: the name, pronoun, office or bare description that a row of units holds as a subject."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..text import Span
from .names_lexicon import HYPHENS
from .quote_units import Carrier, Lexicon, Mentions, Unit, opens_relative, span_of
from .types import Name, Reference

SKIPPED = 4  # adverbs and auxiliaries between subject and verb
NOMINAL = ("NOUN", "PROPN", "ADJ", "DET", "NUM", "X", "SYM")
_BRACKETED = 8  # units of a party or a place in brackets behind a name
PEOPLE_FIRST = {"person": 0, "office": 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who speaks, as the sentence names them; `noun` is the word that makes an unnamed voice one ("spokesman", "letter")."""

    span: Span
    text: str
    id: str | None
    label: str | None
    principal: tuple[str, ...]
    kind: str
    noun: str = ""

    @property
    def is_first(self) -> bool:
        """True for "I" and "we": the speaker of a quotation speaks of himself."""
        return self.kind == "first"


def within_mention(carrier: Carrier, at: int, mentions: Mentions) -> bool:
    """True for a unit inside a name."""
    near = Span(carrier[max(0, at - 6)].start, carrier[min(len(carrier) - 1, at + 6)].end)
    return any(m.span.start < carrier[at].start < m.span.end for m in mentions.within(near))


def apposed(carrier: Carrier, voice: Voice, where: tuple[int, int], words: Lexicon, mentions: Mentions) -> tuple[Voice, tuple[int, int]]:
    """The person named behind a comma right after an office or an unnamed voice ("said the spokeswoman, Hua Chunying")."""
    comma = where[1]
    while voice.kind in ("unnamed", "noun") and comma < min(len(carrier), where[1] + SKIPPED):
        if not (in_noun_phrase(carrier[comma], words) or carrier[comma].upos == "ADP"):
            break
        comma += 1
    if voice.kind == "person" or comma + 1 >= len(carrier) or carrier[comma].low != ",":
        return voice, where
    for m in mentions.within(Span(carrier[comma].end, carrier[min(comma + 6, len(carrier) - 1)].end)):
        if kind_of(m) == "person" and m.span.start == carrier[comma + 1].start:
            end = next((i for i in range(comma + 1, len(carrier)) if carrier[i].start >= m.span.end), len(carrier))
            return named_voice(m), (where[0], end)
    return voice, where


def in_noun_phrase(unit: Unit, words: Lexicon) -> bool:
    """True for a unit that can be part of a noun phrase."""
    small = words.articles | words.possessives | words.coordinators
    return unit.upos in NOMINAL or unit.low in small or unit.low in words.speakers or unit.low == "-"


def bracket_of(carrier: Carrier, at: int) -> int | None:
    """Where the bracket opens that closes at a unit, when little stands in it."""
    return next((i for i in range(at - 1, max(-1, at - _BRACKETED), -1) if carrier[i].low == "("), None)


def is_medium(voice: Voice, words: Lexicon) -> bool:
    """True for an outlet: what it reports is the report's own word at second hand; a site's address is one."""
    if voice.id is None and any("." in word and all(len(p) > 1 and p.isalnum() for p in word.split(".")) for word in (voice.text or "").split()):
        return True
    return voice.noun in words.media or (voice.text or "").casefold() in words.media or (voice.label or "").casefold() in words.media


def find_voice(
    carrier: Carrier,
    start: int,
    stop: int,
    words: Lexicon,
    mentions: Mentions,
    text: str,
    *,
    last: bool,
    anywhere: bool = False,
    subject: bool = False,
) -> tuple[Voice | None, tuple[int, int] | None]:
    """Whom the units from `start` to `stop` name as a subject, and where.

    Args:
        carrier: the sentence.
        start: first unit.
        stop: unit after the last.
        words: the pack's words.
        mentions: names and references.
        text: the report's text.
        last: take the candidate nearest the end (a subject before its verb) and not the one nearest the start.
        anywhere: accept one that other words part from the end.
        subject: leave out who stands in a case that no subject has, where the language shows cases.
    """
    while stop > start and (carrier[stop - 1].low in words.adverbs or mentions.is_time(carrier[stop - 1]) or (last and carrier[stop - 1].low == ",")):
        dated = mentions.is_time(carrier[stop - 1])
        stop -= 1
        if last and dated and stop > start + 1 and carrier[stop - 1].low in words.prepositions:
            stop -= 1  # "the nation of Burundi on Thursday said"
    if last and stop > start and carrier[stop - 1].low == ")":  # "Haavisto (vihr.) said"
        opened = bracket_of(carrier, stop - 1)
        inside = mentions.within(span_of(carrier[start:stop]))  # "Utenriksdepartementet (UD)" is one name
        whole = opened is not None and any(m.span.start < carrier[opened].start and m.span.end >= carrier[stop - 1].end for m in inside)
        stop = opened if opened is not None and opened > start and not whole else stop
    while not last and start < stop and (carrier[start].low in words.adverbs or mentions.is_time(carrier[start])):
        start += 1
    if stop <= start:
        return None, None
    segments = subject_segments(carrier, start, stop, words)
    if not segments:
        return None, None
    closed = stop < len(carrier) and carrier[stop].low == ","  # "X, the minister, said": an apposition ends before the verb
    order = segments if (not last or closed) else segments[::-1]
    best: tuple[Voice, tuple[int, int]] | None = None
    for number, (a, b) in enumerate(order):
        voice = voice_within(carrier, a, b, words, mentions, text, last=last, anywhere=anywhere, subject=subject)
        named = voice is not None and voice[0].id is not None
        if closed and not named and best is not None and best[0].id is None and b - a >= 2 and all(u.upos == "PROPN" for u in carrier[a:b]):
            span = span_of(carrier[a:b])  # a name that nobody knows, in apposition to what it is
            return replace(best[0], span=span, text=span.of(text), label=span.of(text)), (a, b)
        if voice is not None and (best is None or _is_better(voice[0], best[0])):
            best = voice
        if best is not None and best[0].kind == "joint" and last and not closed:
            return _with_listed(carrier, best[1], order[number + 1 :], words, mentions, text)
        if best is not None and best[0].kind in ("person", "state", "organisation"):
            break
        if not closed and not anywhere and number == 0 and last:
            break
    return best or (None, None)


def _is_better(voice: Voice, held: Voice) -> bool:
    """True when an apposition says more exactly who speaks: a person beside an office, a name beside a description."""
    return (voice.kind == "person") > (held.kind == "person") or (voice.id is not None and held.id is None)


def subject_segments(carrier: Carrier, start: int, stop: int, words: Lexicon) -> list[tuple[int, int]]:
    """The stretches between commas that can hold a subject: no relative clauses."""
    segments, a = [], start
    for i in range(start, stop + 1):
        if i == stop or carrier[i].low == "," or carrier[i].is_break:
            if i > a and not opens_relative(carrier, a, words):
                segments.append((a, i))
            a = i + 1
    return segments


def voice_within(
    carrier: Carrier, start: int, stop: int, words: Lexicon, mentions: Mentions, text: str, *, last: bool, anywhere: bool, subject: bool
) -> tuple[Voice, tuple[int, int]] | None:
    """The voice in a stretch without commas, and where."""
    heads = [
        (m, where)
        for m in mentions.within(Span(carrier[start].start, carrier[stop - 1].end))
        if (where := units_of(carrier, start, stop, m.span)) is not None and _can_speak(m) and not _is_part(carrier[where[0]], m, text)
    ]
    free = [
        (m, w)
        for m, w in heads
        if not _is_modifier(carrier, w, stop, words, mentions)
        and (not _under_preposition(carrier, start, w[0], words, mentions) or (last and w[1] == stop and _opens_clause(carrier, start, w[0], words)))
    ]
    if subject and words.grammar.subject_cases:
        free = [(m, w) for m, w in free if _may_be_subject(carrier[w[0] : w[1]], words)]
    if subject:
        free = [(m, w) for m, w in free if not _has_oblique_article(carrier, start, w[0])]
    if last and not anywhere:
        free = [(m, w) for m, w in free if not any(u.is_verb for u in carrier[w[1] : stop])]
    if free:
        if _joined(carrier, free, words):
            return _joint_voice(carrier, free, text)
        # The person beside the office and the ministry: names overlap or touch where the press piles them up.
        mention, where = min(free, key=lambda pair: (_rank(pair[0]), -pair[1][0] if last else pair[1][0]))
        return named_voice(mention), where
    return _unnamed(carrier, start, stop, words, mentions, text, last=last, subject=subject)


def _is_part(unit: Unit, mention: Name | Reference, text: str) -> bool:
    """True for a name that is but the end of a longer word: "РБК-Україна"."""
    return unit.start < mention.span.start and text[mention.span.start - 1] == "-" and unit.end == mention.span.end


def _opens_clause(carrier: Carrier, start: int, at: int, words: Lexicon) -> bool:
    """True right behind a word that is a preposition too, where the name is the subject of the verb behind it: "after | Canada urged"."""
    return at > start and carrier[at - 1].low in words.subordinators and carrier[at - 1].low in words.prepositions


def _has_oblique_article(carrier: Carrier, start: int, at: int) -> bool:
    """True for a noun phrase whose article stands in a case that no subject has ("den nordkoreanischen Botschafter")."""
    for i in range(at, max(start - 1, at - 4), -1):
        token = carrier[i].token
        if carrier[i].upos == "DET" and token is not None:
            return token.feat("Case") in ("Acc", "Dat", "Gen") and token.feat("Gender") != "Fem" and token.feat("Gender") != "Neut"
        if i < at and carrier[i].upos not in ("ADJ", "NUM"):
            return False
    return False


def _may_be_subject(units: Sequence[Unit], words: Lexicon) -> bool:
    """False where a mention stands in a case that subjects do not have: by the end of its last word, or by the model."""
    last = units[-1].low.partition(")")[0]
    token = units[-1].token
    if token is not None and units[-1].upos == "NOUN" and token.feat("Case") == "Dat" and "Dat" not in words.grammar.subject_cases:
        return False
    if words.other_cases:
        shown = (u.token.feat("Case") for u in units[:-1] if u.upos == "PROPN" and u.token is not None and u.low.endswith(words.other_cases))
        return not last.endswith(words.other_cases) and "Ins" not in shown
    cases = [u.token.feat("Case") for u in units if u.token is not None and u.upos in ("NOUN", "PROPN", "PRON")]
    return not cases or any(case is None or case in words.grammar.subject_cases for case in cases)


def _rank(mention: Name | Reference) -> int:
    return PEOPLE_FIRST.get(kind_of(mention), 2)


def kind_of(mention: Name | Reference) -> str:
    """The kind of a name, or of whom a reference means."""
    if isinstance(mention, Name):
        return mention.kind
    return (mention.id or "").partition(":")[0] or "reference"


def _can_speak(mention: Name | Reference) -> bool:
    kind = kind_of(mention)
    return kind not in ("place", "other") or bool(mention.principal)


def named_voice(mention: Name | Reference) -> Voice:
    """The voice of somebody named."""
    text = mention.text if isinstance(mention, Name) else ""
    return Voice(span=mention.span, text=text, id=mention.id, label=mention.label or text or None, principal=mention.principal, kind=kind_of(mention))


def _joined(carrier: Carrier, free: Sequence[tuple[Name | Reference, tuple[int, int]]], words: Lexicon) -> bool:
    """True for "A and B": two who speak as one are no one speaker."""
    if len(free) < 2:
        return False
    people = [(m, w) for m, w in free if kind_of(m) == "person"]
    (first, a), (second, b) = sorted(people if len(people) > 1 else free, key=lambda pair: pair[1])[-2:]
    between = carrier[a[1] : b[0]]
    if len(free) > 2 and kind_of(free[0][0]) in ("person", "office", "reference") and kind_of(first) == kind_of(second) == "state":
        return False  # "ba presidenten Sverige og Finland om": the pair is the object
    parted = any(u.low in words.prepositions or u.is_verb for u in between)
    return first.id != second.id and any(u.low in words.coordinators for u in between) and not parted


def _joint_voice(carrier: Carrier, free: Sequence[tuple[Name | Reference, tuple[int, int]]], text: str) -> tuple[Voice, tuple[int, int]]:
    where = (min(w[0] for _, w in free), max(w[1] for _, w in free))
    span = span_of(carrier[where[0] : where[1]])
    principal = tuple(dict.fromkeys(p for m, _ in free for p in m.principal))
    return Voice(span=span, text=span.of(text), id=None, label=span.of(text), principal=principal, kind="joint"), where


def _with_listed(
    carrier: Carrier, where: tuple[int, int], before: Sequence[tuple[int, int]], words: Lexicon, mentions: Mentions, text: str
) -> tuple[Voice, tuple[int, int]]:
    """Those who speak as one, with the names that commas part from them: "Norway, Sweden and Denmark said"."""
    first = where[0]
    for a, b in before:
        held = [m for m in mentions.within(span_of(carrier[a:b])) if _can_speak(m)]
        named = units_of(carrier, a, b, held[0].span) if len(held) == 1 else None
        if named is None or named[1] != b or any(u.low not in words.articles for u in carrier[a : named[0]]):
            break
        first = named[0]
    speaking = [m for m in mentions.within(span_of(carrier[first : where[1]])) if _can_speak(m)]
    free = [(m, w) for m in speaking if (w := units_of(carrier, first, where[1], m.span))]
    return _joint_voice(carrier, free, text)


def units_of(carrier: Carrier, start: int, stop: int, span: Span) -> tuple[int, int] | None:
    """The units of a span within these bounds, unless they stand in a quotation."""
    inside = [i for i in range(start, stop) if carrier[i].start < span.end and span.start < carrier[i].end]
    return (inside[0], inside[-1] + 1) if inside and carrier[inside[0]].quote is None else None


def _is_modifier(carrier: Carrier, where: tuple[int, int], stop: int, words: Lexicon, mentions: Mentions) -> bool:
    """True for "Russia" in "Russia's minister" and "NATO" in "NATO spokeswoman": something nominal follows."""
    last, endings = carrier[where[1] - 1].low, words.grammar.owner_endings
    if last.endswith(tuple(f"'{ending}" for ending in endings)) and where[1] < stop:
        return True
    adjective = where[1] - where[0] == 1 and carrier[where[0]].upos == "ADJ"
    token = carrier[where[0]].token
    small = where[1] - where[0] == 1 and token is not None and token.text.islower()
    small = small and any(isinstance(m, Name) and m.kind == "state" for m in mentions.within(span_of(carrier[where[0] : where[1]])))
    if (adjective or small) and where[0] and carrier[where[0] - 1].upos == "NOUN":
        return True  # "le ministre russe"
    if where[1] >= stop:
        return False
    following = carrier[where[1]]
    named = any(m.span.start <= following.start < m.span.end for m in mentions.within(Span(carrier[where[0]].start, carrier[stop - 1].end)))
    # "spanische Medien", fi "venäläinen Tass": a name that nobody knows, or an outlet's, is what the adjective describes
    common = following.upos == "NOUN" or (following.upos == "PROPN" and not named) or following.low in words.media
    if adjective and (common or (following.low in words.coordinators and carrier[where[1] + 1 : where[1] + 2])):
        return True  # "amerikansk embedsmand", "israeliska och amerikanska medier"
    if following.low in words.possessives or following.low == "-":
        return True
    if following.low in words.adverbs or following.low in words.coordinators or following.low in words.prepositions:
        return False
    if not words.grammar.stacked_nouns and not last.endswith(endings):
        return False
    return following.upos in ("NOUN", "PROPN", "ADJ") or following.low in words.speakers


def _second_name(carrier: Carrier, start: int, at: int, words: Lexicon, mentions: Mentions) -> bool:
    """True when a name stands whole between a preposition and the name at `at` ("a déclaré à Bruxelles | Stef Blok")."""
    if at - start < 2:
        return False
    between = Span(carrier[start + 1].start, carrier[at - 1].end)
    begins = any(m.span.start == carrier[at].start for m in mentions.within(Span(carrier[at].start, carrier[min(at + 6, len(carrier) - 1)].end)))
    ended = [m for m in mentions.within(between) if m.span.end == between.end]
    # "mit ihrem polnischen Amtskollegen | Zbigniew Rau" is one man; "в Instagram президент Сербии | Вучич" are not.
    title = any(kind_of(m) == "office" and all(u.upos in ("DET", "ADJ") for u in carrier[start + 1 : at] if u.start < m.span.start) for m in ended)
    return begins and (carrier[at - 1].low in words.media or (bool(ended) and not title))


def _behind_place(carrier: Carrier, start: int, at: int, mentions: Mentions) -> bool:
    """True for a person named right behind a place: "In Geneva | Lavrov said"."""
    held = mentions.within(Span(carrier[start].start, carrier[min(at + 6, len(carrier) - 1)].end))
    person = any(kind_of(m) == "person" and m.span.start == carrier[at].start for m in held)
    return person and any(kind_of(m) == "place" and m.span.end == carrier[at - 1].end for m in held)


def _under_preposition(carrier: Carrier, start: int, at: int, words: Lexicon, mentions: Mentions) -> bool:
    """True when a noun phrase hangs on a preposition ("officials in Kyiv") that is no part of a name ("Secretary of State")."""
    opened = start < at and carrier[at].low in words.articles and carrier[at - 1].upos in ("NOUN", "PROPN")
    if words.grammar.late_subject and opened and carrier[at - 1].low not in words.prepositions:
        return False
    if start < at and carrier[at].upos == "PRON" and carrier[at - 1].upos in ("NOUN", "PROPN"):
        return False  # "In Moscow he"
    nominative = words.grammar.subject_cases and (token := carrier[at].token) is not None and token.feat("Case") in words.grammar.subject_cases
    for i in range(at - 1, start - 1, -1):
        unit = carrier[i]
        if mentions.is_time(unit):
            return False  # "In February Mohamud"
        if nominative and at - i > 1 and unit.low in words.prepositions and not within_mention(carrier, i, mentions):
            return False  # "После переговоров | Лавров": what a preposition governs stands in another case
        if (unit.low in words.prepositions and unit.upos != "DET") or any(
            len(phrase) == 1 and not rule.after for phrase, rule in words.sources.get(unit.low, ())
        ):
            if within_mention(carrier, i, mentions):
                continue
            if words.grammar.capital_nouns and i > start and carrier[i - 1].upos in ("DET", "NUM"):
                return False  # "zwei mit den Gesprächen vertraute Personen": within the attribute
            titled = i > start and carrier[i - 1].low in words.speakers  # "talsperson i UD | Ragnhild Simenstad"
            return not (
                (words.grammar.late_subject or titled or _behind_place(carrier, i, at, mentions)) and _second_name(carrier, i, at, words, mentions)
            )
        if not (unit.upos in NOMINAL or unit.low in words.articles or unit.low in words.possessives or unit.low == "-"):
            return False
        opens = unit.low in words.articles and i > start and carrier[i - 1].upos in ("NOUN", "PROPN")
        if opens and carrier[i - 1].low not in words.prepositions and not within_mention(carrier, i, mentions):
            return False  # the article behind a noun opens a noun phrase of its own
    return False


def _unnamed(
    carrier: Carrier, start: int, stop: int, words: Lexicon, mentions: Mentions, text: str, *, last: bool, subject: bool = False
) -> tuple[Voice, tuple[int, int]] | None:
    """A voice without a name: a pronoun, a spokesman, officials, a letter."""
    span = span_of(carrier[start:stop])
    if stop - start == 1 or not last:
        low = carrier[start].low
        article = stop - start > 1 and carrier[start].upos == "DET"  # "de to ministrene"
        if not article and (low in words.first or low in words.pronouns):
            kind = "first" if low in words.first else "pronoun"
            own = Span(carrier[start].start, carrier[start].end)
            return Voice(span=own, text=own.of(text), id=None, label=None, principal=(), kind=kind), (start, start + 1)
    elif carrier[stop - 1].low in words.first or carrier[stop - 1].low in words.pronouns:
        return _unnamed(carrier, stop - 1, stop, words, mentions, text, last=last)
    places = range(start, stop) if not last else range(stop - 1, start - 1, -1)
    nouns = [i for i in places if _is_voice_noun(carrier[i].low, words) and not _under_preposition(carrier, start, i, words, mentions)]
    if subject and words.grammar.subject_cases:
        nouns = [i for i in nouns if _may_be_subject(carrier[i : i + 1], words)]
    at = nouns[0] if nouns else _any_noun(carrier, start, stop, words, mentions, last=last)
    if at is not None and subject and words.grammar.subject_cases and not _may_be_subject(carrier[at : at + 1], words):
        return None
    kind = "unnamed" if nouns else "noun"
    if at is None:
        return None
    if at + 1 < stop and carrier[at + 1].low in words.grammar.whence and carrier[at].low in words.writings:
        author = author_of(carrier, at, words, mentions)
        if author is not None:
            return author[0], (at, author[1][1])  # "a statement from the ministry said"
    if last and any(u.is_verb for u in carrier[at + 1 : stop]):
        return None
    a = at
    while a > start and carrier[a - 1].low not in words.coordinators:
        if not in_noun_phrase(carrier[a - 1], words):
            if a - 3 < start or not _hyphenated(carrier[a - 3 : a]):
                break
            a -= 3  # "the Saudi-led group"
            continue
        if mentions.is_time(carrier[a - 1]) and (carrier[a - 1].upos == "NOUN" or carrier[at].upos == "PROPN"):
            break  # "повідомив у п'ятницю | речник", "On Monday | Macron said"
        if (carrier[a - 1].low in words.adverbs and carrier[a - 1].upos != "DET") or _governed(carrier, start, a, words):
            break  # "Позже | министр", "После переговоров | министр"
        a -= 1
        if carrier[a].low in words.articles:
            break  # "At a press conference in Oslo | the minister"
    if words.grammar.capital_nouns and a - 2 >= start and carrier[a - 1].upos == "ADP" and carrier[a - 2].upos in ("DET", "NUM"):
        a -= 2  # "zwei mit den Gesprächen vertraute Personen"
    b = stop if last else _description_end(carrier, at + 1, stop, words, mentions)
    span = span_of(carrier[a:b])
    principal = tuple(dict.fromkeys(p for m in mentions.within(span) for p in m.principal))
    titled = kind == "noun" and carrier[at].upos == "PROPN"  # "Forsvarets Forum" is a name of its own
    principal = principal if len(principal) == 1 and not titled else ()
    return Voice(span=span, text=span.of(text), id=None, label=span.of(text), principal=principal, kind=kind, noun=carrier[at].low), (a, b)


def _governed(carrier: Carrier, start: int, stop: int, words: Lexicon) -> bool:
    """True for nouns before `stop` that stand in the case of a preposition before them, where the language shows cases."""
    at = stop - 1
    if not words.grammar.subject_cases or carrier[at].upos not in ("NOUN", "PROPN") or _may_be_subject(carrier[at : at + 1], words):
        return False
    while at > start and carrier[at].upos in NOMINAL and carrier[at].low not in words.prepositions:
        at -= 1
    return carrier[at].low in words.prepositions


def _hyphenated(units: Sequence[Unit]) -> bool:
    """True for two words that a hyphen without space makes one."""
    one, hyphen, other = units
    return hyphen.low in HYPHENS and one.end == hyphen.start and hyphen.end == other.start


def _any_noun(carrier: Carrier, start: int, stop: int, words: Lexicon, mentions: Mentions, *, last: bool) -> int | None:
    """The noun next to the verb, where the model sees one: whoever stands there speaks, even if no list has the word."""
    if last:
        at = stop - 1
    else:
        at = start
        while at + 1 < stop and carrier[at].upos != "PROPN" and carrier[at + 1].upos in NOMINAL and not mentions.is_time(carrier[at + 1]):
            at += 1
        while at > start and carrier[at].upos == "ADJ":
            at -= 1
    token = carrier[at].token  # a name that the model takes for an adjective or a verb
    subject = last and at > 0 and token is not None and token.deprel.startswith("nsubj")
    subject = subject and token is not None and token.text[:1].isupper() and token.upos in ("ADJ", "VERB", "X")
    subject = subject or (last and at > start and carrier[at].upos in ("ADJ", "NUM") and carrier[at - 1].low in words.articles)  # "a third feel"
    quantity = token is None or token.feat("PronType") not in ("Art", "Dem", "Prs")
    subject = subject or (last and at == start and carrier[at].low in words.articles and quantity and carrier[at].upos != "DET")  # "most believe"
    if carrier[at].upos not in ("NOUN", "PROPN") and not subject:
        return None
    if carrier[at].low in words.nouns and carrier[at].low not in words.writings:
        return None  # a claim or a demand is nobody
    if mentions.is_time(carrier[at]) or _under_preposition(carrier, start, at, words, mentions):
        return None
    return at


def _is_voice_noun(low: str, words: Lexicon) -> bool:
    return low in words.speakers or low in words.writings or low in words.media or low.rpartition("-")[2] in words.speakers


def _description_end(carrier: Carrier, at: int, stop: int, words: Lexicon, mentions: Mentions) -> int:
    """The end of "spokesman for X", before what is said of the occasion ("to reporters", "on Monday")."""
    end = at
    i = at
    while i < stop:
        unit = carrier[i]
        if unit.low in words.addressing or unit.low in words.adverbs:
            break
        if unit.low in words.prepositions:
            held = mentions.within(Span(unit.end, carrier[stop - 1].end))
            if not held or held[0].span.start > carrier[min(i + 4, stop - 1)].end:
                break
        elif not (unit.upos in NOMINAL or unit.low in words.possessives or unit.low in words.articles):
            break
        i += 1
        end = i
    return end


def _owner_before(carrier: Carrier, at: int, mentions: Mentions) -> tuple[Voice, tuple[int, int]] | None:
    """The one who stands in the genitive right before a noun, where the model shows cases."""
    token = carrier[at - 1].token if at else None
    if token is None or token.feat("Case") != "Gen":
        return None
    for m in mentions.within(span_of(carrier[:at])):
        where = units_of(carrier, 0, at, m.span)
        if where is not None and where[1] == at and _can_speak(m):
            return named_voice(m), where
    return None


def author_of(carrier: Carrier, at: int, words: Lexicon, mentions: Mentions) -> tuple[Voice, tuple[int, int]] | None:
    """Whose paper it is: "в заявлении МИД", "en uttalelse fra Kreml", "ulkoministeriön tiedotteessa"."""
    if (before := _owner_before(carrier, at, mentions)) is not None:
        return before
    behind = at + 2 if at + 1 < len(carrier) and carrier[at + 1].low in words.grammar.whence else at + 1
    if behind >= len(carrier):
        return None
    owner = next((m for m in mentions.within(span_of(carrier[behind:])) if m.span.start <= carrier[min(behind + 1, len(carrier) - 1)].start), None)
    if owner is None or not _can_speak(owner) or (behind == at + 1 and owner.span.start != carrier[behind].start):
        return None
    if owner.span.start != carrier[behind].start and carrier[behind].low not in words.articles | words.speakers:
        return None
    where = units_of(carrier, behind, len(carrier), owner.span)
    return (named_voice(owner), where) if where is not None else None

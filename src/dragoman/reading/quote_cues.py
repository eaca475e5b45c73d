"""Cues in a sentence of narration: which verb attributes words, to whom, and where it stands.

Found by order and by the pack's words, with parts of speech where a model gives them; the tree is asked only where order leaves the
subject open, since a press sentence with speech in it is where a small parser errs most.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..packs.quotes import CueRule, SourceRule, Takes, Verb
from ..text import Span
from .quote_units import Carrier, Form, Lexicon, Mentions, Unit, opens_relative, span_of
from .types import Name, Reference

_PARTICLE_WINDOW = 10  # units between a verb and its particle: a subject with titles may stand there
_SKIPPED = 4  # adverbs and auxiliaries between subject and verb
_NOMINAL = ("NOUN", "PROPN", "ADJ", "DET", "NUM", "X", "SYM")
_BRACKETED = 8  # units of a party or a place in brackets behind a name
_DASHES = ("–", "—", "-")
_SPEECH_ENDS = (",", "?", "!", "…", ".")
_OPEN_TAIL = 12  # units behind an attribution by a verb that no list has ("…, jubilated X in Geneva on Monday")
_OPEN = Form(rule=CueRule(id="marks", yes=(), no=(), takes=(Takes.CLAUSE, Takes.MARKS), verbs=()), verb=Verb(forms=""), mood="finite", particle=())
_PEOPLE_FIRST = {"person": 0, "office": 1}


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A verb of saying in a carrier, with places counted in the carrier's units.

    `first` and `last` are the verb group and its particle, `voice_at` the units of the subject; `after` is true when the subject follows the verb.
    `sure` is false under negation, modals and infinitives: then something is not said, or not yet.
    """

    form: Form
    first: int
    last: int
    verb: int
    span: Span
    voice: Voice | None
    voice_at: tuple[int, int] | None
    after: bool
    sure: bool

    @property
    def is_open(self) -> bool:
        """True for a verb that no list has: only its place beside speech and a speaker makes it one of saying."""
        return self.form is _OPEN


def find_cues(carrier: Carrier, words: Lexicon, mentions: Mentions, text: str, *, spoken: bool = False) -> tuple[Cue, ...]:
    """All cues of one carrier, in order; `spoken` says that the carrier begins with somebody's words, which no marks close."""
    cues: list[Cue] = []
    for at, unit in enumerate(carrier):
        if unit.low:
            held = tuple(_cues_at(carrier, at, words, mentions, text, spoken=spoken))
            if not held and (open_cue := _open_cue(carrier, at, words, mentions, text, spoken=spoken)) is not None:
                held = (open_cue,)
            cues.extend(_of_same_voice(carrier, cue, cues) for cue in held)
    return tuple(cues)


def _of_same_voice(carrier: Carrier, cue: Cue, before: Sequence[Cue]) -> Cue:
    """A gerund right behind another attribution ("the ministry said, adding that") is of the one who speaks there."""
    if cue.form.mood != "gerund" or cue.first < 1 or carrier[cue.first - 1].low != ",":
        return cue
    for other in reversed(before):
        if other.voice is not None and other.voice_at is not None and max(other.last + 1, other.voice_at[1]) == cue.first - 1:
            return replace(cue, voice=other.voice, voice_at=other.voice_at, after=False)
    return cue


def _open_cue(carrier: Carrier, at: int, words: Lexicon, mentions: Mentions, text: str, *, spoken: bool) -> Cue | None:
    """An attribution by any verb: next to speech it stands alone with somebody's name ("“Never,” scoffed Dodik", "– Kom! jublet X i Oslo")."""
    unit = carrier[at]
    if unit.upos != "VERB" or unit.low in words.auxiliaries or at == 0 or (unit.low in words.forms and not _stands_by_quote(carrier, at)):
        return None
    if unit.token is not None and unit.token.feat("VerbForm") in ("Inf", "Ger"):
        return None
    speech = before_dash(carrier, at - 1)
    if _ends_speech(carrier, speech, words, spoken=spoken):
        start, stop = at + 1, _subject_stop(carrier, at + 1, words)
        voice, where = find_voice(carrier, start, stop, words, mentions, text, last=False, subject=True)
        if voice is None or where is None or not all(_in_noun_phrase(u, words) for u in carrier[start : where[0]]):
            return None
        voice, where = apposed(carrier, voice, where, words, mentions)
        end, after = where[1], True
    else:
        stop = at
        while stop > 0 and carrier[stop - 1].low in words.adverbs:
            stop -= 1
        held = [m for m in mentions.within(Span(carrier[max(0, at - _OPEN_TAIL)].start, carrier[at - 1].end)) if m.span.end == carrier[stop - 1].end]
        where = _units_of(carrier, 0, stop, held[0].span) if held else None
        if where is None:
            return None
        first = where[0]
        while first > 0 and _in_noun_phrase(carrier[first - 1], words) and carrier[first - 1].low not in words.coordinators:
            first -= 1
        if first == 0 or not _ends_speech(carrier, before_dash(carrier, first - 1), words, spoken=spoken):
            return None
        voice, end, after = _named(held[0]), at + 1, False
    if voice.kind not in _PEOPLE_FIRST:
        return None
    tail = next((i for i in range(end, len(carrier)) if carrier[i].is_break or carrier[i].low == ","), len(carrier))
    if tail - end > _OPEN_TAIL or any(u.is_verb or u.low in words.complementizers for u in carrier[end:tail]):
        return None
    return Cue(form=_OPEN, first=at, last=at, verb=at, span=Span(unit.start, unit.end), voice=voice, voice_at=where, after=after, sure=True)


def _ends_speech(carrier: Carrier, at: int, words: Lexicon, *, spoken: bool) -> bool:
    """True for a whole quotation, the comma behind one, and the mark that ends the words of a dash line, unless they only set a scene."""
    unit = carrier[at]
    quoted = unit if unit.quote is not None else carrier[at - 1] if unit.low == "," and at > 0 else None
    if quoted is not None and quoted.quote is not None:
        return at < 2 or not carrier[at - 1].is_word  # no part of a clause
    if not spoken or unit.low not in (",", "!", "?") or any(u.quote is not None for u in carrier):
        return False
    start = next((i + 1 for i in range(at - 1, -1, -1) if carrier[i].is_break), 0)
    opening = words.subordinators | words.complementizers | words.questions
    sets_scene = carrier[start].low in words.prepositions and not any(u.is_verb for u in carrier[start:at])
    return at > start and not sets_scene and not any(u.low in opening - words.prepositions for u in carrier[start:at])


def _cues_at(carrier: Carrier, at: int, words: Lexicon, mentions: Mentions, text: str, *, spoken: bool) -> Iterator[Cue]:
    """The ways in which the verb at a place can attribute: one for each rule that has it, the one with the longest particle first."""
    unit = carrier[at]
    forms = words.forms.get(unit.low)
    if not forms:
        return
    verbal = not unit.upos or unit.upos in ("VERB", "AUX", "X") or (at > 0 and carrier[at - 1].is_clitic)
    if not verbal and not (_stands_by_quote(carrier, at, spoken=spoken) or _closes(carrier, at) or _is_only_verb(carrier, at, words)):
        return
    group, auxiliary = _verb_group(carrier, at, words)
    given: set[str] = set()
    for form in forms:
        mood = form.mood
        if form.rule.id in given:
            continue
        reflexive = any(i > 0 and carrier[i - 1].low in words.reflexives for i in auxiliary)
        passive = mood == "participle" and any(carrier[i].low in words.passive for i in auxiliary) and not reflexive
        passive = passive or (mood == "participle" and at + 1 < len(carrier) and carrier[at + 1].low in words.passive)  # "erklärt worden ist"
        perfect = reflexive or any(carrier[i].low in words.perfect for i in auxiliary) or (not auxiliary and _shares_auxiliary(carrier, at, words))
        if passive or (mood == "participle" and not perfect):
            continue
        if mood == "finite" and any(carrier[i].low in words.perfect | words.passive and all(u.low != "," for u in carrier[i:at]) for i in auxiliary):
            continue
        reduced = unit.token is not None and unit.token.feat("VerbForm") == "Part" and unit.token.deprel.startswith("acl")
        if mood == "finite" and reduced and not auxiliary and not _must_be_finite(carrier, at, words):
            continue  # "a toll confirmed by the ministry"
        joined = at > 0 and carrier[at - 1].low in words.conjunctions and unit.token is not None and unit.token.feat("VerbForm") == "Part"
        if mood == "finite" and joined and any(u.low in words.passive and u.is_verb for u in carrier[_segment(carrier, at) : at]):
            continue  # "were handed notes and told that"
        last = _particle_end(carrier, at, form.particle)
        if last is None:
            continue
        if set(form.rule.takes) == {Takes.MARKS} and last + 2 < len(carrier) and _is_infinitive_mark(carrier, last + 1, words):
            continue  # "continued to support"
        negated = any(carrier[i].low in words.negations for i in (*range(group, at), *range(at + 1, min(len(carrier), at + 2))))
        bare = mood == "finite" and unit.token is not None and unit.token.feat("VerbForm") == "Inf"
        if bare and any(carrier[i].low in words.infinitives for i in range(group, at)):
            continue  # "summoned the ambassador to express": no subject of its own
        plural = at > 0 and group == at and carrier[at - 1].upos in ("NOUN", "PROPN", "PRON")  # "critics complain", taken for an infinitive
        held_back = any(carrier[i].low in words.modals for i in range(group, at)) or (bare and not plural)
        if mood == "gerund" and not auxiliary and group > 0 and carrier[group - 1].low in words.articles:
            continue
        voice, voice_at, after = _subject(carrier, group, at, form, words, mentions, text)
        if voice_at is not None and words.grammar.verb_second and (after or voice_at[0] > at):
            negated = negated or any(u.low in words.negations for u in carrier[voice_at[1] : voice_at[1] + 1])
        if voice_at is not None and not after:
            opening = carrier[_segment(carrier, voice_at[0]) : voice_at[0]]  # "neither X nor Y"
            negated = negated or (bool(opening) and opening[0].low in words.negations and not any(u.is_verb for u in opening))
        if voice_at is not None and not after and voice_at[0] > 0 and carrier[voice_at[0] - 1].low in words.grammar.polar:
            held_back = True  # "asked whether he believed that"
        impersonal = form.rule.impersonal
        if impersonal and not _has_impersonal(carrier, group, at, impersonal):
            continue
        given.add(form.rule.id)
        yield Cue(
            form=form, first=group, last=last, verb=at, span=Span(unit.start, carrier[last].end if not after else _cue_end(carrier, at, last)),
            voice=voice, voice_at=voice_at, after=after, sure=(not negated or form.verb.opinion) and not held_back,
        )  # fmt: skip


def _must_be_finite(carrier: Carrier, at: int, words: Lexicon) -> bool:
    """True for a verb without another before it, and with a clause or a quotation behind it: "X, an adviser, acknowledged on Sunday that …"."""
    if any(u.is_verb for u in carrier[:at]):
        return False
    opens = next((u for u in carrier[at + 1 : at + 7] if u.is_verb or u.quote is not None or u.low in words.complementizers), None)
    return opens is not None and not opens.is_verb


def _is_infinitive_mark(carrier: Carrier, at: int, words: Lexicon) -> bool:
    following = carrier[at + 1].token
    return carrier[at].low in words.infinitives and following is not None and following.feat("VerbForm") == "Inf"


def _shares_auxiliary(carrier: Carrier, at: int, words: Lexicon) -> bool:
    """True for the second of two participles joined under one auxiliary ("a salué X et ajouté que")."""
    if at < 2 or carrier[at - 1].low not in words.conjunctions:
        return False
    for i in range(at - 2, -1, -1):
        if carrier[i].is_break and carrier[i].quote is None:
            return False
        if carrier[i].low in words.perfect:
            return True
    return False


def _cue_end(carrier: Carrier, at: int, last: int) -> int:
    """A verb whose particle stands beyond its subject is shown alone."""
    return carrier[last].end if last - at <= 1 else carrier[at].end


def _stands_by_quote(carrier: Carrier, at: int, *, spoken: bool = False) -> bool:
    """True directly after a quotation, where even a form that the model takes for a noun can only be a verb of saying."""
    before = before_dash(carrier, at - 1)
    if spoken and at > 1 and carrier[before].low in (",", "!", "?"):  # "– No, hammers Annick Girardin"
        return at + 1 < len(carrier) and carrier[at + 1].upos in ("PROPN", "NOUN", "DET", "PRON") and not any(u.is_verb for u in carrier[at + 1 :])
    return before > 0 and carrier[before].low == "," and carrier[before - 1].quote is not None


def _is_only_verb(carrier: Carrier, at: int, words: Lexicon) -> bool:
    """True where nothing else can be the verb of the sentence before the clause or the words in marks: "a third feel that", "X ropa «skam»"."""
    if at == 0 or carrier[at].low in words.nouns or carrier[at - 1].low in words.articles | words.possessives | words.prepositions:
        return False
    closed = carrier[at - 1].low == "," and any(u.low == "," for u in carrier[: at - 1])  # behind what is inserted
    if (carrier[at - 1].upos not in ("NOUN", "PROPN", "PRON", "NUM", "ADJ") and not closed) or any(u.is_verb for u in carrier[:at]):
        return False
    opens = next(
        (i for i in range(at + 1, min(len(carrier), at + 9)) if carrier[i].low in words.complementizers or carrier[i].quote is not None), None
    )
    return opens is not None and not any(u.is_verb or u.is_break for u in carrier[at + 1 : opens])


def _closes(carrier: Carrier, at: int) -> bool:
    """True for the sentence's last word behind a comma and a short noun phrase: "…, a new poll shows" is no plural noun."""
    if any(u.is_word for u in carrier[at + 1 :]) or carrier[at].upos != "NOUN":
        return False
    comma = next((i for i in range(at - 1, max(0, at - _SKIPPED - 1), -1) if carrier[i].low == ","), None)
    return comma is not None and comma < at - 1 and any(u.is_verb for u in carrier[:comma]) and carrier[comma + 1].upos in ("DET", "NOUN", "PROPN")


def before_dash(carrier: Carrier, at: int) -> int:
    """The unit itself, or where it is a dash that sets speech off from its attribution (", — said"), the one before."""
    if at > 0 and carrier[at].low in _DASHES and (carrier[at - 1].quote is not None or carrier[at - 1].low[:1] in _SPEECH_ENDS):
        return at - 1
    return at


def _verb_group(carrier: Carrier, at: int, words: Lexicon) -> tuple[int, tuple[int, ...]]:
    """Where the verb group begins, and the places of its auxiliaries (also one that a subject parts from the verb in second place)."""
    start, auxiliaries = at, []
    for i in range(at - 1, max(-1, at - 1 - _SKIPPED), -1):
        low = carrier[i].low
        if low in words.auxiliaries or low in words.infinitives:
            auxiliaries.append(i)
            start = i
        elif low in words.reflexives:
            start = i
        elif carrier[i].is_clitic:
            continue
        elif low not in words.adverbs and low not in words.negations:
            break
        elif carrier[i].upos not in ("NOUN", "PROPN"):
            start = i
    if not auxiliaries and words.grammar.verb_second:
        for i in range(at - 1, max(-1, at - _PARTICLE_WINDOW), -1):
            # "har presidenten, X, sagt": the comma that closes the apposition stands right before the verb.
            closed = carrier[at - 1].low == ","
            named = closed and carrier[i].low == "," and any(u.upos == "PROPN" for u in (carrier[i - 1], carrier[i + 1]))
            if (carrier[i].is_break and carrier[i].quote is None) or (carrier[i].low == "," and not named) or carrier[i].low in words.subordinators:
                break
            if carrier[i].low in words.perfect or carrier[i].low in words.modals:
                auxiliaries.append(i)
                break
            if carrier[i].is_verb:
                break
    return start, tuple(auxiliaries)


def _particle_end(carrier: Carrier, at: int, particle: tuple[str, ...]) -> int | None:
    """The place of the particle's last word, `at` itself where the verb needs none, or `None` when it is not there."""
    if not particle:
        return at
    for i in range(at + 1, min(len(carrier) - len(particle) + 1, at + _PARTICLE_WINDOW)):
        if all(carrier[i + k].low == word for k, word in enumerate(particle)):
            return i + len(particle) - 1
        if carrier[i].is_break and carrier[i].quote is None:
            return None
    return None


def _has_impersonal(carrier: Carrier, group: int, at: int, impersonal: tuple[str, ...]) -> bool:
    near = [carrier[i].low for i in range(max(0, group - 3), min(len(carrier), at + 4)) if i != at]
    return any(word in near for word in impersonal)


# --- subjects ---------------------------------------------------------------------------------------------------------------


def _subject(
    carrier: Carrier, group: int, at: int, form: Form, words: Lexicon, mentions: Mentions, text: str
) -> tuple[Voice | None, tuple[int, int] | None, bool]:
    if form.rule.impersonal:
        voice, where = _whence(carrier, at, words, mentions, text)
        if voice is None:
            voice, where = _document(carrier, at, words, mentions, text)
        if voice is None and words.grammar.institution_cases:
            voice, where = _institution(carrier, at, words, mentions)
        return voice, where, where is not None and where[0] > at
    clitic = next((i for i in range(group, at) if carrier[i].is_clitic), None)
    if clitic is not None:
        held = _voice_of(carrier, clitic, clitic + 1, words, mentions, text, last=False, anywhere=False, subject=False)
        return (held[0], held[1], False) if held else (None, None, False)
    start = _clause_start(carrier, group, words)
    if form.mood == "gerund" and group > 0 and carrier[group - 1].low == ",":  # of the one who acts, not of the noun before the comma
        voice, where = _shared_subject(carrier, start, group, form, words, mentions, text)
        if voice is not None:
            return voice, where, False
    speech = before_dash(carrier, group - 1)
    quoted = group > 0 and carrier[speech].quote is not None and not _is_embedded(carrier, speech)
    if group > 0 and (carrier[speech].low in (",", "?", "!") or quoted or speech < group - 1):
        inverts = (words.grammar.verb_second or not form.rule.told) and form.mood != "gerund"
        voice, where = _subject_after(carrier, at, words, mentions, text) if inverts else (None, None)
        before, before_at = find_voice(carrier, start, speech + 1, words, mentions, text, last=True, subject=True)
        if before is not None and before.kind == "noun" and words.grammar.institutions and at + 1 < len(carrier):
            body, body_at = _institution(carrier, at, words, mentions)
            if body is not None and body_at is not None and carrier[at + 1].low in words.grammar.institutions:
                return body, body_at, True  # "…, подчеркнули в МИД"
        apposed = any(u.low == "," for u in carrier[start : group - 1]) and not _has_clause(carrier, start, group, words)
        lesser = voice is not None and voice.kind in ("noun", "pronoun")  # "…, an official, said new sanctions were", "…, says they are"
        known = before is not None and lesser and before.kind not in ("noun", "pronoun") and not words.grammar.verb_second
        if before is not None and (voice is None or apposed or known):
            return before, before_at, False
        if voice is not None:
            return voice, where, True
    else:
        voice, where = find_voice(carrier, start, group, words, mentions, text, last=True, subject=True)
        if voice is not None and voice.kind in ("noun", "unnamed") and words.grammar.verb_second:
            later, later_at = _subject_after(carrier, at, words, mentions, text)
            announced = later_at is not None and later_at[1] == len(carrier) - 1 and carrier[-1].low == ":"
            told = later_at is not None and later_at[1] < len(carrier) and carrier[later_at[1]].low in words.complementizers
            fronted = told and carrier[_segment(carrier, start)].low in words.prepositions and later is not None and later.kind != "noun"
            if announced or fronted:
                return later, later_at, True  # "På frågan om landet stänger konsulatet svarar X:"
        if voice is not None:
            return voice, where, False
        part = next((i for i in range(start + 1, group) if (token := carrier[i].token) is not None and token.feat("VerbForm") == "Part"), None)
        if part is not None and form.mood == "finite" and not any(u.low in words.auxiliaries or u.low == "," for u in carrier[start:group]):
            voice, where = find_voice(carrier, start, part, words, mentions, text, last=True, subject=True)  # "a poll released on Monday found"
            if voice is not None:
                return voice, where, False
        joined = start == group > 0 and (carrier[group - 1].low in words.conjunctions or opens_relative(carrier, group - 1, words))
        if joined:  # "X supported Y and called": what follows the second verb is its object
            voice, where = _shared_subject(carrier, start, group, form, words, mentions, text)
            if voice is not None:
                return voice, where, False
        if words.grammar.verb_second:
            auxiliary = next((i for i in range(group - 1, start - 1, -1) if carrier[i].low in words.auxiliaries), None)
            if auxiliary is not None:  # "har Russland krevd", "han har ifølge X krevd": the subject stands within the verb group, or before it
                inside, inside_at = find_voice(carrier, auxiliary + 1, group, words, mentions, text, last=True)
                if inside is not None:
                    return inside, inside_at, False
                voice, where = find_voice(carrier, start, auxiliary, words, mentions, text, last=True, subject=True)
                if voice is not None:
                    return voice, where, False
            if form.rule.told and start < group and carrier[start].upos == "PRON":
                return None, None, False  # "det har fortalt studenterne": who stands behind the verb is told
            voice, where = _subject_after(carrier, at, words, mentions, text)
            if voice is not None and not _has_subject(carrier, start, group, at):
                return voice, where, True
    voice, where = _shared_subject(carrier, start, group, form, words, mentions, text)
    if voice is not None:
        return voice, where, False
    if group > 1 and carrier[group - 1].low == "," and form.mood == "finite":
        person, person_at = _only_person_behind(carrier, at, mentions)
        if person is not None:
            return person, person_at, True  # "…, sier en av landets fremste kjennere, tidligere leder i Rafto, Martin Paulsen"
    head = _headed(carrier, start, group, words, mentions)
    if head is not None:
        return _noun_voice(carrier, start, group, head, mentions, text), (start, group), False
    voice, where, after = _by_tree(carrier, at, words, mentions, text)
    if voice is not None or not (words.grammar.institutions or words.grammar.institution_cases):
        return voice, where, after
    voice, where = _institution(carrier, at, words, mentions)
    return voice, where, where is not None and where[0] > at


def _only_person_behind(carrier: Carrier, at: int, mentions: Mentions) -> tuple[Voice | None, tuple[int, int] | None]:
    """The one person named behind a verb that ends the sentence but for who speaks."""
    rest = carrier[at + 1 :]
    if len(rest) < 2 or any(u.is_verb or u.quote is not None for u in rest):
        return None, None
    people = [m for m in mentions.within(span_of(rest)) if isinstance(m, Name) and m.kind == "person"]
    where = _units_of(carrier, at + 1, len(carrier), people[0].span) if len(people) == 1 else None
    return (_named(people[0]), (at + 1, where[1])) if where is not None else (None, None)


def _noun_voice(carrier: Carrier, start: int, stop: int, head: int, mentions: Mentions, text: str) -> Voice:
    span = span_of(carrier[start:stop])
    principal = tuple(dict.fromkeys(p for m in mentions.within(span) for p in m.principal))
    principal = principal if len(principal) == 1 else ()
    return Voice(span=span, text=span.of(text), id=None, label=span.of(text), principal=principal, kind="noun", noun=carrier[head].low)


def _headed(carrier: Carrier, start: int, stop: int, words: Lexicon, mentions: Mentions) -> int | None:
    """The noun at the head of a subject that ends in a phrase of its own ("the junta in power in Bamako demands")."""
    at = start
    while at < stop and carrier[at].upos in ("DET", "ADJ", "NUM"):
        at += 1
    while stop > at + 1 and (
        mentions.is_time(carrier[stop - 1]) or (carrier[stop - 1].low in words.prepositions and mentions.is_time(carrier[stop]))
    ):
        stop -= 1
    if at + 1 >= stop or carrier[at].upos != "NOUN" or mentions.is_time(carrier[at]) or carrier[at + 1].low not in words.prepositions:
        return None
    rest = carrier[at + 1 : stop]
    plain = all(u.upos in _NOMINAL or u.low in words.prepositions | words.articles | words.possessives for u in rest)
    return at if plain and rest[-1].upos in ("NOUN", "PROPN") and not mentions.is_time(rest[-1]) else None


def _whence(carrier: Carrier, at: int, words: Lexicon, mentions: Mentions, text: str) -> tuple[Voice | None, tuple[int, int] | None]:
    """The one from whom it is said: "lyder det fra Kreml"."""
    preposition = next((i for i in range(at + 1, min(len(carrier) - 1, at + 1 + _SKIPPED)) if carrier[i].low in words.grammar.whence), None)
    if preposition is None:
        return None, None
    voice, where = find_voice(carrier, preposition + 1, _subject_stop(carrier, preposition + 1, words), words, mentions, text, last=False)
    if voice is None or where is None:
        return None, None
    voice, where = apposed(carrier, voice, where, words, mentions)
    return voice, (at, where[1])


def _institution(carrier: Carrier, at: int, words: Lexicon, mentions: Mentions) -> tuple[Voice | None, tuple[int, int] | None]:
    """The body in which, by a verb in the plural without subject, something is said ("в МИД заявили"); the nearest of the clause."""
    token = carrier[at].token
    if token is None or (token.feat("Number") not in (None, "Plur") and not words.grammar.institution_cases):
        return None, None
    found = []
    for m in mentions.within(Span(carrier[max(0, at - _PARTICLE_WINDOW)].start, carrier[min(at + _PARTICLE_WINDOW, len(carrier) - 1)].end)):
        place = _units_of(carrier, 0, len(carrier), m.span)
        if place is None or _kind(m) not in ("body", "organisation"):
            continue
        paper = place[1] < min(at, len(carrier)) and _writing(carrier[place[1]].low, words)  # "ulkoministeriön sivuilla kerrotaan"
        if paper or _stands_in(carrier[place[0] : place[1]], words.grammar.institution_cases):
            found.append((abs(place[0] - at), m, place))
    nouns = (i for i in range(max(0, at - _PARTICLE_WINDOW), at) if _stands_in(carrier[i : i + 1], words.grammar.institution_cases))
    noun = next((i for i in nouns if (token := carrier[i].token) is not None and token.lemma.casefold() in words.speakers), None)
    if not found and noun is not None:
        span = span_of(carrier[noun : noun + 1])
        return Voice(span=span, text="", id=None, label=None, principal=(), kind="unnamed", noun=carrier[noun].low), (noun, noun + 1)
    for i in range(max(0, at - _PARTICLE_WINDOW), min(len(carrier) - 1, at + _PARTICLE_WINDOW)):
        if carrier[i].low not in words.grammar.institutions or any(u.is_break or u.low == "," for u in carrier[min(i, at) : max(i, at)]):
            continue
        for m in mentions.within(Span(carrier[i + 1].start, carrier[min(i + _PARTICLE_WINDOW, len(carrier) - 1)].end)):
            seat = _kind(m) == "place" and bool(m.principal)  # "в Москве заявили"
            if m.span.start == carrier[i + 1].start and (seat or _kind(m) in ("body", "organisation")):
                end = next((k for k in range(i + 1, len(carrier)) if carrier[k].start >= m.span.end), len(carrier))
                found.append((abs(i - at), m, (i + 1, end)))
    if not found:
        return None, None
    _, mention, where = min(found, key=lambda item: item[0])
    return _named(mention), where


def _stands_in(units: Sequence[Unit], cases: Sequence[str]) -> bool:
    return any(u.token is not None and u.token.feat("Case") in cases for u in units[-1:])


def _subject_after(carrier: Carrier, at: int, words: Lexicon, mentions: Mentions, text: str) -> tuple[Voice | None, tuple[int, int] | None]:
    """The subject directly behind the verb, with nothing but adverbs and its own titles between."""
    stop = _subject_stop(carrier, at + 1, words)
    start = at + 1
    for i in range(start + 1, stop):  # "ber Kirk EU om": an article after a noun opens the next noun phrase
        opens = carrier[i].low in words.articles and carrier[i - 1].upos in ("NOUN", "PROPN") and not _within_mention(carrier, i, mentions)
        behind_phrase = words.grammar.late_subject and any(u.low in words.prepositions for u in carrier[start:i])
        if opens and not behind_phrase and not mentions.is_time(carrier[i - 1]):
            stop = i
            break
    voice, where = find_voice(carrier, start, stop, words, mentions, text, last=False, subject=True)
    if voice is None or where is None:
        return None, None
    between = carrier[start : where[0]]
    late = words.prepositions if words.grammar.late_subject else frozenset[str]()
    bracketed = {i for i, u in enumerate(between) if u.low == ")" and (opened := _opened(between, i)) is not None for i in range(opened, i + 1)}
    plain = [u for i, u in enumerate(between) if i not in bracketed]  # "sur X (ex-Twitter) le président"
    if not all(u.low in words.adverbs or mentions.is_time(u) or _in_noun_phrase(u, words) or u.low in late for u in plain):
        return None, None
    return apposed(carrier, voice, where, words, mentions)


def _within_mention(carrier: Carrier, at: int, mentions: Mentions) -> bool:
    near = Span(carrier[max(0, at - 6)].start, carrier[min(len(carrier) - 1, at + 6)].end)
    return any(m.span.start < carrier[at].start < m.span.end for m in mentions.within(near))


def apposed(carrier: Carrier, voice: Voice, where: tuple[int, int], words: Lexicon, mentions: Mentions) -> tuple[Voice, tuple[int, int]]:
    """The person named behind a comma right after an office or an unnamed voice ("said the spokeswoman, Hua Chunying")."""
    comma = where[1]
    while voice.kind in ("unnamed", "noun") and comma < min(len(carrier), where[1] + _SKIPPED):
        if not (_in_noun_phrase(carrier[comma], words) or carrier[comma].upos == "ADP"):
            break
        comma += 1
    if voice.kind == "person" or comma + 1 >= len(carrier) or carrier[comma].low != ",":
        return voice, where
    for m in mentions.within(Span(carrier[comma].end, carrier[min(comma + 6, len(carrier) - 1)].end)):
        if _kind(m) == "person" and m.span.start == carrier[comma + 1].start:
            end = next((i for i in range(comma + 1, len(carrier)) if carrier[i].start >= m.span.end), len(carrier))
            return _named(m), (where[0], end)
    return voice, where


def _in_noun_phrase(unit: Unit, words: Lexicon) -> bool:
    small = words.articles | words.possessives | words.coordinators
    return unit.upos in _NOMINAL or unit.low in small or unit.low in words.speakers or unit.low == "-"


def _has_clause(carrier: Carrier, start: int, stop: int, words: Lexicon) -> bool:
    """True when a verb stands in these units outside their relative clauses: then they are no mere subject."""
    for a, b in _segments(carrier, start, stop, words):
        if any(u.is_verb or (u.upos == "X" and (u.low in words.forms or u.low in words.auxiliaries - words.possessives)) for u in carrier[a:b]):
            return True
    return False


def _clause_start(carrier: Carrier, group: int, words: Lexicon) -> int:
    """Where the words that can be the subject of the verb group begin."""
    i = _before_relative(carrier, group, words)
    while i > 0:
        before = carrier[i - 1]
        if before.low == ")" and (opened := _opened(carrier, i - 1)) is not None:
            i = opened
            continue
        if (before.is_break and not _is_embedded(carrier, i - 1)) or before.low in words.complementizers:
            break
        if opens_relative(carrier, i - 1, words) and (i - 1 == 0 or before.upos in ("PRON", "SCONJ", "X", "")):
            break
        if before.low in words.subordinators and before.low not in words.prepositions:
            break
        if before.low in words.conjunctions:  # it joins two clauses where a verb stands before it in the same clause
            opens = next((k + 1 for k in range(i - 2, -1, -1) if carrier[k].low in words.complementizers), 0)
            if any(u.is_verb for u in carrier[max(opens, _segment(carrier, i - 1)) : i - 1]):
                break
        i -= 1
    return i


def _is_embedded(carrier: Carrier, at: int) -> bool:
    """True for words in marks that are part of the clause before a participle ("hatte der Führung „Menschenverachtung“ vorgeworfen")."""
    unit = carrier[at]
    if unit.quote is None or unit.quote.layout != "marks" or at == 0 or at + 1 >= len(carrier):
        return False
    following, before = carrier[at + 1].token, carrier[at - 1]
    part = before.upos in ("ADP", "DET") and carrier[at + 1].is_word  # "hat Kanada vor „Konsequenzen“ in der Sache gewarnt"
    return part or (before.is_word and following is not None and following.feat("VerbForm") == "Part")


def _opened(carrier: Carrier, at: int) -> int | None:
    """Where the bracket opens that closes at a unit, when little stands in it."""
    return next((i for i in range(at - 1, max(-1, at - _BRACKETED), -1) if carrier[i].low == "("), None)


def _before_relative(carrier: Carrier, group: int, words: Lexicon) -> int:
    """The comma that opens the relative clause which the comma before the verb group closes, else the group's own place."""
    if group > 2 and carrier[group - 1].low in _DASHES[:2]:  # "Harris — who recently said that … — called it"
        opened = next((i for i in range(group - 2, 0, -1) if carrier[i].low in _DASHES[:2]), None)
        return opened if opened is not None and opens_relative(carrier, opened + 1, words) else group
    if group < 2 or carrier[group - 1].low != ",":
        return group
    for i in range(group - 2, 0, -1):
        if carrier[i].is_break and carrier[i].quote is None:
            break
        if carrier[i].low == "," and opens_relative(carrier, i + 1, words):
            return i
        if carrier[i].is_verb:  # what stands between the relative clause and the verb are appositions within it
            inside = next((k for k in range(i - 1, max(0, i - _PARTICLE_WINDOW), -1) if carrier[k].low == ","), None)
            return inside if inside is not None and opens_relative(carrier, inside + 1, words) else group
    return group


def _segment(carrier: Carrier, at: int) -> int:
    while at > 0 and not (carrier[at - 1].is_break and carrier[at - 1].quote is None):
        at -= 1
    return at


def _subject_stop(carrier: Carrier, start: int, words: Lexicon) -> int:
    for i in range(start, len(carrier)):
        unit = carrier[i]
        if unit.is_break or unit.low == "," or unit.low in words.complementizers or unit.low in words.questions:
            return i
        addressed = words.grammar.late_subject and unit.low in words.prepositions and not any(u.is_verb for u in carrier[i + 1 : i + 2])
        if unit.low in words.infinitives and not addressed:  # fr "à" and "de" are both
            return i
        if unit.low in words.subordinators and unit.low not in words.prepositions:
            return i
        if unit.is_verb and i > start and unit.low not in words.speakers:  # a small model takes "researcher" for a verb
            return i
    return len(carrier)


def _has_subject(carrier: Carrier, start: int, group: int, at: int) -> bool:
    """True where the tree sees the verb's subject before it: what follows is its object then ("Dieser wirft dem Westen … vor")."""
    verb = carrier[at].index
    tokens = [u.token for u in carrier[start:group] if u.token is not None and u.upos in ("PRON", "DET")]
    return any(t.head == verb and t.deprel.startswith("nsubj") and t.feat("Gender") in ("Masc", "Fem") for t in tokens)


def _shared_subject(
    carrier: Carrier, start: int, group: int, form: Form, words: Lexicon, mentions: Mentions, text: str
) -> tuple[Voice | None, tuple[int, int] | None]:
    """The subject of "X met Y and said", "X, who said" and "X rejected it, saying": it stands in the words before."""
    if start == 0 or (start < group and any(u.is_word and u.low not in words.adverbs for u in carrier[start:group])):
        bare_gerund = form.mood == "gerund" and group > 0 and (carrier[group - 1].low == "," or carrier[group - 1].low in words.prepositions)
        if not bare_gerund:
            return None, None
        start = group
    before = carrier[start - 1]
    if opens_relative(carrier, start - 1, words):
        stop = start - 1 if start < 3 or carrier[start - 2].low not in (",", *_DASHES) else start - 2
        begin = next((i + 1 for i in range(stop - 1, -1, -1) if carrier[i].is_verb or carrier[i].is_break), 0)
        governor = next((i + 1 for i in range(stop - 1, begin - 1, -1) if carrier[i].low in words.prepositions), begin)
        for a in dict.fromkeys((begin, governor)):  # the noun next to it, even under a preposition ("criticised by officials, who say")
            voice, where = find_voice(carrier, a, stop, words, mentions, text, last=True)
            if voice is not None:
                return voice, where
        return find_voice(carrier, _clause_start(carrier, stop, words), stop, words, mentions, text, last=True, anywhere=True)
    if before.low in words.conjunctions or (form.mood == "gerund" and (before.low == "," or before.low in words.prepositions)):
        first_verb = next((i for i, u in enumerate(carrier[: start - 1]) if u.is_verb), None)
        if first_verb is None:
            return None, None
        opening = _clause_start(carrier, first_verb, words)
        voice, where = find_voice(carrier, opening, first_verb, words, mentions, text, last=True)
        if voice is None and (head := _headed(carrier, opening, first_verb, words, mentions)) is not None:
            return _noun_voice(carrier, opening, first_verb, head, mentions, text), (opening, first_verb)
        if voice is None and words.grammar.institutions:
            return _institution(carrier, first_verb, words, mentions)  # "В МИД осудили … и заявили"
        if voice is None and words.grammar.verb_second:
            return find_voice(carrier, first_verb + 1, _subject_stop(carrier, first_verb + 1, words), words, mentions, text, last=False)
        return voice, where
    return None, None


def _by_tree(carrier: Carrier, at: int, words: Lexicon, mentions: Mentions, text: str) -> tuple[Voice | None, tuple[int, int] | None, bool]:
    """The tree's subject, where it names somebody or is a pronoun."""
    sentence = carrier[at].sentence
    if sentence is None or carrier[at].upos == "X":
        return None, None, False
    head = carrier[at].index
    subject = next((i for i, t in enumerate(sentence.tokens) if t.head == head and t.deprel.startswith("nsubj") and i != head), None)
    if subject is None:
        return None, None, False
    inside = [i for i, u in enumerate(carrier) if u.sentence is sentence and _under(sentence.tokens, u.index, subject)]
    if not inside or inside[-1] - inside[0] != len(inside) - 1 or inside[0] <= at <= inside[-1]:
        return None, None, False
    if inside[0] > at and any(u.low == "," for u in carrier[at : inside[0]]):
        return None, None, False
    low = next((i for i in inside[1:] if carrier[i].is_verb or carrier[i].low == ","), inside[-1] + 1)  # "a poll released on Monday"
    voice, where = find_voice(carrier, inside[0], low, words, mentions, text, last=low <= at)
    return voice, where, inside[0] > at


def _under(tokens: Sequence[object], index: int, head: int) -> bool:
    for _ in range(len(tokens)):
        if index == head:
            return True
        up = tokens[index].head  # type: ignore[attr-defined]
        if up == index:
            return False
        index = up
    return False


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
        opened = _opened(carrier, stop - 1)
        stop = opened if opened is not None and opened > start else stop
    while not last and start < stop and (carrier[start].low in words.adverbs or mentions.is_time(carrier[start])):
        start += 1
    if stop <= start:
        return None, None
    segments = _segments(carrier, start, stop, words)
    if not segments:
        return None, None
    closed = stop < len(carrier) and carrier[stop].low == ","  # "X, the minister, said": an apposition ends before the verb
    order = segments if (not last or closed) else segments[::-1]
    best: tuple[Voice, tuple[int, int]] | None = None
    for number, (a, b) in enumerate(order):
        voice = _voice_of(carrier, a, b, words, mentions, text, last=last, anywhere=anywhere, subject=subject)
        named = voice is not None and voice[0].id is not None
        if closed and not named and best is not None and best[0].id is None and b - a >= 2 and all(u.upos == "PROPN" for u in carrier[a:b]):
            span = span_of(carrier[a:b])  # a name that nobody knows, in apposition to what it is
            return replace(best[0], span=span, text=span.of(text), label=span.of(text)), (a, b)
        if voice is not None and (best is None or _is_better(voice[0], best[0])):
            best = voice
        if best is not None and best[0].kind in ("person", "state", "organisation"):
            break
        if not closed and not anywhere and number == 0 and last:
            break
    return best or (None, None)


def _is_better(voice: Voice, held: Voice) -> bool:
    """True when an apposition says more exactly who speaks: a person beside an office, a name beside a description."""
    return (voice.kind == "person") > (held.kind == "person") or (voice.id is not None and held.id is None)


def _segments(carrier: Carrier, start: int, stop: int, words: Lexicon) -> list[tuple[int, int]]:
    """The stretches between commas that can hold a subject: no relative clauses."""
    segments, a = [], start
    for i in range(start, stop + 1):
        if i == stop or carrier[i].low == "," or carrier[i].is_break:
            if i > a and not opens_relative(carrier, a, words):
                segments.append((a, i))
            a = i + 1
    return segments


def _voice_of(
    carrier: Carrier, start: int, stop: int, words: Lexicon, mentions: Mentions, text: str, *, last: bool, anywhere: bool, subject: bool
) -> tuple[Voice, tuple[int, int]] | None:
    heads = [
        (m, where)
        for m in mentions.within(Span(carrier[start].start, carrier[stop - 1].end))
        if (where := _units_of(carrier, start, stop, m.span)) is not None and _can_speak(m)
    ]
    free = [(m, w) for m, w in heads if not _is_modifier(carrier, w, stop, words) and not _under_preposition(carrier, start, w[0], words, mentions)]
    if subject and words.grammar.subject_cases:
        free = [(m, w) for m, w in free if _may_be_subject(carrier[w[0] : w[1]], words)]
    if last and not anywhere:
        free = [(m, w) for m, w in free if not any(u.is_verb for u in carrier[w[1] : stop])]
    if free:
        if _joined(carrier, free, words):
            return _joint_voice(carrier, free, text)
        # The person beside the office and the ministry: names overlap or touch where the press piles them up.
        mention, where = min(free, key=lambda pair: (_rank(pair[0]), -pair[1][0] if last else pair[1][0]))
        return _named(mention), where
    return _unnamed(carrier, start, stop, words, mentions, text, last=last, subject=subject)


def _may_be_subject(units: Sequence[Unit], words: Lexicon) -> bool:
    """False where a mention stands in a case that subjects do not have: by the end of its last word, or by the model."""
    last = units[-1].low.partition(")")[0]
    if words.other_cases:
        return not last.endswith(words.other_cases)
    cases = [u.token.feat("Case") for u in units if u.token is not None and u.upos in ("NOUN", "PROPN", "PRON")]
    return not cases or any(case is None or case in words.grammar.subject_cases for case in cases)


def _rank(mention: Name | Reference) -> int:
    return _PEOPLE_FIRST.get(_kind(mention), 2)


def _kind(mention: Name | Reference) -> str:
    if isinstance(mention, Name):
        return mention.kind
    return (mention.id or "").partition(":")[0] or "reference"


def _can_speak(mention: Name | Reference) -> bool:
    kind = _kind(mention)
    return kind not in ("place", "other") or bool(mention.principal)


def _named(mention: Name | Reference) -> Voice:
    text = mention.text if isinstance(mention, Name) else ""
    return Voice(span=mention.span, text=text, id=mention.id, label=mention.label or text or None, principal=mention.principal, kind=_kind(mention))


def _joined(carrier: Carrier, free: Sequence[tuple[Name | Reference, tuple[int, int]]], words: Lexicon) -> bool:
    """True for "A and B": two who speak as one are no one speaker."""
    if len(free) < 2:
        return False
    people = [(m, w) for m, w in free if _kind(m) == "person"]
    (first, a), (second, b) = sorted(people if len(people) > 1 else free, key=lambda pair: pair[1])[-2:]
    between = carrier[a[1] : b[0]]
    if len(free) > 2 and _kind(free[0][0]) in ("person", "office", "reference") and _kind(first) == _kind(second) == "state":
        return False  # "ba presidenten Sverige og Finland om": the pair is the object
    parted = any(u.low in words.prepositions or u.is_verb for u in between)
    return first.id != second.id and any(u.low in words.coordinators for u in between) and not parted


def _joint_voice(carrier: Carrier, free: Sequence[tuple[Name | Reference, tuple[int, int]]], text: str) -> tuple[Voice, tuple[int, int]]:
    where = (min(w[0] for _, w in free), max(w[1] for _, w in free))
    span = span_of(carrier[where[0] : where[1]])
    principal = tuple(dict.fromkeys(p for m, _ in free for p in m.principal))
    return Voice(span=span, text=span.of(text), id=None, label=span.of(text), principal=principal, kind="joint"), where


def _units_of(carrier: Carrier, start: int, stop: int, span: Span) -> tuple[int, int] | None:
    inside = [i for i in range(start, stop) if carrier[i].start < span.end and span.start < carrier[i].end]
    return (inside[0], inside[-1] + 1) if inside and carrier[inside[0]].quote is None else None


def _is_modifier(carrier: Carrier, where: tuple[int, int], stop: int, words: Lexicon) -> bool:
    """True for "Russia" in "Russia's minister" and "NATO" in "NATO spokeswoman": something nominal follows."""
    last, endings = carrier[where[1] - 1].low, words.grammar.owner_endings
    if last.endswith(tuple(f"'{ending}" for ending in endings)) and where[1] < stop:
        return True
    if where[1] >= stop:
        return False
    following = carrier[where[1]]
    adjective = where[1] - where[0] == 1 and carrier[where[0]].upos == "ADJ"
    if adjective and (following.upos == "NOUN" or (following.low in words.coordinators and carrier[where[1] + 1 : where[1] + 2])):
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
    return begins and (carrier[at - 1].low in words.media or any(m.span.end == between.end for m in mentions.within(between)))


def _under_preposition(carrier: Carrier, start: int, at: int, words: Lexicon, mentions: Mentions) -> bool:
    """True when a noun phrase hangs on a preposition ("officials in Kyiv") that is no part of a name ("Secretary of State")."""
    if words.grammar.late_subject and start < at and carrier[at].low in words.articles and carrier[at - 1].upos in ("NOUN", "PROPN"):
        return False
    for i in range(at - 1, start - 1, -1):
        unit = carrier[i]
        if mentions.is_time(unit):
            return False  # "In February Mohamud"
        if (unit.low in words.prepositions and unit.upos != "DET") or any(
            len(phrase) == 1 and not rule.after for phrase, rule in words.sources.get(unit.low, ())
        ):
            if _within_mention(carrier, i, mentions):
                continue
            return not (words.grammar.late_subject and _second_name(carrier, i, at, words, mentions))
        if not (unit.upos in _NOMINAL or unit.low in words.articles or unit.low in words.possessives or unit.low == "-"):
            return False
        if unit.low in words.articles and i > start and carrier[i - 1].upos in ("NOUN", "PROPN") and not _within_mention(carrier, i, mentions):
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
        author = _author(carrier, at, words, mentions)
        if author is not None:
            return author[0], (at, author[1][1])  # "a statement from the ministry said"
    if last and any(u.is_verb for u in carrier[at + 1 : stop]):
        return None
    a = at
    while a > start and _in_noun_phrase(carrier[a - 1], words) and carrier[a - 1].low not in words.coordinators:
        a -= 1
        if words.grammar.late_subject and carrier[a].low in words.articles:
            break
    b = stop if last else _description_end(carrier, at + 1, stop, words, mentions)
    span = span_of(carrier[a:b])
    principal = tuple(dict.fromkeys(p for m in mentions.within(span) for p in m.principal))
    principal = principal if len(principal) == 1 else ()
    return Voice(span=span, text=span.of(text), id=None, label=span.of(text), principal=principal, kind=kind, noun=carrier[at].low), (a, b)


def _any_noun(carrier: Carrier, start: int, stop: int, words: Lexicon, mentions: Mentions, *, last: bool) -> int | None:
    """The noun next to the verb, where the model sees one: whoever stands there speaks, even if no list has the word."""
    if last:
        at = stop - 1
    else:
        at = start
        while at + 1 < stop and carrier[at].upos != "PROPN" and carrier[at + 1].upos in _NOMINAL and not mentions.is_time(carrier[at + 1]):
            at += 1
        while at > start and carrier[at].upos == "ADJ":
            at -= 1
    token = carrier[at].token  # a name that the model takes for an adjective or a verb
    subject = last and token is not None and token.deprel.startswith("nsubj") and token.text[:1].isupper() and token.upos in ("ADJ", "VERB", "X")
    if carrier[at].upos not in ("NOUN", "PROPN") and not subject:
        return None
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
        elif not (unit.upos in _NOMINAL or unit.low in words.possessives or unit.low in words.articles):
            break
        i += 1
        end = i
    return end


def _document(carrier: Carrier, at: int, words: Lexicon, mentions: Mentions, text: str) -> tuple[Voice | None, tuple[int, int] | None]:
    """The document in which it is written, from anywhere in the sentence ("it says in the letter", "in the agreement it says")."""
    for m in mentions.within(span_of(carrier)):
        where = _units_of(carrier, 0, len(carrier), m.span)
        if where is not None and _kind(m) == "instrument" and where[0] - at < 6:
            return _named(m), where
    near = sorted((i for i, u in enumerate(carrier) if _writing(u.low, words) and i - at < 6), key=lambda i: abs(i - at))
    for i in near:
        a = i
        while a > 0 and (carrier[a - 1].upos in ("ADJ", "DET", "NUM", "PROPN") or carrier[a - 1].low in words.articles):
            a -= 1
        held = _author(carrier, i, words, mentions)
        if held is not None:
            return held
        span = span_of(carrier[a : i + 1])
        return Voice(span=span, text=span.of(text), id=None, label=span.of(text), principal=(), kind="unnamed", noun=carrier[i].low), (a, i + 1)
    return None, None


def _author(carrier: Carrier, at: int, words: Lexicon, mentions: Mentions) -> tuple[Voice, tuple[int, int]] | None:
    """Whose paper it is: "в заявлении МИД", "en uttalelse fra Kreml"."""
    behind = at + 2 if at + 1 < len(carrier) and carrier[at + 1].low in words.grammar.whence else at + 1
    if behind >= len(carrier):
        return None
    owner = next((m for m in mentions.within(span_of(carrier[behind:])) if m.span.start <= carrier[min(behind + 1, len(carrier) - 1)].start), None)
    if owner is None or not _can_speak(owner) or (behind == at + 1 and owner.span.start != carrier[behind].start):
        return None
    if owner.span.start != carrier[behind].start and carrier[behind].low not in words.articles | words.speakers:
        return None
    where = _units_of(carrier, behind, len(carrier), owner.span)
    return (_named(owner), where) if where is not None else None


def _writing(low: str, words: Lexicon) -> bool:
    return low in words.writings or any(low.endswith(w) for w in words.writings if len(w) > 6)


def sources(carrier: Carrier, words: Lexicon) -> Iterator[tuple[int, int, SourceRule]]:
    """Where a phrase like "according to" stands: first unit, unit after the last, and its rule."""
    for at, unit in enumerate(carrier):
        for phrase, rule in words.sources.get(unit.low, ()):
            if rule.aside and (at == 0 or (carrier[at - 1].low != "," and carrier[at - 1].quote is None)):
                continue
            if all(
                at + k < len(carrier) and (carrier[at + k].low == word or (word == "*" and carrier[at + k].low in words.possessives))
                for k, word in enumerate(phrase)
            ):
                yield at, at + len(phrase), rule
                break

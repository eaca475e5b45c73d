"""Cues in a sentence of narration: which verb attributes words, to whom, and where it stands.

Found by order and by the pack's words, with parts of speech where a model gives them; the tree is asked only where order leaves the
subject open, since a press sentence with speech in it is where a small parser errs most.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..packs.quotes import CueRule, SourceRule, Takes, Verb
from ..text import Span
from .quote_bodies import body_saying, is_writing
from .quote_bounds import PARTICLE_WINDOW, before_dash, segment_start, subject_stop
from .quote_subjects import subject_of
from .quote_units import Carrier, Form, Lexicon, Mentions, opens_relative
from .quote_voices import PEOPLE_FIRST, SKIPPED, Voice, apposed, find_voice, in_noun_phrase, is_medium, named_voice, units_of

_PARTICLE_REACH = 18  # units between a verb and its particle: a subject with titles and the occasion may stand there
_FRAME = 16  # units between an auxiliary in second place and its participle
_OPEN_TAIL = 12  # units behind an attribution by a verb that no list has ("…, jubilated X in Geneva on Monday")
_OPEN = Form(rule=CueRule(id="marks", yes=(), no=(), takes=(Takes.CLAUSE, Takes.MARKS), verbs=()), verb=Verb(forms=""), mood="finite", particle=())


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
        if unit.low and not _ends_compound(carrier, at):
            held = tuple(_cues_at(carrier, at, words, mentions, text, spoken=spoken))
            if not held and (open_cue := _open_cue(carrier, at, words, mentions, text, spoken=spoken)) is not None:
                held = (open_cue,)
            cues.extend(_of_same_voice(carrier, cue, cues, words) for cue in held)
    return tuple(cues)


def _ends_compound(carrier: Carrier, at: int) -> bool:
    """True right behind a hyphen within a word: "so-called"."""
    return at > 1 and carrier[at - 1].low == "-" and carrier[at - 2].end == carrier[at - 1].start and carrier[at - 1].end == carrier[at].start


def takes_up(carrier: Carrier, cues: Sequence[Cue], words: Lexicon, mentions: Mentions, text: str) -> Cue | None:
    """The cue of a sentence that only says who said the one before it: "Det sier Lavrov til NRK", "Det har presidenten sagt", "Об этом заявил X"."""
    cleft = _cleft(carrier, cues, words)
    if cleft is not None:
        return cleft
    start = 0
    if carrier[0].low in words.asides:  # "Как передаёт X, об этом заявил …"
        start = next((i + 1 for i in range(1, min(len(carrier), PARTICLE_WINDOW)) if carrier[i].low == ","), 0)
    opening = tuple(u.low for u in carrier[start : start + 4])
    n = max((len(phrase) for phrase in words.taken_up if opening[: len(phrase)] == phrase), default=0)
    n += start if n else 0
    if not n or n >= len(carrier) or any(u.low == ":" for u in carrier):
        return None
    if any(u.quote is not None and carrier[i - 1].low not in words.media | words.titled for i, u in enumerate(carrier)):
        return None  # more than the outlet's name is in marks
    if any(u.low in words.complementizers and not (i and carrier[i - 1].low in words.compounds) for i, u in enumerate(carrier)):
        return None
    last = max((i for i, u in enumerate(carrier) if u.is_word), default=0)
    stranded = carrier[last].low in words.prepositions and carrier[last].upos in ("ADP", "ADV") and all(cue.last != last for cue in cues)
    if stranded or any(u.upos == "INTJ" for u in carrier):
        return None  # "Det sa Norge nei til."
    for cue in cues:
        if not cue.sure or cue.is_open or not {Takes.CLAUSE, Takes.BARE} & set(cue.form.rule.takes) or cue.form.verb.denies:
            continue
        if cue.voice is None or cue.voice_at is None or cue.voice.is_first:
            continue
        between = carrier[n : cue.verb]
        auxiliary = carrier[n].low in words.auxiliaries and cue.verb > n
        if carrier[n - 1].low in words.articles and cue.voice_at[0] == n and cue.voice_at[1] <= cue.first:
            continue  # "Das Auswärtige Amt erklärte": an article
        if cue.voice_at[0] < n or any(u.is_verb and u.low not in words.auxiliaries for u in between):
            continue
        if auxiliary and cue.form.mood != "participle":
            continue  # "Det er uakseptabelt, sier han"
        if not auxiliary and any(u.low == "," for u in between):
            continue
        if cue.voice.id is not None or not is_medium(cue.voice, words):
            return cue
    return _comes_up_with(carrier, n, words, mentions, text) if n > 1 else None


def _cleft(carrier: Carrier, cues: Sequence[Cue], words: Lexicon) -> Cue | None:
    """The cue of a sentence that sets off who says the one before: "Det er utenriksminister Katz som sier dette på X"."""
    opening = {phrase[0] for phrase in words.taken_up}
    if len(carrier) < PARTICLE_WINDOW // 2 or carrier[0].low not in opening or carrier[1].upos != "AUX":
        return None
    for cue in cues:
        takes = cue.first > 1 and opens_relative(carrier, cue.first - 1, words) and carrier[cue.last + 1 : cue.last + 2]
        named = cue.voice is not None and cue.voice.id is not None and cue.voice_at is not None and cue.voice_at[0] > 1
        if takes and named and takes[0].low in opening and takes[0].upos == "PRON":
            return cue
    return None


def _comes_up_with(carrier: Carrier, n: int, words: Lexicon, mentions: Mentions, text: str) -> Cue | None:
    """The attribution by any verb behind a phrase that says itself that something was said: "С таким заявлением выступил X"."""
    verb = next((i for i in range(n, len(carrier)) if carrier[i].is_verb), None)
    if verb is None or any(u.is_verb for u in carrier[verb + 1 :]) or any(u.low == "," for u in carrier[n:verb]):
        return None
    voice, where = find_voice(carrier, verb + 1, len(carrier), words, mentions, text, last=False, subject=True)
    if voice is None or where is None or voice.id is None or voice.kind not in ("person", "office", "body", "state", "organisation"):
        return None
    unit = carrier[verb]
    return Cue(form=_OPEN, first=verb, last=verb, verb=verb, span=Span(unit.start, unit.end), voice=voice, voice_at=where, after=True, sure=True)


def _of_same_voice(carrier: Carrier, cue: Cue, before: Sequence[Cue], words: Lexicon) -> Cue:
    """A gerund or a joined verb right behind another attribution ("the ministry said, adding that") is of the one who speaks there."""
    if cue.first > 1 and not cue.after and carrier[cue.first - 1].low in words.conjunctions:  # "sa Wang, og fortsatte:"
        end = cue.first - 1 - (carrier[cue.first - 2].low == ",")
        for other in before[-1:]:
            if other.after and other.voice is not None and other.voice_at is not None and other.voice_at[1] == end:
                return replace(cue, voice=other.voice, voice_at=other.voice_at, after=False)
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
        start, stop = at + 1, subject_stop(carrier, at + 1, words)
        voice, where = find_voice(carrier, start, stop, words, mentions, text, last=False, subject=True)
        if voice is None or where is None or not all(in_noun_phrase(u, words) or u.low in words.adverbs for u in carrier[start : where[0]]):
            return None
        voice, where = apposed(carrier, voice, where, words, mentions)
        end, after = where[1], True
    else:
        stop = at
        while stop > 0 and carrier[stop - 1].low in words.adverbs:
            stop -= 1
        held = [m for m in mentions.within(Span(carrier[max(0, at - _OPEN_TAIL)].start, carrier[at - 1].end)) if m.span.end == carrier[stop - 1].end]
        where = units_of(carrier, 0, stop, held[0].span) if held else None
        if where is None:
            return None
        first = where[0]
        while first > 0 and in_noun_phrase(carrier[first - 1], words) and carrier[first - 1].low not in words.coordinators:
            first -= 1
        if first == 0 or not _ends_speech(carrier, before_dash(carrier, first - 1), words, spoken=spoken):
            return None
        voice, end, after = named_voice(held[0]), at + 1, False
    if voice.kind not in PEOPLE_FIRST:
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
    beside_speech = _ends_aside(carrier, at, words) or _stands_by_quote(carrier, at, spoken=spoken) or _closes(carrier, at)
    if not verbal and not (beside_speech or _can_only_be_verb(carrier, at, words)):
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
        told = unit.token is not None and unit.token.feat("VerbForm") == "Part" and at + 1 < len(carrier) and carrier[at + 1].low in words.passive
        if mood == "finite" and told and words.grammar.bare_after_comma:
            continue  # "die Zahlen seien für falsch erklärt worden"
        if mood == "finite" and reduced and not auxiliary and not _must_be_finite(carrier, at, words):
            continue  # "a toll confirmed by the ministry"
        joined = at > 0 and carrier[at - 1].low in words.conjunctions and unit.token is not None and unit.token.feat("VerbForm") == "Part"
        if mood == "finite" and joined and any(u.low in words.passive and u.is_verb for u in carrier[segment_start(carrier, at) : at]):
            continue  # "were handed notes and told that"
        if mood == "finite" and _joined_to_gerund(carrier, at, words):
            continue  # "prompting a response and fears the deal could fail"
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
        plural = plural and carrier[-1].low != "?"
        held_back = any(carrier[i].low in words.modals for i in range(group, at)) or (bare and not plural)
        if mood == "gerund" and not auxiliary and group > 0 and carrier[group - 1].low in words.articles:
            continue
        voice, voice_at, after = subject_of(carrier, group, at, form, words, mentions, text)
        if voice is not None and voice.kind in ("noun", "unnamed") and voice_at is not None and not after and not _agrees(carrier, voice_at, at):
            there, there_at = body_saying(carrier, at, words, mentions) if words.grammar.institutions else (None, None)
            voice, voice_at = (voice, voice_at) if there is None else (there, there_at)  # "the answer is ready, but in the office they said"
        if voice_at is not None and words.grammar.verb_second and (after or voice_at[0] > at):
            negated = negated or any(u.low in words.negations for u in carrier[voice_at[1] : voice_at[1] + 1])
        if voice_at is not None and not after:
            opening = carrier[segment_start(carrier, voice_at[0]) : voice_at[0]]  # "neither X nor Y"
            negated = negated or (bool(opening) and opening[0].low in words.negations and not any(u.is_verb for u in opening))
        if voice_at is not None and not after and voice_at[0] > 0 and carrier[voice_at[0] - 1].low in words.grammar.polar:
            held_back = True  # "asked whether he believed that"
        impersonal = form.rule.impersonal
        if impersonal and not _has_impersonal(carrier, group, at, impersonal, words):
            continue
        given.add(form.rule.id)
        yield Cue(
            form=form, first=group, last=last, verb=at, span=Span(unit.start, carrier[last].end if not after else _cue_end(carrier, at, last)),
            voice=voice, voice_at=voice_at, after=after, sure=(not negated or form.verb.opinion) and not held_back,
        )  # fmt: skip


def _agrees(carrier: Carrier, subject: tuple[int, int], at: int) -> bool:
    """False for a noun in the singular before a verb in the plural."""
    verb, noun = carrier[at].token, carrier[subject[1] - 1].token
    return verb is None or noun is None or (noun.feat("Number"), verb.feat("Number")) != ("Sing", "Plur")


def _joined_to_gerund(carrier: Carrier, at: int, words: Lexicon) -> bool:
    """True for what the model takes for a finite verb beside a participle of the present: no verb, since the two cannot be joined."""
    unit = carrier[at]
    if unit.token is None or unit.sentence is None or at == 0 or carrier[at - 1].low not in words.conjunctions or unit.token.deprel != "conj":
        return False
    tokens = unit.sentence.tokens
    over = tokens[unit.token.head]
    present = over.feat("VerbForm") == "Ger" or (over.feat("VerbForm") == "Part" and over.feat("Tense") == "Pres")
    return present and unit.token.feat("VerbForm") == "Fin" and not any(t.head == unit.token.head and t.upos == "AUX" for t in tokens)


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


def _ends_aside(carrier: Carrier, at: int, words: Lexicon) -> bool:
    """True for the last word of an aside that says who says the rest: "…, wie das Ministerium am Montag mitteilte"."""
    if at + 1 < len(carrier) and carrier[at + 1].is_word:
        return False
    opening = next((i for i in range(at - 1, max(-1, at - PARTICLE_WINDOW - SKIPPED), -1) if carrier[i].low in words.asides), None)
    return opening is not None and (opening == 0 or carrier[opening - 1].low == ",") and not any(u.is_verb for u in carrier[opening + 3 : at])


def _closes_perfect(carrier: Carrier, at: int, words: Lexicon) -> bool:
    """True for a participle behind its auxiliary, which the model takes for a noun ("har efter telefonsamtalet skrivit på Twitter att")."""
    if not any(form.mood == "participle" for form in words.forms[carrier[at].low]) or carrier[at].low in words.nouns:
        return False
    for i in range(at - 1, max(-1, at - PARTICLE_WINDOW), -1):
        if carrier[i].low in words.perfect:
            return True
        if carrier[i].is_break or carrier[i].is_verb or carrier[i].low in words.articles or carrier[i].low == ",":
            return False
    return False


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


def _can_only_be_verb(carrier: Carrier, at: int, words: Lexicon) -> bool:
    """True where the words around show a verb that the model does not see."""
    shown = (_has_particle, _closes_perfect, _is_only_verb, _governs_clause, _follows_object)
    return any(shows(carrier, at, words) for shows in shown)


def _has_particle(carrier: Carrier, at: int, words: Lexicon) -> bool:
    """True for a noun that can only be a verb, between a name and the particle that makes it one of saying: "Mr. Trump shot back"."""
    particles = {form.particle[0] for form in words.forms[carrier[at].low] if form.particle and form.mood == "finite"}
    named = at > 0 and carrier[at - 1].upos in ("PROPN", "PRON")
    joined = at > 0 and carrier[at - 1].low in words.conjunctions and at + 2 < len(carrier) and carrier[at + 2].low in words.complementizers
    return (named or joined) and at + 1 < len(carrier) and carrier[at + 1].low in particles


def _follows_object(carrier: Carrier, at: int, words: Lexicon) -> bool:
    """True right behind the word that takes up what was said, with a name behind it: "Det opplyste | Utenriksdepartementet"."""
    if at != 1 or (carrier[0].low,) not in words.taken_up or len(carrier) < at + 2:
        return False
    return carrier[at + 1].upos == "PROPN" and any(form.mood == "finite" for form in words.forms[carrier[at].low])


def _governs_clause(carrier: Carrier, at: int, words: Lexicon) -> bool:
    """True where what follows can only hang on a verb: "X, the editor, hinted that", "it claims … and urges the campaign to"."""
    if at == 0 or at + 1 >= len(carrier) or not any(f.mood == "finite" for f in words.forms[carrier[at].low]):
        return False
    before, behind = carrier[at - 1], carrier[at + 1]
    if not words.grammar.inverts and carrier[at].upos == "NOUN" and behind.low in words.complementizers and before.low in words.speakers:
        return True  # "his adviser worries that"
    if carrier[at].low in words.nouns:
        return False
    if carrier[at].upos == "ADJ" and behind.low in words.complementizers and behind.upos == "SCONJ":
        return before.upos in ("NOUN", "PROPN", "PRON") or before.low == ","
    return before.low in words.conjunctions and behind.upos == "DET" and behind.low in words.articles and not words.grammar.capital_nouns


def _closes(carrier: Carrier, at: int) -> bool:
    """True for the sentence's last word behind a comma and a short noun phrase: "…, a new poll shows" is no plural noun."""
    if any(u.is_word for u in carrier[at + 1 :]) or carrier[at].upos != "NOUN":
        return False
    comma = next((i for i in range(at - 1, max(0, at - SKIPPED - 1), -1) if carrier[i].low == ","), None)
    return comma is not None and comma < at - 1 and any(u.is_verb for u in carrier[:comma]) and carrier[comma + 1].upos in ("DET", "NOUN", "PROPN")


def _verb_group(carrier: Carrier, at: int, words: Lexicon) -> tuple[int, tuple[int, ...]]:
    """Where the verb group begins, and the places of its auxiliaries (also one that a subject parts from the verb in second place)."""
    start, auxiliaries = at, []
    for i in range(at - 1, max(-1, at - 1 - SKIPPED), -1):
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
    if not auxiliaries and at > 2 and carrier[at - 1].low == ",":
        opened = next((i for i in range(at - 2, max(0, at - PARTICLE_WINDOW), -1) if carrier[i].low == ","), None)
        if opened and carrier[opened - 1].low in words.perfect and not any(u.is_verb for u in carrier[opened:at]):
            return opened - 1, (opened - 1,)  # "a, quant à elle, affirmé"
    if not auxiliaries and words.grammar.verb_second:
        for i in range(at - 1, max(-1, at - _FRAME), -1):
            # "har presidenten, X, sagt": the comma that closes the apposition stands right before the verb.
            closed = carrier[at - 1].low == ","
            named = closed and carrier[i].low == "," and any(u.upos == "PROPN" for u in (carrier[i - 1], carrier[i + 1]))
            if (carrier[i].is_break and carrier[i].quote is None) or (carrier[i].low == "," and not named) or carrier[i].low in words.subordinators:
                break
            verb = carrier[at].token
            if carrier[at - 1].low in words.conjunctions and verb is not None and verb.feat("VerbForm") == "Fin":
                break  # "habe …“ und fügte hinzu": a verb of its own
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
    for i in range(at + 1, min(len(carrier) - len(particle) + 1, at + _PARTICLE_REACH)):
        if carrier[i].low == particle[0] and all(carrier[i + k].low == word for k, word in enumerate(particle)):
            return i + len(particle) - 1
        if carrier[i].is_break and carrier[i].quote is None:
            return None
        if i >= at + PARTICLE_WINDOW and any(u.low == "," or u.is_verb for u in carrier[at + 1 : i + 1]):
            return None
    return None


def _has_impersonal(carrier: Carrier, group: int, at: int, impersonal: tuple[str, ...], words: Lexicon) -> bool:
    places = (i for i in range(max(0, group - 3), min(len(carrier), at + 4)) if i != at)
    near = [carrier[i].low for i in places if i < at or not any(u.is_verb for u in carrier[i + 1 : i + 2])]  # not "but said it hoped"
    if any(word in near for word in impersonal):
        return True
    start = segment_start(carrier, group)  # "В сообщении узбекской стороны также говорится"
    return carrier[start].low in impersonal and any(is_writing(u.low, words) for u in carrier[start + 1 : start + 3])


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

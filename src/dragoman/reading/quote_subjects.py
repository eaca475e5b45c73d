"""The subject of a verb of saying: where in its sentence the one who speaks stands.

Order is asked first and the tree only where order leaves the subject open, since a press sentence with speech in it is where a small
parser errs most.
"""

from __future__ import annotations

from collections.abc import Sequence

from .quote_bodies import body_saying, paper_saying, said_from
from .quote_bounds import DASHES, before_dash, clause_opening, is_embedded, segment_start, subject_stop
from .quote_clauses import is_finite, is_parted
from .quote_units import Carrier, Form, Lexicon, Mentions, opens_relative, span_of
from .quote_voices import (
    NOMINAL,
    Voice,
    apposed,
    bracket_of,
    find_voice,
    in_noun_phrase,
    named_voice,
    subject_segments,
    units_of,
    voice_within,
    within_mention,
)
from .types import Name


def subject_of(
    carrier: Carrier, group: int, at: int, form: Form, words: Lexicon, mentions: Mentions, text: str
) -> tuple[Voice | None, tuple[int, int] | None, bool]:
    """Who says what a verb of saying attributes, where that stands, and whether it stands behind the verb."""
    if form.rule.impersonal:
        voice, where = said_from(carrier, at, words, mentions, text)
        if voice is None:
            voice, where = paper_saying(carrier, at, words, mentions, text)
        if voice is None and words.grammar.institution_cases:
            voice, where = body_saying(carrier, at, words, mentions)
        return voice, where, where is not None and where[0] > at
    clitic = next((i for i in range(group, at) if carrier[i].is_clitic), None)
    if clitic is not None:
        held = voice_within(carrier, clitic, clitic + 1, words, mentions, text, last=False, anywhere=False, subject=False)
        return (held[0], held[1], False) if held else (None, None, False)
    start = clause_opening(carrier, group, words)
    particle = tuple(u.low for u in carrier[at + 1 : at + 1 + len(form.particle)])
    end = at + len(particle) if particle == form.particle else at  # "a fait savoir le ministère"
    if form.mood == "gerund" and group > 1 and carrier[group - 1].low in words.asides:  # "quoted Netanyahu as saying"
        opening = clause_opening(carrier, group - 1, words)
        voice, where = find_voice(carrier, opening, group - 1, words, mentions, text, last=True)
        if voice is not None:
            return voice, where, False
    if form.mood == "gerund" and group > 0 and carrier[group - 1].low == ",":  # of the one who acts, not of the noun before the comma
        voice, where = _shared_subject(carrier, start, group, form, words, mentions, text)
        if voice is not None:
            return voice, where, False
    if not words.grammar.verb_second and form.mood == "finite":
        voice, where = _before_insertion(carrier, start, group, at, words, mentions, text)
        if voice is not None:
            return voice, where, False
    speech = before_dash(carrier, group - 1)
    quoted = group > 0 and carrier[speech].quote is not None and not is_embedded(carrier, speech)
    if group > 0 and (carrier[speech].low in (",", "?", "!") or quoted or speech < group - 1):
        inverts = (words.grammar.verb_second or not form.rule.told) and form.mood != "gerund"
        voice, where = _subject_after(carrier, end, words, mentions, text) if inverts else (None, None)
        before, before_at = find_voice(carrier, start, speech + 1, words, mentions, text, last=True, subject=True)
        if before is not None and before.kind == "noun" and words.grammar.institutions and at + 1 < len(carrier):
            body, body_at = body_saying(carrier, at, words, mentions)
            if body is not None and body_at is not None and carrier[at + 1].low in words.grammar.institutions:
                return body, body_at, True  # "…, подчеркнули в МИД"
        apposed = any(u.low == "," for u in carrier[start : group - 1]) and not _has_clause(carrier, start, group, words)
        lesser = voice is not None and voice.kind in ("noun", "pronoun")  # "…, an official, said new sanctions were", "…, says they are"
        acts = where is not None and _has_verb_of_its_own(carrier, where[1], words)  # "X, in an interview published on Monday, said Y was"
        if acts and before is None and not words.grammar.verb_second:
            stop = next(i for i in range(start, group) if carrier[i].low == "," or i == group - 1)
            before, before_at = find_voice(carrier, start, stop, words, mentions, text, last=True, subject=True)
        known = before is not None and (lesser or acts) and before.kind not in ("noun", "pronoun") and not words.grammar.verb_second
        inverted = words.grammar.verb_second and voice is not None and voice.id is not None and any(u.is_verb for u in carrier[:start])
        straight = words.grammar.inverts and voice is not None and voice.id is not None and before is not None and before.id is None
        if before is not None and not (inverted or straight) and (voice is None or apposed or known):
            return before, before_at, False
        if voice is not None:
            return voice, where, True
    else:
        voice, where = find_voice(carrier, start, group, words, mentions, text, last=True, subject=True)
        if voice is not None and words.grammar.verb_second and carrier[-1].low == ":" and at + 2 == len(carrier) - 1:
            asked = carrier[segment_start(carrier, group)].low in words.subordinators | words.questions
            later, later_at = _subject_after(carrier, end, words, mentions, text) if asked else (None, None)
            if later is not None:
                return later, later_at, True  # "Asked what she thinks of X's call, answers she:"
        if voice is not None and where is not None and voice.kind in ("noun", "unnamed") and _is_object(carrier, where, at):
            doer, doer_at, after = _by_tree(carrier, at, words, mentions, text)
            if doer is not None:
                return doer, doer_at, after  # "Maas hatte eine Reaktion angekündigt"
        if voice is not None and voice.kind in ("noun", "unnamed") and words.grammar.verb_second:
            later, later_at = _subject_after(carrier, end, words, mentions, text)
            announced = later_at is not None and later_at[1] == len(carrier) - 1 and carrier[-1].low == ":"
            told = later_at is not None and later_at[1] < len(carrier) and carrier[later_at[1]].low in words.complementizers
            fronted = told and carrier[segment_start(carrier, start)].low in words.prepositions and later is not None and later.kind != "noun"
            adverb = voice.kind == "noun" and later is not None and later.kind == "pronoun" and group - start == 1
            dated = where is not None and later is not None and later.id is not None and _sets_time(carrier, where[1], at)
            if announced or fronted or adverb or dated:
                return later, later_at, True  # "På frågan om landet stänger konsulatet svarar X:"
        if voice is not None:
            return voice, where, False
        part = next((i for i in range(group - 1, start, -1) if _is_attribute(carrier, i, words)), None)
        if part is not None and form.mood == "finite" and not any(u.low in words.auxiliaries or u.low == "," for u in carrier[part:group]):
            voice, where = find_voice(carrier, start, part, words, mentions, text, last=True, subject=True)  # "a poll released on Monday found"
            if voice is not None:
                return voice, where, False
        joined = start == group > 0 and (carrier[group - 1].low in words.conjunctions or opens_relative(carrier, group - 1, words))
        if joined:  # "X supported Y and called": what follows the second verb is its object
            voice, where = _shared_subject(carrier, start, group, form, words, mentions, text)
            if voice is not None:
                return voice, where, False
        if words.grammar.verb_second:
            verb = carrier[at].token
            itself = verb is not None and form.mood == "finite" and verb.feat("VerbForm") == "Fin"  # needs no auxiliary
            auxiliary = next((i for i in range(group - 1, start - 1, -1) if carrier[i].low in words.auxiliaries and not itself), None)
            if auxiliary is not None:  # "har Russland krevd", "han har ifølge X krevd": the subject stands within the verb group, or before it
                inside, inside_at = find_voice(carrier, auxiliary + 1, group, words, mentions, text, last=True)
                if inside is not None:
                    return inside, inside_at, False
                voice, where = find_voice(carrier, start, auxiliary, words, mentions, text, last=True, subject=True)
                if voice is not None:
                    return voice, where, False
            if form.rule.told and start < group and carrier[start].upos == "PRON":
                return None, None, False  # "det har fortalt studenterne": who stands behind the verb is told
            voice, where = _subject_after(carrier, end, words, mentions, text)
            if voice is not None and not _has_subject(carrier, start, group, at):
                return voice, where, True
    voice, where = _shared_subject(carrier, start, group, form, words, mentions, text)
    if voice is not None:
        return voice, where, False
    if group > 1 and carrier[group - 1].low == "," and form.mood == "finite":
        person, person_at = _only_person_behind(carrier, at, words, mentions)
        if person is not None:
            return person, person_at, True  # "…, sier en av landets fremste kjennere, tidligere leder i Rafto, Martin Paulsen"
    head = _headed(carrier, start, group, words, mentions)
    if head is not None:
        opening = start + 2 if carrier[start + 1].low == "," else start  # "Privately, some of his aides"
        return _noun_voice(carrier, opening, group, head, mentions, text), (opening, group), False
    if group and tuple(u.low for u in carrier[:group]) in words.taken_up:  # "Tämän ilmoitti X": an object opens the sentence
        voice, where = _subject_after(carrier, end, words, mentions, text)
        if voice is not None:
            return voice, where, True
    voice, where, after = _by_tree(carrier, at, words, mentions, text)
    if voice is not None or not (words.grammar.institutions or words.grammar.institution_cases):
        return voice, where, after
    voice, where = body_saying(carrier, at, words, mentions)
    if voice is None and words.grammar.zero_copula and _is_dropped(carrier, group, at):
        return Voice(span=span_of(carrier[at : at + 1]), text="", id=None, label=None, principal=(), kind="dropped"), (at, at + 1), False
    return voice, where, where is not None and where[0] > at


def _sets_time(carrier: Carrier, start: int, stop: int) -> bool:
    """True for no more than an adverb between a noun and the verb, which makes the noun a measure: "Wenige Stunden später warf X …"."""
    tokens = [u.token for u in carrier[start:stop]]
    return bool(tokens) and all(t is not None and t.deprel == "advmod" and t.upos in ("ADJ", "ADV") for t in tokens)


def _is_dropped(carrier: Carrier, group: int, at: int) -> bool:
    """True for a past in the singular whose clause names nobody as its subject: "Также заявил, что", "…, но отметил, что"."""
    token = carrier[at].token
    if token is None or token.feat("Number") != "Sing" or token.feat("Tense") != "Past" or token.feat("Gender") == "Neut":
        return False
    if at + 1 >= len(carrier) or carrier[at + 1].low not in (",", ":"):
        return False
    start = next((i + 1 for i in range(group - 1, -1, -1) if carrier[i].low == "," or carrier[i].is_break), 0)
    governed = [i for i in range(start, group) if carrier[i].upos in ("NOUN", "PROPN", "PRON")]
    return all(i > 0 and carrier[i - 1].upos == "ADP" for i in governed)


def _is_attribute(carrier: Carrier, at: int, words: Lexicon) -> bool:
    """True for a participle, and right behind its noun for a form that is one too and that the model takes for finite ("a poll released Friday")."""
    token = carrier[at].token
    if token is None or token.upos != "VERB":
        return False
    paper = carrier[at - 1].upos == "NOUN" and carrier[at - 1].low in words.writings
    alike = token.feat("Tense") == "Past" and paper and not words.grammar.verb_second
    return token.feat("VerbForm") == "Part" or alike


def _before_insertion(
    carrier: Carrier, start: int, group: int, at: int, words: Lexicon, mentions: Mentions, text: str
) -> tuple[Voice | None, tuple[int, int] | None]:
    """The subject that opens its clause, with insertions between commas before the verb: "X, a teacher from Ames, said she was torn"."""
    start = segment_start(carrier, min(start, group))
    while start + 1 < group and carrier[start].low in words.conjunctions | frozenset(words.grammar.contrastives) | words.adverbs | {","}:
        start += 1
    comma = next((i for i in range(start + 1, group) if carrier[i].low == ","), None)
    if comma is None or comma >= group - 1:
        return None, None
    spoken = next((i for i in range(start, group) if carrier[i].quote is not None), group)  # "X, who has called Y “a fault,” said he would"
    relative = next((i for i in range(comma, spoken) if carrier[i].low == "," and opens_relative(carrier, i + 1, words)), None)
    ended = carrier[group - 1].quote is not None and at + 2 < len(carrier) and carrier[at + 2].is_verb
    if (spoken < group and relative is None) or not (carrier[group - 1].low == "," or ended):
        return None, None
    if relative is not None and spoken < group:  # the relative clause runs on to the verb
        voice, where = find_voice(carrier, start, relative, words, mentions, text, last=True, subject=True)
        named = voice is not None and voice.kind in ("person", "office", "state", "body", "organisation", "noun")
        plain = not any(u.is_verb for u in carrier[start:relative]) and carrier[start].low not in words.prepositions
        return (voice, where) if named and plain else (None, None)
    if any(u.is_verb for u in carrier[start:comma]) or carrier[start].low in words.prepositions | words.subordinators | words.questions:
        return None, None
    for a, b in subject_segments(carrier, comma + 1, group - 1, words):
        relative = next((i for i in range(a, b) if opens_relative(carrier, i, words)), b)
        finite = (u.token is not None and u.is_verb and u.token.feat("VerbForm") == "Fin" for u in carrier[a:relative])
        if any(finite) or carrier[a].low in words.conjunctions:
            return None, None  # a clause of its own, or a list
    voice, where = find_voice(carrier, start, comma, words, mentions, text, last=True, subject=True)
    if voice is None or where is None or voice.kind == "pronoun" or mentions.is_time(carrier[start]):
        return None, None
    _, later = _subject_after(carrier, at, words, mentions, text)
    closes = later is not None and (later[1] >= len(carrier) or not (carrier[later[1]].is_word or carrier[later[1]].quote is not None))
    if closes:
        return None, None
    return apposed(carrier, voice, where, words, mentions)


def _only_person_behind(carrier: Carrier, at: int, words: Lexicon, mentions: Mentions) -> tuple[Voice | None, tuple[int, int] | None]:
    """The one person named behind a verb that ends the sentence but for who speaks; not "wrote in a letter to Donald Tusk"."""
    rest = carrier[at + 1 :]
    if len(rest) < 2 or rest[0].low in words.prepositions or any(u.is_verb or u.quote is not None for u in rest):
        return None, None
    people = [m for m in mentions.within(span_of(rest)) if isinstance(m, Name) and m.kind == "person"]
    where = units_of(carrier, at + 1, len(carrier), people[0].span) if len(people) == 1 else None
    return (named_voice(people[0]), (at + 1, where[1])) if where is not None else (None, None)


def _noun_voice(carrier: Carrier, start: int, stop: int, head: int, mentions: Mentions, text: str) -> Voice:
    span = span_of(carrier[start:stop])
    principal = tuple(dict.fromkeys(p for m in mentions.within(span) for p in m.principal))
    principal = principal if len(principal) == 1 else ()
    return Voice(span=span, text=span.of(text), id=None, label=span.of(text), principal=principal, kind="noun", noun=carrier[head].low)


def _headed(carrier: Carrier, start: int, stop: int, words: Lexicon, mentions: Mentions) -> int | None:
    """The noun at the head of a subject that ends in a phrase of its own ("the junta in power in Bamako demands")."""
    at = start
    if at + 1 < stop and carrier[at].upos == "ADV" and carrier[at + 1].low == ",":
        at += 2  # "Privately, some of his aides wondered"
    counted = at + 2 < stop and carrier[at].upos in ("DET", "NUM", "PRON", "ADJ", "ADV") and carrier[at + 1].low in words.prepositions
    if counted and any(u.upos == "NOUN" for u in carrier[at + 2 : stop]):
        at += 2  # "some of his aides"
        while at + 1 < stop and carrier[at].upos != "NOUN":
            at += 1
        if not any(u.is_verb or u.low == "," for u in carrier[at:stop]):
            return at
    if at + 2 < stop and carrier[at].upos == "ADV" and carrier[at + 1].upos in ("NOUN", "NUM") and carrier[at + 2].low in words.prepositions:
        at += 1  # "Nearly half of likely voters"
    while at < stop and carrier[at].upos in ("DET", "ADJ", "NUM"):
        at += 1
    while stop > at + 1 and (
        mentions.is_time(carrier[stop - 1]) or (carrier[stop - 1].low in words.prepositions and mentions.is_time(carrier[stop]))
    ):
        stop -= 1
    if at + 1 >= stop or carrier[at].upos != "NOUN" or mentions.is_time(carrier[at]) or carrier[at + 1].low not in words.prepositions:
        return None
    rest = carrier[at + 1 : stop]
    plain = all(u.upos in NOMINAL or u.low in words.prepositions | words.articles | words.possessives for u in rest)
    return at if plain and rest[-1].upos in ("NOUN", "PROPN") and not mentions.is_time(rest[-1]) else None


def _subject_after(carrier: Carrier, at: int, words: Lexicon, mentions: Mentions, text: str) -> tuple[Voice | None, tuple[int, int] | None]:
    """The subject directly behind the verb, with nothing but adverbs and its own titles between."""
    stop = subject_stop(carrier, at + 1, words)
    start = at + 1
    for i in range(start + 1, stop):  # "ber Kirk EU om": an article after a noun opens the next noun phrase
        opens = carrier[i].low in words.articles and carrier[i - 1].upos in ("NOUN", "PROPN") and not within_mention(carrier, i, mentions)
        behind_phrase = words.grammar.late_subject and any(u.low in words.prepositions for u in carrier[start:i])
        if opens and not behind_phrase and not mentions.is_time(carrier[i - 1]):
            stop = i
            break
    voice, where = find_voice(carrier, start, stop, words, mentions, text, last=False, subject=True)
    if voice is None or where is None:
        return None, None
    between = carrier[start : where[0]]
    titled = any(u.low in words.speakers for u in between)  # "sier talsperson i UD | Ragnhild Simenstad"
    late = words.prepositions if words.grammar.late_subject or titled else frozenset[str]()
    bracketed = {i for i, u in enumerate(between) if u.low == ")" and (opened := bracket_of(between, i)) is not None for i in range(opened, i + 1)}
    plain = [u for i, u in enumerate(between) if i not in bracketed]  # "sur X (ex-Twitter) le président"
    if not all(u.low in words.adverbs or mentions.is_time(u) or in_noun_phrase(u, words) or u.low in late for u in plain):
        return None, None
    return apposed(carrier, voice, where, words, mentions)


def _is_object(carrier: Carrier, where: tuple[int, int], at: int) -> bool:
    """True for a noun phrase that the tree makes an object of the verb at `at`."""
    sentence, verb = carrier[at].sentence, carrier[at].index
    objects = (u.token for u in carrier[where[0] : where[1]] if u.sentence is sentence and u.token is not None)
    return any(t.head == verb and t.deprel in ("obj", "iobj") for t in objects)


def _has_verb_of_its_own(carrier: Carrier, end: int, words: Lexicon) -> bool:
    """True for a noun phrase that is the subject of the verb behind it, or behind its relative clause."""
    return (end < len(carrier) and is_finite(carrier, end, words, deep=True)) or is_parted(carrier, end, words, deep=True)


def _has_clause(carrier: Carrier, start: int, stop: int, words: Lexicon) -> bool:
    """True when a verb stands in these units outside their relative clauses: then they are no mere subject."""
    for a, b in subject_segments(carrier, start, stop, words):
        if any(u.is_verb or (u.upos == "X" and (u.low in words.forms or u.low in words.auxiliaries - words.possessives)) for u in carrier[a:b]):
            return True
    return False


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
    if form.mood == "gerund" and start > 1 and carrier[start - 1].quote is not None and carrier[start].low == ",":
        start += 1  # "X called it “a fault”, adding that"
    before = carrier[start - 1]
    if opens_relative(carrier, start - 1, words):
        stop = start - 1 if start < 3 or carrier[start - 2].low not in (",", *DASHES) else start - 2
        begin = next((i + 1 for i in range(stop - 1, -1, -1) if carrier[i].is_verb or carrier[i].is_break), 0)
        governor = next((i + 1 for i in range(stop - 1, begin - 1, -1) if carrier[i].low in words.prepositions), begin)
        for a in dict.fromkeys((begin, governor)):  # the noun next to it, even under a preposition ("criticised by officials, who say")
            voice, where = find_voice(carrier, a, stop, words, mentions, text, last=True)
            if voice is not None:
                return voice, where
        return find_voice(carrier, clause_opening(carrier, stop, words), stop, words, mentions, text, last=True, anywhere=True)
    if before.low in words.conjunctions or (form.mood == "gerund" and (before.low == "," or before.low in words.prepositions)):
        verbs = [i for i, u in enumerate(carrier[: start - 1]) if u.is_verb]
        if not verbs:
            return None, None
        first_verb = verbs[0]
        gerund = carrier[first_verb].token  # "Tout en interpellant l'ONU, la RDC se dit prête et assure"
        if gerund is not None and gerund.feat("VerbForm") in ("Ger", "Conv", "Part") and not words.grammar.inverts:
            acting = next((i for i in verbs if (t := carrier[i].token) is not None and t.feat("VerbForm") == "Fin"), first_verb)
            voice, where = find_voice(carrier, clause_opening(carrier, acting, words), acting, words, mentions, text, last=True)
            if voice is not None and any(u.low == "," for u in carrier[first_verb:acting]):
                return voice, where
        opening = clause_opening(carrier, first_verb, words)
        voice, where = find_voice(carrier, opening, first_verb, words, mentions, text, last=True)
        if voice is None and (head := _headed(carrier, opening, first_verb, words, mentions)) is not None:
            return _noun_voice(carrier, opening, first_verb, head, mentions, text), (opening, first_verb)
        if voice is None and words.grammar.institutions:
            return body_saying(carrier, first_verb, words, mentions)  # "В МИД осудили … и заявили"
        if voice is None and words.grammar.verb_second:
            return find_voice(carrier, first_verb + 1, subject_stop(carrier, first_verb + 1, words), words, mentions, text, last=False)
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

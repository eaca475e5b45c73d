"""Statements that a sentence attributes without quoting: the content clause of a verb of saying, and "according to"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..packs.quotes import Takes
from ..text import Span
from .indirect_spans import Statement, around_parenthesis, clause_start, closed_span, is_content, phrase_start
from .quote_clauses import (
    APPOSED,
    REACH,
    SHORTEST,
    after_object,
    bare_clause,
    behind_insertion,
    has_clause_of_its_own,
    has_object,
    has_spoken_predicate,
    has_verb,
    infinitive_from,
    is_finite,
    is_infinitive,
    is_referative,
    is_relative,
    is_set_out,
    only_adverbs,
    reported_clause,
)
from .quote_cues import Cue, sources, takes_up
from .quote_units import Carrier, Lexicon, Mentions, Unit, opens_relative, span_of
from .quote_voices import is_medium
from .types import Name, Time


def find_statements(
    carrier: Carrier, cues: Sequence[Cue], words: Lexicon, mentions: Mentions, times: Sequence[Time], text: str, *, deep: bool
) -> Iterator[Statement]:
    """The statements that the cues of one sentence govern."""
    taken: set[Span] = set()
    if takes_up(carrier, cues, words, mentions, text) is not None:
        return
    for cue in cues:
        nobody = cue.voice is None and _says_itself(carrier, cue, cues)
        if not cue.sure or cue.is_open or (cue.voice is None and not nobody):
            continue
        if cue.voice is not None and (cue.voice.is_first or is_medium(cue.voice, words)):
            continue
        if cue.form.verb.beside:
            continue  # "Les sanctions continuent par peser"
        span = (
            _around(carrier, cue, words, text, deep=deep)
            or _after(carrier, cue, cues, words, mentions, times, text, deep=deep)
            or _inside(carrier, cue, words, mentions, text, deep=deep)
            or _before(carrier, cue, cues, words, mentions, text, deep=deep)
        )
        if span is not None and (_announces(carrier, cues, cue, span) or _takes_up(carrier, cues, cue, span)):
            continue
        if span is not None and _is_described(carrier, cues, cue, span, words):
            continue
        if span is not None and carrier[-1].low == "?" and cue.after and cue.span.start < span.start and cue.first <= SHORTEST:
            continue  # "TT: Anser regeringen att …?": asked, not said
        named = span is not None and any(m.span.contains(span) for m in mentions.within(span))  # "X's envoy, Y, said": who speaks, not what
        if span is not None and span not in taken and not named and is_content(carrier, span, text):
            taken.add(span)
            yield Statement(content=span, voice=cue.voice, cue=cue, cue_span=cue.span, rule=cue.form.rule.id)


def _is_participle(unit: Unit) -> bool:
    return unit.token is not None and unit.token.upos in ("VERB", "AUX") and unit.token.feat("VerbForm") == "Part"


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


def _is_described(carrier: Carrier, cues: Sequence[Cue], cue: Cue, span: Span, words: Lexicon) -> bool:
    """True for "announced what he called “a step …”": nothing is said but the words in marks."""
    first = next((i for i, u in enumerate(carrier) if u.start >= span.start), 0)
    if carrier[first].low not in words.questions:
        return False
    return any(c is not cue and c.form.rule.takes == (Takes.MARKS,) and first < c.first <= first + SHORTEST + 1 for c in cues)


def _around(carrier: Carrier, cue: Cue, words: Lexicon, text: str, *, deep: bool) -> Span | None:
    """What stands outside an aside that only says who says it ("…, wie das Ministerium mitteilte")."""
    low = min(cue.first, cue.voice_at[0]) if cue.voice_at else cue.first
    opening = next((i for i in range(low, max(-1, low - APPOSED), -1) if carrier[i].low in words.asides), None)
    if opening is None or (opening > 0 and carrier[opening - 1].low != ",") or any(u.is_verb for u in carrier[opening + 1 : low]):
        return None
    high = max(cue.last + 1, cue.voice_at[1] if cue.voice_at else 0)
    close = next((i for i in range(high, len(carrier)) if carrier[i].low == "," or carrier[i].is_break), len(carrier))
    if any(u.low in words.complementizers for u in carrier[opening + 1 : close]):
        return None
    if high < close and carrier[high].upos in ("NOUN", "PROPN", "DET", "PRON") and carrier[high].low not in words.adverbs:
        return None  # "comme ils exigent la fermeture": an object of its own
    start, end = (close + 1, len(carrier)) if opening == 0 else (clause_start(carrier, opening - 1), opening - 1)
    if start >= end or not has_verb(carrier[:end], start, words, deep=deep):
        return None
    return closed_span(carrier, start, end, text)


def _after(
    carrier: Carrier, cue: Cue, cues: Sequence[Cue], words: Lexicon, mentions: Mentions, times: Sequence[Time], text: str, *, deep: bool
) -> Span | None:
    """The clause behind the cue."""
    takes = cue.form.rule.takes
    start = max(cue.last + 1, cue.voice_at[1] if cue.voice_at and cue.after else 0)
    begin = None
    start = behind_insertion(carrier, start, words)
    for i in range(start, min(len(carrier), start + REACH)):
        unit = carrier[i]
        if unit.is_break and Takes.PARTICIPLE in takes:
            break
        if unit.quote is not None and cue.form.rule.told and i + 1 < len(carrier) and carrier[i + 1].low in words.complementizers:
            continue  # 'told "The Hour" that': where it was said
        if unit.quote is not None and words.grammar.bare_after_comma and carrier[i - 1].low in words.media and carrier[i + 1 : i + 2]:
            begin = bare_clause(carrier, i + 2, words, times, deep=deep) if carrier[i + 1].low == "," else None
            break  # "sagte der Zeitung „Blick“, die Zölle blieben …"
        if unit.quote is not None and i > start and carrier[i - 1].is_word:
            break  # part of a clause without complementizer, if of any
        if unit.low == ":" and {Takes.CLAUSE, Takes.BARE} & set(takes) and is_set_out(carrier, i + 1, words, deep=deep):
            return closed_span(carrier, i + 1, _content_end(carrier, cue, i + 1, cues, words), text)
        if unit.is_break and Takes.BARE in takes and not cue.after and carrier[start].low == "," and _has_unseen_verb(carrier, start + 1, words):
            begin = start + 1
            break
        if unit.is_break:
            return None
        if i > start and unit.low in words.complementizers | words.questions and _is_compound(carrier, i, words):
            return None
        if Takes.CLAUSE in takes and unit.low in words.complementizers and not is_infinitive(carrier, i, words):
            if not cue.form.rule.told and has_object(carrier, start, i, words, times):
                return None
            commas = [k for k in range(start + 1, i) if carrier[k].low == "," and carrier[k + 1].upos != "PROPN"]  # "told X, Y and Z that"
            apposed_to = len(commas) == 2 and commas[1] == i - 1 and not any(u.is_verb for u in carrier[start:i])
            if cue.form.rule.told and carrier[start].low != "," and any(k < i - 1 for k in commas) and not apposed_to:
                return None  # "agreed to take flights with migrants deported from there, which …"
            begin = i + 1
            while begin < len(carrier) and carrier[begin].low in words.complementizers:
                begin += 1
            break
        if Takes.QUESTION in takes and unit.low in words.questions and not cue.form.rule.told and is_relative(carrier, i, start, words, mentions):
            continue
        if (
            Takes.QUESTION in takes
            and unit.low in words.questions
            and i > start
            and (carrier[i - 1].upos == "ADP" or carrier[i - 1].low in words.prepositions)
        ):
            if carrier[i - 1].upos != "ADP" and carrier[i - 2 : i - 1] and carrier[i - 2].upos == "NOUN":
                break  # "in response to a question about whether": asked by others
            continue  # "about what he wants"
        asked = unit.upos != "ADP" or (i == start and unit.low in words.grammar.polar and has_clause_of_its_own(carrier, i + 1, words, deep=deep))
        if Takes.QUESTION in takes and unit.low in words.questions and asked and has_verb(carrier, i + 1, words, deep=deep):
            begin = i + 1 if unit.low in words.grammar.polar else i
            break
        if unit.low == "," and words.grammar.bare_after_comma and carrier[i + 1 : i + 2] and carrier[i + 1].low in words.compounds:
            break  # "rief ihn zurück, um dagegen zu protestieren": what for
        if Takes.REQUEST in takes and i > start and opens_relative(carrier, i, words) and carrier[i].upos == "PRON" and carrier[i - 1].low != ",":
            break  # "a demandé le retrait de soldats qui venaient d'être …"
        if Takes.REQUEST in takes and unit.low in words.infinitives and (i > start or cue.form.particle):
            if deep and not any(u.is_verb for u in carrier[i + 1 : i + 3]):
                continue
            begin = i - 1 if carrier[i - 1].low in words.negations else i + 1
            break
        governed = carrier[i - 1].low in words.prepositions | words.infinitives  # "accuse le groupe d'être"
        perfect = unit.upos == "AUX" and not governed and not any(u.is_verb or u.low == "," for u in carrier[start:i])  # "annoncé à X avoir"
        unmarked = Takes.UNMARKED in takes and unit.token is not None and unit.token.feat("VerbForm") == "Inf"
        if unmarked and (perfect or only_adverbs(carrier[start:i], words)):
            begin = i
            break
        if Takes.INFINITIVE in takes and i == start and unit.low in words.infinitives:
            begin = i + 1
            break
        if Takes.QUESTION in takes and i > 0 and carrier[i - 1].low == "," and unit.low.endswith(words.grammar.polar_endings or ("\0",)):
            begin = i
            break
        governs = Takes.REQUEST in takes or (Takes.BARE in takes and unit.low == ",")  # "erklärte, nichts erhalten zu haben"
        if governs and infinitive_from(carrier, i, words):
            begin = i if unit.low != "," else i + 1
            break
        attribute = unit.token is not None and unit.token.feat("VerbForm") == "Part" and carrier[i].low not in words.auxiliaries | words.reported
        attribute = attribute and i + 1 < len(carrier) and carrier[i + 1].upos in ("NOUN", "PROPN")
        reduced = unit.token is not None and unit.token.feat("VerbForm") == "Part" and unit.token.deprel.startswith("acl")
        attribute = attribute or (reduced and carrier[i - 1].upos == "NOUN")  # "dans une interview accordée à X"
        read = i > 0 and carrier[i - 1].low in words.writings and unit.low not in words.auxiliaries | words.reported
        attribute = attribute or read  # "in a statement read on the radio"
        if deep and unit.is_verb and i > start and unit.low not in words.adverbs | words.prepositions and not attribute:
            break
    if begin is None and Takes.PARTICIPLE in takes and is_referative(carrier[start:], words):
        begin = start
        while begin < len(carrier) - 1 and (carrier[begin].low in words.adverbs or carrier[begin].upos == "ADV" or mentions.is_time(carrier[begin])):
            begin += 1
        stop = next((i for i in range(begin + 1, len(carrier)) if carrier[i].low == ","), len(carrier))
        stop = stop if stop + 1 < len(carrier) and not opens_relative(carrier, stop + 1, words) else len(carrier)
        subordinates = stop < len(carrier) and carrier[stop + 1].low in words.subordinators | words.complementizers | words.questions
        goes_on = stop < len(carrier) and _is_participle(carrier[stop + 1])  # "heikentäneen …, jakanut … ja myötävaikuttanut"
        if stop < len(carrier) and not subordinates and not goes_on and begin < len(carrier):
            return closed_span(carrier, begin, stop, text)  # "mainitsi Saksan karkottaneen neljä, ja Suomen …"
    comma = words.grammar.bare_after_comma and start < len(carrier) and carrier[start].low == ","
    if begin is None and Takes.BARE in takes and comma:
        begin = bare_clause(carrier, start + 1, words, times, deep=deep)
    elif begin is None and Takes.BARE in takes and words.grammar.verb_second and not cue.after and start < len(carrier) and carrier[start].low == ",":
        begin = bare_clause(carrier, start + 1, words, times, deep=deep)  # da "hævder, det har mistet"
        near = range(begin + 1, min(len(carrier), begin + SHORTEST + 2)) if begin is not None else ()
        begin = begin if any(is_finite(carrier, i, words, deep=deep) for i in near) else None
    elif begin is None and Takes.BARE in takes and words.grammar.bare_after_comma and words.reported:
        begin = reported_clause(carrier, start, words, times, deep=deep)
    elif begin is None and Takes.BARE in takes and not cue.after and not words.grammar.bare_after_comma and not _governs(carrier, cue, words):
        if cue.form.rule.told and start < len(carrier):
            start = after_object(carrier, start, words, mentions)
        start = _behind_paper(carrier, start, words)
        begin = bare_clause(carrier, start, words, times, deep=deep)
        if begin is None and cue.voice is not None and _opens_with_pronoun(carrier, start, words):
            begin = start
        if begin is None and has_spoken_predicate(carrier, start, words, mentions, text):
            begin = start
    if begin is not None and begin < len(carrier) and cue.form.verb.opinion and carrier[begin].low in words.negations:
        begin += 1  # "tror ikke | det blir noen avtale"
    if begin is None or begin >= len(carrier):
        return None
    return closed_span(carrier, begin, _content_end(carrier, cue, begin, cues, words), text)


def _content_end(carrier: Carrier, cue: Cue, begin: int, cues: Sequence[Cue], words: Lexicon) -> int:
    """The unit after the content's last: before another attribution that follows a comma, and before a clause that the tree hangs higher."""
    end = len(carrier)
    clause = next((i + 1 for i in range(cue.first - 1, -1, -1) if carrier[i].low == "," or carrier[i].is_break), 0)
    subordinate = carrier[clause].low in words.subordinators and carrier[clause].low not in words.prepositions
    if clause < cue.first and (
        subordinate or opens_relative(carrier, clause, words)
    ):  # "Ryan, who had urged him to quit, said": the relative clause's own comma
        closes = (i for i in range(begin + 1, len(carrier) - 1) if carrier[i].low == "," and is_finite(carrier, i + 1, words, deep=True))
        end = next(closes, end)
    for other in cues:
        if other.first > begin and other is not cue and other.voice_at is not None:
            shared = other.voice_at[0] < begin  # ", adding that"
            if shared and other.form.mood == "gerund" and other.first < other.verb:
                continue  # "that X, who is …, were defending themselves": the verb of what is said
            low = other.first if other.after or shared else phrase_start(carrier, min(other.first, other.voice_at[0]), begin, words)
            if any(tuple(u.low for u in carrier[low - len(phrase) : low]) == phrase for phrase in words.taken_up):
                low -= 1  # ", det uppger X"
            joint = words.conjunctions | words.subordinators
            for i in range(low - 1, max(begin + 1, low - SHORTEST - 3), -1):  # "…, but on Tuesday he noted"
                if carrier[i].low in joint and carrier[i].low not in words.prepositions and carrier[i - 1].low == ",":
                    low = i
                if carrier[i].low in words.complementizers and carrier[i - 1].low in words.compounds and carrier[i - 2].low == ",":
                    low = i - 1  # ", efter att hans fru uppgav att"
                    break
                if carrier[i].is_verb or carrier[i].low == "," or carrier[i].low in words.complementizers:
                    break
            low = _joined_clause(carrier, other, low, begin, words)
            if low + 1 < len(carrier) and carrier[low].low in words.conjunctions and carrier[low + 1].low in words.complementizers:
                continue  # ", men at han ikke mener": he goes on saying
            opening = carrier[low].low if low < len(carrier) else ""
            held = opening in words.subordinators and opening not in words.prepositions | words.asides | frozenset(words.grammar.contrastives)
            held = held and not any(is_finite(carrier, i, words, deep=True) for i in range(other.last + 1, len(carrier)))
            if opens_relative(carrier, low, words) and _goes_on_behind(carrier, other, words):
                continue
            if carrier[low - 1].low == "," and low - 1 > begin and not held:
                end = min(end, low - 1)
        if other.first > begin + 1 and carrier[other.first - 1].low in words.conjunctions and other.voice is not None and other.voice == cue.voice:
            if not _agree(carrier[cue.verb], carrier[other.verb]):
                continue
            end = min(end, other.first - 1)
    for at, _, _ in sources(carrier, words):
        if at > begin and carrier[at - 1].low == ",":
            end = min(end, at - 1)
    for i in range(begin + 2, end - 1):
        if carrier[i].low == "," and carrier[i + 1].low in words.prepositions and _names_writing(carrier, i + 2, words):
            end = i  # "…, in a brief statement carried by the agency"
            break
    for i in range(begin + 1, end - 1):
        if carrier[i].low in ("–", "—") and any(u.low == carrier[i].low for u in (*carrier[begin:i], *carrier[i + 1 : end])):
            continue  # what stands between two dashes is inserted
        if carrier[i].low in ("–", "—") and not has_verb(carrier[:i], begin, words, deep=True):
            continue  # it stands for "is"
        if carrier[i].low in ("–", "—") and carrier[i + 1].quote is not None and words.grammar.zero_copula:
            continue  # "те, що відбувається — «операція»"
        if carrier[i].low in ("–", "—") and any(u.low in words.subordinators and u.low not in words.prepositions for u in carrier[i + 1 : i + 3]):
            continue  # "the only way – for example if …"
        if carrier[i].low == ":" and carrier[i + 1].quote is not None:
            return i  # "urged them to stay: “We need you.”"
        if carrier[i].low in (";", "–", "—") or (carrier[i].low == "," and carrier[i + 1].low in words.grammar.contrastives):
            return i
        if carrier[i].low == "," and carrier[i + 1].upos == "PRON" and i + 2 < end and opens_relative(carrier, i + 2, words):
            return i  # ", something that South Korea doubts"
        if carrier[i].low == "," and carrier[i + 1].low in words.conjunctions and _leaves(carrier, cue, i + 2, words):
            return i
        if carrier[i].low in words.conjunctions and carrier[i - 1].low != "," and carrier[i + 1].is_verb and _leaves(carrier, cue, i + 1, words):
            if carrier[i + 1].low in words.modals:
                continue  # "said that he is there but will be leaving"
            opened = next((k for k in range(i - 1, begin, -1) if carrier[k].low == ","), None)
            if opened is not None and opens_relative(carrier, opened + 1, words) and not has_verb(carrier[:opened], begin, words, deep=True):
                continue  # "said the rebels, who seized X and drove out Y, were": the verb of what is said is still to come
            return i  # "souligné que … et a insisté sur"
        if carrier[i].low == "," and _judged_by_others(carrier, i + 1, cue, cues, words):
            return i
    return end


def _has_unseen_verb(carrier: Carrier, start: int, words: Lexicon) -> bool:
    """True for a subject behind the comma of a cue whose verb the model takes for another word: "entgegnete, Deutschland mische sich ein"."""
    rest = carrier[start:-1] if words.grammar.bare_after_comma else ()
    opens = len(rest) > SHORTEST and rest[0].upos in ("PROPN", "NOUN", "PRON", "DET") and rest[0].low not in words.conjunctions | words.questions
    plain = not any(u.is_verb or u.is_break or u.low == "," for u in rest) and carrier[-1].low == "."
    return opens and plain and any(u.upos in ("ADJ", "X") and before.upos in ("PROPN", "NOUN", "PRON") for before, u in pairwise(rest))


def _opens_with_pronoun(carrier: Carrier, start: int, words: Lexicon) -> bool:
    """True for a pronoun in the case of subjects behind a cue that has its own: "Hun sier | hun ikke så hensikten"."""
    if len(carrier) - start <= REACH // SHORTEST - SHORTEST or carrier[start].low not in words.pronouns:
        return False
    token = carrier[start].token
    return token is not None and token.feat("Case") == "Nom" and carrier[start + 1].is_word and carrier[start + 1].low not in words.complementizers


def _judged_by_others(carrier: Carrier, at: int, cue: Cue, cues: Sequence[Cue], words: Lexicon) -> bool:
    """True for an apposition that tells what somebody else says of it: ", a figure that the Leave campaign described as"."""
    if carrier[at].low not in words.articles:
        return False
    noun = next((i for i in range(at + 1, min(len(carrier), at + SHORTEST + 2)) if carrier[i].upos == "NOUN"), None)
    if noun is None or noun + 2 >= len(carrier):
        return False
    clause = noun + 1 + (carrier[noun + 1].low == ",")
    if not opens_relative(carrier, clause, words) and carrier[clause].upos not in ("DET", "PROPN", "PRON"):
        return False
    verb = next((i for i in range(clause, min(len(carrier), clause + APPOSED)) if carrier[i].is_verb), clause)
    if opens_relative(carrier, clause, words) and any(u.low in words.speakers for u in carrier[clause:verb]):
        return True
    others = (c for c in cues if c is not cue and c.voice_at is not None and c.voice_at[0] >= clause and c.first < clause + APPOSED)
    return any(not any(u.low == "," for u in carrier[clause : c.first]) for c in others)


def _joined_clause(carrier: Carrier, cue: Cue, low: int, begin: int, words: Lexicon) -> int:
    """Where another attribution joined behind a comma begins, its subject with appositions and all: ", and X, editor of Y, hinted"."""
    if cue.after or cue.voice_at is None or cue.voice_at[0] >= cue.first:
        return low
    for i in range(min(low, cue.voice_at[0]) - 1, max(begin + 1, low - REACH), -1):
        if carrier[i].is_verb or carrier[i].is_break:
            return low
        if carrier[i].low in words.conjunctions and carrier[i - 1].low == ",":
            return i
    return low


def _behind_paper(carrier: Carrier, start: int, words: Lexicon) -> int:
    """The unit behind the paper in which something is said, where a clause follows without complementizer: "said in a statement | they were"."""
    if start >= len(carrier) or carrier[start].low not in words.prepositions:
        return start
    paper = next((i for i in range(start + 1, min(len(carrier) - 1, start + SHORTEST + 3)) if carrier[i].low in words.writings), None)
    if paper is None or not _names_writing(carrier, start + 1, words):
        return start
    return paper + 1 if carrier[paper + 1].upos in ("PRON", "DET", "PROPN") and carrier[paper + 1].low not in words.relatives else start


def _goes_on_behind(carrier: Carrier, cue: Cue, words: Lexicon) -> bool:
    """True for a judgement between commas with the verb of the clause around it behind: "that the deal, which he calls “bad”, will not hold"."""
    high = max(cue.last + 1, cue.voice_at[1] if cue.voice_at else 0)
    close = next((i for i in range(high, len(carrier)) if carrier[i].low == ","), None)
    if close is None or any(is_finite(carrier, i, words, deep=True) for i in range(high, close)):
        return False
    follows = next((i for i in range(close + 1, len(carrier)) if carrier[i].low not in words.negations | words.adverbs), None)
    return follows is not None and is_finite(carrier, follows, words, deep=True)


def _is_compound(carrier: Carrier, at: int, words: Lexicon) -> bool:
    """True for a complementizer that the words before it make one of time, ground or the like: "efter at", "из-за того, что"."""
    if carrier[at - 1].low in words.compounds:
        return True
    if carrier[at - 1].low != ",":
        return False
    return any(tuple(u.low for u in carrier[at - 1 - len(phrase) : at - 1]) == phrase for phrase in words.compound_phrases)


def _names_writing(carrier: Carrier, at: int, words: Lexicon) -> bool:
    """True for a noun phrase of few words whose noun is one of writings."""
    for unit in carrier[at : at + SHORTEST + 2]:
        if unit.low in words.writings:
            return True
        if unit.upos not in ("DET", "ADJ", "NUM") and unit.low not in words.articles:
            return False
    return False


def _leaves(carrier: Carrier, cue: Cue, at: int, words: Lexicon) -> bool:
    """True when the tree joins the clause around unit `at` to the cue's own verb, or above it, and not to what is said."""
    if at < len(carrier) and carrier[at].low in words.complementizers:
        return False
    verb = next((u for u in carrier[at:] if u.is_verb and u.token is not None and u.token.deprel == "conj"), None)
    cue_unit = carrier[cue.verb]
    if verb is None or verb.sentence is not cue_unit.sentence or verb.token is None:
        return False
    if Takes.PARTICIPLE in cue.form.rule.takes and verb.low.endswith(words.grammar.participle_endings or ("\0",)):
        return False  # "kertoi vetäytyvänsä … ja palauttavansa"
    if not _agree(cue_unit, verb):
        return False
    return verb.token.head == cue_unit.index


def _agree(one: Unit, other: Unit) -> bool:
    """False for two verbs that cannot have one subject: "прокуратура заявила, что он собрал и передал"."""
    if one.token is None or other.token is None:
        return True
    a, b = one.token.feat("Gender"), other.token.feat("Gender")
    return a is None or b is None or a == b


def _inside(carrier: Carrier, cue: Cue, words: Lexicon, mentions: Mentions, text: str, *, deep: bool) -> Span | None:
    """The clause into which an attribution is put between commas: "Institutions, said Maurer, are required to …"."""
    if not {Takes.BARE, Takes.CLAUSE} & set(cue.form.rule.takes) or cue.voice_at is None or cue.form.mood == "gerund":
        return None
    if cue.first > 0 and opens_relative(carrier, cue.first - 1, words):
        return None
    if not cue.after and cue.voice_at[1] < len(carrier) and carrier[cue.voice_at[1]].low == ",":
        return None  # an apposition: "the minister, Lavrov, said"
    low = cue.first if cue.after else phrase_start(carrier, min(cue.first, cue.voice_at[0]), 0, words)
    high = max(cue.last + 1, cue.voice_at[1])
    ends = (i for i in range(high, min(len(carrier), high + APPOSED)) if carrier[i].low == "," or carrier[i].is_break or carrier[i].is_verb)
    close = next(ends, None)
    opening = (
        0 < low <= SHORTEST + 1
        and carrier[low - 1].low == ","
        and carrier[0].low in words.conjunctions | words.adverbs
        and not any(u.is_verb for u in carrier[:low])
    )
    if (
        opening
        and close is not None
        and carrier[close].low == ","
        and any(is_finite(carrier, i, words, deep=deep) for i in range(close + 1, len(carrier)))
    ):
        return closed_span(carrier, close + 1, len(carrier), text)  # "But, she stresses, it is not bad"
    subordinated = low > 2 and carrier[low - 1].low == "," and carrier[low - 2].low in words.subordinators | words.complementizers
    if subordinated and close is not None and carrier[close].low == "," and has_verb(carrier, close + 1, words, deep=deep):
        return closed_span(carrier, close + 1, len(carrier), text)  # "…, because, he argued, she had voted"
    if low < 2 or carrier[low - 1].low != "," or close is None or carrier[close].low != "," or not _may_close(carrier, cue, high, words, mentions):
        return None
    return around_parenthesis(carrier, low - 1, close + 1, words, text, deep=deep)


def _before(carrier: Carrier, cue: Cue, cues: Sequence[Cue], words: Lexicon, mentions: Mentions, text: str, *, deep: bool) -> Span | None:
    """The clause before a cue that closes the sentence: "Tension is rising, he says"."""
    voice_at = cue.voice_at or _empty_subject(carrier, cue)
    if not {Takes.BARE, Takes.CLAUSE} & set(cue.form.rule.takes) or voice_at is None or cue.form.mood == "gerund":
        return None
    if cue.first > 0 and opens_relative(carrier, cue.first - 1, words):
        return None  # "said the minister, who has asked"
    low = cue.first if cue.after else min(cue.first, voice_at[0])
    while low > 0 and (carrier[low - 1].low in words.adverbs or (not cue.after and carrier[low - 1].low in words.perfect)):
        low -= 1
    if low > 0 and carrier[low - 1].low != "," and not cue.after:
        low = phrase_start(carrier, low, 0, words)
    comma = low - 1
    if comma >= SHORTEST and _closes_within_marks(carrier, comma, text):
        comma = low  # "its goodwill has been “ignored,” it said": the comma stands within the marks
    elif comma < SHORTEST or carrier[comma].low != ",":
        return None
    straight = not cue.after and cue.voice_at is not None and carrier[low].low not in words.auxiliaries
    if straight and words.grammar.inverts and cue.form.mood == "participle":
        return None  # "…, er hatte Asyl beantragt": a clause of its own
    spoken = carrier[comma - 1].quote
    if spoken is not None and comma == low and not has_verb(carrier[: comma - 1], clause_start(carrier, comma - 1), words, deep=deep):
        return None
    if spoken is not None and not carrier[comma - 2].is_word and spoken.content.of(text)[:1].isupper():
        return None  # the words behind another quotation: ""…." "It is …", he said"
    comma = _before_title(carrier, cue, comma, words, mentions)
    start = clause_start(carrier, comma)
    finite = next((i for i in range(start, comma) if is_finite(carrier, i, words, deep=deep)), None)
    bare = words.grammar.zero_copula and cue.after and comma - start > SHORTEST and all(u.low != "," for u in carrier[start:comma])
    if finite is None and not bare:
        return None
    subordinate = finite is not None and any(_subordinates(carrier, i, start, words) for i in range(start, finite))
    if finite is not None and subordinate and not _has_main_clause(carrier, finite, comma, words, deep=deep):
        return None
    high = max(cue.last + 1, voice_at[1])
    if cue.voice_at is None and any(u.is_verb or u.quote is not None or u.low == "," for u in carrier[high:]):
        return None
    governs = (
        i
        for i in range(high, min(high + 3, len(carrier)))
        if carrier[i].low in words.complementizers and carrier[i - 1].low not in words.compounds and not is_infinitive(carrier, i, words)
    )
    announces = (carrier[i].low == ":" and i + 1 < len(carrier) and carrier[i + 1].quote is not None for i in range(high, len(carrier)))
    if any(announces) and not any(other.first > high for other in cues):
        return None  # "The ministry refused, a spokesman said in a note: “No.”"
    if any(True for _ in governs) or not _may_close(carrier, cue, high, words, mentions):
        return None
    return closed_span(carrier, start, comma, text)


def _closes_within_marks(carrier: Carrier, at: int, text: str) -> bool:
    """True for words in marks that end a clause of the reporter's, with the comma inside the marks."""
    stretch = carrier[at].quote
    return stretch is not None and stretch.layout == "marks" and carrier[at - 1].is_word and "," in text[stretch.content.end - 1 : stretch.outer.end]


def _says_itself(carrier: Carrier, cue: Cue, cues: Sequence[Cue]) -> bool:
    """True for "hieß es" and "lyder det" where nobody else is the verb's subject: somebody says it, who may be named before."""
    beside = {carrier[i].low for i in (cue.first - 1, cue.last + 1) if 0 <= i < len(carrier)}
    return bool(beside & set(cue.form.rule.impersonal)) and not any(c.verb == cue.verb and c.voice is not None for c in cues)


def _empty_subject(carrier: Carrier, cue: Cue) -> tuple[int, int] | None:
    """The empty word right behind an impersonal cue: ", hieß es", ", lyder det"."""
    behind = carrier[cue.last + 1 : cue.last + 2]
    return (cue.last + 1, cue.last + 2) if behind and behind[0].low in cue.form.rule.impersonal else None


def _has_main_clause(carrier: Carrier, finite: int, stop: int, words: Lexicon, *, deep: bool) -> bool:
    """True where a main clause follows the one with the verb `finite`: "Wer die Grenzen infrage stelle, werde …", "If it does not, we may …"."""
    opening = words.subordinators | words.questions | words.complementizers | words.relatives
    for i in range(max(finite, 1), stop):
        if carrier[i - 1].low != ",":
            continue
        if words.grammar.verb_second and is_finite(carrier, i, words, deep=deep):
            return True
        opens = carrier[i].low in opening or opens_relative(carrier, i, words) or (i + 1 < stop and opens_relative(carrier, i + 1, words))
        if not opens and carrier[i].low not in words.conjunctions and any(is_finite(carrier, k, words, deep=deep) for k in range(i + 1, stop)):
            return True
    return False


def _before_title(carrier: Carrier, cue: Cue, comma: int, words: Lexicon, mentions: Mentions) -> int:
    """The comma before the office to which the speaker's name is apposed: "…, the foreign minister, Nasser Bourita, said"."""
    if cue.after or cue.voice is None or cue.voice.kind != "person" or cue.voice_at is None:
        return comma
    if cue.voice_at[1] >= len(carrier) or carrier[cue.voice_at[1]].low != ",":
        return comma
    earlier = next(
        (i for i in range(comma - 1, max(0, comma - REACH), -1) if carrier[i].low == "," or carrier[i].is_break or carrier[i].is_verb), None
    )
    if earlier is None or carrier[earlier].low != "," or earlier == comma - 1:
        return comma
    title = carrier[earlier + 1 : comma]
    office = any(isinstance(m, Name) and m.kind in ("office", "body") for m in mentions.within(span_of(title)))
    return earlier if office or any(u.low in words.speakers for u in title) else comma


def _subordinates(carrier: Carrier, at: int, start: int, words: Lexicon) -> bool:
    """True for a word that makes the clause a mere setting of the attribution ("asked whether …, he answered"), not for a relative clause in it."""
    low = carrier[at].low
    if at > start and low in words.complementizers and carrier[at - 1].low in words.compounds:
        return True  # "alors que"
    if is_infinitive(carrier, at, words):
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
    joined = unit.low == "," and at + 1 < len(carrier) and carrier[at + 1].low in words.conjunctions  # ", sagten sie, und X sprach von “…”"
    if cue.form.rule.told and joined and any(is_finite(carrier, i, words, deep=True) for i in range(at + 2, len(carrier))):
        return True
    if cue.form.rule.told:
        return not any(u.low == ":" or u.quote is not None for u in carrier[at : at + APPOSED])
    return not unit.is_word or unit.low in words.prepositions | words.adverbs | words.subordinators or mentions.is_time(unit)

"""Where a clause around a verb of saying begins and ends, as far as its subject can stand."""

from __future__ import annotations

from .quote_units import Carrier, Lexicon, Unit, opens_relative
from .quote_voices import bracket_of

DASHES = ("–", "—", "-")
PARTICLE_WINDOW = 10  # units around a verb in which its subject may stand
_CLAUSE = 20  # characters of words in marks from which they are taken for a clause
_SPEECH_ENDS = (",", "?", "!", "…", ".")


def before_dash(carrier: Carrier, at: int) -> int:
    """The unit itself, or where it is a dash that sets speech off from its attribution (", — said"), the one before."""
    if at > 0 and carrier[at].low in DASHES and (carrier[at - 1].quote is not None or carrier[at - 1].low[:1] in _SPEECH_ENDS):
        return at - 1
    return at


def clause_opening(carrier: Carrier, group: int, words: Lexicon) -> int:
    """Where the words that can be the subject of the verb group begin."""
    i = _before_relative(carrier, group, words)
    while i > 0:
        before = carrier[i - 1]
        if before.low == ")" and (opened := bracket_of(carrier, i - 1)) is not None:
            i = opened
            continue
        if (before.is_break and not is_embedded(carrier, i - 1)) or before.low in words.complementizers:
            break
        if opens_relative(carrier, i - 1, words) and (i - 1 == 0 or before.upos in ("PRON", "SCONJ", "X", "")):
            break
        if before.low in words.subordinators and before.low not in words.prepositions:
            break
        if before.low in words.conjunctions:  # it joins two clauses where a verb stands before it in the same clause
            opens = next((k + 1 for k in range(i - 2, -1, -1) if carrier[k].low in words.complementizers), 0)
            if any(u.is_verb for u in carrier[max(opens, segment_start(carrier, i - 1)) : i - 1]) or (i > 1 and opens and _is_clause(carrier[i - 2])):
                break
            if i == group and i > 1 and carrier[i - 2].quote is not None and not words.grammar.inverts:
                break  # "called that account “a lie” and suggested"
        i -= 1
    return i


def _is_clause(unit: Unit) -> bool:
    """True for words in marks that are long enough to hold a verb."""
    return unit.quote is not None and unit.quote.content.end - unit.quote.content.start > _CLAUSE


def is_embedded(carrier: Carrier, at: int) -> bool:
    """True for words in marks that are part of the clause before a participle ("hatte der Führung „Menschenverachtung“ vorgeworfen")."""
    unit = carrier[at]
    if unit.quote is None or unit.quote.layout != "marks" or at == 0 or at + 1 >= len(carrier):
        return False
    following, before = carrier[at + 1].token, carrier[at - 1]
    part = before.upos in ("ADP", "DET") and carrier[at + 1].is_word  # "hat Kanada vor „Konsequenzen“ in der Sache gewarnt"
    return part or (before.is_word and following is not None and following.feat("VerbForm") == "Part")


def _before_relative(carrier: Carrier, group: int, words: Lexicon) -> int:
    """The comma that opens the relative clause which the comma before the verb group closes, else the group's own place."""
    if group > 2 and carrier[group - 1].low in DASHES[:2]:  # "Harris — who recently said that … — called it"
        opened = next((i for i in range(group - 2, 0, -1) if carrier[i].low in DASHES[:2]), None)
        return opened if opened is not None and opens_relative(carrier, opened + 1, words) else group
    if group < 2 or carrier[group - 1].low != ",":
        return group
    for i in range(group - 2, 0, -1):
        if carrier[i].is_break and carrier[i].quote is None:
            break
        if carrier[i].low == "," and opens_relative(carrier, i + 1, words):
            return i
        if carrier[i].is_verb:  # what stands between the relative clause and the verb are appositions within it
            inside = next((k for k in range(i - 1, max(0, i - PARTICLE_WINDOW), -1) if carrier[k].low == ","), None)
            if inside is not None and inside > 1 and carrier[inside + 1].low in words.complementizers:  # "X, das argumentiert, dass …, erklärte"
                inside = next((k for k in range(inside - 1, max(0, inside - PARTICLE_WINDOW), -1) if carrier[k].low == ","), None)
            return inside if inside is not None and opens_relative(carrier, inside + 1, words) else group
    return group


def segment_start(carrier: Carrier, at: int) -> int:
    """The unit behind the last break before a unit; a quotation is no break."""
    while at > 0 and not (carrier[at - 1].is_break and carrier[at - 1].quote is None):
        at -= 1
    return at


def subject_stop(carrier: Carrier, start: int, words: Lexicon) -> int:
    """The unit before which a subject that begins at `start` ends."""
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

"""Clauses as what is said: where one begins, and which verb is finite."""

from __future__ import annotations

from collections.abc import Sequence

from ..models import Token
from .quote_units import Carrier, Lexicon, Mentions, Unit, opens_relative, shows_report, span_of
from .types import Time

REACH = 14  # units between a cue and the clause it governs
SHORTEST = 2  # words of a content
_PARTICIPLE = 6  # letters that a participle has at least
APPOSED = 8  # units between a source phrase and its name: an office in between


def only_adverbs(units: Sequence[Unit], words: Lexicon) -> bool:
    """True where nothing but adverbs stands."""
    return all(u.low in words.adverbs or u.upos == "ADV" for u in units)


def behind_insertion(carrier: Carrier, start: int, words: Lexicon) -> int:
    """The unit behind what is inserted between commas before a complementizer ("sagde, da han åbnede mødet, at"), else the start."""
    if start + 1 >= len(carrier) or carrier[start].low != "," or carrier[start + 1].low not in words.subordinators | words.prepositions:
        return start
    close = next((i for i in range(start + 2, min(len(carrier), start + 2 * REACH)) if carrier[i].low == "," or carrier[i].is_break), None)
    follows = close is not None and close + 1 < len(carrier) and carrier[close].low == "," and carrier[close + 1].low in words.complementizers
    return close + 1 if follows and close is not None and carrier[start + 1].low not in words.complementizers else start


def is_set_out(carrier: Carrier, start: int, words: Lexicon, *, deep: bool) -> bool:
    """True for a clause of its own behind a colon: "explained in Doha: the list is closed"."""
    return (
        len(carrier) - start > SHORTEST
        and carrier[start].quote is None
        and any(is_finite(carrier, i, words, deep=deep) for i in range(start, len(carrier)))
    )


def has_spoken_predicate(carrier: Carrier, start: int, words: Lexicon, mentions: Mentions, text: str) -> bool:
    """True for a subject whose predicate stands in marks: "said the party “must move on”"."""
    mark = next((i for i in range(start, min(len(carrier), start + APPOSED)) if carrier[i].quote is not None), None)
    if mark is None or mark == start or carrier[start].low in words.prepositions or any(mentions.is_time(u) for u in carrier[start:mark]):
        return False
    if carrier[mark + 1 : mark + 2] and carrier[mark + 1].low == "(":
        return False  # "declared X “persona non grata” (PNG)"
    stretch = carrier[mark].quote
    content = stretch.content.of(text) if stretch is not None else ""
    small = words.articles | words.possessives
    nominal = all(u.upos in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM") or u.low in small for u in carrier[start:mark])
    nominal = nominal and carrier[mark - 1].upos in ("NOUN", "PROPN", "PRON")
    return nominal and content[:1].islower() and len(content.split()) >= SHORTEST


def has_clause_of_its_own(carrier: Carrier, start: int, words: Lexicon, *, deep: bool) -> bool:
    """True where a finite verb stands before any word that opens another clause."""
    for i in range(start, len(carrier)):
        if is_finite(carrier, i, words, deep=deep):
            return i > start
        if carrier[i].low == "," or carrier[i].is_break or carrier[i].low in words.complementizers or opens_relative(carrier, i, words):
            return False
    return False


def reported_clause(carrier: Carrier, start: int, words: Lexicon, times: Sequence[Time], *, deep: bool) -> int | None:
    """A clause behind an addressee or a place and a comma, which only its mood shows to be said ("sagte der Agentur AP, sein Land werde …")."""
    ends = (i for i in range(start, min(len(carrier), start + REACH)) if carrier[i].low == "," or carrier[i].is_break or carrier[i].is_verb)
    comma = next(ends, None)
    if comma is None or carrier[comma].low != ",":
        return None
    begin = bare_clause(carrier, comma + 1, words, times, deep=deep)
    if begin is None:
        return None
    verb = next((i for i in range(begin, len(carrier)) if is_finite(carrier, i, words, deep=deep)), None)
    return begin if verb is not None and _is_reported(carrier, verb, words) else None


def is_relative(carrier: Carrier, at: int, start: int, words: Lexicon, mentions: Mentions) -> bool:
    """True for a word of questions that belongs to a noun right before it ("said Rubio, who is", "noted the studio where", "vows revenge if")."""
    if at == 0 or mentions.is_time(carrier[at - 1]):
        return False
    if carrier[at].low in words.grammar.polar:
        return at > start and carrier[at - 1].upos == "NOUN" and carrier[at].low not in words.complementizers
    comma = carrier[at - 1].low == ","
    before = carrier[at - 2] if comma and at > 1 else carrier[at - 1]
    if comma:
        return opens_relative(carrier, at, words) and before.upos in ("NOUN", "PROPN")
    described = before.upos in ("PROPN", "ADJ") and any(u.low in words.articles for u in carrier[start:at])  # "the Connecticut Democrat who"
    return at > start and (before.upos == "NOUN" or (described and carrier[at].low in words.relatives))


def is_infinitive(carrier: Carrier, at: int, words: Lexicon) -> bool:
    """True for a word that is complementizer and infinitive mark where it is the latter ("lovar att öppna")."""
    if carrier[at].low not in words.infinitives:
        return False
    following = next((u for u in carrier[at + 1 : at + 4] if u.low not in words.adverbs and u.low not in words.negations), None)
    return following is not None and following.token is not None and following.token.feat("VerbForm") == "Inf"


def infinitive_from(carrier: Carrier, at: int, words: Lexicon) -> bool:
    """True for an infinitive that needs no marker, and for the comma before a clause that ends in one ("…, die Truppen abzuziehen")."""
    token = carrier[at].token
    if not words.infinitives:
        return token is not None and token.upos == "VERB" and token.feat("VerbForm") == "Inf"
    if not words.grammar.bare_after_comma or carrier[at].low != ",":
        return False
    ends = (i for i in range(at + 1, len(carrier)) if (carrier[i].is_break and carrier[i].quote is None) or carrier[i].low == ",")
    end = next(ends, len(carrier))
    if at + 1 >= end or carrier[at + 1].low in words.compounds | words.complementizers | words.questions | words.asides:
        return False  # "sagte, ohne Namen zu nennen"
    verbs = [i for i in range(at + 1, end) if carrier[i].is_verb and carrier[i].token is not None and not _is_attributive(carrier, i, words)]
    return bool(verbs) and all(_verb_form(carrier, i, words) != "Fin" for i in verbs) and any(_verb_form(carrier, i, words) == "Inf" for i in verbs)


def _verb_form(carrier: Carrier, at: int, words: Lexicon) -> str | None:
    token = carrier[at].token
    if at > 0 and carrier[at - 1].upos == "PART" and carrier[at - 1].low in words.infinitives:
        return "Inf"  # "liefern zu wollen", whatever the model takes it for
    return token.feat("VerbForm") if token is not None else None


def _is_attributive(carrier: Carrier, at: int, words: Lexicon) -> bool:
    """True for what the model may take for a finite verb: "den seit Jahren inhaftierten Unternehmer", "verstoßen zu haben"."""
    if at + 2 < len(carrier) and carrier[at + 1].upos == "PART" and _verb_form(carrier, at + 2, words) == "Inf" and carrier[at].upos == "VERB":
        return True  # "verstoßen zu haben": a participle, whatever the model takes it for
    if at + 1 >= len(carrier) or carrier[at + 1].upos not in ("NOUN", "PROPN") or carrier[at].upos == "AUX":
        return False
    return any(u.upos in ("DET", "PRON") and u.low != carrier[at].low for u in carrier[max(0, at - REACH // 2) : at])


def is_referative(units: Sequence[Unit], words: Lexicon) -> bool:
    """True for a participle in the genitive, or with the subject's own ending, that stands for a clause."""
    partitive = False
    for at, unit in enumerate(units):
        if unit.is_break or unit.low == ",":
            return False
        token = unit.token
        before, partitive = partitive, token is not None and token.text.islower() and token.feat("Case") == "Par"
        noun = unit.sentence.tokens[token.head] if unit.sentence is not None and token is not None and token.head > unit.index else None
        agrees = noun is not None and token is not None and noun.feat("Case") == token.feat("Case")
        if before or (token is not None and token.deprel.startswith(("acl", "amod")) and agrees):
            continue  # it belongs to a noun behind it: "Islamabadia syyllistävän iskun"
        following = units[at + 1] if at + 1 < len(units) else None
        owned = following is not None and (following.low in words.sources or (unit.upos == "NOUN" and following.upos == "NOUN"))
        own = token is not None and bool(token.feat("Person[psor]"))
        if len(unit.low) > _PARTICIPLE and unit.low.endswith(words.grammar.participle_endings or ("\0",)) and (own or not owned):
            return True
        if token is not None and token.feat("VerbForm") == "Part" and (token.feat("Case") == "Gen" or _has_own_subject(token)):
            return True
    return False


def _has_own_subject(token: Token) -> bool:
    """True for a participle with its subject's own ending; in the partitive it only says when ("tavattuaan")."""
    return bool(token.feat("Person[psor]")) and token.feat("Case") != "Par"


def has_object(carrier: Carrier, start: int, stop: int, words: Lexicon, times: Sequence[Time]) -> bool:
    """True when a noun phrase stands between the cue and the clause, to which the clause then belongs ("demanded guarantees that")."""
    if stop > start and carrier[stop - 1].low in words.nouns and carrier[stop - 1].low not in words.writings:
        return True  # "said of Russia's announcement that"
    bracketed = 0
    for i in range(start, stop):
        unit = carrier[i]
        bracketed += (unit.low == "(") - (unit.low == ")")
        if bracketed:
            continue  # "Søreide (H)"
        if unit.low in words.prepositions or unit.low == ",":
            return False
        if unit.token is not None and unit.token.feat("Case") in words.grammar.oblique_cases:
            continue
        if unit.upos in ("NOUN", "PROPN") and unit.low not in words.adverbs and not any(t.span.start <= unit.start < t.span.end for t in times):
            return True
    return False


def has_verb(carrier: Carrier, start: int, words: Lexicon, *, deep: bool) -> bool:
    """True where a verb stands from `start` on; without a model an auxiliary."""
    if not deep:
        return any(u.low in words.auxiliaries for u in carrier[start:])
    return any(u.is_verb or (u.token is not None and u.token.feat("Variant") == "Short") for u in carrier[start:])


def after_object(carrier: Carrier, start: int, words: Lexicon, mentions: Mentions) -> int:
    """The unit after the one spoken to: a name, a pronoun, or a noun phrase up to a comma."""
    for m in mentions.within(span_of(carrier[start : start + 4])):
        if all(u.start >= m.span.start or u.low in words.articles for u in carrier[start : start + 4] if u.start < m.span.end):
            start = next((i for i in range(start, len(carrier)) if carrier[i].start >= m.span.end), len(carrier))
            break
    else:
        while start < len(carrier) and carrier[start].upos in ("NOUN", "PRON", "ADJ", "DET") and carrier[start].low not in words.articles:
            start += 1
        follows = carrier[start + 1].upos if start + 1 < len(carrier) else ""
        if start < len(carrier) and (carrier[start].low in words.media or (carrier[start].upos == "PROPN" and follows in ("PRON", "DET"))):
            start += 1  # "told Reuters in a message"; "told MSNBC he could": an outlet that no list has
        elif (head := _object_noun(carrier, start, words)) is not None:
            start = head
    return start + 1 if start < len(carrier) and carrier[start].low == "," else start


def _object_noun(carrier: Carrier, start: int, words: Lexicon) -> int | None:
    """The unit behind a noun phrase with an article after which another subject begins: "told the newspaper | she"."""
    if start >= len(carrier) or carrier[start].low not in words.articles | words.possessives:
        return None
    end = next((i for i in range(start + 1, len(carrier)) if carrier[i].upos not in ("NOUN", "PROPN", "ADJ")), len(carrier))
    return end if start + 1 < end < len(carrier) and carrier[end].upos in ("PRON", "DET") else None


def _opens_clause(carrier: Carrier, at: int, words: Lexicon) -> bool:
    return carrier[at].upos == "SCONJ" and carrier[at].low in words.subordinators


def is_finite_next(carrier: Carrier, at: int, words: Lexicon, *, deep: bool) -> bool:
    """True where a finite verb stands at a place that may lie behind the end."""
    return at < len(carrier) and is_finite(carrier, at, words, deep=deep)


def bare_clause(carrier: Carrier, start: int, words: Lexicon, times: Sequence[Time], *, deep: bool) -> int | None:
    """Where a clause without complementizer begins: a subject with a finite verb, directly or after a time."""
    i = start
    while i < len(carrier) and (
        carrier[i].low in words.adverbs
        or any(t.span.start <= carrier[i].start < t.span.end for t in times)
        or (carrier[i].low in words.prepositions and any(t.span.start == u.start for u in carrier[i + 1 : i + 2] for t in times))
    ):
        i += 1
    if start < i < len(carrier) - 1 and words.grammar.verb_second and shows_report(carrier[i], words):
        return start  # "sagte, bisher sei nichts eingetroffen"
    if i >= len(carrier) or not carrier[i].is_word or (carrier[i].is_verb and not _is_gerund_subject(carrier, i, words, deep=deep)):
        return None
    first = carrier[i]
    if first.upos == "INTJ":
        return None
    governs = i == start and i + 1 < len(carrier) and carrier[i + 1].upos == "ADP" and not words.grammar.bare_after_comma
    if governs and first.upos == "NOUN" and _deprel(carrier, i) == "obj":
        return None  # "sa nei til den som …": an object with what hangs on it
    opens = next((k for k in range(i + 1, min(len(carrier), i + 7)) if shows_report(carrier[k], words)), None)
    if first.low in words.prepositions and opens is not None and not any(u.is_verb or u.low == "," for u in carrier[i + 1 : opens]):
        return i  # "sagte, für eine Waffenruhe müsse …"
    if first.low in words.prepositions or first.low in words.infinitives or first.low in words.conjunctions:
        return None
    if any(form.mood == "finite" for form in words.forms.get(first.low, ())) and not first.is_verb:
        return None
    if first.low in words.subordinators and first.upos == "SCONJ":
        return None
    # "das sei", "das drei Jahre alte Abkommen werde nicht": no relative word, since the verb is not last
    said = (
        opens is not None
        and all(u.low != "," for u in carrier[i:opens])
        and opens + 1 < len(carrier)
        and (carrier[opens + 1].is_word or carrier[opens + 1].quote is not None)
    )
    parted = is_parted(carrier, i + 1, words, deep=deep)
    if not said and not parted and any(carrier[k].low == "," or opens_relative(carrier, k, words) for k in range(i, min(len(carrier), i + 2))):
        return None
    subordinate = (k for k in range(i + 2, len(carrier)) if opens_relative(carrier, k, words) or _opens_clause(carrier, k, words))
    relative = next(subordinate, len(carrier))
    finite = (k for k in range(i + 1, len(carrier)) if is_finite(carrier, k, words, deep=deep))
    verb = next((k for k in finite if k < relative or carrier[k - 1].low == ","), None)  # not one of a clause within its subject
    guessed = verb is None and not words.grammar.verb_second and not words.grammar.bare_after_comma
    if guessed:
        verb = next((k for k in range(i + 1, min(relative, len(carrier))) if _may_be_finite(carrier, k)), None)
    if verb is None or carrier[verb - 1].low in words.conjunctions or carrier[verb - 1].low in ("-", "–", "—"):
        return None  # "rejects the claims – goes to Moscow"
    if carrier[verb - 1].quote is not None and carrier[verb].low not in words.auxiliaries:
        return None  # "regrets the “unjustified” step"
    commas = [k for k in range(i, verb) if carrier[k].low == ","]
    if relative > verb and (len(commas) == 1 or (commas and carrier[verb - 1].low != ",")):
        return None  # "announced measures, with police saying they had"
    hung = ("acl", "advcl") if not any(u.low == "," or u.low in words.conjunctions for u in carrier[i:verb]) else ("conj", "acl", "advcl")
    pronoun = verb == i + 1 and first.upos == "PRON"  # "acknowledged he had"
    if not guessed and not pronoun and not _is_reported(carrier, verb, words) and _deprel(carrier, verb).startswith(hung):
        return None
    return i


def is_parted(carrier: Carrier, comma: int, words: Lexicon, *, deep: bool) -> bool:
    """True behind a subject that a relative clause parts from its verb: "said Iran | , which backs them, was"."""
    if comma + 1 >= len(carrier) or carrier[comma].low != "," or words.grammar.bare_after_comma or not opens_relative(carrier, comma + 1, words):
        return False
    close = next((k for k in range(comma + 2, len(carrier) - 1) if carrier[k].low == "," or carrier[k].is_break), None)
    return close is not None and carrier[close].low == "," and is_finite(carrier, close + 1, words, deep=deep)


def _is_gerund_subject(carrier: Carrier, at: int, words: Lexicon, *, deep: bool) -> bool:
    """True for a gerund that is a clause's subject: "say adding salt to water is simple"."""
    token = carrier[at].token
    if token is None or token.feat("VerbForm") != "Ger" or any(u.low in words.complementizers or u.low == "," for u in carrier[at + 1 : at + 4]):
        return False
    return any(is_finite(carrier, i, words, deep=deep) for i in range(at + 2, len(carrier)))


def _may_be_finite(carrier: Carrier, at: int) -> bool:
    """True for a verb right behind a noun that the model takes for an infinitive or a participle: "the results confirm", "vessels fired"."""
    unit = carrier[at]
    plain = unit.upos == "VERB" and unit.token is not None and unit.token.feat("VerbForm") in ("Inf", "Part")
    return plain and carrier[at - 1].upos in ("NOUN", "PROPN", "PRON")


def _is_reported(carrier: Carrier, at: int, words: Lexicon) -> bool:
    """True for a verb whose form shows reported speech: one of the pack's, or what the model sees as such where the language has any."""
    token = carrier[at].token
    return carrier[at].low in words.reported or (bool(words.reported) and token is not None and token.feat("Mood") == "Sub")


def _deprel(carrier: Carrier, at: int) -> str:
    token = carrier[at].token
    return token.deprel if token is not None else ""


def is_finite(carrier: Carrier, at: int, words: Lexicon, *, deep: bool) -> bool:
    """True for a finite verb: an auxiliary of the pack, or what the model sees as one."""
    unit = carrier[at]
    if unit.low in words.modals or unit.low in words.perfect or unit.low in words.passive:
        if unit.token is not None and unit.is_verb and unit.token.feat("VerbForm") == "Inf" and unit.low not in words.reported:
            return False
        if unit.upos == "ADP" and unit.token is not None and unit.token.text[:1].isupper():
            return False  # "A la suite de": the accent is left out
        if at > 0 and carrier[at - 1].upos == "ADP" and unit.token is not None and unit.token.feat("VerbForm") == "Part":
            return False  # "En été dernier"
        return unit.low not in words.infinitives and (unit.low not in words.possessives or unit.is_verb)
    if unit.low in words.reported and unit.upos in ("VERB", "AUX"):
        return True
    if unit.token is None or not deep:
        return False
    return unit.token.feat("Variant") == "Short" or (unit.is_verb and unit.token.feat("VerbForm") == "Fin")

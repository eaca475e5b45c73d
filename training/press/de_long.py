"""Longer German press sentences with their trees, from the parts of `training.press.de`.

What its sentences are too short for: several infinitives under one verb, purpose and result clauses, quotations, lists of parties, names
behind commas, clauses in the middle and behind the verb at the end, and attribution with a source.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

from training.conllu import TreebankSentence
from training.press import de
from training.press.de import _arguments, _chance, _clause, _comma, _finite, _hang, _is_plural, _party, _past_plural, _pick, _stop, _verbs
from training.press.grammar import Node, Phrase, as_sentence, is_tree


def sentences(count: int = 4000, seed: int = 11) -> Iterator[TreebankSentence]:
    """So many sentences; the same for the same seed."""
    de._random.seed(seed)
    made = 0
    while made < count:
        nodes = _pick(_KINDS)()
        de._set_lemmas(nodes)
        if is_tree(nodes):
            yield as_sentence(nodes, "de-press-long")
            made += 1


def _word(form: str, lemma: str, upos: str, relation: str, head: Node, feats: str = "") -> Node:
    return Node(form, lemma, upos, feats, relation, head)


def _root(verb: Node) -> Node:
    verb.deprel, verb.head = "root", None
    return verb


# Verb, particle, past, participle, whom: q accusative, d dative, - nobody.
_BINDING = (
    ("fordern", "auf", "forderte", "gefordert", "q"), ("rufen", "auf", "rief", "gerufen", "q"), ("bitten", "", "bat", "gebeten", "q"),
    ("drängen", "", "drängte", "gedrängt", "q"), ("beschuldigen", "", "beschuldigte", "beschuldigt", "q"),
    ("bezichtigen", "", "bezichtigte", "bezichtigt", "q"), ("ermahnen", "", "ermahnte", "ermahnt", "q"), ("zwingen", "", "zwang", "gezwungen", "q"),
    ("warnen", "", "warnte", "gewarnt", "q"), ("drohen", "", "drohte", "gedroht", "d"), ("versprechen", "", "versprach", "versprochen", "d"),
    ("werfen", "vor", "warf", "geworfen", "d"), ("bieten", "an", "bot", "geboten", "d"),
    ("sagen", "zu", "sagte", "gesagt", "d"), ("sichern", "zu", "sicherte", "gesichert", "d"), ("kündigen", "an", "kündigte", "gekündigt", "-"),
    ("vereinbaren", "", "vereinbarte", "vereinbart", "-"), ("beschließen", "", "beschloss", "beschlossen", "-"),
    ("lehnen", "ab", "lehnte", "gelehnt", "-"), ("weigern", "", "weigerte", "geweigert", "r"), ("planen", "", "plante", "geplant", "-"),
    ("erwägen", "", "erwog", "erwogen", "-"), ("versuchen", "", "versuchte", "versucht", "-"), ("erklären", "", "erklärte", "erklärt", "-"),
    ("schlagen", "vor", "schlug", "geschlagen", "d"),
)  # fmt: skip


def _infinitive(head: Node, relation: str) -> tuple[list[Node], Node]:
    """`die Grenze zu schließen`: the words and the infinitive."""
    v = _pick([v for v in _verbs() if not v.refl])
    verb = Node(v.prt + ("zu" if v.prt else "") + v.inf, v.prt + v.inf, "VERB", "VerbForm=Inf", relation, head)
    zu = [] if v.prt else [_word("zu", "zu", "PART", "mark", verb)]
    return [*chain.from_iterable(_arguments(v, verb)), *zu, verb], verb


def _infinitives(head: Node) -> list[Node]:
    """One to three of them, the later ones coordinated with the first, a comma before each clause of its own."""
    words, first = _infinitive(head, "xcomp")
    out = [_comma(first), *words]
    more = _pick((0, 0, 1, 1, 2))
    for number in range(more):
        words, verb = _infinitive(first, "conj")
        link = _word("und", "und", "CCONJ", "cc", verb) if number == more - 1 else _comma(verb)
        out += [link, *words]
    return out


def _binding() -> list[Node]:
    """`Polen kündigte an, …`, `China hat Japan aufgefordert, …`, also with the object or an adverbial first."""
    inf, particle, past, participle, whom = _pick(_BINDING)
    subject = _list() if _chance(0.2) else _party("n", 0.1)
    plural = _is_plural(subject)
    if _chance(0.4):
        verb = _root(Node(particle + participle, particle + inf, "VERB", "VerbForm=Part"))
        have = ("haben" if plural else "hat") if _chance(0.8) else ("hatten" if plural else "hatte")
        finite = _word(have, "haben", "AUX", "aux", verb, _finite("Ind", plural, "Past" if have[2] == "t" and len(have) > 4 else "Pres"))
        tail = [verb]
    else:
        finite = verb = _root(Node(_past_plural(past) if plural else past, inf, "VERB", _finite("Ind", plural)))
        tail = [_word(particle, particle, "ADP", "compound:prt", verb)] if particle else []
    whoms = {"q": ("a", "obj"), "d": ("d", "obl:arg")}
    others = _hang(_party(whoms[whom][0], 0.1), verb, whoms[whom][1]) if whom in whoms and (whom == "q" or _chance(0.6)) else []
    if whom == "r":
        others = [_word("sich", "sich", "PRON", "obj", verb, "Case=Acc|Person=3|PronType=Prs|Reflex=Yes")]
    when = de._adverbial(verb) if _chance(0.5) else []
    subjects = _hang(subject, verb, "nsubj")
    main = [*when, finite, *subjects, *others, *tail] if when and _chance(0.5) else [*subjects, finite, *others, *when, *tail]
    return [*main, *_infinitives(verb), _stop(verb)]


def _list(case: str = "n") -> Phrase:
    """Three or four parties, `A, B und C`."""
    first, *others = [_party(case, 0) for _ in range(_pick((3, 3, 4)))]
    words = list(first.words)
    for number, other in enumerate(others):
        other.head.head, other.head.deprel = first.head, "conj"
        last = number == len(others) - 1
        words += [_word("und", "und", "CCONJ", "cc", other.head) if last else _comma(other.head), *other.words]
    listed = de._Phrase(words, first.head)
    listed.plural = True
    return listed


def _listed() -> list[Node]:
    """A clause whose subject is a list."""
    order = _pick(("v2", "inv"))
    words, verb, _ = _clause(order, subject=_list())
    return [*words, _stop(_root(verb))]


def _purposed() -> list[Node]:
    """`…, um die Grenze zu schließen.`"""
    words, verb, _ = _clause(_pick(("v2", "inv")))
    clause, infinitive = _infinitive(_root(verb), "advcl")
    mark = _word(_pick(("um", "um", "ohne")), "um", "SCONJ", "mark", infinitive)
    mark.lemma = mark.form
    return [*words, _comma(infinitive), mark, *clause, _stop(verb)]


def _quoted() -> list[Node]:
    """`„…“, sagte X am Montag.`, `X sagte: „…“`, `„…“, so X.`"""
    words, verb, _ = _clause(_pick(("v2", "inv")), _pick(("ind", "ind", "sub")))
    speaker = de._speaker()
    saying = _root(de._verb_of_saying(_is_plural(speaker)))
    verb.head, verb.deprel = saying, "ccomp"
    marks = _pick((("„", "“"), ("„", "“"), ("»", "«"), ('"', '"')))
    opening, closing = Node(marks[0], marks[0], "PUNCT", "", "punct", verb), Node(marks[1], marks[1], "PUNCT", "", "punct", verb, True)
    words[0].glued = True
    subject = _hang(speaker, saying, "nsubj")
    when = de._adverbial(saying) if _chance(0.5) else []
    if _chance(0.65):
        return [opening, *words, closing, _comma(verb), saying, *subject, *when, _stop(saying)]
    colon = Node(":", ":", "PUNCT", "", "punct", verb, True)
    words[0].form = words[0].form[0].upper() + words[0].form[1:]
    head = [*when, saying, *subject] if when and _chance(0.4) else [*subject, saying, *when]
    stop = Node(".", ".", "PUNCT", "", "punct", saying, True)
    return [*head, colon, opening, *words, stop, closing]


_SUBORDINATING = ("weil", "nachdem", "obwohl", "während", "bevor", "wenn", "falls", "sobald", "da", "damit")


def _twice() -> list[Node]:
    """`X erklärte, dass …, weil …`: a clause within what is said; or two clauses that are said."""
    speaker = de._speaker()
    saying = _root(de._verb_of_saying(_is_plural(speaker)))
    words, verb, _ = _clause("end", _pick(("ind", "sub")))
    verb.head, verb.deprel = saying, "ccomp"
    out = [*_hang(speaker, saying, "nsubj"), saying, _comma(verb), _word("dass", "dass", "SCONJ", "mark", verb), *words]
    lower, second, _ = _clause("end", _pick(("ind", "sub")))
    if _chance(0.5):
        second.head, second.deprel = verb, "conj"
        out += [_word("und", "und", "CCONJ", "cc", second), _word("dass", "dass", "SCONJ", "mark", second), *lower]
    else:
        second.head, second.deprel = verb, "advcl"
        conjunction = _pick(_SUBORDINATING)
        out += [_comma(second), _word(conjunction, conjunction, "SCONJ", "mark", second), *lower]
    return [*out, _stop(saying)]


def _two_mains() -> list[Node]:
    """`A …, B …`: two main clauses, with `und`, `aber`, `doch` or a semicolon between them."""
    first, verb, _ = _clause(_pick(("v2", "inv")))
    second, other, _ = _clause(_pick(("v2", "v2", "inv")))
    other.head, other.deprel = _root(verb), "conj"
    link = _pick(("und", "und", "aber", "doch", "sondern", ""))
    between = [_word(link, link, "CCONJ", "cc", other)] if link else []
    comma = [_comma(other)] if link != "und" or _chance(0.3) else []
    return [*first, *comma, *between, *second, _stop(verb)]


# Preposition or adverb, case of the source.
_SOURCES = (("laut", "d"), ("nach Angaben", "g"), ("nach Darstellung", "g"), ("zufolge", "d"))


def _according() -> list[Node]:
    """`Laut dem Außenministerium hat …`, `Nach Angaben Moskaus …`, `Dem Ministerium zufolge …`"""
    words, verb, _ = _clause("v1", _pick(("ind", "sub")))
    _root(verb)
    source, case = _pick(_SOURCES)
    if source == "zufolge":
        party = _party("d", 0)
        first = [*_hang(party, verb, "obl"), _word("zufolge", "zufolge", "ADP", "case", party.head)]
    elif " " in source:
        party = _party(case, 0)
        said = _word("Angaben", "Angabe", "NOUN", "obl", verb, "Case=Dat|Gender=Fem|Number=Plur")
        if source.endswith("Darstellung"):
            said = _word("Darstellung", "Darstellung", "NOUN", "obl", verb, "Case=Dat|Gender=Fem|Number=Sing")
        first = [_word("nach", "nach", "ADP", "case", said), said, *_hang(party, said, "nmod")]
    else:
        party = _party(case, 0)
        first = [_word("laut", "laut", "ADP", "case", party.head), *_hang(party, verb, "obl")]
    return [*first, *words, _stop(verb)]


def _of_object() -> list[Node]:
    """`X verurteilte den Angriff, bei dem …` and `… das Abkommen, das … hatte`: a relative clause behind the main one."""
    words, verb, _ = _clause("v2")
    _root(verb)
    objects = [w for w in words if w.deprel == "obj" and w.head is verb and w.upos == "NOUN" and "Gender" in w.feats]
    if not objects or words[-1] is verb or words[-1].deprel == "compound:prt":
        return [*words, _stop(verb)]
    thing = objects[-1]
    gender = dict(de._pairs(thing.feats)).get("Gender", "")
    key = "p" if "Number=Plur" in thing.feats else {"Masc": "m", "Fem": "f", "Neut": "n"}.get(gender, "m")
    clause, lower, _ = _clause("end")
    if _chance(0.5):  # the relative pronoun in a prepositional phrase
        preposition = _pick(("mit", "bei", "von", "in"))
        dative = {"m": "dem", "n": "dem", "f": "der", "p": "denen"}[key]
        pronoun = _word(dative, "der", "PRON", "obl", lower, de._feats(Case="Dat", PronType="Rel"))
        opening = [_word(preposition, preposition, "ADP", "case", pronoun), pronoun]
    else:
        opening = [_word({"m": "dessen", "n": "dessen"}.get(key, "deren"), "der", "PRON", "nmod", clause[0], "Case=Gen|PronType=Rel")]
        first = clause[0]
        if first.upos not in ("NOUN",) or first.deprel not in ("nsubj", "nsubj:pass"):
            return [*words, _stop(verb)]
        opening[0].head = first
    lower.head, lower.deprel = thing, "acl"
    place = words.index(thing)
    if any(w.head is thing for w in words[place + 1 :]) or place != len(words) - 1:
        return [*words, _stop(verb)]
    return [*words, _comma(lower), *opening, *clause, _stop(verb)]


def _headline() -> list[Node]:
    """`Moskau: Berlin …`, `X will …` without a stop."""
    words, verb, _ = _clause("v2")
    _root(verb)
    if _chance(0.3):
        party = _party("n", 0)
        colon = Node(":", ":", "PUNCT", "", "punct", party.head, True)
        return [*_hang(party, verb, "parataxis"), colon, *words]
    return words


_KINDS: tuple[Callable[[], list[Node]], ...] = (
    *(_binding,) * 4, *(_quoted,) * 3,
    *(_listed,) * 2, *(_purposed,) * 2, *(_twice,) * 2, *(_two_mains,) * 2, *(_according,) * 2, _of_object, _headline,
)  # fmt: skip

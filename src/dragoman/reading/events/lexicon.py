"""A pack's triggers, compiled: which rules a token's lemma or form may start, and slots as values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from msgspec import structs

from ...errors import PackError
from ...packs import Pack
from ...packs.events import EventsSection, Trigger, parts

# Types of acts whose content is not done by being said: what is asked, blamed, threatened or refused.
_CONTENT = frozenset(("REQUEST", "ACCUSE", "THREATEN", "REJECT"))
_ASKING = ("REQUEST", "AGREE")


PREFIXES = frozenset(("us", "usa", "eu", "un", "uno", "nato", "fn", "yk", "оон"))  # abbreviations that open compounds as adjectives do


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """Words asked for, whole or as the end of a compound; a pack of an inflecting language asks for thousands of forms."""

    whole: frozenset[str]
    ends: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.whole or self.ends)


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in the sentence: `pp:til.any=brev` is the case word "til", every party inside, headed by "brev"."""

    place: str
    case: str
    scope: str
    lemmas: Words


@dataclass(frozen=True, slots=True)
class Entry:
    """One way in which a rule may start: a verb with its particle, or a noun."""

    rule: Trigger
    lemma: str
    particle: str
    noun: bool
    separable: bool = False  # the particle may stand at the end of the clause


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lexicon:
    """All triggers of a pack by the word that starts them; the most demanding rules of a word come first."""

    tag: str
    section: EventsSection
    verbs: Mapping[str, tuple[Entry, ...]]
    nouns: Mapping[str, tuple[Entry, ...]]
    ends: tuple[tuple[str, Entry], ...]
    governors: Mapping[str, str]

    def verb(self, lemma: str, form: str) -> tuple[Entry, ...]:
        """Entries that this verb may start; the lemma is believed before the form."""
        return _verbs(self, lemma, form)

    def noun(self, lemma: str, form: str) -> tuple[Entry, ...]:
        """Entries that this noun may start, whole or as the end of a compound."""
        return _nouns(self, lemma, form)


@lru_cache(maxsize=50_000)
def _verbs(lex: Lexicon, lemma: str, form: str) -> tuple[Entry, ...]:
    return _ranked([*lex.verbs.get(lemma, ()), *lex.verbs.get(form, ())])


@lru_cache(maxsize=50_000)
def _nouns(lex: Lexicon, lemma: str, form: str) -> tuple[Entry, ...]:
    first, _, rest = form.rpartition("-")
    if first in PREFIXES:  # "US-Angriff": as "amerikanischer Angriff"
        lemma, form = lemma.rpartition("-")[2], rest
    compounds = [e for end, e in lex.ends if (lemma.endswith(end) or form.endswith(end)) and len(form) > len(end) + 1]
    return _ranked([*lex.nouns.get(lemma, ()), *lex.nouns.get(form, ()), *compounds])


def _ranked(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    unique = dict.fromkeys(entries)
    return tuple(sorted(unique, key=lambda e: -(len(e.rule.noun_needs if e.noun else e.rule.needs) * 2 + bool(e.particle) * 3)))


@cache
def lexicon(pack: Pack) -> Lexicon:
    """The compiled triggers of a pack."""
    section = _inflected(pack.events)
    verbs: dict[str, list[Entry]] = {}
    nouns: dict[str, list[Entry]] = {}
    ends: list[tuple[str, Entry]] = []
    for rule in section.triggers:
        for verb in rule.verbs:
            for form, entry in verb_entries(rule, verb, section):
                verbs.setdefault(form, []).append(entry)
        for noun in rule.nouns:
            entry = Entry(rule, noun, "", True)
            for form in forms(noun.lower().lstrip("*"), section.noun_endings, section):
                nouns.setdefault(form, []).append(entry)
                if noun.startswith("*"):
                    ends.append((form, entry))
    frozen = {k: tuple(v) for k, v in verbs.items()}, {k: tuple(v) for k, v in nouns.items()}
    return Lexicon(tag=pack.tag, section=section, verbs=frozen[0], nouns=frozen[1], ends=tuple(ends), governors=_governors(section))


def _inflected(section: EventsSection) -> EventsSection:
    """The section with those of its lists that name nouns and verbs written out in all forms, since small pipelines err on lemmas."""

    def nouns(words: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(form for word in words for form in (word, *sorted(forms(word, section.noun_endings, section)))))

    def keyed(table: dict[str, str], *endings: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
        made = {form: value for word, value in table.items() for ends in endings for form in forms(word, ends, section)}
        return {**made, **table}

    return structs.replace(
        section,
        collective=nouns(section.collective),
        deeds=nouns(section.deeds),
        papers=nouns(section.papers),
        weapons=nouns(section.weapons),
        force=nouns(section.force),
        counting=nouns(section.counting),
        home=nouns(section.home),
        charges=nouns(section.charges),
        avoid=nouns(section.avoid),
        governors=keyed(section.governors, section.verb_endings, section.noun_endings),
        carriers=keyed(section.carriers, section.noun_endings),
    )


def _governors(section: EventsSection) -> Mapping[str, str]:
    """What verbs and nouns make of the act that hangs on them: what the pack says, and for its own triggers what their type says."""
    found: dict[str, str] = {}
    for rule in section.triggers:
        if rule.type in _CONTENT and not rule.needs:
            words = (*(v.replace("|", "") for v in rule.verbs if " " not in v), *rule.nouns)
            found.update(dict.fromkeys(map(str.lower, words), "content"))
    # Who summons an envoy does so to say something: what hangs on it is the subject's own doing, unless the verb may ask or invite too.
    other = {verb for rule in section.triggers if rule.type in _ASKING and rule.mode != "summon" for verb in rule.verbs}
    summoning = (v for rule in section.triggers if rule.mode == "summon" for v in rule.verbs if " " not in v and v not in other)
    found.update((v.replace("|", "").lower(), "own") for v in summoning)
    return {**found, **section.governors}


def verb_entries(rule: Trigger, verb: str, section: EventsSection) -> Iterator[tuple[str, Entry]]:
    """The forms by which a pack's verb may start a rule: whole, with a particle behind ("cut off"), a separable verb ("zurück|weisen") either way."""
    prefix, _, stem = verb.lower().rpartition("|")
    lemma, _, particle = stem.partition(" ")
    for form in forms(lemma, section.verb_endings, section):
        yield prefix + form, Entry(rule, prefix + lemma, particle, False)
        if prefix:
            yield form, Entry(rule, lemma, prefix, False, separable=True)
    if prefix:
        for mark in section.infinitive_marks:
            yield prefix + mark + lemma, Entry(rule, prefix + lemma, particle, False)


def forms(lemma: str, endings: Mapping[str, tuple[str, ...]], section: EventsSection) -> frozenset[str]:
    """A lemma with the forms that the pack's endings and lists give it.

    >>> sorted(forms("demand", {"": ("", "s", "ed")}, EventsSection()))
    ['demand', 'demanded', 'demands']
    """
    ends = [e for e in endings if lemma.endswith(e)]
    longest = max(ends, key=len, default=None)
    made = {lemma[: len(lemma) - len(longest)] + new for new in endings[longest]} if longest is not None else set()
    return frozenset({lemma, *made, *section.forms.get(lemma, ())})


@cache
def slot(pack: Pack, source: str) -> Slot:
    """A slot of the pack's notation, with its sets of lemmas written out.

    Raises:
        PackError: a place or scope that does not exist.
    """
    try:
        place, case, scope, wanted = parts(source)
    except ValueError as error:
        raise PackError(f"pack {pack.tag!r}: {error}: see dragoman.packs.events for the places there are.") from error
    return Slot(place, case.replace("_", " "), scope, spelled(pack, wanted))


@cache
def spelled(pack: Pack, wanted: str) -> Words:
    """The lemmas of `a|b|@set`, sets written out and each with its forms, since a small pipeline errs on the lemmas of rare nouns."""
    section = pack.events
    found: set[str] = set()
    for part in filter(None, wanted.split("|")):
        for word in map(str.lower, section.sets.get(part[1:], ()) if part.startswith("@") else (part,)):
            star = "*" if word.startswith("*") else ""
            stem = word.removeprefix("*")
            found.update(star + form for form in forms(stem, section.noun_endings, section) if form or star)
    return Words(frozenset(w for w in found if not w.startswith("*")), tuple(sorted(w[1:] for w in found if w.startswith("*"))))


def fits(lemma: str, form: str, wanted: Words | Iterable[str]) -> bool:
    """True when a token's lemma or form is one of these, or ends like one that starts with `*`.

    >>> fits("fredssamtale", "fredssamtalene", ("*samtale",))
    True
    """
    if isinstance(wanted, Words):
        return lemma in wanted.whole or form in wanted.whole or lemma.endswith(wanted.ends) or form.endswith(wanted.ends)
    for word in wanted:
        if word.startswith("*"):
            if lemma.endswith(word[1:]) or form.endswith(word[1:]):
                return True
        elif word in (lemma, form):
            return True
    return False

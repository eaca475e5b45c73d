"""Paragraphs of a report as rows of units, in which a quotation is one unit, and the pack's words compiled for look-up.

A parser is at its worst where a sentence is half quotation. So attribution is read from the narration alone: whatever stands
between marks or after a quote dash is folded into one unit, and sentences (`Carrier`) are cut in what remains.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ..models import Sentence, Token
from ..packs import Pack
from ..packs.quotes import CueRule, Grammar, NounRule, SourceRule, Verb
from ..report.types import Role
from ..text import Span
from .draft import Draft
from .quote_marks import Stretch
from .types import Name, Reference, Time

_SILENT = (Role.JUNK, Role.BYLINE, Role.DATELINE, Role.CREDIT)
_TERMINAL = ".!?…"
_LONGEST = 200  # units of a sentence; what is longer is a list or noise, and every cue looks over its whole sentence
_WRITING = 6  # letters beyond which a noun for a paper is also known at the end of a compound
_APOSTROPHES = str.maketrans("’ʼ´", "'''")
_BREAKS = frozenset(";:") | frozenset("–—―")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Lines of a report that belong together, with the role of their block."""

    span: Span
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A token of the narration, or one whole quotation."""

    start: int
    end: int
    low: str  # the token case-folded, empty for a quotation
    token: Token | None
    sentence: Sentence | None
    index: int  # of the token in its sentence
    quote: Stretch | None = None

    @property
    def upos(self) -> str:
        """Part of speech; empty for a quotation."""
        return self.token.upos if self.token else ""

    @property
    def is_verb(self) -> bool:
        """True for a verb or auxiliary, as the model sees it."""
        return self.upos in ("VERB", "AUX")

    @property
    def is_break(self) -> bool:
        """True for a quotation and for punctuation that parts clauses (other than a comma)."""
        return self.quote is not None or self.low in _BREAKS or (bool(self.low) and self.low[0] in _TERMINAL)

    @property
    def is_clitic(self) -> bool:
        """True for a pronoun hung on the verb before it ("-t-il")."""
        return len(self.low) > 1 and self.low[0] == "-" and self.low[1].isalpha()

    @property
    def is_word(self) -> bool:
        """True for a token with a letter or digit in it."""
        return self.low[:1].isalnum() or any(c.isalnum() for c in self.low)


Carrier = tuple[Unit, ...]


def shows_report(unit: Unit, words: Lexicon) -> bool:
    """True for a finite form that by itself shows reported speech, and is no noun that is written like it ("Teile", "Folge")."""
    if unit.low not in words.reported:
        return False
    return unit.token is None or unit.upos not in ("NOUN", "PROPN") or not unit.token.text[:1].isupper()


def span_of(units: Sequence[Unit]) -> Span:
    """From the first unit to the end of the last."""
    return Span(units[0].start, units[-1].end)


def find_paragraphs(draft: Draft) -> tuple[Paragraph, ...]:
    """The paragraphs in which somebody may speak: blocks, joined where a sentence runs from one line into the next."""
    paragraphs: list[Paragraph] = []
    starts = [s.start for s in draft.sentences]
    for block in draft.report.blocks:
        if block.role in _SILENT or not len(block.span):
            continue
        last = bisect_left(starts, paragraphs[-1].span.end) - 1 if paragraphs else -1
        if last >= 0 and draft.sentences[last].end > block.span.start:
            paragraphs[-1] = Paragraph(span=Span(paragraphs[-1].span.start, block.span.end), role=paragraphs[-1].role)
        else:
            paragraphs.append(Paragraph(span=block.span, role=block.role))
    return tuple(paragraphs)


def _plain(word: str) -> str:
    """A word as it is looked up: case-folded, and with one apostrophe for all that the press writes."""
    return word.casefold().translate(_APOSTROPHES)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tokens:
    """All tokens of a draft with their place in the trees, found by offset."""

    units: tuple[Unit, ...]
    starts: tuple[int, ...]

    @staticmethod
    def of(draft: Draft) -> Tokens:
        """The tokens of all sentences, in order."""
        words = lexicon(draft.pack)
        sure = {low for low, forms in words.forms.items() if any(f.mood == "finite" for f in forms)} if words.grammar.sure_verbs else frozenset()
        inside = {start for n in draft.names if n.kind == "person" for start in range(n.span.start + 1, n.span.end)}
        units = tuple(
            Unit(start=t.start, end=t.end, low=low, token=_mended(t, low, sure, words), sentence=s, index=i)
            for s in draft.sentences
            for i, t in enumerate(s.tokens)
            # "von der Leyen": the small words of a name are no words of the language
            for low in (_plain(t.text) if t.start not in inside or not t.text.islower() else t.text.upper(),)
        )
        units = tuple(_joined(units, words))
        return Tokens(units=units, starts=tuple(u.start for u in units))

    def within(self, span: Span) -> tuple[Unit, ...]:
        """The tokens that start in `span`."""
        return self.units[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]

    def folded(self, span: Span, stretches: Sequence[Stretch]) -> tuple[Unit, ...]:
        """The tokens that start in `span`, each of `stretches` as one unit."""
        units: list[Unit] = []
        at = span.start
        for stretch in stretches:
            units.extend(self.within(Span(at, max(at, stretch.outer.start))))
            units.append(Unit(start=stretch.outer.start, end=stretch.outer.end, low="", token=None, sentence=None, index=-1, quote=stretch))
            at = max(at, stretch.outer.end)
        units.extend(self.within(Span(at, max(at, span.end))))
        return tuple(units)


def _mended(token: Token, low: str, sure: Collection[str], words: Lexicon) -> Token:
    """The token with the part of speech that the pack's words give it whatever the model says."""
    if low in sure:
        return replace(token, upos="VERB")
    if low in words.pronouns and token.upos in ("VERB", "AUX") and low not in words.auxiliaries:
        return replace(token, upos="PRON")
    return token


def _joined(units: Sequence[Unit], words: Lexicon) -> Iterator[Unit]:
    """The units, with adverbs, pronouns and forms of several words ("pour sa part", "ce dernier", "bekannt gegeben") as one."""
    at = 0
    while at < len(units):
        unit = units[at]
        phrase = next((p for p in words.phrases.get(unit.low, ()) if tuple(u.low for u in units[at : at + len(p)]) == p), None)
        if phrase is None:
            yield unit
            at += 1
            continue
        last = units[at + len(phrase) - 1]
        whole = " ".join(phrase)
        upos = "PRON" if whole in words.pronouns else "VERB" if whole in words.forms else "ADV"
        token = replace(last.token if upos == "VERB" and last.token else unit.token, upos=upos, end=last.end) if unit.token else None
        yield replace(unit, end=last.end, low=" ".join(phrase), token=token)
        at += len(phrase)


def carriers(units: Sequence[Unit], text: str) -> Iterator[Carrier]:
    """The sentences of a row of units: quotations do not break them, unless one ends as a sentence does and a new one begins."""
    held: list[Unit] = []
    for i, unit in enumerate(units):
        held.append(unit)
        following = units[i + 1] if i + 1 < len(units) else None
        if following is None or len(held) >= _LONGEST or _ends(unit, following, text, held[-2] if len(held) > 1 else None):
            yield tuple(held)
            held = []


def _ends(unit: Unit, following: Unit, text: str, before: Unit | None) -> bool:
    begins = following.quote is not None or text[following.start].isupper() or text[following.start].isdigit()
    if unit.quote is not None:
        last = unit.quote.content.of(text)[-1:]
        announced = before is not None and before.low == ":" and last in _TERMINAL  # else "“Why?” Dodik asked" may go on
        return unit.quote.layout == "marks" and (last == "." or announced) and following.quote is None and begins
    if not unit.low or unit.low[-1] not in _TERMINAL or any(c.isalnum() for c in unit.low):
        return False
    if following.low in ("–", "—", "-"):  # "Never! – said the minister" goes on
        return not text[following.end : following.end + 3].lstrip()[:1].islower()
    return begins or following.low in ("[", "(")


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form of a verb of saying: `mood` is finite, participle or gerund."""

    rule: CueRule
    verb: Verb
    mood: str
    particle: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lexicon:
    """A pack's quote section, compiled."""

    tag: str
    grammar: Grammar
    forms: dict[str, tuple[Form, ...]]
    sources: dict[str, tuple[tuple[tuple[str, ...], SourceRule], ...]]
    nouns: dict[str, NounRule]
    complementizers: frozenset[str]
    questions: frozenset[str]
    infinitives: frozenset[str]
    conjunctions: frozenset[str]
    subordinators: frozenset[str]
    relatives: frozenset[str]
    prepositions: frozenset[str]
    possessives: frozenset[str]
    articles: frozenset[str]
    negations: frozenset[str]
    modals: frozenset[str]
    perfect: frozenset[str]
    passive: frozenset[str]
    first: frozenset[str]
    adverbs: frozenset[str]
    addressing: frozenset[str]
    coordinators: frozenset[str]
    speakers: frozenset[str]
    bodies: frozenset[str]  # of the speakers those that are no people: "ministry"
    writings: frozenset[str]
    writing_ends: tuple[str, ...]  # of compounds
    media: frozenset[str]
    lands: frozenset[str]
    titled: frozenset[str]
    pronouns: dict[str, frozenset[str]]  # the kinds of names that each can stand for
    plural: frozenset[str]  # pronouns of the plural alone
    stately: frozenset[str]  # pronouns with a gender that stand for states and bodies too
    reflexives: frozenset[str]
    asides: frozenset[str]
    reported: frozenset[str]
    compounds: frozenset[str]
    compound_phrases: tuple[tuple[str, ...], ...]
    phrases: dict[str, tuple[tuple[str, ...], ...]]  # adverbs of several words, by the first
    thus: frozenset[str]
    taken_up: tuple[tuple[str, ...], ...]
    other_cases: tuple[str, ...]  # ends of names in cases that no subject has
    auxiliaries: frozenset[str]  # words that may stand between a subject and the verb of saying
    owned: frozenset[str]  # ids of the rules whose phrases have the pronoun of their source in themselves


@lru_cache(maxsize=64)
def lexicon(pack: Pack) -> Lexicon:
    """The pack's words for attribution."""
    section = pack.quotes
    forms: dict[str, list[Form]] = {}
    for rule in section.cues:
        for verb in rule.verbs:
            for mood, words in (("finite", verb.forms), ("participle", verb.participle), ("gerund", verb.gerund)):
                for word in (w.replace("_", " ") for w in words.split()):
                    forms.setdefault(word, []).append(Form(rule=rule, verb=verb, mood=mood, particle=tuple(verb.particle.split())))
    sources: dict[str, list[tuple[tuple[str, ...], SourceRule]]] = {}
    for source in section.sources:
        for phrase in source.phrases:
            parts = tuple(phrase.split())
            sources.setdefault(parts[0], []).append((parts, source))
    g, v = section.grammar, section.voices
    phrases: dict[str, tuple[tuple[str, ...], ...]] = {}
    several = (*g.adverbs, *forms, *(form for pronoun in section.pronouns for form in pronoun.forms))
    for parts in sorted((tuple(word.split()) for word in several if " " in word), key=len, reverse=True):
        phrases[parts[0]] = (*phrases.get(parts[0], ()), parts)
    return Lexicon(
        tag=pack.tag,
        grammar=g,
        forms={k: tuple(sorted(f, key=lambda form: (-len(form.particle), not form.rule.impersonal))) for k, f in forms.items()},
        sources={k: tuple(sorted(s, key=lambda pair: -len(pair[0]))) for k, s in sources.items()},
        nouns={noun: rule for rule in section.nouns for noun in rule.nouns},
        complementizers=frozenset(g.complementizers),
        questions=frozenset(g.questions),
        infinitives=frozenset(g.infinitives),
        conjunctions=frozenset(g.conjunctions),
        subordinators=frozenset(g.subordinators),
        relatives=frozenset(g.relatives),
        prepositions=frozenset(g.prepositions),
        possessives=frozenset(g.possessives),
        articles=frozenset(g.articles),
        negations=frozenset(g.negations),
        modals=frozenset(g.modals),
        perfect=frozenset(g.perfect),
        passive=frozenset(g.passive),
        first=frozenset(g.first),
        adverbs=frozenset(g.adverbs),
        addressing=frozenset(g.addressing),
        coordinators=frozenset(g.coordinators),
        speakers=frozenset(v.speakers),
        bodies=frozenset(v.speakers) & (_words_of(pack.names.bodies) - _heads_of(pack.names.offices, g.prepositions)),
        writings=frozenset(v.writings),
        writing_ends=tuple(w for w in v.writings if len(w) > _WRITING),
        media=frozenset(v.media),
        lands=frozenset(v.lands),
        titled=frozenset(v.titled),
        pronouns={form: frozenset(rule.kinds) for rule in section.pronouns for form in rule.forms},
        plural=frozenset(f for r in section.pronouns if r.number == "plur" for f in r.forms)
        - {f for r in section.pronouns if r.number != "plur" for f in r.forms},
        stately=frozenset(f for r in section.pronouns if r.reported for f in r.forms),
        reflexives=frozenset(g.reflexives),
        asides=frozenset(g.asides),
        reported=frozenset(g.reported),
        compounds=frozenset(word for word in g.compounds if " " not in word),
        compound_phrases=tuple(tuple(phrase.split()) for phrase in g.compounds if " " in phrase),
        phrases=phrases,
        thus=frozenset(g.thus),
        taken_up=tuple(tuple(phrase.split()) for phrase in g.taken_up),
        other_cases=tuple(e for case, ends in pack.events.case_endings.items() if case not in g.subject_cases for e in ends),
        auxiliaries=frozenset((*g.perfect, *g.passive, *g.modals)),
        owned=frozenset(f"{pack.tag}/{source.id}" for source in section.sources if source.own),
    )


def _words_of(forms: Mapping[str, Iterable[str]]) -> set[str]:
    return {word.casefold() for each in forms.values() for form in each for word in form.split()}


def _heads_of(forms: Mapping[str, Iterable[str]], prepositions: Collection[str]) -> set[str]:
    rows = [form.casefold().split() for each in forms.values() for form in each]
    return {row[0] for row in rows} | {row[-1] for row in rows if not set(row) & set(prepositions)}


def opens_relative(carrier: Carrier, at: int, words: Lexicon) -> bool:
    """True for a relative word; one that is also an article ("der") only where the model does not see an article."""
    return carrier[at].low in words.relatives and not (carrier[at].low in words.articles and carrier[at].upos == "DET")


def _no_seat(_place: str) -> str | None:
    return None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Mentions:
    """Names and references of a draft, found by place, and where it speaks of times."""

    items: tuple[Name | Reference, ...]
    starts: tuple[int, ...]
    times: tuple[Span, ...] = ()
    seats: Callable[[str], str | None] = _no_seat  # the state whose seat of government a place is

    @staticmethod
    def of(
        names: Sequence[Name], references: Sequence[Reference] = (), times: Sequence[Time] = (), *, seats: Callable[[str], str | None] = _no_seat
    ) -> Mentions:
        """All of them, in order."""
        items: tuple[Name | Reference, ...] = tuple(sorted((*names, *references), key=lambda m: (m.span.start, -m.span.end)))
        named = {m.span.start for m in items}  # the person May is no month
        spans = tuple(t.span for t in times if t.span.start not in named)
        return Mentions(items=items, starts=tuple(m.span.start for m in items), times=spans, seats=seats)

    def is_time(self, unit: Unit) -> bool:
        """True for a token of a time expression."""
        low = bisect_right(self.times, unit.start, key=lambda span: span.start) - 1
        return low >= 0 and unit.start < self.times[low].end

    def within(self, span: Span) -> tuple[Name | Reference, ...]:
        """Those that lie wholly in `span`."""
        low, high = bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)
        return tuple(m for m in self.items[low:high] if m.span.end <= span.end)

"""What one marked side does to another: the type of the act between a given source and a given target.

The task of Hu et al., "Leveraging Codebook Knowledge with NLI and ChatGPT for Zero-Shot Political Relation Classification" (ACL 2024): the
actors are given, the type is asked. Here a user answers for the pair, so more is said than `find_events` would assert by itself: where no
frame of the pack joins the two, the wide vocabulary of acts (section `acts`) and the tree decide, with a lower certainty.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeAlias

from ..models import Analyser
from ..packs import Pack
from ..packs.acts import ActWords
from ..report.types import Report
from ..text import Span
from ..world import World
from .draft import Draft
from .events import find_events
from .events.lexicon import forms, lexicon
from .events.tree import Tree
from .likeness import joining, lemmas, likeliest
from .names import find_names
from .quotes import find_quotes
from .references import find_references
from .sentences import split, with_names
from .times import find_times
from .types import Name

SOURCE, TARGET = "SOURCE", "TARGET"
_COOPERATIVE = frozenset(("CONSULT", "COOPERATE", "AID", "SUPPORT", "CONCEDE", "RETREAT", "AGREE"))
_AGREED_TO = frozenset(("CONSULT", "COOPERATE", "AID", "SUPPORT"))
_MATERIAL_CONFLICT = frozenset(("SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "PROTEST"))
_DEFIED = _MATERIAL_CONFLICT | {"REJECT"}
_CONFLICT = _DEFIED | {"ACCUSE", "THREATEN"}
_HARM = _MATERIAL_CONFLICT - {"MOBILIZE"}
_YIELDED = frozenset(("CONCEDE", "RETREAT"))
_TO_COME = frozenset(("announced", "threatened", "considered"))
_CASE_WORDS = ("ADP", "PART", "SCONJ")
_GOVERNED = ("xcomp", "conj", "ccomp", "obj", "obl", "acl", "advcl", "nsubj")
_NOUNS_OWN = ("det", "amod", "compound", "nummod", "case")  # what stands before nouns alone
_REPORTED = 5.0  # the tie of what the source says that the target does
_ORDERED = 7.0  # the tie of a verb between source and target where the tree ties neither
_APART = 0.15  # what each word between the words of an entry costs
_UNDERGONE = 6.0  # the tie of a verb with the target for its subject and the source below it
_TIED_WELL = 3.0  # the score from which on a word of an act is surely one between the two
_FAR_BETTER = 5.0  # by how much a word must tie the two better than those of a frame to be told instead
_UNDER = 1.5  # what an infinitive loses to the word of an act that governs it
_LOOSE = 3  # words of distance that a broken tie counts for
_REACH = 7  # words from an entry's first word to its last
_CERTAIN_FRAME, _CERTAIN_WORDS, _CERTAIN_NEAR, _CERTAIN_LIKE = 0.85, 0.75, 0.25, 0.45  # first looks: evaluation/pairs/README.md


@dataclass(frozen=True, slots=True, kw_only=True)
class PairAct:
    """The act of a source on a target: PLOVER type and mode, the words that tell it, and on what that rests.

    `basis` is "frame" (a rule of the pack joins the two), "tree" (a word of the act has the source for its subject or the target among its
    dependents), "words" (the sentence only holds the word) or "likeness" (its words are like those
    of such acts). `certainty` is the share of right ones among answers on this basis.
    """

    type: str
    mode: str | None
    trigger: Span
    basis: str
    rule: str
    certainty: float


def classify_pair(report: Report, source: Span, target: Span, *, pack: Pack, analyser: Analyser, world: World) -> PairAct | None:
    """The act of `source` on `target` that the report tells, or `None` where no word of it tells any.

    Args:
        report: the sentence or short text, as a report.
        source: the characters that name who acts.
        target: the characters that name whom the act is on.
        pack: the pack of the report's language.
        analyser: the pipeline that the pack names.
        world: what names are resolved against.

    Raises:
        ValueError: if the two overlap or lie outside the text.
    """
    if source.start < target.end and target.start < source.end:
        raise ValueError(f"source {source} and target {target} overlap: mark two different stretches")
    if max(source.end, target.end) > len(report.text):
        raise ValueError(f"source {source} or target {target} lies outside the text of {len(report.text)} characters")
    draft = _marked(Draft(report=report, pack=pack, world=world, sentences=split(report, analyser), deep=True), source, target)
    framed = [e for e in find_events(draft) if SOURCE in e.actors and TARGET in e.recipients]
    hits = tuple(_governed(tuple(_all_hits(draft, source, target))))
    if framed:
        best = min(framed, key=lambda e: (e.status in ("hypothetical", "denied"), e.trigger))
        # The vocabulary of acts follows PLOVER's manual to the letter, where the frames keep verbal and material concessions together.
        inside = [h for h in hits if best.trigger.start <= h.trigger.start < best.trigger.end]
        told = _as_told(best.type, best.status)
        foremost = max(inside, key=lambda h: h.score, default=None)
        # Where the tree ties none of its words well, one of them that says the same as the frame is enough.
        if foremost is not None and foremost.score < _TIED_WELL and any(h.kind == told for h in inside):
            foremost = None
        # "froze aid": of a frame of conflict a word within that tells cooperation is what the act is about.
        if foremost is not None and foremost.kind in _AGREED_TO and told in _CONFLICT:
            foremost = None
        # "called its tapping of phones a breach of trust": what is blamed is named, not done.
        if foremost is not None and told == "ACCUSE" and foremost.trigger.start != best.trigger.start:
            foremost = None
        # "has gone without food to press the ministry": what is done, not what it is meant for.
        above = next((h for h in hits if h.tied and best.trigger.start in h.beside), None)
        if above is not None:
            return PairAct(type=above.kind, mode=None, trigger=above.trigger, basis="tree", rule=above.rule, certainty=_CERTAIN_WORDS)
        rival = max(hits, key=lambda h: h.score, default=None)
        if rival is not None and rival not in inside and rival.score - max((h.score for h in inside), default=0.0) >= _FAR_BETTER:
            return PairAct(type=rival.kind, mode=None, trigger=rival.trigger, basis="tree", rule=rival.rule, certainty=_CERTAIN_WORDS)
        kind = told if foremost is None else foremost.kind
        return PairAct(type=kind, mode=best.mode, trigger=best.trigger, basis="frame", rule=best.rule, certainty=_CERTAIN_FRAME)
    hit = max(hits, key=lambda h: (h.score, -h.trigger.start), default=None)
    if hit is None or not hit.tied:
        like = _by_likeness(draft, source, target)
        if like is not None or hit is None:
            return like
    basis, certainty = ("tree", _CERTAIN_WORDS) if hit.tied else ("words", _CERTAIN_NEAR)
    return PairAct(type=hit.kind, mode=None, trigger=hit.trigger, basis=basis, rule=hit.rule, certainty=certainty)


def _marked(draft: Draft, source: Span, target: Span) -> Draft:
    """The draft with the two marked stretches as parties, whatever the world knows of them."""
    marks = [
        Name(span=span, text=span.of(draft.report.text), kind="state", id=key, label=key, principal=(key,), certainty=1.0, why="marked")
        for span, key in ((source, SOURCE), (target, TARGET))
    ]
    others = (n for n in find_names(draft) if all(n.span.end <= m.span.start or m.span.end <= n.span.start for m in marks))
    names = tuple(sorted((*others, *marks), key=lambda n: n.span))
    draft = replace(draft, names=names, sentences=with_names(draft.sentences, names))
    draft = replace(draft, references=find_references(draft))
    draft = replace(draft, times=find_times(draft))
    return replace(draft, quotes=find_quotes(draft)[0])


@dataclass(frozen=True, slots=True)
class _Entry:
    words: tuple[frozenset[str], ...]  # what may stand at each place
    kind: str
    rule: str


_Table: TypeAlias = dict[str, tuple[_Entry, ...]]


@cache
def _entries(pack: Pack) -> tuple[_Table, _Table, _Table]:
    """The pack's verbs, nouns and verbs of what is undergone by their first word, the longest first."""

    section, acts, sets = pack.events, pack.acts.act, pack.acts.sets

    def table(pairs: Iterable[tuple[ActWords, str]], endings: Mapping[str, tuple[str, ...]]) -> _Table:
        found: dict[str, list[_Entry]] = {}
        for rule, entry in pairs:
            words = tuple(frozenset(sets[word[1:]]) if word.startswith("@") else frozenset((word,)) for word in entry.split())
            # Small pipelines err on lemmas: the forms of the first word start an entry as well.
            for form in sorted({form for first in words[0] for form in forms(first, endings, section)}):
                found.setdefault(form, []).append(_Entry(words, rule.type, f"{pack.tag}/{rule.id}"))
        return {first: tuple(sorted(held, key=lambda e: -len(e.words))) for first, held in found.items()}

    return (
        table(((a, v) for a in acts for v in a.verbs), section.verb_endings),
        table(((a, n) for a in acts for n in a.nouns), section.noun_endings),
        table(((a, v) for a in acts for v in a.undergone), section.verb_endings),
    )


@dataclass(frozen=True, slots=True)
class _Hit:
    kind: str
    score: float
    trigger: Span
    rule: str
    tied: bool  # to source or target by the tree
    beside: tuple[int, ...] = ()  # where the infinitives of purpose and the circumstances below it stand
    governs: tuple[int, ...] = ()  # where the infinitives stand that it governs


def _by_likeness(draft: Draft, source: Span, target: Span) -> PairAct | None:
    """The type that the words of the predicate between the two are most like, or else those of their whole sentences."""
    lex = lexicon(draft.pack)
    held = [s for s in draft.sentences if s.tokens and any(s.start <= span.start < s.end for span in (source, target))]
    for sentence in held:
        tree = Tree(sentence, lex.section, lex.governors)
        joined = joining(tree, _tokens(tree, source), _tokens(tree, target))
        kind = likeliest(draft.pack.tag, lemmas(tree.tokens[i] for i in joined))
        if kind is not None:
            return _like(kind, Span(tree.tokens[joined[0]].start, tree.tokens[joined[-1]].end), draft.pack)
    kind = likeliest(draft.pack.tag, lemmas(token for sentence in held for token in sentence.tokens))
    return None if kind is None else _like(kind, Span(held[0].start, held[-1].end), draft.pack)


def _like(kind: str, trigger: Span, pack: Pack) -> PairAct:
    return PairAct(type=kind, mode=None, trigger=trigger, basis="likeness", rule=f"{pack.tag}/likeness", certainty=_CERTAIN_LIKE)


def _governed(hits: tuple[_Hit, ...]) -> Iterator[_Hit]:
    """The hits, those under another hit's control held back: who refuses to meet meets nobody."""
    held = {at for hit in hits if hit.tied for at in hit.governs}
    for hit in hits:
        yield replace(hit, score=hit.score - _UNDER) if hit.trigger.start in held else hit


def _all_hits(draft: Draft, source: Span, target: Span) -> Iterator[_Hit]:
    """The words of acts in all sentences that name one of the two."""
    lex = lexicon(draft.pack)
    for sentence in draft.sentences:
        if sentence.tokens and any(sentence.start <= span.start < sentence.end for span in (source, target)):
            yield from _hits(Tree(sentence, lex.section, lex.governors), draft.pack, source, target)


def _hits(tree: Tree, pack: Pack, source: Span, target: Span) -> Iterator[_Hit]:
    verbs, nouns, undergone = _entries(pack)
    sources, targets = _tokens(tree, source), _tokens(tree, target)
    for i, token in enumerate(tree.tokens):
        if i in sources or i in targets:
            continue
        noun = token.upos in ("NOUN", "PROPN")
        table = nouns if noun else verbs if token.upos in ("VERB", "AUX", "ADJ") else {}
        # "Gunmen shot dead …": a form of a verb that is no lemma of a noun, taken for one.
        bare = noun and token.text.islower() and tree.words[i] not in nouns and tree.lemmas[i] not in nouns and not tree.kids(i, *_NOUNS_OWN)
        # A small tagger takes many a finite verb for a noun: one that has a subject or an object is a verb.
        verbal = noun and token.text[:1].islower() and any(tree.rel(c) in ("nsubj", "obj") for c in tree.children[i])
        suffered = _suffered(tree, i, sources, targets) and (not noun or verbal or bare)
        borne = _fitting(tree, undergone, i) if suffered else None
        fitting = borne or _fitting(tree, table, i) or (_fitting(tree, verbs, i) if verbal or bare else None)
        if fitting is None:
            continue
        held, gap = fitting
        tie = _UNDERGONE if borne else _tie(tree, i, sources, targets, noun=noun)
        if tie <= 0 and not noun and _in_order(tree, i, sources, targets):
            tie = _ORDERED
        depth = sum(1 for _ in tree.ancestors(i))
        first = min((*sources, *targets), default=i)
        last = max((*sources, *targets), default=i)
        score = tie + (0.8 if first < i < last else 0.0) + 0.3 * (len(held.words) - 1) - _APART * gap - 0.4 * depth - (0.6 if noun else 0.0)
        kind = _as_told(held.kind, _status(tree, i), negated=_negated(tree, i, sources | targets))
        meant_kinds = {e[0].kind for c in tree.kids(i, "xcomp", "ccomp") if (e := _fitting(tree, verbs, c)) is not None}
        if (kind in _DEFIED and _conditional(tree, i)) or (kind == "AGREE" and meant_kinds & _HARM):
            kind = "THREATEN"  # "will walk out unless …", "stands ready to crush …"
        if _shared(tree, i, sources, targets) and (
            kind in ("AID", "MOBILIZE") or (kind in _MATERIAL_CONFLICT and len(held.words) == 1 and _on_others(tree, i))
        ):
            kind = "COOPERATE"  # "German and Czech police raided forty flats", "the two armies trained together"
        if held.kind == "REJECT" and _negated(tree, i, sources | targets):
            open_to = {e[0].kind for c in tree.kids(i, "obj") if (e := _fitting(tree, nouns, c)) is not None}
            kind = "THREATEN" if open_to & _MATERIAL_CONFLICT else "AGREE" if open_to & _COOPERATIVE else kind  # "did not rule out a strike"
        helps_others = kind == "AID" and not sources & frozenset(tree.subtree(i))  # "Ethiopia says Eritrea trained the gunmen"
        if (kind in _CONFLICT or helps_others) and _reported(tree, i, sources, targets, pack.acts.reporting):
            kind, tie = "ACCUSE", max(tie, _REPORTED)
        if kind == "AGREE" and any(kind in _YIELDED for kind in meant_kinds):
            kind = "CONCEDE"  # "agreed to ease the ban": concessions to come are concessions
        # What protesters demand or complain of is told by the protest.
        meant = (c for c in tree.kids(i, "advcl", "xcomp") if c > i and (tree.infinitive(c) or kind == "PROTEST") and not noun)
        for_others = tuple(tree.tokens[c].start for c in (*meant, *tree.kids(i, "obl")) if tree.rel(c) != "xcomp")
        under = tuple(tree.tokens[c].start for c in tree.kids(i, "xcomp")) + (for_others if kind == "PROTEST" else ())
        yield _Hit(kind, score, Span(token.start, token.end), held.rule, tie > 0, for_others, under)


def _shared(tree: Tree, i: int, sources: frozenset[int], targets: frozenset[int]) -> bool:
    """True where both are the subject."""
    subjects = frozenset(t for s in tree.subjects(i) for t in tree.phrase(s))
    return bool(sources & subjects and targets & subjects)


def _on_others(tree: Tree, i: int) -> bool:
    """True where the act is on somebody or something named, not on one another."""
    return any(tree.tokens[o].upos != "PRON" for o in tree.kids(i, "obj"))


def _reported(tree: Tree, i: int, sources: frozenset[int], targets: frozenset[int], reporting: tuple[str, ...]) -> bool:
    """True where the source only says that the target does this."""
    head = tree.head(i)
    if head is None:
        return False
    if tree.rel(i) == "ccomp":
        subjects = frozenset(t for s in tree.subjects(i) for t in tree.phrase(s))
        told = bool(targets & subjects) and not sources & subjects
    else:
        # "Azerbaijan says Armenian troops fired …": parsers take the clause for the object and its participle.
        told = tree.rel(i) == "acl" and bool(targets & frozenset(tree.phrase(head)))
        head = tree.head(head)
        if head is None or not tree.is_word(head, reporting):
            return False
    return told and any(sources & frozenset(tree.phrase(s)) for s in tree.subjects(head))


def _conditional(tree: Tree, i: int) -> bool:
    """True where what is done hangs on a condition: "unless they pay, doctors will walk out"."""
    return any(
        tree.words[m] in tree.section.conditionals and tree.rel(m) == "mark" for c in tree.kids(i, "advcl") for m in tree.kids(c, "mark")
    ) and bool(tree.kids(i, "aux"))


def _tokens(tree: Tree, span: Span) -> frozenset[int]:
    return frozenset(i for i, t in enumerate(tree.tokens) if t.start < span.end and span.start < t.end)


def _fitting(tree: Tree, table: _Table, i: int) -> tuple[_Entry, int] | None:
    """The longest entry that starts at this token and how far apart its words stand; of the longest, the one whose words stand nearest."""
    best: tuple[_Entry, int] | None = None
    for entry in (*table.get(tree.lemmas[i], ()), *table.get(tree.words[i], ())):
        if best is not None and len(entry.words) < len(best[0].words):
            continue
        gap = _gap(tree, entry.words, i)
        if gap is not None and (best is None or len(entry.words) > len(best[0].words) or gap < best[1]):
            best = entry, gap
    return best


def _gap(tree: Tree, words: tuple[frozenset[str], ...], i: int) -> int | None:
    """How far apart the words stand that an entry lists, from this token on; those that do not hang on it count as further off."""
    at, gap = i, 0
    for word in words[1:]:
        end = min(i + _REACH + 1, len(tree.tokens))
        fitting = (j for j in range(at + 1, end) if tree.lemmas[j] in word or tree.words[j] in word)
        found = next((j for j in fitting if j == at + 1 or tree.tokens[j].upos not in _CASE_WORDS or _governs(tree, i, j)), None)
        if found is None:
            return None
        gap += found - at - 1 + (0 if i in tree.ancestors(found) else _LOOSE)
        at = found
    return gap


def _governs(tree: Tree, i: int, case: int) -> bool:
    """True where a preposition or particle belongs to the verb: it hangs on the verb, or on a noun that does."""
    head = tree.head(case)
    return head == i or (head is not None and tree.head(head) == i)


def _tie(tree: Tree, i: int, sources: frozenset[int], targets: frozenset[int], *, noun: bool) -> float:
    """How well the word joins the two: the source as its subject or agent, the target below it."""
    below = frozenset(tree.subtree(i))
    if noun:
        owned = any(tree.tokens[c].deprel == "nmod:poss" and targets & frozenset(tree.subtree(c)) for c in tree.children[i])
        own = -1.5 if owned else 1.5  # "Macedonia's bid": what the target itself did
        return (1.5 if sources & below else 0.0) + (own if targets & below else 0.0)
    subjects = frozenset(t for s in tree.subjects(i) for t in tree.phrase(s))
    if tree.passive(i):
        agent = frozenset(t for c in tree.kids(i, "obl") if tree.under(c, tree.section.agent_cases) for t in tree.subtree(c))
        by = 4.0 if sources & agent else -3.0 if targets & agent else -1.5 if sources & subjects and not targets & subjects else 0.0
        return by + (3.0 if targets & subjects else 1.0 if targets & below else 0.0)
    if not sources & subjects and _own(tree, i, sources):
        subjects |= sources
    score = 4.0 if sources & subjects else 1.0 if sources & below else 0.0
    if targets & subjects and sources & subjects and not any(s in sources or s in targets for s in tree.subjects(i)):
        return 2.0  # "the ceasefire between the two is holding": the noun tells the act
    if targets & subjects:
        return score + (2.0 if sources & subjects else -2.0)
    return score + (3.0 if targets & below else 0.0)


def _status(tree: Tree, i: int) -> str:
    """What auxiliaries and governing verbs make of the act: "actual", or the first other status up the tree."""
    section = tree.section
    for node in (i, *tree.ancestors(i)):
        if node != i:
            told = tree.governors.get(tree.lemmas[node])
            if told in _TO_COME:
                return told
        for c in tree.kids(node, "aux"):
            told = section.auxiliaries.get(tree.words[c]) or section.auxiliaries.get(tree.lemmas[c])
            if told in _TO_COME:
                return told
        # "in a telephone call they discussed …": what stands before the verb is not what the verb governs.
        head = tree.head(node)
        if tree.rel(node) == "nsubj" and (head is None or not tree.passive(head)):
            break
        if tree.rel(node) not in _GOVERNED or (tree.rel(node) == "obl" and head is not None and node < head):
            break
    return "actual"


def _in_order(tree: Tree, i: int, sources: frozenset[int], targets: frozenset[int]) -> bool:
    """True where the words stand as in a plain clause, whatever the tree makes of it: source, verb, target and no other verb between."""
    if not sources or not targets or not max(sources) < i < min(targets):
        return False
    return all(tree.tokens[j].upos in ("AUX", "ADV", "PART") for j in range(max(sources) + 1, i)) and not any(
        tree.tokens[j].upos == "VERB" for j in range(i + 1, min(targets))
    )


def _own(tree: Tree, i: int, sources: frozenset[int]) -> bool:
    """True where a pronoun acts in a clause under the source's verb: "Kyrgyzstan said it would …"."""
    head = tree.head(i)
    if head is None or tree.rel(i) != "ccomp" or not any(tree.tokens[s].upos == "PRON" for s in tree.subjects(i)):
        return False
    return any(sources & frozenset(tree.phrase(s)) for s in tree.subjects(head))


def _suffered(tree: Tree, i: int, sources: frozenset[int], targets: frozenset[int]) -> bool:
    """True where the target is the subject of an active verb and the source stands below it."""
    subjects = frozenset(t for s in tree.subjects(i) for t in tree.phrase(s))
    return not tree.passive(i) and bool(targets & subjects) and not sources & subjects and bool(sources & frozenset(tree.subtree(i)))


def _negated(tree: Tree, i: int, named: frozenset[int]) -> bool:
    """True where a word denies the act; one in the name of a side (Doctors Without Borders) denies nothing."""
    return (tree.negated(i) and not any(tree.words[n] in tree.section.negations for n in named)) or any(
        tree.words[c] in tree.section.negations for c in tree.children[i] if c not in named
    )


def _as_told(kind: str, status: str, *, negated: bool = False) -> str:
    """The type by PLOVER's rules for what is not done yet.

    Cooperation to come is AGREE, a retreat to come CONCEDE, conflict to come THREATEN, and cooperation that is refused REJECT.
    """
    if negated and kind in _COOPERATIVE:
        return "REJECT"
    if status == "threatened":
        return "THREATEN"
    if status in _TO_COME and kind in _AGREED_TO:
        return "AGREE"
    if status in _TO_COME and kind == "RETREAT":
        return "CONCEDE"
    if status in _TO_COME and kind in _MATERIAL_CONFLICT:
        return "THREATEN"
    return kind

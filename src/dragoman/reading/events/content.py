"""What an act is about: its content, its day, its place, its carrier, the numbers in it."""

from __future__ import annotations

from collections.abc import Iterable

from ...text import Span, trim
from ..draft import Draft
from ..types import Time
from .frame import Frame
from .lexicon import fits, slot
from .tree import Tree

_TOPICS = frozenset(("NOUN", "VERB", "PROPN"))
_LONGEST = 240


def content_of(frame: Frame) -> tuple[int, ...]:
    """The tokens that say what is asked, proposed, refused or done; empty when the sentence leaves it out."""
    tree = frame.tree
    slots = ("content", *frame.entry.rule.content) if frame.entry.noun else (*frame.entry.rule.content, "content")
    for source in slots:
        where = slot(frame.pack, source)
        for head in frame.tokens(where):
            if head < frame.at and not frame.entry.noun and not frame.passive:
                continue  # a parser's slip: what an active verb asks or does stands behind it, or is the subject
            if where.place == "obj" and frame.parties.headed(head) is not None and frame.complements():
                continue  # "ordered Russia to close …": what is asked stands in the clause
            if head in frame.companions and where.place == "obj":
                if not frame.complements():
                    return tuple(tree.phrase(head))
                continue
            tokens = tree.subtree(head) if where.place in ("content", "comp", "xcomp") else _with_clauses(tree, head)
            return tuple(i for i in tokens if i != frame.at)
    if frame.entry.noun:
        return tuple(i for i in tree.phrase(frame.at, coordinated=False))
    for head in tree.objects(frame.at):
        return tuple(i for i in _with_clauses(tree, head) if i != frame.at)
    return ()


def _with_clauses(tree: Tree, head: int) -> list[int]:
    return [i for i in tree.subtree(head) if i >= min(tree.phrase(head))]


def content_span(frame: Frame, tokens: tuple[int, ...]) -> Span | None:
    """The characters of the content, without punctuation at its ends."""
    held = [i for i in tokens if frame.tree.tokens[i].upos != "PUNCT"]
    # Where the tree puts words on both sides of the trigger into the content, only those on the longer side are one phrase.
    before, after = [i for i in held if i < frame.at], [i for i in held if i > frame.at]
    side = after if len(after) >= len(before) else before
    return frame.tree.span(side) if side else None


def about(draft: Draft, span: Span) -> str:
    """What stands there, in the report's own words on one line, cut at a word when it is long."""
    text = draft.report.text
    words = " ".join(trim(span, text, extra=" ,.;:–-").of(text).split())
    return words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + " …"


def topics(tree: Tree, tokens: Iterable[int]) -> tuple[str, ...]:
    """Lemmas of the nouns, names and verbs among these tokens, each once."""
    return tuple(dict.fromkeys(tree.lemmas[i] for i in tokens if tree.tokens[i].upos in _TOPICS))


def amounts(tree: Tree, tokens: Iterable[int]) -> tuple[tuple[str, str], ...]:
    """Numbers among these tokens, with the noun that they count."""
    found = []
    for i in sorted(set(tokens)):
        if tree.rel(i) != "nummod":
            continue
        head = tree.head(i)
        word = tree.words[i].replace(" ", "").replace("\u00a0", "")
        number = word if word.isdigit() else tree.section.numbers.get(word, tree.section.numbers.get(tree.lemmas[i]))
        if head is not None and number is not None and tree.tokens[head].upos == "NOUN":
            found.append((number, tree.lemmas[head]))
    return tuple(dict.fromkeys(found))


def carrier(frame: Frame) -> str | None:
    """The thing that carried the act: a letter, a note, a press conference named in its clause."""
    rule, tree = frame.entry.rule, frame.tree
    if rule.carrier:
        return rule.carrier
    for i in (*frame.companions, *frame.reach()):
        for noun, kind in tree.section.carriers.items():
            if i != frame.at and tree.tokens[i].upos == "NOUN" and fits(tree.lemmas[i], tree.words[i], (noun,)):
                return kind
    return None


def invoked(draft: Draft, tree: Tree) -> tuple[str, ...]:
    """Instruments that the sentence names."""
    sentence = tree.sentence
    found = [n.id for n in draft.names if n.kind == "instrument" and n.id and sentence.start <= n.span.start < sentence.end]
    return tuple(dict.fromkeys(found))


def place(draft: Draft, frame: Frame) -> str | None:
    """The id or words of the place where the clause puts the act."""
    tree = frame.tree
    tokens = {i for i in frame.reach() if any(c in tree.section.place_cases for c in tree.cases(i))}
    for name in draft.names:
        if name.kind == "place" and (at := tree.token_at(name.span.start)) is not None:
            head = tree.head_of(name.span)
            if head in tokens or at in tokens:
                return name.id or name.text
    return None


def time_of(draft: Draft, frame: Frame) -> int | None:
    """The index of the time expression that dates the act: the one that hangs on its trigger, else the only one of its clause."""
    tree = frame.tree
    sentence = tree.sentence
    held = [(n, t) for n, t in enumerate(draft.times) if sentence.start <= t.span.start < sentence.end and (t.edtf or t.relative)]
    if not held:
        return None
    reach = set(frame.reach())
    scored = []
    for n, time in held:
        head = tree.head_of(time.span)
        if head is None:
            continue
        distance = _distance(frame, head, reach)
        if distance is not None:
            scored.append((distance, abs(head - frame.at), n))
    return min(scored)[2] if scored else None


def _distance(frame: Frame, head: int, reach: set[int]) -> int | None:
    """0 when the time hangs on the trigger, 1 when it stands in its clause, 2 when it stands in the clause that carries it."""
    tree = frame.tree
    over = tree.predicate_over(head)
    if over == frame.at or tree.head(head) == frame.at:
        return 0
    if head in reach:
        return 1
    carrying = tree.predicate_over(frame.at)
    if over is not None and over == carrying and (frame.entry.noun or tree.rel(frame.at) in ("xcomp", "conj", "ccomp")):
        return 2
    return None


def dated(draft: Draft, index: int | None) -> tuple[str | None, str | None]:
    """The value and the symbolic form of a time expression, as the event carries them."""
    if index is None:
        return None, None
    time: Time = draft.times[index]
    return time.edtf, time.relative

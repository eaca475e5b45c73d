"""Clauses behind "and" of which the parser joined the subject to a noun before: "denied it and Maduro requested …"."""

from __future__ import annotations

from ...models import Sentence
from .lexicon import Lexicon
from .mainverb import moved
from .parties import Parties
from .party import principals
from .tree import Tree

_PHRASED = ("conj", "obj", "nmod", "obl", "compound")  # what a parser makes of a subject that it joined to something


def joined_clause(tree: Tree, parties: Parties, lex: Lexicon) -> Sentence | None:
    """The sentence with such a clause as one of its own; adverbs, days and short asides may stand between its subject and its verb."""
    del lex
    if tree.inflects:
        return None
    root = next((i for i in range(len(tree.tokens)) if tree.head(i) is None), None)
    changed = list(tree.sentence.tokens)
    for i in range(3, len(changed)) if root is not None else ():
        helped = min((k for k in tree.kids(i, "aux") if k < i), default=i)
        finite = tree.tokens[i].upos == "VERB" and tree.tokens[helped].feat("VerbForm") == "Fin"
        if not finite or tree.marks(i) or tree.relative(i) or tree.own_subjects(i) or i == root or root is None or root in tree.subtree(i):
            continue
        last = _before_adverbials(tree, parties, helped)
        subject = _subject(tree, parties, last, root)
        if subject is None:
            continue
        changed[subject] = moved(changed[subject], i, "nsubj", changed[subject].upos, finite=False)
        changed[i] = moved(tree.tokens[i], root, "conj", "VERB", finite=False)
        for c in tree.kids(root, "conj"):
            if c > i and tree.tokens[c].upos == "VERB" and not tree.own_subjects(c):
                changed[c] = moved(changed[c], i, "conj", "VERB", finite=False)  # "and Chad closed its border and halted trade"
        for c in tree.kids(subject, "cc"):
            changed[c] = moved(changed[c], i, "cc", "CCONJ", finite=False)
        for k in range(last + 1, helped):
            over = tree.head(k)
            if over is not None and not last < over <= i:
                changed[k] = moved(changed[k], i, "advmod" if tree.tokens[k].upos == "ADV" else "obl", tree.tokens[k].upos, finite=False)
    return tree.with_tokens(changed)


def goes_on(tree: Tree, parties: Parties, lex: Lexicon) -> Sentence | None:
    """The sentence with a verb behind "and" beside the verb before, not at that verb's object: "condemned the raid and thanked …"."""
    del parties, lex
    if tree.inflects:
        return None
    changed = list(tree.sentence.tokens)
    for i, token in enumerate(tree.tokens):
        thing = tree.head(i)
        over = tree.head(thing) if thing is not None else None
        if thing is None or over is None or not over < thing < i or (tree.rel(i), tree.rel(thing)) != ("conj", "obj"):
            continue
        finite = token.upos == "VERB" and token.feat("VerbForm") == "Fin" and tree.tokens[over].upos == "VERB"
        noun = tree.tokens[thing].feat("VerbForm") != "Fin" and not tree.own_subjects(i) and not tree.marks(i)
        if finite and noun and any(c < i for c in tree.kids(i, "cc")):
            changed[i] = moved(token, over, "conj", "VERB", finite=False)
    return tree.with_tokens(changed)


def _subject(tree: Tree, parties: Parties, last: int, root: int) -> int | None:
    """The head of the party that ends here and opens its clause behind a coordinator."""
    before = next((p for p in parties.at[last] if p.span.end == tree.tokens[last].end), None)
    subject = tree.head_of(before.span) if before is not None and not parties.genitive(last) else None
    if before is None or subject is None:
        return None
    first = next((k for k in range(last) if tree.tokens[k].start >= before.span.start), last)
    first -= first > 0 and tree.tokens[first - 1].upos == "DET"
    opened = first > 1 and tree.tokens[first - 1].upos == "CCONJ" and tree.rel(subject) in _PHRASED
    row = parties.row(before)
    again = set(principals((before,))) & set(principals(row))
    return subject if opened and root < first and (not row or again) else None


def _before_adverbials(tree: Tree, parties: Parties, verb: int) -> int:
    """The last token of what stands before a verb and its adverbs, days and short phrases ("in turn", "on Tuesday", ", in response,")."""
    at = verb - 1
    closed = tree.words[at] == ","
    at -= closed
    while at > 1:
        token = tree.tokens[at]
        timed = any(t.start <= token.start < t.end for t in parties.times)
        if token.upos == "ADV" or timed or (token.upos == "ADP" and at + 1 < verb - closed):
            at -= 1
        elif token.upos == "NOUN" and tree.tokens[at - 1].upos == "ADP" and not parties.at[at]:
            at -= 2  # "in turn", "in response"
        elif closed and token.text == "," and at + 2 < verb:
            return at - 1
        else:
            break
    return verb - 1 if closed else at

"""What the grammars share: words that hang on each other, and the way from them to a treebank sentence."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from training.conllu import TreebankSentence, Word

T = TypeVar("T")

LONGEST = 45
"""Words of the longest sentence that is kept."""
SAME = ""
"""Lemma of a word that is its own lemma."""


@dataclass(slots=True, eq=False)
class Node:
    """One word of a sentence in the making."""

    form: str
    lemma: str
    upos: str
    feats: str = ""
    deprel: str = "dep"
    """Relation to the head; ``dep`` stands for "not yet said", ``root`` for the head of the sentence."""
    head: Node | None = None
    glued: bool = False
    """No blank before it."""


@dataclass(slots=True)
class Phrase:
    """Words in their order, and the one that the rest of the sentence takes hold of."""

    words: list[Node]
    head: Node

    def under(self, head: Node, deprel: str) -> list[Node]:
        """The words, hung on another word."""
        self.head.head, self.head.deprel = head, deprel
        return self.words


class Dice:
    """What a grammar draws from: the same seed gives the same sentences."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)

    def chance(self, share: float) -> bool:
        """True in this share of the draws."""
        return self.dice.random() < share

    def pick(self, items: Sequence[T]) -> T:
        """One of several."""
        return self.dice.choice(items)


def punct(form: str, head: Node | None, glued: bool = True) -> Node:
    """A punctuation mark."""
    return Node(form, form, "PUNCT", "", "punct", head, glued)


def is_tree(nodes: Sequence[Node], longest: int = LONGEST) -> bool:
    """Whether every word hangs on a word of the sentence and all of them, in the end, on its one root."""
    inside = set(map(id, nodes))
    if len(nodes) > longest or [n.deprel for n in nodes].count("root") != 1:
        return False
    for node in nodes:
        steps = 0
        while node.deprel != "root":
            if node.deprel == "dep" or node.head is None or id(node.head) not in inside or steps > len(nodes):
                return False
            node = node.head
            steps += 1
    return True


def as_sentence(nodes: Sequence[Node], source: str) -> TreebankSentence:
    """The finished sentence, its first word with a capital; ``nodes`` must be a tree."""
    first = next(node for node in nodes if node.upos != "PUNCT")
    place = {id(node): number for number, node in enumerate(nodes)}
    words = tuple(
        Word(
            form=node.form[0].upper() + node.form[1:] if node is first else node.form,
            lemma=node.lemma or node.form,
            upos=node.upos,
            feats=node.feats,
            head=place[id(node.head)] if node.head is not None and node.deprel != "root" else number,
            deprel=node.deprel,
            space_after=number + 1 == len(nodes) or not nodes[number + 1].glued,
        )
        for number, node in enumerate(nodes)
    )
    text = "".join(word.form + " " * word.space_after for word in words).strip()
    return TreebankSentence(source=source, genre="", document="", text=text, words=words)

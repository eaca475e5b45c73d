"""The sentences of a report as trees with their parties, each made and mended once for all that asks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from ...models import Analyser, Sentence
from ..draft import Draft
from .interjected import asides
from .lexicon import Lexicon, lexicon
from .parties import Parties
from .repair import repaired
from .rereading import reread
from .tree import Tree


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence: its tree and who stands in it."""

    tree: Tree
    parties: Parties


class Scenes:
    """The scenes of a report whose names, references, times and quotes are known; with an analyser sentences with asides are read without them."""

    def __init__(self, draft: Draft, analyser: Analyser | None = None) -> None:
        self.draft = draft
        self.analyser = analyser
        self.lex: Lexicon = lexicon(draft.pack)
        self._raw: dict[int, Scene] = {}
        self._mended: dict[int, Scene] = {}

    def raw(self, sentence: Sentence) -> Scene:
        """The sentence as the parser left it."""
        scene = self._raw.get(sentence.start)
        if scene is None:
            scene = self._raw[sentence.start] = self._scene(sentence, frozenset())
        return scene

    def mended(self, sentence: Sentence) -> Scene:
        """The sentence with the parser's slips mended, see `dragoman.reading.events.repair`."""
        scene = self._mended.get(sentence.start)
        if scene is None:
            scene = self.raw(sentence)
            plain = self._plain.get(sentence.start)
            if plain is not None:
                sentence, scene = plain, self._scene(plain, frozenset())
            other = repaired(scene.tree, scene.parties, self.lex)
            if other is not None:
                changed = (i for i, (one, new) in enumerate(zip(sentence.tokens, other.tokens, strict=True)) if one != new)
                scene = self._scene(other, frozenset(changed))
            self._mended[sentence.start] = scene
        return scene

    @cached_property
    def _plain(self) -> dict[int, Sentence]:
        """The sentences that have asides, read without them; all in one call, for a pipeline is slow to start."""
        if self.analyser is None:
            return {}
        asked = []
        for sentence in self.draft.sentences:
            scene = self.raw(sentence)
            tree = scene.tree
            telling = any(self.lex.verb(lemma, word) or self.lex.noun(lemma, word) for lemma, word in zip(tree.lemmas, tree.words, strict=True))
            if scene.parties.all and telling and (found := asides(tree, scene.parties, self.draft.pack)):
                asked.append((sentence, found))
        return reread(self.analyser, self.draft.report.text, asked, self.draft.names) if asked else {}

    def _scene(self, sentence: Sentence, mended: frozenset[int]) -> Scene:
        tree = Tree(sentence, self.lex.section, self.lex.governors, mended)
        return Scene(tree, Parties(self.draft, tree))

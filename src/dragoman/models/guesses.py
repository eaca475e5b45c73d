"""The lemmas that a pipeline works out, for those words only that need them.

Where the table of lemmas knows a word, what spaCy's lemmatizer would say of it is not asked for: its scores for some thousand ways to change a
word are, after the layers that read words in context, the largest product of a pipeline. What is worked out is spaCy's own decision, by the same
weights: the best way of changing the word that can be applied to it, among the first few.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

COMPONENT = "trainable_lemmatizer"
MOST_KEPT = 50_000
"""Words changed in one way whose outcomes are kept; then all are forgotten."""


class Guesses:
    """The lemmatizer of one pipeline, as a function of words that were read in context."""

    def __init__(self, component: Any) -> None:
        output = component.model.layers[1].layers[0]
        self._weights = np.ascontiguousarray(np.asarray(output.get_param("W"), dtype=np.float32).T)
        self._bias = np.asarray(output.get_param("b"), dtype=np.float32)
        self._changes: list[int] = list(component.cfg["labels"])
        self._apply = component.trees.apply
        self._most = min(component.top_k, len(self._changes))
        self._outcomes: dict[tuple[int, str], str | None] = {}

    def __call__(self, docs: Sequence[Doc], words: Sequence[Sequence[str]], wanted: Sequence[Sequence[int]]) -> list[list[str]]:
        """The lemmas of the wanted among the words of each document; the word itself where none of the changes can be made."""
        rows = [np.asarray(doc.tensor)[places] for doc, places in zip(docs, wanted, strict=True) if places]
        if not rows:
            return [[] for _ in docs]
        scores: NDArray[np.float32] = np.matmul(np.concatenate(rows), self._weights)
        scores += self._bias
        best = scores.argmax(axis=1).tolist()
        forms = [own[place] for own, places in zip(words, wanted, strict=True) for place in places]
        lemmas = iter([self._lemma(form, change, row) for form, change, row in zip(forms, best, scores, strict=True)])
        return [[next(lemmas) for _ in places] for places in wanted]

    def _lemma(self, word: str, best: int, scores: NDArray[np.float32]) -> str:
        lemma = self._changed(word, best)
        for change in () if lemma is not None else np.argsort(-scores, kind="stable")[1 : self._most].tolist():
            lemma = self._changed(word, change)
            if lemma is not None:
                break
        return lemma or word

    def _changed(self, word: str, change: int) -> str | None:
        key = change, word
        if key not in self._outcomes:
            if len(self._outcomes) >= MOST_KEPT:
                self._outcomes.clear()
            self._outcomes[key] = self._apply(self._changes[change], word)
        return self._outcomes[key]


def guesses_of(pipeline: Language) -> Guesses | None:
    """The lemmatizer of a pipeline, or `None` where it has none or one of another build, which then has to do its work itself."""
    if COMPONENT not in pipeline.pipe_names:
        return None
    component: Any = pipeline.get_pipe(COMPONENT)
    layers: list[Any] = list(getattr(getattr(component, "model", None), "layers", ()))
    if type(component).__name__ != "EditTreeLemmatizer" or [n.name for n in layers] != ["tok2vec-listener", "with_array(softmax)"]:
        return None
    plain = component.backoff == "orth" and not layers[1].layers[0].attrs["softmax_normalize"]
    return Guesses(component) if plain and component.top_k > 1 else None

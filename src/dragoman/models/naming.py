"""The decisions of a pipeline's name recogniser, taken for all words at once.

spaCy's recogniser goes from word to word, and asks for the interpreter's lock several times at each. But outside a name what it decides depends
on the word alone: so the scores of all words are one product, and only the words of names are gone through one by one. The decisions are
spaCy's own, by the same weights and the same rules of what may follow what.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

COMPONENT = "ner"
_FEATURES = 3
"""The word, the first word of the name that is open, and the last one before the word: what spaCy's state for names looks at."""


class Names:
    """The recogniser of one pipeline, as a function that writes the names into documents."""

    def __init__(self, component: Any) -> None:
        words, lower, upper = component.model.layers
        self._words = words
        weights, self._bias, pad = (np.asarray(lower.get_param(name), dtype=np.float32) for name in ("W", "b", "pad"))
        self._shape = weights.shape[:3]
        self._weights = np.ascontiguousarray(weights.reshape(-1, weights.shape[3]).T)
        self._outside = pad[0, 1] + pad[0, 2] + self._bias
        self._upper = np.ascontiguousarray(np.asarray(upper.get_param("W"), dtype=np.float32).T)
        self._upper_bias = np.asarray(upper.get_param("b"), dtype=np.float32)
        moves = _moves(component)
        self._moves = [(move[0], move[2:]) for move in moves]
        self._begins = np.array([kind == "B" and bool(label) for kind, label in self._moves])
        self._closed = np.array([(kind in "BU" and bool(label)) or kind == "O" for kind, label in self._moves])
        self._inside = {label: (moves.index(f"I-{label}"), moves.index(f"L-{label}")) for kind, label in self._moves if kind == "B" and label}

    def __call__(self, docs: Sequence[Doc]) -> None:
        """Set the names of these documents, whose sentences are known."""
        from spacy.tokens import Span

        if not any(map(len, docs)):
            return
        vectors = self._words.predict(docs)
        hidden = np.matmul(vectors, self._weights).reshape(len(vectors), *self._shape)
        may_begin = np.zeros(len(vectors), dtype=bool)
        start = 0
        for doc in docs:
            if len(doc):
                may_begin[start : start + len(doc) - 1] = doc.to_array(["SENT_START"])[1:] != 1
            start += len(doc)
        scores = self._scores(hidden[:, 0] + self._outside)
        scores[:, ~self._closed] = -np.inf
        scores[np.ix_(~may_begin, self._begins)] = -np.inf
        decided = scores.argmax(axis=1)
        start = 0
        for doc in docs:
            part = slice(start, start + len(doc))
            spans = list(self._spans(decided[part], hidden[part], may_begin[part]))
            if spans:
                doc.set_ents([Span(doc, a, b, label=label) for a, b, label in spans])
            start += len(doc)

    def _spans(self, decided: NDArray[np.intp], hidden: NDArray[np.float32], goes_on: NDArray[np.bool_]) -> Iterator[tuple[int, int, str]]:
        """First word, the one behind the last, and class of each name; `decided` are the moves of words outside names."""
        place = 0
        for first in np.flatnonzero(~np.isin(decided, [i for i, (kind, _) in enumerate(self._moves) if kind == "O"])).tolist():
            if first < place:
                continue
            kind, label = self._moves[decided[first]]
            place = first + 1
            if kind == "B":
                inner, last = self._inside[label]
                while goes_on[place]:
                    state = hidden[place, 0] + hidden[first, 1] + hidden[place - 1, 2] + self._bias
                    scores = self._scores(state[None])[0]
                    if not (scores[inner] > scores[last] or (scores[inner] == scores[last] and inner < last)):
                        break
                    place += 1
                place += 1
            yield first, place, label

    def _scores(self, states: NDArray[np.float32]) -> NDArray[np.float32]:
        scores: NDArray[np.float32] = np.matmul(states.max(axis=2), self._upper)
        scores += self._upper_bias
        return scores


def _moves(component: Any) -> list[str]:
    """ "B-PER" and the like, in the order of the scores."""
    return [component.moves.get_class_name(i) for i in range(component.moves.n_moves)]


def names_of(pipeline: Language) -> Names | None:
    """The recogniser of a pipeline, or `None` where it has none or one of another build, which then has to do its work itself."""
    if COMPONENT not in pipeline.pipe_names:
        return None
    component: Any = pipeline.get_pipe(COMPONENT)
    layers: list[Any] = list(getattr(getattr(component, "model", None), "layers", ()))
    if [layer.name for layer in layers[1:]] != ["precomputable_affine", "linear"] or type(component).__name__ != "EntityRecognizer":
        return None
    kinds = {move[:1] for move in _moves(component)}
    plain = layers[1].get_dim("nF") == _FEATURES and not component.model.attrs["unseen_classes"] and kinds <= set("MBILUO")
    return Names(component) if plain and pipeline.pipe_names[-1] == COMPONENT else None

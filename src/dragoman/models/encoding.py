"""The layers of a pipeline that read words in context, computed with fewer products.

spaCy multiplies out for every word what depends on the word alone: its embedding, and its part in the first layer that looks at its
neighbours. Here both are worked out once for each different word and kept, which is two fifths of all products of such a network. Sums are the
same but for the order of adding, and a word's rows come out alike whatever stands beside it, so that what is kept cannot show in a result.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from thinc.model import Model

Floats = NDArray[np.float32]

MOST_KEPT = 6_000
"""Different words whose rows are kept, about 5 KB each; then all are forgotten. More words than that are not read at once."""
_AT_ONCE = 64
"""Words are multiplied out in groups of exactly so many: a product's last digit may depend on the number of its rows."""
_EPSILON = np.float32(1e-8)
_ODD = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F, 0xE7037ED1A0B428DB, 0x8EBC6AF09C88C6E3],
    dtype=np.uint64,
)


class WordsInContext:
    """One network of hashed features and windows of three words, in spaCy's weights: gives a row for each word of each document."""

    def __init__(self, features: Model[Any, Any], tables: Sequence[Model[Any, Any]], mixing: _Maxout, windows: Sequence[_Maxout], pad: int) -> None:
        self._features = features
        self._tables = tables
        self._mixing = mixing
        self._first, *self._others = windows
        self._pad = pad
        width = mixing.width
        # The first window's weights, a block for the word before, the word itself and the word behind.
        self._parts = np.ascontiguousarray(np.concatenate([self._first.weights[i * width : (i + 1) * width] for i in range(3)], axis=1))
        self._forget()

    def _forget(self) -> None:
        """Only the row of what stands between two documents is known: all zeros."""
        self._known: dict[int, int] = {}
        self._embedded = np.zeros((MOST_KEPT + 1, self._mixing.width), dtype=np.float32)
        self._projected = np.zeros((MOST_KEPT + 1, self._parts.shape[1]), dtype=np.float32)

    def __call__(self, docs: Sequence[Doc]) -> list[Floats]:
        """The rows of each document's words."""
        lengths = [len(doc) for doc in docs]
        if sum(lengths) > MOST_KEPT and len(docs) > 1:
            half = len(docs) // 2
            return self(docs[:half]) + self(docs[half:])
        if not any(lengths):
            return [np.zeros((0, self._mixing.width), dtype=np.float32) for _ in docs]
        keys: list[NDArray[np.uint64]] = self._features.predict(docs)
        words = np.concatenate(keys)
        rows = np.zeros(len(words) + self._pad * (len(keys) + 1), dtype=np.intp)
        starts = np.cumsum([self._pad, *(length + self._pad for length in lengths)])[:-1]
        places = np.concatenate([np.arange(start, start + length) for start, length in zip(starts, lengths, strict=True)])
        rows[places] = self._rows(words)
        context = self._windows(rows)
        return [context[start : start + length] for start, length in zip(starts, lengths, strict=True)]

    def _rows(self, words: NDArray[np.uint64]) -> NDArray[np.intp]:
        """Where the rows of these words are kept, new ones worked out first."""
        mixed = (words * _ODD[: words.shape[1]]).sum(axis=1, dtype=np.uint64)
        different, first, back = np.unique(mixed, return_index=True, return_inverse=True)
        new = [i for i, key in enumerate(different.tolist()) if key not in self._known]
        if len(self._known) + len(new) > MOST_KEPT:
            self._forget()
            new = list(range(len(different)))
        for begin in range(0, len(new), _AT_ONCE):
            group = new[begin : begin + _AT_ONCE]
            self._keep([int(different[i]) for i in group], words[first[group]])
        kept = np.fromiter((self._known[key] for key in different.tolist()), dtype=np.intp, count=len(different))
        return kept[back.reshape(-1)]

    def _keep(self, keys: list[int], words: NDArray[np.uint64]) -> None:
        full = np.zeros((_AT_ONCE, words.shape[1]), dtype=np.uint64)
        full[: len(words)] = words
        embedded = self._mixing(np.concatenate([table.predict(full) for table in self._tables], axis=1))
        at = len(self._known) + 1
        self._embedded[at : at + len(words)] = embedded[: len(words)]
        self._projected[at : at + len(words)] = np.matmul(embedded, self._parts)[: len(words)]
        self._known.update(zip(keys, range(at, at + len(words)), strict=True))

    def _windows(self, rows: NDArray[np.intp]) -> Floats:
        """All layers that look at neighbours; the first is a sum of what is kept."""
        width = self._projected.shape[1] // 3
        parts = self._projected[rows]
        summed = parts[:, width : 2 * width]
        summed[1:] += parts[:-1, :width]
        summed[:-1] += parts[1:, 2 * width :]
        context = self._embedded[rows]
        context += self._first.finished(summed)
        window = np.zeros((len(rows), 3 * context.shape[1]), dtype=np.float32)
        wide = context.shape[1]
        for layer in self._others:
            window[1:, :wide] = context[:-1]
            window[:, wide : 2 * wide] = context
            window[:-1, 2 * wide :] = context[1:]
            context += layer(window)
        return context


class _Maxout:
    """The greatest of several weighted sums, normalised: spaCy's maxout with its layer norm."""

    def __init__(self, maxout: Model[Any, Any], norm: Model[Any, Any]) -> None:
        weights, bias = _param(maxout, "W"), _param(maxout, "b")
        self.width, self.pieces = weights.shape[:2]
        # A block of columns for each piece: the greatest is taken of whole rows then.
        self.weights = np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(-1, weights.shape[2]).T)
        self._bias = np.ascontiguousarray(bias.T.reshape(-1))
        self._gain, self._shift = _param(norm, "G"), _param(norm, "b")

    def __call__(self, rows: Floats) -> Floats:
        """The layer's output for these rows."""
        return self.finished(np.matmul(rows, self.weights))

    def finished(self, sums: Floats) -> Floats:
        """The output, from the products; `sums` is used up."""
        sums += self._bias
        best: Floats = sums[:, : self.width]
        for piece in range(1, self.pieces):
            best = np.maximum(best, sums[:, piece * self.width : (piece + 1) * self.width])
        best = best - best.mean(axis=1, keepdims=True)
        spread = np.einsum("ij,ij->i", best, best) / np.float32(self.width) + _EPSILON
        best *= (np.float32(1) / np.sqrt(spread))[:, None]
        best *= self._gain
        best += self._shift
        return best


def _param(node: Model[Any, Any], name: str) -> Floats:
    values: Floats = np.asarray(node.get_param(name), dtype=np.float32)
    return values


def quicken(model: Model[Any, Any]) -> None:
    """Let a loaded model compute its words in context so, for prediction; models of another build are left as they are."""
    for node in model.walk():
        network = _network(node)
        if network is not None:
            node._func = _predicting(network, node._func)


def _predicting(network: WordsInContext, trained: Any) -> Any:
    def forward(model: Model[Any, Any], docs: Sequence[Doc], is_train: bool) -> Any:
        return trained(model, docs, is_train) if is_train else (network(docs), _no_way_back)

    return forward


def _no_way_back(_: object) -> None:
    raise TypeError("what was computed for prediction has no gradient")


def _network(node: Model[Any, Any]) -> WordsInContext | None:
    """The network that a node is, as spaCy's `Tok2Vec` of `MultiHashEmbed` and `MaxoutWindowEncoder` builds it; `None` for any other."""
    if len(node.layers) != 2 or len(node.layers[0].layers) != 5:
        return None
    embed, encode = node.layers
    features, _, tables, mixing, _ = embed.layers
    windows = _inner(encode).layers if encode.layers else []
    if features.name != "extract_features" or not windows or any(not w.name.startswith("residual(expand_window") for w in windows):
        return None
    maxouts = [[n for n in part.walk() if n.name in ("maxout", "layernorm")] for part in (mixing, *windows)]
    hashed = _inner(tables).layers
    if any([n.name for n in pair] != ["maxout", "layernorm"] for pair in maxouts) or any("hashembed" not in table.name for table in hashed):
        return None
    sides = {n.attrs["window_size"] for w in windows for n in w.walk() if n.name == "expand_window"}
    if sides != {1} or len(hashed) > len(_ODD):
        return None
    first, *others = (_Maxout(maxout, norm) for maxout, norm in maxouts)
    return WordsInContext(features, hashed, first, others, encode.attrs["pad"])


def _inner(node: Model[Any, Any]) -> Model[Any, Any]:
    layer: Model[Any, Any] = node.layers[0]
    return layer

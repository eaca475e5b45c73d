"""Which language a text is in.

Measured on 3,400 press and Wikipedia sentences of twelve languages: py3langid is right at least as often as lingua for nb, nn, da and sv
(0.95, 0.87–0.91, 0.99, 1.0 of single sentences against 0.95, 0.84–0.96, 0.97, 1.0; 1.0 of five-sentence paragraphs against 0.97–1.0),
fourteen times as fast, and takes 5 MB where lingua takes 96.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Protocol

from ..packs import Pack

UNDETERMINED = "und"
# Labels of the identifier: every language that the press of our readers is written in, and their nearest neighbours, so that
# an Icelandic page is not called Nynorsk. The identifier says "no" for Bokmål.
_LABELS = (
    *("no", "nn", "en", "sv", "da", "de", "fr", "ru", "fi", "uk", "pl", "es", "it", "nl"),
    *("is", "fo", "se", "et", "lv", "lt", "cs", "sk", "sl", "hr", "sr", "bs", "mk", "bg", "be", "ro", "hu", "pt", "ca", "gl", "eu", "sq", "cy", "ga"),
    *("el", "tr", "az", "hy", "ka", "kk", "uz", "ar", "he", "fa", "ur", "hi", "zh", "ja", "ko", "vi", "id", "sw", "am"),
)
_RENAMED = {"no": "nb"}
_LEAST_LETTERS = 40  # below this the identifier guesses: "OK" is any language
_LEAST_SHARE = 0.5  # of the letters of a text; a page in two languages is of neither
_LEAST_FOREIGN = 60  # letters of a paragraph that can be called foreign: in 1,165 paragraphs of that length in nine languages none was
_SURELY = 0.9  # called so wrongly with this probability (close languages are at 0.5 to 0.7)
_LEAST_TOLD = 3  # telltale words that must speak for a close language before it is believed against the identifier
_WORD = re.compile(r"[^\W\d_]+")
_MOST_CHARACTERS = 20_000  # a bound for hostile input; no report changes its language after that


class _Identifier(Protocol):
    def classify(self, text: str) -> tuple[str, float]:
        """The label of `text` and its probability."""


@cache
def _identifier() -> _Identifier:
    """The identifier; its model takes half a second to unpack, so it is loaded when first needed."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    loaded = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    known = set(loaded.labels)
    loaded.set_languages([label for label in _LABELS if label in known])
    identifier: _Identifier = loaded
    return identifier


Telltales = Mapping[str, Mapping[str, frozenset[str]]]
"""By the tag of a language and that of a close one: common words of the first, in small letters, that the second never writes so."""


def telltales(packs: Mapping[str, Pack]) -> Telltales:
    """The telltale words that the packs name."""
    named = {tag: pack.info.telltales for tag, pack in packs.items() if pack.info.telltales}
    return {tag: {other: frozenset(words) for other, words in against.items()} for tag, against in named.items()}


def identify(passages: Iterable[str], telltales: Telltales | None = None) -> str:
    """The BCP 47 tag of the language in which most of `passages` is written, or "und".

    Each passage votes with its letters, so that a comment form in another language cannot tip a report, and
    the report as a whole is asked once more where its passages disagree. Between close languages the telltale words have the last word:
    letters in a row, which the identifier goes by, are much the same in Bokmål and Nynorsk.
    """
    votes: defaultdict[str, int] = defaultdict(int)
    held: list[str] = []
    budget = _MOST_CHARACTERS
    for passage in passages:
        part = passage[:budget]
        budget -= len(part)
        letters = sum(map(str.isalpha, part))
        if letters:
            held.append(part)
            votes[_label(part)] += letters
        if budget <= 0:
            break
    total = sum(votes.values())
    if total < _LEAST_LETTERS:
        return UNDETERMINED
    most = max(votes.values())
    first = [tag for tag in votes if votes[tag] == most]
    best = first[0]
    if len(first) > 1 or most < _LEAST_SHARE * total:  # else the whole has no say, and it takes as long to ask as all passages
        whole = _label("\n".join(held))
        best = whole if whole in first else best
        if most < _LEAST_SHARE * total:
            best = whole if votes[whole] >= most / 2 else UNDETERMINED
    return _closest(best, held, telltales or {})


def foreign(passage: str, language: str, telltales: Telltales) -> str | None:
    """The tag of a paragraph's language where it surely is another than the report's; `None` for short ones and for close languages."""
    passage = passage[:_MOST_CHARACTERS]
    if sum(map(str.isalpha, passage)) < _LEAST_FOREIGN:
        return None
    label, probability = _identifier().classify(passage)
    found = _RENAMED.get(label, label)
    close = found in telltales.get(language, {}) or language in telltales.get(found, {})
    return found if found != language and probability >= _SURELY and not close else None


def _closest(best: str, passages: list[str], telltales: Telltales) -> str:
    """The close language whose telltale words are at least twice as many as those of `best`, else `best`."""
    counts: Counter[str] | None = None
    for other, against in telltales.items():
        if best in against:
            counts = counts or Counter(word.lower() for passage in passages for word in _WORD.findall(passage))
            theirs = sum(counts[word] for word in against[best])
            mine = sum(counts[word] for word in telltales.get(best, {}).get(other, ()))
            if theirs >= _LEAST_TOLD and theirs >= 2 * mine:
                return other
    return best


def _label(text: str) -> str:
    label, _ = _identifier().classify(text)
    return _RENAMED.get(label, label)

"""Persons whom only the report knows, in a language that inflects names: which forms are one name, and how it is in the nominative."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..world import fold_word, slug
from .names_desk import Desk
from .names_lexicon import Atom
from .names_match import Match

_TITLE = 2  # how much a title's case tells beside that of each word of the name
_LEMMA, _GIVEN = 2, 1  # how much the model's word for it, and a given name that the world knows, speak for a nominative
_OWNED = frozenset({"NOUN", "ADJ", "PROPN", "NUM"})
_MOST = 200  # mentions that are compared; a report of more unknown persons is a list of names

Options = tuple[frozenset[str], ...]
"""For each word of a name, what it may be in the nominative, itself included."""


def settle_nominatives(desk: Desk) -> None:
    """Gives persons unknown to the world the nominative for a label, and the forms of one name one id."""
    endings = tuple(ending for ending in desk.lexicon.genitive if ending.isalpha())
    if not desk.lexicon.inflections.by_ending and not endings:
        return
    unknown = [i for i, m in enumerate(desk.mentions) if m.full and m.id not in desk.world.persons][:_MOST]
    written = {i: [a for a in desk.atoms[desk.mentions[i].first : desk.mentions[i].last] if a.is_word] for i in unknown}
    options = {i: tuple(_options(desk, atom, endings if atom is written[i][-1] else ()) for atom in written[i]) for i in unknown}
    for group, shared in _groups(unknown, options):
        bent = bool(desk.lexicon.inflections.by_ending) and all(_is_bent(desk, desk.mentions[i].first, written[i]) for i in group)
        words = _nominative(desk, [(written[i], _owns(desk, desk.mentions[i].last)) for i in group], shared, endings, bent)
        for i in group:
            mention = desk.mentions[i]
            label = _spelt(desk.draft.report.text[mention.start : mention.end], mention.start, written[i], words)
            last, cut = written[i][-1], len(written[i][-1].key) - len(words[-1])
            end = mention.end - cut if last.end == mention.end and cut > 0 and last.key in {words[-1] + ending for ending in endings} else mention.end
            desk.replace_mention(i, replace(mention, id=f"person:{slug(label)}", label=label, end=end))


def _options(desk: Desk, atom: Atom, endings: tuple[str, ...]) -> frozenset[str]:
    """What a word may be in the nominative; `endings` of the genitive stand behind the last word of a name."""
    inflections = desk.lexicon.inflections
    bases = {base.word for base in inflections.bases(atom.key) if inflections.allows("person", base)}
    owned = {atom.key[: -len(ending)] for ending in endings if atom.key.endswith(ending) and len(atom.key) > len(ending) + 1}
    return frozenset({atom.key, *bases, *owned})


def _groups(unknown: Sequence[int], options: dict[int, Options]) -> Iterator[tuple[list[int], Options]]:
    """Mentions that may all be forms of one name, with what their words may be in the nominative."""
    groups: list[tuple[list[int], Options]] = []
    for i in unknown:
        for k, (group, shared) in enumerate(groups):
            if len(shared) == len(options[i]):
                both = tuple(a & b for a, b in zip(shared, options[i], strict=True))
                if all(both):
                    groups[k] = ([*group, i], both)
                    break
        else:
            groups.append(([i], options[i]))
    yield from groups


def _is_bent(desk: Desk, first: int, atoms: Sequence[Atom]) -> bool:
    """True for a name whose words, and the title right before it, stand in other cases than the nominative, as far as the model tells."""
    tokens = [desk.tokens.get(atom.start) for atom in atoms]
    votes = Counter(token.feat("Case") == "Nom" for token in tokens if token is not None and token.feat("Case"))
    title = desk.covered.get(first - 1)
    if isinstance(title, Match):
        nouns = (desk.tokens.get(atom.start) for atom in desk.atoms[title.first : title.last])
        case = next((token.feat("Case") for token in nouns if token is not None and token.upos == "NOUN" and token.feat("Case")), "")
        votes[case == "Nom"] += _TITLE if case else 0
    return votes[False] > votes[True]


def _nominative(desk: Desk, written: list[tuple[list[Atom], bool]], shared: Options, endings: tuple[str, ...], bent: bool) -> list[str]:
    """The likeliest nominative of a name, word by word: by the model's lemma, by a known given name, else as the report first writes it.

    `written` are the words of each mention, and whether something that it may own follows: without that the lemma of a name in -s is a guess.
    `bent` says that no mention stands in the nominative.
    """
    chosen: list[str] = []
    first = written[0][0]
    cut = {atoms[-1].key[: -len(ending)] for atoms, _ in written for ending in endings if atoms[-1].key.endswith(ending)}
    for at, options in enumerate(shared):
        votes: Counter[str] = Counter()
        for atoms, owns in written:
            token = desk.tokens.get(atoms[at].start)
            lemma = token.lemma.casefold() if token is not None else ""
            if lemma in options and (owns or lemma not in cut) and not (bent and lemma == atoms[at].key):
                votes[lemma] += _LEMMA
        if at == 0:
            votes.update({word: _GIVEN for word in options if fold_word(word) in desk.world.given_names})
        inflected = bent or (bool(chosen) and chosen[0] != first[0].key)  # then the family name is most likely inflected too
        chosen.append(min(options, key=lambda word: (-votes[word], (word == first[at].key) == inflected, word)))
    return chosen


def _owns(desk: Desk, last: int) -> bool:
    """True where a genitive may stand: before what is owned."""
    following = desk.after(last)
    token = desk.tokens.get(following.start) if following is not None else None
    return token is not None and token.upos in _OWNED


def _spelt(text: str, start: int, atoms: Sequence[Atom], words: Sequence[str]) -> str:
    """The name as written, with each word turned into its nominative."""
    parts, last = [], start
    for atom, word in zip(atoms, words, strict=True):
        same = next((k for k, (a, b) in enumerate(zip(atom.key, word, strict=False)) if a != b), min(len(atom.key), len(word)))
        parts += [text[last - start : atom.start - start], atom.text if atom.key == word else atom.text[:same] + word[same:]]
        last = atom.end
    return "".join(parts)


__all__ = ["settle_nominatives"]

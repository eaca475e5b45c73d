"""Persons whom the world does not know, and known ones whose names are written in a way that nobody lists."""

from __future__ import annotations

from collections.abc import Iterator

from ..report.types import Role
from ..world import fold_word, is_courtesy
from .names_desk import Desk
from .names_people import Word, in_time, stems, unknown_person
from .names_words import NAMING, OPENING, is_common, is_given, is_small_article, is_tail, is_thing, open_parts, title_case

_NETWORK = "X"  # no initial of a name: what is written there is quoted daily
_WORDS = 6  # of a person's name; longer runs of capitals are headings
_AGENCY = 4  # letters
_TOWNS = frozenset(("san", "santa", "santo", "são", "sankt", "saint", "port", "fort"))  # with which names of towns begin


def find_unknown(desk: Desk, runs: tuple[tuple[Word, ...], ...]) -> None:
    """Full names of persons whom the world does not know: by the model, by a given name, in a credit or byline."""
    people = _model_people(desk)
    credited = [b.span for b in desk.draft.report.blocks if b.role in (Role.BYLINE, Role.CREDIT)]
    for run in runs:
        for words in open_parts(desk, run):
            if desk.lexicon.is_in("media", desk.before(words[0].first)):
                continue  # "told the newspaper El Tiempo"
            for seen in _model_parts(words, desk, people):
                part = seen
                while part and desk.lexicon.is_in("things", desk.atoms[part[0].first]):
                    part = part[1:]  # "zitiert Sputnik Alijew"
                while part and (_is_credit(desk, part[-1]) or (len(part) > 1 and _is_inflected_abbreviation(desk, part[-1]))):
                    part = part[:-1]  # "JONATHAN ERNST Foto:", "Maimo Henriksson STT:lle"
                while (len(part) > 2 and is_courtesy(part[0].text)) or (len(part) > 1 and part[0].text == _NETWORK):
                    part = part[1:]  # "Justice Stephen Breyer"; "skriver han på X. Kristersson svarte"
                if len(part) > 1 and not (_is_owner_and_noun(desk, part) or is_thing(desk, part) or is_tail(desk, part)):
                    _take_unknown(desk, part, "the model sees a person", 0.75)
            left = [w for w in words if desk.free(w.first, w.last)]
            while left and (_is_credit(desk, left[0]) or is_small_article(desk, left[0])):
                left.pop(0)
            while left and _is_credit(desk, left[-1]):
                left.pop()
            if not 1 < len(left) <= _WORDS or left[-1].last - left[0].first != sum(w.last - w.first for w in left) + _points(left, desk):
                continue
            if is_tail(desk, tuple(left)):
                continue
            at = desk.atoms[left[0].first]
            in_credit = any(span.start <= at.start < span.end for span in credited) or (at.is_capital and _after_credit(desk, left[0].first))
            if in_credit and not any(desk.is_ordinary(word.first) for word in left if word.text[0].isupper()):
                _take_unknown(desk, tuple(left), "the name in a credit", 0.8)
            elif not title_case(desk, at.line):
                for k in range(len(left) - 1):
                    if any(desk.lexicon.is_in("things", desk.atoms[w.last - 1]) for w in left[k + 1 :]) or _is_town(desk, left, k, people):
                        continue
                    ordinary = any(desk.is_ordinary(w.first) for w in left[k + 1 :])
                    # Israel, Jordan and Paris act unless the model sees a person: "hat Israel Rache geschworen", "in Paris Empörung hervorrief"
                    state = any(e.kind in ("state", "seat") and e.last == left[k].last for e in desk.chart.get(left[k].first, ()))
                    state = state and desk.atoms[left[k].first].start not in people
                    given = is_given(desk, left[k]) and not is_common(desk, left[k]) and not left[k].text.isupper() and not state
                    if given and not ordinary:
                        named = left[k : _end_of_name(desk, left, k + 1, people)]
                        if len(named) > 1:
                            _take_unknown(desk, tuple(named), "a given name and a family name", 0.7)
                        break


def _is_town(desk: Desk, words: list[Word], k: int, people: frozenset[int]) -> bool:
    """True for a saint's name of which the model sees no person ("San Rafael")."""
    begins = any(desk.atoms[word.first].key in _TOWNS for word in words[max(k - 1, 0) : k + 1])
    return begins and desk.atoms[words[k].first].start not in people


def _end_of_name(desk: Desk, words: list[Word], first: int, people: frozenset[int]) -> int:
    """Where a name ends whose second word is `first`: with the person that the model sees, or where another sentence or name begins.

    A capital may open a sentence whose stop was lost ("Sean Here you go"), or be the next of a list without commas.
    """
    tokens = [desk.tokens.get(desk.atoms[word.first].start) for word in words]
    seen = desk.atoms[words[first - 1].first].start in people
    for at in range(first, len(words)):
        token = tokens[at]
        if token is None or not words[at].text[0].isupper():
            continue
        other = token.entity.startswith("B-") or (not token.entity and (seen or token.upos in OPENING))
        if other:
            return at
    return len(words)


def _is_owner_and_noun(desk: Desk, part: tuple[Word, ...]) -> bool:
    """True for a known family name in the genitive before a noun with a capital ("Trudeaus Vorwurf")."""
    if len(part) != 2 or part[0].keys in desk.lexicon.by_family or is_given(desk, part[0]):
        return False
    return any(keys in desk.lexicon.by_family for keys, _ in stems(part[0], desk.atoms, desk.lexicon))


def _is_credit(desk: Desk, word: Word) -> bool:
    """True for a word that credits somebody ("Photo", however it is spelt), or an agency's letters beside it."""
    if word.text.isupper() and 1 < len(word.text) <= _AGENCY:
        after = desk.after(word.last)
        return _after_credit(desk, word.first) or (after is not None and fold_word(after.text) in desk.lexicon.credits)
    return any(key in desk.lexicon.credits for key in word.keys)


def _is_inflected_abbreviation(desk: Desk, word: Word) -> bool:
    """True for capitals with a case behind a colon, which are no part of a name before them."""
    first = desk.atoms[word.first]
    token = desk.tokens.get(first.start)
    letters, colon, ending = (token.text if token is not None else word.text).partition(":")
    return bool(colon) and letters.isupper() and len(letters) > 1 and ending.islower()


def _points(words: list[Word], desk: Desk) -> int:
    """How many points of initials stand between the words."""
    return sum(1 for w in words[:-1] if desk.atoms[w.last].text == ".")


def _after_credit(desk: Desk, first: int) -> bool:
    """True right behind a word that credits somebody, which "by" does only at the head of a line or behind another such word ("written by")."""
    i = first - 1
    if i >= 0 and desk.atoms[i].text in ":/":
        i -= 1
    if i < 0 or desk.atoms[i].line != desk.atoms[first].line or not desk.lexicon.is_in("credits", desk.atoms[i]):
        return False
    before = desk.before(i)
    return desk.atoms[i].is_capital or before is None or not before.is_word or desk.lexicon.is_in("credits", before)


def _take_unknown(desk: Desk, words: tuple[Word, ...], why: str, certainty: float) -> None:
    family = tuple(key for word in words for key in word.keys)
    if any(in_time(person.id, desk.world, desk.when) for person in desk.lexicon.by_family.get(family, ())):
        return  # "Eriksen Søreide": a family name of two words
    mention = unknown_person(words, desk.atoms, why, certainty)
    desk.take(mention)
    desk.mentions.append(mention)


def _model_people(desk: Desk) -> frozenset[int]:
    """The characters at which a token begins that the model sees as part of a person's name."""
    if not desk.draft.deep:
        return frozenset()
    return frozenset(start for start, token in desk.tokens.items() if token.entity[2:] in ("PER", "PERSON"))


def _model_parts(words: tuple[Word, ...], desk: Desk, people: frozenset[int]) -> Iterator[tuple[Word, ...]]:
    part: list[Word] = []
    for word in (*words, None):
        token = desk.tokens.get(desk.atoms[word.first].start) if word is not None else None
        if part and token is not None and token.entity in ("B-PER", "B-PERSON") and not part[0].text.islower():
            if len(part) > 1:
                yield tuple(part)  # two names side by side, as in lists that lost their commas
            if len(part) > 1 or word is None or part[0].keys == word.keys:
                part = []  # "Vince Vince": who is written to, and who writes
        if word is not None and (desk.atoms[word.first].start in people or (len(part) > 1 and _is_rest_of_name(desk, part[-1], word))):
            part.append(word)
            continue
        if len(part) > 1 and not part[0].text.islower():
            yield tuple(part)
        part = []


def _is_rest_of_name(desk: Desk, before: Word, word: Word) -> bool:
    """True for a capitalised word behind given names that the model sees as a person's: it breaks off before a rare family name."""
    if not is_given(desk, before):
        return False
    line, token = desk.atoms[word.first].line, desk.tokens.get(desk.atoms[word.first].start)
    if token is not None and token.upos not in NAMING:
        return False
    plain = word.text[0].isupper() and not word.text.isupper() and not is_common(desk, word) and not desk.is_ordinary(word.first)
    return plain and word.first == before.last and not title_case(desk, line) and not desk.lexicon.is_in("things", desk.atoms[word.last - 1])


__all__ = ["find_unknown"]

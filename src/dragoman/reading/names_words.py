"""What a word of a possible name is, by the words around it, the model and the world."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from ..world import addresses
from .names_desk import Desk
from .names_lexicon import Element
from .names_people import Word, spellings

_TITLE_CASE = 0.7  # share of longer words with a capital from which on a line is a heading in title case, where capitals prove nothing
_SHORT = 3  # letters, up to which a word of a heading is not counted; and words, up to which a line tells nothing
_FUNCTION = frozenset({"ADP", "DET", "CCONJ", "SCONJ", "ADV", "PRON", "AUX", "VERB"})  # parts of speech of no word of a name
OPENING = frozenset({"PRON", "AUX", "SCONJ", "CCONJ", "DET"})  # of these, the ones that open a sentence and end no name
NAMING = ("PROPN", "NOUN", "X")  # parts of speech of a family name that the tagger does not know
_COMPARED = 100  # names with which one is compared; a report of more persons is a list of names


def after_unknown_capital(desk: Desk, first: int) -> bool:
    """True when a capitalised word that nothing explains stands right before, inside a sentence: both may be one name."""
    before = desk.before(first)
    if before is None or not before.is_word or not before.is_capital or first - 1 in desk.covered or title_case(desk, before.line):
        return False
    if desk.is_ordinary(first - 1):
        return False
    earlier = desk.before(first - 1)
    ordinary = desk.lexicon.is_in("common", before) or desk.lexicon.is_in("openers", before)
    return earlier is not None and earlier.is_word and not ordinary


def before_unknown_capital(desk: Desk, last: int) -> bool:
    """True when a capitalised word that nothing explains stands right behind: both may be one name ("Washington Monthly", "Kairo Verlag")."""
    following = desk.after(last)
    if following is None or not following.is_capital or last in desk.covered or last in desk.chart or title_case(desk, following.line):
        return False
    return not (desk.is_ordinary(last) or desk.lexicon.is_in("common", following) or len(following.text) < _SHORT)


def title_case(desk: Desk, line: int) -> bool:
    """True for a line whose longer words nearly all begin with a capital."""
    if not desk.title_case:
        for number, group in groupby(desk.atoms, key=lambda a: a.line):
            atoms = tuple(group)
            words = [a for a in atoms if a.is_word and len(a.text) > _SHORT]
            capitals = sum(a.is_capital for a in words)
            desk.title_case[number] = len(words) > _SHORT and atoms[-1].text != "." and capitals >= _TITLE_CASE * len(words)
    return desk.title_case.get(line, False)


def open_parts(desk: Desk, run: tuple[Word, ...]) -> Iterator[tuple[Word, ...]]:
    """The stretches of a run that nothing covers yet, without ordinary words at their end."""
    part: list[Word] = []
    for word in (*run, None):
        if word is not None and desk.free(word.first, word.last):
            part.append(word)
            continue
        while part and (_is_function_word(desk, part[0]) or is_small_article(desk, part[0])):
            part.pop(0)
        while part and (part[-1].text.islower() or (is_common(desk, part[-1]) and not _is_full_name(desk, part))):
            part.pop()
        if part:
            yield tuple(part)
        part = []


def is_small_article(desk: Desk, word: Word) -> bool:
    """True for an article in small letters, which begins no name although it may stand inside one ("den Vertrag", "Gerhard van der Vaart")."""
    return word.text.islower() and desk.lexicon.is_in("articles", desk.atoms[word.first])


def _is_function_word(desk: Desk, word: Word) -> bool:
    """True for a word at the head of a sentence that the model takes for one that begins no name ("Selon", "Enligt")."""
    before, token = desk.before(word.first), desk.tokens.get(desk.atoms[word.first].start)
    return token is not None and token.upos in _FUNCTION and (before is None or not before.is_word)


def _is_full_name(desk: Desk, part: list[Word]) -> bool:
    """True for a given name with just one word after it, which is then a family name whatever else it may mean."""
    return len(part) == 2 and is_given(desk, part[0]) and not is_common(desk, part[0])


def is_given(desk: Desk, word: Word) -> bool:
    """True for a given name that the world knows, in any case."""
    return word.text[0].isupper() and any(keys[0] in desk.world.given_names for keys in spellings(word, desk.atoms, desk.lexicon))


def is_common(desk: Desk, word: Word) -> bool:
    """True for an ordinary word, a month or a weekday."""
    atom = desk.atoms[word.first]
    return word.last == word.first + 1 and (desk.lexicon.is_in("common", atom) or desk.lexicon.is_in("openers", atom))


def is_thing(desk: Desk, part: tuple[Word, ...]) -> bool:
    """True for words that the model takes for a person's and that name an outlet or a thing ("Scarborough Shoal")."""
    return any(desk.lexicon.is_in("things", desk.atoms[word.last - 1]) for word in part[1:])


def is_tail(desk: Desk, part: tuple[Word, ...]) -> bool:
    """True for the last words of a longer name of the report ("Al Thani" after "Mohammed bin Abdulrahman Al Thani")."""
    written = tuple(desk.atoms[w.first].key for w in part)
    for mention in desk.mentions[:_COMPARED]:
        if mention.full:
            keys = tuple(a.key for a in desk.atoms[mention.first : mention.last] if a.is_word)
            if len(keys) > len(written) and keys[-len(written) :] == written:
                return True
    return False


def is_addressed(desk: Desk, first: int) -> bool:
    """True right behind a form of address ("Mr. Trump") or a title that is no office of a state's ("Sen. Cruz")."""
    at = first - 2 if first > 1 and desk.atoms[first - 1].text == "." else first - 1
    if at < 0 or desk.atoms[at].line != desk.atoms[first].line:
        return False
    title = desk.covered.get(first - 1)
    return addresses(desk.atoms[at].text) or (isinstance(title, Element) and title.kind == "profession" and desk.atoms[at].is_capital)


__all__ = [
    "NAMING",
    "after_unknown_capital",
    "before_unknown_capital",
    "is_addressed",
    "is_common",
    "is_given",
    "is_small_article",
    "is_tail",
    "is_thing",
    "open_parts",
    "title_case",
]

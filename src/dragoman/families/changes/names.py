"""Names that a copy garbled, exchanged or lost."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from rapidfuzz import fuzz

from ...reading.types import Name
from ...text import Span
from ..direction import respelled
from ..letters import key_of
from ..types import Change
from .sides import Aligned, Sides, events_in, names_in, parties_in

_WORD = re.compile(r"[^\W\d_]+")

# Folded surnames this alike are one name in two transliterations; below, down to the second figure, one name garbled.
_SPELLING = 84.0
_GARBLED = 55.0
# The reader is surer than this of a name that is written as its owner or another language writes it.
_PLAIN = 0.8
# And this sure of one of whom the world knows, with his full name still surer.
_SURELY, _KNOWN = 0.9, 0.95

# A name that the reader is so much less sure of than of the other, and no liker than this, was not just spelled otherwise.
_LESS = 0.12
_ALIKE = 92.0

# Nearly the same letters: what key the spelling of a name has differs by less in one alphabet.
_SAME_LETTERS = 97.0

# Of two unknown names in two alphabets, less like than this are two names.
_TWO_NAMES = 66.0

# Two persons of whom the world knows are two, in passages at least as sure as this; so are parties.
_RATHER, _EVEN = 0.42, 0.5

# Somebody unknown takes another's place only in passages as sure as this; less like him than this in another script.
_SUPPLANTS, _OTHER_SCRIPT = 0.7, 75.0

# Words between two members of a row: "Canada and a number of".
_ROW = 4

_PARTIES = frozenset({"state", "organisation", "group"})
# What a passage can call a party by.
_CALLED = _PARTIES | {"place", "office", "body"}


def find_name_changes(sides: Sides) -> Iterator[Change]:
    """Changes of who is spoken of."""
    for pair in sides.aligned():
        yield from _persons(sides, pair)
        yield from _parties(sides, pair)
        yield from _offices(sides, pair)
    for kept, usual in respelled(sides.original, sides.copy) if sides.across_languages else ():
        place = _place_of(sides.copy.text, kept)
        note = f"The copy spells one name {usual} and, as the original does, {kept}."
        yield Change(kind="changed-name", original=_place_of(sides.original.text, kept), copy=place, severity="low", note=note)


def _place_of(text: str, word: str) -> Span | None:
    m = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text)
    return Span(*m.span()) if m else None


def _persons(sides: Sides, pair: Aligned) -> Iterator[Change]:
    ours = [n for n in names_in(sides.original, pair.original) if n.kind == "person"]
    theirs = [n for n in names_in(sides.copy, pair.copy) if n.kind in ("person", "other")]
    used: set[Span] = set()
    for name in ours:
        same = [n for n in theirs if (n.id == name.id and n.id) or _likeness(name.text, n.text) >= _SPELLING]
        if same:
            used.update(n.span for n in same)
            yield from _spelled(name, same[0])
    for name in ours:
        if any(name.id and n.id == name.id for n in theirs) or any(_likeness(name.text, n.text) >= _SPELLING for n in theirs):
            continue
        near = [n for n in theirs if n.span not in used and _is_garbled(name.text, n.text)]
        if near:
            used.add(near[0].span)
            note = f"{name.text} has become {near[0].text}."
            yield Change(kind="changed-name", original=name.span, copy=near[0].span, severity="high", note=note)
        elif (place := _unseen(name.text, sides.copy.text, pair.copy)) is not None:
            note = f"{name.text} has become {place.of(sides.copy.text)}."
            yield Change(kind="changed-name", original=name.span, copy=place, severity="high", note=note)
    yield from _renamed(sides, pair, ours, [n for n in theirs if n.kind == "person" and n.span not in used])
    yield from _exchanged(sides, pair, [n for n in ours if n.id], [n for n in theirs if n.id and n.kind == "person" and n.span not in used])
    yield from _supplanted(sides, ours, [n for n in theirs if n.span not in used], pair)


def _renamed(sides: Sides, pair: Aligned, ours: list[Name], theirs: list[Name]) -> Iterator[Change]:
    """The only person of a passage under a name that is no spelling of his, in another alphabet, though nobody knows him."""
    full = [[n for n in names if _words(n.text) > 1] for names in (ours, theirs)]
    if pair.score < _SUPPLANTS or len(ours) != 1 or len(full[0]) != 1 or len(full[1]) != 1 or _scripts(ours[0].text) == _scripts(theirs[0].text):
        return
    one, other = full[0][0], full[1][0]
    unknown = max(one.certainty, other.certainty) <= _PLAIN and _words(one.text) == _words(other.text)
    if unknown and _whole(one.text, other.text) < _TWO_NAMES and not _stands(one, sides.copy.text, Span(0, len(sides.copy.text))):
        note = f"{one.text} has become {other.text}."
        yield Change(kind="changed-name", original=one.span, copy=other.span, severity="high", note=note)


def _supplanted(sides: Sides, ours: list[Name], theirs: list[Name], pair: Aligned) -> Iterator[Change]:
    """Somebody of whom nobody knows stands where the original has somebody, and is not spoken of anywhere in it."""
    if pair.score < _SUPPLANTS:
        return
    told = {n.id for n in names_in(sides.copy, pair.copy) if n.id}
    gone = [n for n in ours if n.id and n.id not in told and _words(n.text) > 1 and not _stands(n, sides.copy.text, pair.copy)]
    new = [n for n in theirs if n.certainty <= _PLAIN and _words(n.text) > 1 and all(set(n.principal) <= set(g.principal) for g in gone)]
    everywhere = Span(0, len(sides.original.text))
    new = [n for n in new if n.kind == "person" and not any(_likeness(n.text, m.text) >= _SPELLING for m in names_in(sides.original, everywhere))]
    if len(gone) != 1 or len(new) != 1 or _inflected(gone[0].text, new[0].text) or _stands(new[0], sides.original.text, pair.original):
        return
    least = _SPELLING if _scripts(gone[0].text) == _scripts(new[0].text) else _OTHER_SCRIPT
    known = _scripts(gone[0].text) == _scripts(new[0].text) or (gone[0].principal and gone[0].certainty >= _SURELY)
    if known and _whole(gone[0].text, new[0].text) < least:
        note = f"{gone[0].text} has become {new[0].text}."
        yield Change(kind="changed-name", original=gone[0].span, copy=new[0].span, severity="high", note=note)


def _stands(name: Name, text: str, within: Span) -> bool:
    """True when the last word of a name stands in a passage, whatever the reader made of it there."""
    last = key_of(_WORD.findall(name.text)[-1]) if _WORD.findall(name.text) else ""
    return any(key_of(w)[: len(last)] == last for w in _WORD.findall(within.of(text)) if w[0].isupper())


def _is_garbled(name: str, other: str) -> bool:
    if _inflected(name, other) or _scripts(name) != _scripts(other):
        return False  # from one script to another a name of which nothing is known may be written in many ways
    if _GARBLED <= _likeness(name, other) < _SPELLING and _shape(name, other):
        return True
    x, y = _WORD.findall(name), _WORD.findall(other)
    initials = sum(key_of(p)[:1] == key_of(q)[:1] for p, q in zip(x, y, strict=False))
    if any(fuzz.ratio(key_of(p), key_of(q)) < _GARBLED for p, q in zip(x, y, strict=False)):
        return False  # a word of it is another word, not the same one garbled
    return len(x) == len(y) > 1 and 2 * initials > len(x) and _GARBLED <= _whole(name, other) < _SPELLING


def _whole(a: str, b: str) -> float:
    """How alike two names are from end to end."""
    return float(fuzz.ratio("".join(map(key_of, _WORD.findall(a))), "".join(map(key_of, _WORD.findall(b)))))


def _inflected(a: str, b: str) -> bool:
    """True when the names differ by their ends alone, as cases and possessives make them."""
    x, y = _WORD.findall(a), _WORD.findall(b)
    if not x or not y:
        return False
    one, other = "".join(map(key_of, x)), "".join(map(key_of, y))
    same = next((i for i, (p, q) in enumerate(zip(one, other, strict=False)) if p != q), min(len(one), len(other)))
    return same >= max(3, min(len(one), len(other)) - 1) and len(x) == len(y)


def _scripts(name: str) -> set[str]:
    return {unicodedata.name(c, "?").split()[0] for c in name if c.isalpha()}


def _unseen(name: str, text: str, within: Span) -> Span | None:
    """Two capitalised words that can be the name garbled past recognition, where the reading saw no name."""
    words = _WORD.findall(name)
    if len(words) < 2 or _scripts(name) != _scripts(within.of(text)):
        return None
    given, family = key_of(words[0]), key_of(words[-1])
    found = list(_WORD.finditer(text, within.start, within.end))
    for first, last in pairwise(found):
        if first.group()[0].isupper() and last.group()[0].isupper() and text[first.end() : last.start()] == " ":
            one, other = key_of(first.group()), key_of(last.group())
            alike = one[:1] == given[:1] and other[:1] == family[:1] and fuzz.ratio(given, one) >= _GARBLED
            words_there = text[first.start() : last.end()]
            if alike and not _inflected(name, words_there) and fuzz.ratio(family, other) >= _GARBLED and _whole(name, words_there) < _SPELLING:
                return Span(first.start(), last.end())
    return None


def _spelled(name: Name, other: Name) -> Iterator[Change]:
    if _WORD.findall(name.text.casefold()) == _WORD.findall(other.text.casefold()):
        return
    likeness = _likeness(name.text, other.text)
    if _inflected(name.text, other.text):
        return
    doubtful = name.certainty - other.certainty >= _LESS and _whole(name.text, other.text) < _ALIKE
    less_sure = (other.certainty < _PLAIN and name.certainty >= _SURELY) or doubtful
    garbled = less_sure or (likeness < _GARBLED + 25 and _scripts(name.text) == _scripts(other.text))
    if garbled and name.id and name.id == other.id and _words(other.text) >= 1:
        # The reader still saw who is meant; a person may not.
        if _shape(name.text, other.text) or (doubtful and _words(name.text) == _words(other.text) > 1):
            yield Change(kind="changed-name", original=name.span, copy=other.span, severity="high", note=f"{name.text} has become {other.text}.")
        return
    if _is_misspelt(name, other):
        yield Change(kind="changed-name", original=name.span, copy=other.span, severity="high", note=f"{name.text} has become {other.text}.")
        return
    first = _pairs_of_words(name.text, other.text) and _scripts(name.text) == _scripts(other.text)
    if first:
        note = f"{name.text} is written {other.text}."
        yield Change(kind="changed-name", original=name.span, copy=other.span, severity="low", note=note)


def _is_misspelt(name: Name, other: Name) -> bool:
    """True for somebody whom the world knows, in letters by which it does not: it has the usual spellings of all languages."""
    if not name.id or name.id == other.id or name.certainty < _KNOWN or other.certainty > _PLAIN or _words(name.text) != _words(other.text) != 1:
        return False
    return _GARBLED <= _whole(name.text, other.text) < (_SAME_LETTERS if _scripts(name.text) == _scripts(other.text) else _ALIKE)


def _pairs_of_words(a: str, b: str) -> bool:
    """True when both are the same number of words and one of them is spelled otherwise (and not merely inflected)."""
    x, y = _WORD.findall(a.casefold()), _WORD.findall(b.casefold())
    if len(x) != len(y):
        return False
    return any(p != q and not p.startswith(q) and not q.startswith(p) and p[:1] == q[:1] for p, q in zip(x, y, strict=True))


def _exchanged(sides: Sides, pair: Aligned, ours: list[Name], theirs: list[Name]) -> Iterator[Change]:
    """One person stands where the original has another."""
    ids, other = {n.id for n in ours}, {n.id for n in theirs}
    gone = [n for n in ours if n.id not in other and not _stands(n, sides.copy.text, pair.copy)]
    new = [n for n in theirs if n.id not in ids and not _stands(n, sides.original.text, pair.original)]
    if gone and new and _kin(gone[0], new[0]):
        return
    if len({n.id for n in gone}) != 1 or len({n.id for n in new}) != 1:
        return
    sure = min(gone[0].certainty, new[0].certainty)
    if sure >= _PLAIN and pair.score >= (_RATHER if sure >= _KNOWN else _EVEN):
        note = f"Where the original names {gone[0].label or gone[0].text}, the copy names {new[0].label or new[0].text}."
        yield Change(kind="changed-name", original=gone[0].span, copy=new[0].span, severity="high", note=note)


def _kin(a: Name, b: Name) -> bool:
    """True for two spellings of one name, as when a name comes from another script: a word of one begins as one of the other does.

    Two of whom the reader is sure are two, however alike ("Taiwan", "Thailand").
    """
    if a.id and b.id and a.id != b.id and a.kind == b.kind and a.kind != "person" and min(a.certainty, b.certainty) >= _SURELY:
        return False
    x, y = ({key_of(w)[:3] for w in _WORD.findall(f"{n.text} {n.label or ''}") if w[0].isupper()} for n in (a, b))
    return bool(x & y)


def _parties(sides: Sides, pair: Aligned) -> Iterator[Change]:
    """States, organisations and groups that a passage lost from those addressed, or exchanged for another."""
    ours, theirs = names_in(sides.original, pair.original), names_in(sides.copy, pair.copy)
    gone = _missing(ours, parties_in(sides.copy, pair.copy), pair.copy.of(sides.copy.text))
    new = _missing(theirs, parties_in(sides.original, pair.original), pair.original.of(sides.original.text))
    new = [n for n in new if not _is_compound(sides.copy.text, n.span)]
    if any(n.kind == "group" for n in theirs):
        gone = [n for n in gone if n.kind != "group"]  # two languages seldom call a group alike
    places = len(gone) == len(new) == 1 and gone[0].kind == new[0].kind == "place" and pair.score >= _SUPPLANTS
    if places and _country(gone[0]) and _country(new[0]) and not _kin(gone[0], new[0]):
        note = f"{gone[0].text} has become {new[0].text}."
        yield Change(kind="changed-name", original=gone[0].span, copy=new[0].span, severity="high", note=note)
        return
    if len(gone) == len(new) == 1 and pair.score >= _EVEN and min(gone[0].certainty, new[0].certainty) >= _PLAIN:
        alike = gone[0].kind == new[0].kind or bool(gone[0].principal and new[0].principal)
        if alike and not _ids(gone[0]) & _ids(new[0]) and not _kin(gone[0], new[0]):
            yield Change(
                kind="changed-name", original=gone[0].span, copy=new[0].span, severity="high", note=f"{gone[0].text} has become {new[0].text}."
            )
        return
    yield from _put_in(sides, pair, gone, new)
    yield from _doubled(pair, [n for n in gone if n.kind == "state"], ours, theirs)
    yield from _elsewhere(pair, gone, new, ours, theirs)
    # A party that the copy's language could not have shown here is no finding: it must be seen somewhere in the copy, or be a state in a row.
    seen = parties_in(sides.copy, Span(0, len(sides.copy.text)))
    gone = [n for n in gone if n.kind == "group" or (n.kind in _PARTIES and (n.kind == "state" or _ids(n) & seen))]
    gone = [n for n in gone if n.kind == "group" or _ids(n) & seen or (_is_noun(n) and _out_of_a_list(sides, pair, n))]
    for name in gone if not new else ():
        if _left_out(sides, pair, name) or _out_of_a_list(sides, pair, name):
            note = f"“{name.text}” is lost from those addressed."
            yield Change(kind="dropped", original=name.span, copy=pair.copy, severity="high", note=note)


def _put_in(sides: Sides, pair: Aligned, gone: Sequence[Name], new: Sequence[Name]) -> Iterator[Change]:
    """A state named in a passage, of which the original speaks nowhere."""
    if gone or len(new) != 1 or not sides.across_languages or pair.score < _SUPPLANTS or not pair.running:
        return
    name = new[0]
    known = parties_in(sides.original, Span(0, len(sides.original.text)))
    called = key_of(name.text).startswith(key_of(name.label or "?")) and len(name.text) <= len(name.label or "") + 1  # it may have an ending
    if name.kind == "state" and name.certainty >= _SURELY and called and not _ids(name) & known:
        note = f"{name.text} is named where the original does not speak of it."
        yield Change(kind="changed-name", original=pair.original, copy=name.span, severity="high", note=note)


def _is_noun(name: Name) -> bool:
    """True for a state by its name; what people or languages are called after it, a language may call otherwise."""
    return name.text == name.label


def _offices(sides: Sides, pair: Aligned) -> Iterator[Change]:
    """The office of one state in the place of another's, its holder still the same; or its embassy, or ministry."""
    here, there = names_in(sides.original, pair.original), names_in(sides.copy, pair.copy)
    for kind in ("office", "body"):
        ours, theirs = ([n for n in names if n.kind == kind and n.principal] for names in (here, there))
        least = _SUPPLANTS if kind == "office" else _EVEN
        if pair.score < least or len(ours) != 1 or len(theirs) != 1 or set(ours[0].principal) & set(theirs[0].principal):
            continue
        one, other = ours[0], theirs[0]
        holders = [{n.id for n in names if n.kind == "person"} for names in (here, there)]
        same = one.id == other.id or (one.id or "").rpartition("/")[2] == (other.id or "").rpartition("/")[2]
        if same or (kind == "office" and len(holders[0]) == 1 and holders[0] == holders[1]):
            note = f"{one.text} has become {other.text}."
            yield Change(kind="changed-name", original=one.span, copy=other.span, severity="high", note=note)


def _doubled(pair: Aligned, gone: Sequence[Name], ours: Sequence[Name], theirs: Sequence[Name]) -> Iterator[Change]:
    """A state in the place of another, where it is spoken of already: told twice now."""
    more = Counter(n.id for n in theirs if n.kind == "state") - Counter(n.id for n in ours if n.kind == "state")
    if len(gone) == 1 and pair.score >= _SUPPLANTS and sum(more.values()) == 1:
        (name,) = more
        other = [n for n in theirs if n.id == name][-1]
        if any(n.id == name for n in ours):
            note = f"{gone[0].text} has become {other.text}."
            yield Change(kind="changed-name", original=gone[0].span, copy=other.span, severity="high", note=note)


def _elsewhere(pair: Aligned, gone: Sequence[Name], new: Sequence[Name], ours: Sequence[Name], theirs: Sequence[Name]) -> Iterator[Change]:
    """A place in another country in the place of one whose country is still spoken of."""
    here, there_too = ([n for n in names if n.kind == "place" and n.id] for names in (ours, theirs))
    places = [n for n in here if n.id not in {m.id for m in theirs}]
    others = [n for n in there_too if n.id not in {m.id for m in ours}]
    if not gone and len(here) == len(there_too) == len(places) == len(others) == 1 and pair.score >= _SUPPLANTS and (not new or new == others):
        at, there = places[0], others[0]
        if _country(at) and _country(there) and _country(at) != _country(there) and not _kin(at, there):
            note = f"{at.text} has become {there.text}."
            yield Change(kind="changed-name", original=at.span, copy=there.span, severity="high", note=note)


def _country(place: Name) -> str:
    """The country of a place, by its id."""
    return (place.id or "").partition(":")[2].partition("/")[0] if "/" in (place.id or "") else ""


def _is_compound(text: str, span: Span) -> bool:
    """True for a part of a compound, whose other part makes it another name ("Colombie-Britannique")."""
    before, after = text[max(0, span.start - 2) : span.start], text[span.end : span.end + 2]
    return (before[-1:] == "-" and before[:1].isalpha()) or (after[:1] == "-" and after[1:].isupper())


def _left_out(sides: Sides, pair: Aligned, name: Name) -> bool:
    """True when the copy tells of the same act, but without this recipient."""
    others = events_in(sides.copy, pair.copy)
    for event in events_in(sides.original, pair.original):
        if _ids(name) & set(event.recipients):
            same = [e for e in others if e.type == event.type and set(e.actors) & set(event.actors) and set(e.recipients) & set(event.recipients)]
            if same and not any(_ids(name) & set(e.recipients) for e in same):
                return True
    return False


def _out_of_a_list(sides: Sides, pair: Aligned, name: Name) -> bool:
    """True when the name stands in a row with others of which the copy kept one."""
    there = parties_in(sides.copy, pair.copy)
    for other in names_in(sides.original, pair.original):
        between = sides.original.text[other.span.end : name.span.start]
        if other.span.end <= name.span.start and other.kind in _PARTIES and _ids(other) & there and len(_WORD.findall(between)) <= _ROW:
            return True
    return False


def _missing(names: Iterable[Name], there: frozenset[str], text: str) -> list[Name]:
    """Parties among `names` that the other passage neither names by id nor by a word of the same stem."""
    stems = {key_of(w)[:5] for w in _WORD.findall(text)}
    out: dict[str, Name] = {}
    for n in names:
        named_here = any(key_of(w)[:5] in stems for w in _WORD.findall(n.text) if len(w) >= 3 and w[0].isupper())
        if n.kind != "person" and n.kind in _CALLED and (n.id or n.principal) and not _ids(n) & there and not named_here:
            out.setdefault(n.id or n.text, n)
    return list(out.values())


def _ids(name: Name) -> set[str]:
    return {*name.principal, *([name.id] if name.id else [])}


def _likeness(a: str, b: str) -> float:
    """How alike two names are by their last words, which is what a person is called by when named again."""
    x, y = _WORD.findall(a), _WORD.findall(b)
    return float(fuzz.ratio(key_of(x[-1]), key_of(y[-1]))) if x and y else 0.0


def _shape(a: str, b: str) -> bool:
    """True when `b` can be `a` garbled: the same initial, and either two words or a long one."""
    x, y = _WORD.findall(a), _WORD.findall(b)
    if not x or not y or key_of(x[-1])[:1] != key_of(y[-1])[:1]:
        return False
    return len(y[-1]) >= 6 or (len(x) > 1 and len(y) > 1 and key_of(x[0])[:1] == key_of(y[0])[:1])


def _words(text: str) -> int:
    return len(_WORD.findall(text))

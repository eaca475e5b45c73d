"""In one language: words that were put in, left out, or put in the place of others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from ...reading.types import Name
from ...text import Span
from ..letters import key_of
from ..profile import Profile
from ..types import Change
from .lexicon import LOOSE, Lexicon, words_of
from .sides import Aligned, Sides, events_in, explicit_in, named_in, names_in, quotes_in, times_in

_BARE = ".,;:!?…\"'“”„«»‘’()[]–—-"
_HYPHENS = re.compile(r"[^\s–—-]+")
_SURE = 0.4
# Left out at once: a member of a row is, a whole phrase about somebody says less.
_FEW = 5
_PARTIES = frozenset({"state", "organisation", "group", "body", "person"})
_SPELLING = 84.0
_GARBLED = 50.0


def find_wording_changes(sides: Sides) -> Iterator[Change]:
    """Changes of wording between two reports in one language, the grave ones told as what they are."""
    if sides.across_languages:
        return
    for pair in sides.aligned(_SURE):
        if pair.running and pair.original.of(sides.original.text) != pair.copy.of(sides.copy.text):
            yield from _changed(sides, pair)


def _changed(sides: Sides, pair: Aligned) -> Iterator[Change]:
    ours, theirs = _tokens(sides.original, pair.original), _tokens(sides.copy, pair.copy)
    words = sides.lexicon(sides.original)
    matcher = SequenceMatcher(a=[w.casefold() for w, _ in ours], b=[w.casefold() for w, _ in theirs], autojunk=False)
    for what, a1, a2, b1, b2 in matcher.get_opcodes():
        if what == "equal":
            continue
        at = Span(ours[a1][1].start, ours[a2 - 1][1].end) if a2 > a1 else None
        there = Span(theirs[b1][1].start, theirs[b2 - 1][1].end) if b2 > b1 else None
        told = list(_names(sides, pair, at, there))
        if words is not None and not told:
            told += _sense(sides, words, pair, at, there)
        if not told and at is not None:
            told += _left_out(sides, words, pair, at, there)
        if told:
            yield from told
        elif at is not None and there is not None and any(c.isalpha() for c in at.of(sides.original.text)):
            note = f"“{_short(at.of(sides.original.text))}” has become “{_short(there.of(sides.copy.text))}”."
            yield Change(kind="changed-meaning", original=at, copy=there, severity="low", note=note)


def _sense(sides: Sides, words: Lexicon, pair: Aligned, at: Span | None, there: Span | None) -> Iterator[Change]:
    a = words_of(sides.original.text, at) if at else ()
    b = words_of(sides.copy.text, there) if there else ()
    for about in words.opposites:
        for side in (0, 1):
            if words.opposites[about][side].find(a) and words.opposites[about][1 - side].find(b):
                # "rejected" for "did not accept" says the same; "rejected" for "accepted" the contrary
                if bool(words.negated(a)) == bool(words.negated(b)):
                    yield _contrary(sides, at, there, "medium" if about in LOOSE else "high")
                return
    lost, gained = words.negated(a), words.negated(b)
    whole = words_of(sides.original.text, pair.original), words_of(sides.copy.text, pair.copy)
    if bool(lost) != bool(gained) and len(words.negated(whole[0])) != len(words.negated(whole[1])):
        if (words.denying.find(b) if lost else words.denying.find(a)) and len(a) and len(b):
            return
        found = a[lost[0]] if lost else b[gained[0]]
        note = f"The copy says the contrary: it {'leaves out' if lost else 'puts in'} “{found.text}”."
        yield Change(kind="changed-meaning", original=at or pair.original, copy=there or pair.copy, severity="high", note=note)
        return
    yield from _acts(sides, at, there)
    could, can = words.possible.find(a), words.possible.find(b)
    if bool(could) != bool(can):
        here = bool(words.possible.find(whole[1] if could else whole[0]))
        if not here:
            note = f"The copy {'says for sure what the original leaves open' if could else 'leaves open what the original says for sure'}."
            yield Change(kind="changed-meaning", original=at or pair.original, copy=there or pair.copy, severity="medium", note=note)


def _contrary(sides: Sides, at: Span | None, there: Span | None, severity: str) -> Change:
    one, other = at.of(sides.original.text) if at else "", there.of(sides.copy.text) if there else ""
    note = f"The copy says the contrary: “{_short(one)}” has become “{_short(other)}”."
    return Change(kind="changed-meaning", original=at, copy=there, severity=severity, note=note)


def _acts(sides: Sides, at: Span | None, there: Span | None) -> Iterator[Change]:
    """Another act in the place of one: "threatened" for "refused"."""
    if at is None or there is None:
        return
    ours, theirs = events_in(sides.original, at), events_in(sides.copy, there)
    if len(ours) == len(theirs) == 1 and ours[0].type != theirs[0].type:
        note = f"Another act: “{_short(at.of(sides.original.text))}” has become “{_short(there.of(sides.copy.text))}”."
        yield Change(kind="changed-meaning", original=at, copy=there, severity="medium", note=note)


def _names(sides: Sides, pair: Aligned, at: Span | None, there: Span | None) -> Iterator[Change]:
    """Somebody in the place of somebody else, or his name garbled."""
    if at is None or there is None:
        return
    ours = [n for n in names_in(sides.original, pair.original) if n.span.overlaps(at)]
    theirs = [n for n in names_in(sides.copy, pair.copy) if n.span.overlaps(there)]
    if any(t.span.overlaps(at) for t in times_in(sides.original, pair.original)):
        return
    here, known = explicit_in(sides.original, pair.original), explicit_in(sides.copy, pair.copy)
    gone = [n for n in ours if not (_ids(n) & known) and not _stays(n, sides.copy.text, pair.copy)]
    new = [n for n in theirs if not (_ids(n) & here) and not _stays(n, sides.original.text, pair.original)]
    if not gone and len(ours) == len(theirs) == 1 and _replaced(sides, pair, ours[0], theirs[0]):
        gone, new = ours, theirs
    if gone and new and gone[0].id and new[0].id:
        yield _exchanged(sides, pair, gone[0], new[0])
    elif gone and (new or _capitals(there, sides.copy.text)):
        name, other = gone[0], (new[0].span if new else there)
        if _likeness(name.text, other.of(sides.copy.text)) < _SPELLING or not new:
            note = f"{name.text} has become {_short(other.of(sides.copy.text))}."
            yield Change(kind="changed-name", original=name.span, copy=other, severity="high", note=note)
    elif ours and theirs and not gone and not new:
        yield from _respelt(ours, theirs)


def _replaced(sides: Sides, pair: Aligned, one: Name, other: Name) -> bool:
    """True for a name in the place of another, told once less and once more than in the original: whoever else stands there."""
    if not one.id or not other.id or one.kind != other.kind or ({one.id, *one.principal} & {other.id, *other.principal}):
        return False
    here, there = (Counter(n.id for n in names_in(p, s)) for p, s in ((sides.original, pair.original), (sides.copy, pair.copy)))
    return here[one.id] > there[one.id] and there[other.id] > here[other.id]


def _respelt(ours: Sequence[Name], theirs: Sequence[Name]) -> Iterator[Change]:
    """One of whom the reader still saw who is meant, in letters that are not his."""
    one, other = ours[0], theirs[0]
    a, b = key_of(one.text.replace(" ", "")), key_of(other.text.replace(" ", ""))
    words = len(one.text.split()), len(other.text.split())
    if one.id == other.id and words[0] == words[1] and _GARBLED <= fuzz.ratio(a, b) < _SPELLING and one.certainty > other.certainty:
        yield Change(kind="changed-name", original=one.span, copy=other.span, severity="high", note=f"{one.text} has become {other.text}.")


def _exchanged(sides: Sides, pair: Aligned, name: Name, other: Name) -> Change:
    spoke = [q for q in quotes_in(sides.original, pair.original) if q.speaker and q.speaker == name.id]
    speaks = [q for q in quotes_in(sides.copy, pair.copy) if q.speaker and q.speaker == other.id]
    if spoke and speaks:
        note = f"The words of {name.label or name.text} are given to {other.label or other.text}."
        return Change(kind="lost-attribution", original=name.span, copy=other.span, severity="high", note=note)
    return Change(kind="changed-name", original=name.span, copy=other.span, severity="high", note=f"{name.text} has become {other.text}.")


def _left_out(sides: Sides, words: Lexicon | None, pair: Aligned, at: Span, there: Span | None) -> Iterator[Change]:
    """Somebody left out of a sentence, or the one who said it."""
    text = sides.original.text
    known = named_in(sides.copy, pair.copy)
    gone = [
        n for n in names_in(sides.original, pair.original)
        if at.start <= n.span.start < at.end and (n.kind in _PARTIES or n.principal) and _ids(n) and not _ids(n) & known
        and not _stays(n, sides.copy.text, pair.copy)
    ]  # fmt: skip
    own = words_of(text, at)
    if there is not None and len(words_of(sides.copy.text, there)) >= len(own):
        return
    said = [len(words.saying.find(words_of(p.text, s))) for p, s in ((sides.original, pair.original), (sides.copy, pair.copy))] if words else []
    if words is not None and words.saying.find(own) and (not said[1] or (gone and said[1] < said[0])):
        note = f"Who said it is left out: “{_short(at.of(text))}”."
        yield Change(kind="lost-attribution", original=at, copy=pair.copy, severity="high", note=note)
    elif gone:
        # a party left out of a row changes who is meant; somebody's name in a phrase that the desk cut does not
        severity = "high" if len(own) <= _FEW and gone[0].kind != "person" else "medium"
        yield Change(kind="dropped", original=at, copy=pair.copy, severity=severity, note=f"“{gone[0].text}” is left out of the sentence.")


def _stays(name: Name, text: str, within: Span) -> bool:
    """True when a word of the name stands in the other passage, whatever the reader made of it."""
    stems = {key_of(w.text)[:5] for w in words_of(text, within)}
    return all(key_of(w)[:5] in stems for w in re.findall(r"\w{3,}", name.text) if w[0].isupper())


def _ids(name: Name) -> set[str]:
    return {*([name.id] if name.id else []), *(name.principal if name.kind in ("state", "organisation", "group", "place") else ())}


def _capitals(span: Span, text: str) -> bool:
    """True for words that all have capitals, as a name would."""
    found = [w for w in span.of(text).split() if w[0].isalpha()]
    return bool(found) and all(w[0].isupper() for w in found)


def _likeness(a: str, b: str) -> float:
    return float(fuzz.ratio(key_of(a.replace(" ", "")), key_of(b.replace(" ", ""))))


def _tokens(profile: Profile, span: Span) -> list[tuple[str, Span]]:
    out = []
    for m in _HYPHENS.finditer(profile.text, span.start, span.end):
        bare = m.group().strip(_BARE)
        if bare:
            at = m.start() + m.group().index(bare)
            out.append((bare, Span(at, at + len(bare))))
    return out


def _short(words: str) -> str:
    return words if len(words) <= 60 else words[:57].rstrip() + "…"

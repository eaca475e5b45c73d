"""Whether a copy says the contrary, or makes sure what was open: words for one thing and its contrary, negations, words of possibility."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...text import Span
from ..meanings import meanings_of
from ..profile import Profile
from ..types import Change
from .lexicon import LOOSE, Lexicon, Word, words_of
from .sides import Aligned, Sides, names_in, times_in

# From here on two passages render one another so surely that what only one of them says counts.
_SURE = 0.45

# Two languages tell one event from either end: where one thing stops another begins, what was before it had that after it.
_ONE_EVENT = frozenset({"begin-end", "before-after", "rise-fall", "attack-defend"})

# In a longer sentence what must be and what may be are of two clauses.
_CLEAR = 24

# A sentence this short has one verb: in a longer one a translator may put a negation where the other language has none.
_SHORT = 17
_EVEN = 1.4

_LETTERS = 3

# Attitudes whose contraries are each other's too: who welcomes what was refused has turned it round as well.
_ATTITUDES = ("accept-refuse", "praise-condemn", "support-oppose")


def find_sense_changes(sides: Sides) -> Iterator[Change]:
    """Passages that say the contrary of what they render, or say it as sure, or as open."""
    ours, theirs = sides.lexicon(sides.original), sides.lexicon(sides.copy)
    if ours is None or theirs is None:
        return
    for pair in sides.aligned(_SURE):
        if pair.original.of(sides.original.text) == pair.copy.of(sides.copy.text):
            continue
        a, b = words_of(sides.original.text, pair.original), words_of(sides.copy.text, pair.copy)
        contrary = _contrary(a, ours, b, theirs, but=LOOSE | (_ONE_EVENT if sides.across_languages else frozenset()))
        if contrary is not None:
            at, there = contrary
            note = f"The copy says the contrary: “{at.of(sides.original.text)}” has become “{there.of(sides.copy.text)}”."
            yield Change(kind="changed-meaning", original=at, copy=there, severity="high", note=note)
        elif (loosened := _contrary(a, ours, b, theirs, only=LOOSE)) is not None and max(len(a), len(b)) <= _CLEAR:
            at, there = loosened
            note = f"What has to be may be, or the other way round: “{at.of(sides.original.text)}” has become “{there.of(sides.copy.text)}”."
            yield Change(kind="changed-meaning", original=at, copy=there, severity="medium", note=note)
        elif sides.across_languages:
            yield from _negated(sides, pair, a, ours, b, theirs)
        yield from _opened(sides, a, ours, b, theirs)
        yield from _doubled(sides, a, ours, b, theirs)


def _contrary(
    a: Sequence[Word], ours: Lexicon, b: Sequence[Word], theirs: Lexicon, *, but: frozenset[str] = frozenset(), only: frozenset[str] | None = None
) -> tuple[Span, Span] | None:
    """Words for one side of something in the original, where the copy only has words for the other."""
    asked = [about for about in ours.opposites if only is None or about in only]
    held = {about: [ours.stands(a, about, side) for side in (0, 1)] for about in asked}
    if not any(here for sides in held.values() for here in sides):
        return None
    there = {about: [theirs.stands(b, about, side) for side in (0, 1)] for about in theirs.opposites}
    for about in (about for about in held if about in there and about not in but):
        kin = _ATTITUDES if about in _ATTITUDES else (about,)
        for side in (0, 1):
            here = held[about][side]
            if not here or any(ours.opposites[k][1 - side].find(a) for k in kin if k in held):
                continue
            if any(theirs.opposites[k][side].find(b) for k in kin if k in there):
                continue
            found = [i for k in kin if k in there for i in there[k][1 - side]]
            if found:
                return a[here[0]].span, b[min(found)].span
    return None


def _negated(sides: Sides, pair: Aligned, a: Sequence[Word], ours: Lexicon, b: Sequence[Word], theirs: Lexicon) -> Iterator[Change]:
    """A negation on one side where the other has neither one nor a word that denies in another way."""
    for side, (words, own, others, other) in enumerate(((a, ours, b, theirs), (b, theirs, a, ours))):
        found = own.negated(words)
        here, there = (sides.original, sides.copy) if side == 0 else (sides.copy, sides.original)
        if found and not other.negated(others) and not _denied(others, other, words, found, there, here):
            text = (sides.original, sides.copy)[side].text
            word = words[found[0]].span
            note = f"The copy says the contrary: it {'leaves out' if side == 0 else 'puts in'} “{word.of(text)}”."
            original, copy = (word, pair.copy) if side == 0 else (pair.original, word)
            plain = max(len(words), len(others)) <= min(_SHORT, _EVEN * min(len(words), len(others)))
            if not plain:
                note = f"The copy may say the contrary: “{word.of(text)}” is only in {'the original' if side == 0 else 'the copy'}."
            yield Change(kind="changed-meaning", original=original, copy=copy, severity="high" if plain else "medium", note=note)
            return


def _denied(others: Sequence[Word], lexicon: Lexicon, words: Sequence[Word], negations: Sequence[int], there: Profile, here: Profile) -> bool:
    """True for a word that denies in another way, unless it renders such a word of the other side, and so has nothing to do with the negation."""
    denying = lexicon.denying.find(others)
    if not denying:
        return False
    meant = {m for i, w in enumerate(words) if len(w.text) > _LETTERS and i not in negations for m in meanings_of(w.text, here.language)}
    return not all(meant & set(meanings_of(others[i].text, there.language)) for i in denying)


def _opened(sides: Sides, a: Sequence[Word], ours: Lexicon, b: Sequence[Word], theirs: Lexicon) -> Iterator[Change]:
    """What may be so in one and simply is so in the other."""
    for side, (words, own, others, other) in enumerate(((a, ours, b, theirs), (b, theirs, a, ours))):
        taken = _taken((sides.original, sides.copy)[side], words)
        found = [i for i in own.possible.find(words) if not any(t.overlaps(words[i].span) for t in taken)]
        if sides.across_languages:
            # "kan" is "can" as well as "may", but for "kan komme til å"
            found = [i for i in found if not own.open.has(words[i].text) or i in own.phrases.find(words)]
        left = other.possible.find(others)
        if not sides.across_languages:
            # "may consider" for "will consider": what both say leaves neither more open than the other
            here, there = {w.text for w in words}, {w.text for w in others}
            found, left = [i for i in found if words[i].text not in there], [i for i in left if others[i].text not in here]
        if found and not left and not other.open.find(others):
            text = (sides.original, sides.copy)[side].text
            word = words[found[0]].span.of(text)
            at = words[found[0]].span
            whole = _around(others)
            said = "says for sure what the original leaves open" if side == 0 else "leaves open what the original says for sure"
            original, copy = (at, whole) if side == 0 else (whole, at)
            yield Change(kind="changed-meaning", original=original, copy=copy, severity="medium", note=f"The copy {said} (“{word}”).")


def _taken(profile: Profile, words: Sequence[Word]) -> list[Span]:
    """Names and times: May is a month, and was a prime minister."""
    within = _around(words)
    return [*(n.span for n in names_in(profile, within)), *(t.span for t in times_in(profile, within))]


def _around(words: Sequence[Word]) -> Span:
    return Span(words[0].span.start, words[-1].span.end) if words else Span(0, 0)


def _doubled(sides: Sides, a: Sequence[Word], ours: Lexicon, b: Sequence[Word], theirs: Lexicon) -> Iterator[Change]:
    """A negation printed twice, of which the copy has one: what was meant, but not what was printed."""
    twice = [i for i in ours.negated(a)[1:] if a[i - 1].text == a[i].text]
    again = any(b[i - 1].text == b[i].text for i in theirs.negated(b)[1:])
    if twice and theirs.negated(b) and not again:
        at = Span(a[twice[0] - 1].span.start, a[twice[0]].span.end)
        there = b[theirs.negated(b)[0]].span
        note = f"“{at.of(sides.original.text)}” of the original has silently become one negation."
        yield Change(kind="changed-meaning", original=at, copy=there, severity="medium", note=note)

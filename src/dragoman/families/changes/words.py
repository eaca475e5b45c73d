"""What a copy did to words that were said, and to whether something happened at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...reading.types import Event, Quote
from ...text import Span
from ..letters import key_of
from ..profile import Profile, has_quote_marks, opens_with_dash
from ..quotemarks import unbalanced
from ..types import Change
from .lexicon import words_of
from .sides import Aligned, Sides, events_in, explicit_in, line_around, line_bounds, named_in, names_in, quotes_in

# A fragment in marks ("so-called") is no statement; from here on somebody is quoted.
_STATEMENT = 4

# A few words between commas, or between a comma and the end.
_ASIDE = re.compile(r",\s+((?:[^\W\d_]+\s+){1,3}[^\W\d_]+)(?=[,.])")
_SOURCE = 2

# Types of acts that cannot be said of one deed: who did the one has not done the other.
_FOR, _AGAINST = frozenset({"AGREE", "SUPPORT", "CONCEDE", "AID", "COOPERATE"}), frozenset({"REJECT", "ACCUSE", "SANCTION", "ASSAULT", "PROTEST"})

# Acts that are done by saying something.
_SPOKEN = frozenset({"REQUEST", "THREATEN"})

# From here on two passages render one another so surely that what is missing on one side counts.
_RATHER_SURE = 0.4


def find_word_changes(sides: Sides) -> Iterator[Change]:
    """Quotations lost, made or given to somebody else; acts with another standing; marks that do not close."""
    for pair in sides.aligned():
        yield from _quotations(sides, pair)
        yield from _speakers(sides, pair)
        yield from _unsaid(sides, pair)
        yield from _source_lost(sides, pair)
        yield from _standing(sides, pair)
        yield from _turned(sides, pair)
        yield from _marks(sides, pair)


def _quotations(sides: Sides, pair: Aligned) -> Iterator[Change]:
    direct = [q for q in quotes_in(sides.original, pair.original) if q.kind == "direct" and _long(q, sides.original)]
    in_copy = [q for q in quotes_in(sides.copy, pair.copy) if q.kind != "indirect"]
    if direct and not in_copy and not _marked(sides.copy, pair.copy):
        quote = direct[0]
        told = [q for q in quotes_in(sides.copy, pair.copy) if q.cue is not None and q.cue.start < q.span.start]
        if told:
            severity, note = "medium", f"A direct quotation{_by(quote)} has become reported speech."
        else:
            severity, note = "high", f"A direct quotation{_by(quote)} has lost its marks: it reads as the paper's own words."
        yield Change(kind="lost-attribution", original=quote.span, copy=pair.copy, severity=severity, note=note)
    # a title or a word in marks is nobody's speech
    made = [q for q in in_copy if q.kind == "direct" and _long(q, sides.copy) and (q.cue is not None or q.speaker)]
    if made and not quotes_in(sides.original, pair.original) and not _marked(sides.original, pair.original):
        note = f"The copy prints as a direct quotation{_by(made[0])} what the original says in its own words."
        yield Change(kind="changed-meaning", original=pair.original, copy=made[0].span, severity="high", note=note)


def _long(quote: Quote, profile: Profile) -> bool:
    return len(quote.span.of(profile.text).split()) >= _STATEMENT


def _by(quote: Quote) -> str:
    return f" of {quote.label}" if quote.label else ""


def _marked(profile: Profile, span: Span) -> bool:
    """True when the paragraph shows by marks or a dash that somebody speaks."""
    line = line_around(profile, span)
    return has_quote_marks(line.of(profile.text)) or opens_with_dash(profile.text, line.start) or opens_with_dash(profile.text, span.start)


def _speakers(sides: Sides, pair: Aligned) -> Iterator[Change]:
    """Words given to somebody else, who has no part in the original passage."""
    ours = [q for q in quotes_in(sides.original, pair.original) if q.speaker]
    theirs = [q for q in quotes_in(sides.copy, pair.copy) if q.speaker]
    if len({q.speaker for q in ours}) != 1 or len({q.speaker for q in theirs}) != 1:
        return
    one, other = ours[0], theirs[0]
    if one.speaker == other.speaker or _one_name(one.label, other.label) or set(one.principal) & set(other.principal) & _speaking(one, other):
        return
    here, there = named_in(sides.original, pair.original), named_in(sides.copy, pair.copy)
    if one.speaker not in there and other.speaker in there and other.speaker not in here and one.speaker in here:
        note = f"The words of {one.label or one.speaker_text} are given to {other.label or other.speaker_text}."
        yield Change(kind="lost-attribution", original=one.span, copy=other.span, severity="high", note=note)


def _speaking(one: Quote, other: Quote) -> set[str]:
    """For whom both speak, where one of them is no person: a ministry and its spokesman are one voice, two ministers are not."""
    persons = [bool(q.speaker and q.speaker.startswith("person:")) for q in (one, other)]
    return set() if all(persons) else {*one.principal, *other.principal}


def _one_name(a: str | None, b: str | None) -> bool:
    """True for two forms of a name: a word of one begins as one of the other does."""
    x, y = ({key_of(w)[:4] for w in re.findall(r"\w{3,}", n or "") if w[0].isupper()} for n in (a, b))
    return bool(x & y)


def _unsaid(sides: Sides, pair: Aligned) -> Iterator[Change]:
    """What somebody says in the original and the copy says by itself."""
    ours, theirs = sides.lexicon(sides.original), sides.lexicon(sides.copy)
    if ours is None or theirs is None or pair.score < _RATHER_SURE or quotes_in(sides.copy, pair.copy) or _marked(sides.copy, pair.copy):
        return
    said = [q for q in quotes_in(sides.original, pair.original) if q.kind == "indirect" and (q.speaker or q.speaker_text) and q.cue is not None]
    said = [q for q in said if not _is_act(q, sides.original, pair)]
    here, there = words_of(sides.original.text, pair.original), words_of(sides.copy.text, pair.copy)
    if not said:
        return
    quote = said[0]
    who = quote.label or quote.speaker_text or ""
    stems = {key_of(w.text)[:4] for w in there}
    called = [w for w in re.findall(r"\w{3,}", f"{quote.speaker_text or ''} {quote.label or ''}") if w[0].isupper()]
    # while something is still said there, the party may stand for the minister or ministry that speaks for it
    speaker = {quote.speaker} if quote.speaker else set()
    voice = speaker if (_is_named(quote, sides.original) or not theirs.saying.find(there)) and ":" in (quote.speaker or "") else _ids(quote)
    if any(key_of(w)[:4] in stems for w in called) or voice & explicit_in(sides.copy, pair.copy):
        return
    lost = sides.across_languages and _is_named(quote, sides.original) and not _somebody(sides.copy, line_around(sides.copy, pair.copy))
    if not lost and len(theirs.saying.find(there)) >= max(1, len(ours.saying.find(here))):
        return
    if not quote.speaker or not called:
        if not theirs.saying.find(there) and not theirs.saying.find(words_of(sides.copy.text, line_around(sides.copy, pair.copy))):
            note = f"What the original gives as somebody's words ({who}), the copy says by itself."
            yield Change(kind="lost-attribution", original=quote.sentence, copy=pair.copy, severity="medium", note=note)
        return
    note = f"What {who} says in the original, the copy says by itself."
    yield Change(kind="lost-attribution", original=quote.sentence, copy=pair.copy, severity="high", note=note)


def _is_act(quote: Quote, profile: Profile, pair: Aligned) -> bool:
    """True for words that do something by being said (a demand, an invitation): whether the copy tells of that is told of the act."""
    cue = quote.cue
    return cue is not None and any(e.trigger.overlaps(cue) for e in events_in(profile, pair.original) if e.type in _SPOKEN)


def _is_named(quote: Quote, profile: Profile) -> bool:
    """True where the sentence calls the speaker by given name and surname."""
    return any(
        n.kind == "person" and n.id == quote.speaker and len(re.findall(r"\w{2,}", n.text)) > 1 and not n.span.overlaps(quote.span)
        for n in names_in(profile, quote.sentence)
    )


def _somebody(profile: Profile, span: Span) -> bool:
    """True where a stretch names a person or an office, or has a speaker."""
    return any(n.kind in ("person", "office", "body", "other") for n in names_in(profile, span)) or any(q.speaker for q in quotes_in(profile, span))


def _source_lost(sides: Sides, pair: Aligned) -> Iterator[Change]:
    """A source between commas ("…, she said, …") of which nothing is left in another language."""
    ours, theirs = sides.lexicon(sides.original), sides.lexicon(sides.copy)
    if ours is None or theirs is None or pair.score < _RATHER_SURE or not sides.across_languages or not pair.running:
        return
    if theirs.saying.find(words_of(sides.copy.text, pair.copy)) or quotes_in(sides.copy, pair.copy) or _marked(sides.copy, pair.copy):
        return
    for m in _ASIDE.finditer(sides.original.text, pair.original.start, pair.original.end):
        at = Span(m.start(1), m.end(1))
        aside = words_of(sides.original.text, at)
        named = sum(sides.original.text[w.span.start].isupper() for w in aside)
        if ours.saying.find(aside) and len(aside) - named <= (1 if named else _SOURCE):
            note = f"Who said it is left out: “{at.of(sides.original.text)}”."
            yield Change(kind="lost-attribution", original=at, copy=pair.copy, severity="medium", note=note)
            return


def _standing(sides: Sides, pair: Aligned) -> Iterator[Change]:
    """An act that happened in one report and is denied, planned or only possible in the other."""
    if pair.score < 0.5:
        return
    ours, theirs = events_in(sides.original, pair.original), events_in(sides.copy, pair.copy)
    for event in ours:
        others = [e for e in theirs if e.type == event.type]
        if len(others) != 1 or sum(e.type == event.type for e in ours) != 1 or not _same_parties(event, others[0]):
            continue
        other = others[0]
        if other.status != event.status:
            grave = "denied" in (event.status, other.status)
            if grave and sides.across_languages and not _denies(sides, pair, original=event.status == "denied"):
                continue  # the reading took for a denial what no word of the passage denies
            note = f"What is {event.status} in the original is {other.status} in the copy."
            yield Change(kind="changed-meaning", original=event.trigger, copy=other.trigger, severity="high" if grave else "medium", note=note)
        elif event.mode and other.mode and event.mode != other.mode and not sides.across_languages:
            # Across languages the lexicons draw these lines each in its own way.
            note = f"“{event.mode}” in the original is “{other.mode}” in the copy."
            yield Change(kind="changed-meaning", original=event.trigger, copy=other.trigger, severity="medium", note=note)


def _denies(sides: Sides, pair: Aligned, *, original: bool) -> bool:
    """True when a passage has a negation, or a word that denies."""
    profile, span = (sides.original, pair.original) if original else (sides.copy, pair.copy)
    lexicon, words = sides.lexicon(profile), words_of(profile.text, span)
    return lexicon is None or bool(lexicon.negated(words) or lexicon.denying.find(words))


def _ids(quote: Quote) -> set[str]:
    return {*quote.principal, *([quote.speaker] if quote.speaker else [])}


def _turned(sides: Sides, pair: Aligned) -> Iterator[Change]:
    """An act for somebody where the original has one against him, or the other way round."""
    if pair.score < _RATHER_SURE:
        return
    a, b = sides.lexicon(sides.original), sides.lexicon(sides.copy)
    if a and b and (a.negated(words_of(sides.original.text, pair.original)) or b.negated(words_of(sides.copy.text, pair.copy))):
        return  # "until it recognises" is in other languages "as long as it does not"
    ours, theirs = events_in(sides.original, pair.original), events_in(sides.copy, pair.copy)
    types, others = {e.type for e in ours}, {e.type for e in theirs}
    for here, there in ((_FOR, _AGAINST), (_AGAINST, _FOR)):
        gone = [e for e in ours if e.type in here and e.type not in others and e.status == "actual"]
        new = [e for e in theirs if e.type in there and e.type not in types and e.status == "actual"]
        if len(gone) == len(new) == 1 and set(gone[0].actors) & set(new[0].actors) and not others & here and not types & there:
            at, to = gone[0].trigger, new[0].trigger
            note = f"The copy says the contrary: “{at.of(sides.original.text)}” has become “{to.of(sides.copy.text)}”."
            yield Change(kind="changed-meaning", original=at, copy=to, severity="high", note=note)


def _same_parties(a: Event, b: Event) -> bool:
    return bool(set(a.actors) & set(b.actors)) and (not a.recipients or not b.recipients or bool(set(a.recipients) & set(b.recipients)))


def _marks(sides: Sides, pair: Aligned) -> Iterator[Change]:
    odd = unbalanced(sides.copy.text, pair.copy)
    if odd is not None and unbalanced(sides.original.text, line_around(sides.original, pair.original)) is None:
        note = "A quotation mark opens or closes nothing: where the quotation ends cannot be seen."
        yield Change(kind="mistranslation", original=pair.original, copy=_with_neighbours(sides.copy.text, odd), severity="medium", note=note)


def _with_neighbours(text: str, mark: Span) -> Span:
    """The mark with the word before and the word after, so that a person can see where it stands."""
    start, end = mark.start, mark.end
    line = line_bounds(text, mark)
    while start > line.start and (text[start - 1].isspace() or not text[start : mark.start].strip()):
        start -= 1
    while start > line.start and not text[start - 1].isspace():
        start -= 1
    while end < line.end and not (text[end].isspace() and text[mark.end : end].strip(".,;:!? ")):
        end += 1
    return Span(start, end)

"""The last word on who speaks: speakers carried on from sentence to sentence, named before, or named only in an echo."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from ..report.types import Role
from ..text import Span
from ..world import gender_of
from .quote_bodies import is_writing
from .quote_cues import find_cues
from .quote_page import FAR, FRAGMENT, HEADINGS, STEM, Found, Page, only_person, stems_of
from .quote_units import Carrier, carriers, span_of
from .quote_voices import Voice, find_voice, is_medium, named_voice
from .types import Name

_TITLE = 60  # characters before a name in which its title stands
_BARE = 2  # words of a noun with its article
_INFLECTION = 3  # letters at the end of a noun that its forms differ in
_GO_ON = ("person", "office", "instrument", "reference")  # kinds of speakers who are taken to go on


def settle(page: Page, found: list[Found]) -> list[Found]:
    """Speakers that only the surroundings give: a letter's author, the speaker who goes on, the voice behind a heading."""
    settled: list[Found] = []
    authors: dict[str, Voice] = {}  # by the first letters of the noun for what they wrote
    for f in found:
        voice = f.voice
        if voice is not None and voice.id is None and voice.noun in page.words.writings and (author := authors.get(voice.noun[:STEM])) is not None:
            voice = replace(author, span=voice.span, text=voice.text)
        if voice is not None and voice.id is None and voice.noun in page.words.writings and (author := _issuer(page, f, voice.noun)) is not None:
            voice = replace(author, span=voice.span, text=voice.text)
        if voice is not None and voice.id is not None and _is_in_words(page, f, voice):
            earlier = _going_on(page, settled, f)  # "Skripal is in hospital, he says": not he who is spoken of, where somebody spoke before
            voice = replace(earlier, span=voice.span, text=voice.text) if earlier is not None and earlier.id is not None else voice
        if voice is not None and voice.kind == "dropped":  # "Также заявил, что": whoever spoke last, or nobody that we could name
            voice = _going_on(page, settled, f)
        if voice is not None and voice.kind == "pronoun":
            named = page.words.pronouns.get(voice.text.casefold(), frozenset())
            kinds = named if named and "person" not in named else {*named, *_GO_ON}
            going_on = _going_on(page, settled, f, kinds) if voice.text.casefold() not in page.words.plural else None
            unseen = any(u.start == voice.span.start and u.upos not in ("PRON", "X") for u in f.carrier)  # what no reference was looked for
            unseen = unseen or f.kind == "direct"  # a name under a preposition is no subject: "According to X it is … “…”, he said"
            if going_on is None and (voice.text.casefold() in page.words.possessives or (unseen and voice.text.casefold() not in page.words.plural)):
                going_on = _person_before(page, f)
            if going_on is None and voice.id is None and voice.text.casefold() in page.words.stately:
                going_on = _institution_before(page, f, voice)
            if going_on is None and f.rule in page.words.owned:
                continue  # "in his view", and nobody knows whose
            voice = replace(going_on, span=voice.span, text=voice.text) if going_on is not None else voice
        if voice is not None and (again := _adding(page, settled, f, voice)) is not None:
            voice = replace(again, span=voice.span, text=voice.text)
        if voice is not None and voice.id is None and voice.noun in page.words.lands and len((voice.text or "").split()) <= _BARE:
            state = _institution_before(page, f, voice)  # "Nord-Korea truer USA. Landet sier at …"
            voice = replace(state, span=voice.span, text=voice.text) if state is not None and state.kind == "state" else voice
        if voice is not None and voice.id is None and voice.kind in ("unnamed", "noun"):
            voice = _same_role(page, f, voice, settled) or _office_holder(page, f, voice) or voice
        if voice is not None and voice.id is None and f.kind == "direct" and is_medium(voice, page.words):
            voice = _going_on(page, settled, f) or voice
        last = settled[-1] if settled else None
        if voice is None and f.kind == "direct" and last is not None and last.kind == "direct" and last.paragraph == f.paragraph and f.cue is None:
            voice = last.voice
        if voice is None and f.kind == "direct" and page.paragraphs[f.paragraph].role not in (*HEADINGS, Role.PULLQUOTE):
            silent = f.cue is not None and not f.cue.form.rule.impersonal and f.cue.form.mood != "gerund"  # somebody says it whom we cannot make out
            silent = silent or _is_asked(page, settled, f)
            voice = _before(page, f) or (None if silent else _going_on(page, settled, f) or _told_before(page, f) or _last_named(page, f))
        if voice is None and f.kind == "indirect" and f.cue is None and settled:
            voice = settled[-1].voice  # reported speech that runs on
        if voice is None and f.kind == "indirect" and f.cue is not None and f.cue.form.rule.impersonal:
            elsewhere = any(m.span.start > f.cue.span.end for m in page.mentions.within(span_of(f.carrier)))  # "heißt es in Seoul"
            last = settled[-1] if settled else None
            paper = last.voice if last is not None and f.paragraph - last.paragraph < FAR else None  # "Det heter også at …"
            paper = paper if paper is not None and is_writing(paper.noun, page.words) else None
            voice = None if elsewhere else _going_on(page, settled, f) or paper
        if voice is not None and voice.id is None and (voice.kind == "noun" or page.paragraphs[f.paragraph].role in HEADINGS):
            voice = _in_full(page, voice) or voice
        if voice is not None and voice.id is not None:
            authors.update({u.low[:STEM]: voice for u in f.carrier if u.low in page.words.writings or u.low[:-2] in page.words.writings})
        settled.append(replace(f, voice=voice))
    for i in range(len(settled) - 2, -1, -1):  # dash lines of one speaker who is named in the last of them
        f, following = settled[i], settled[i + 1]
        dashes = f.rule.endswith("/dash") and following.rule.endswith("/dash") and following.paragraph == f.paragraph + 1
        asked = f.span.of(page.text).endswith("?") and following.cue is not None  # a question of the interview, whoever answers
        asked = asked or _is_asked(page, settled[:i], f)
        if dashes and not asked and f.voice is None and following.voice is not None and not any(u.is_word for u in f.carrier if u.quote is None):
            settled[i] = replace(f, voice=following.voice)
    return [_with_echo(page, f, settled) if f.voice is None and f.kind == "direct" else f for f in settled]


def _is_asked(page: Page, settled: Sequence[Found], f: Found) -> bool:
    """True for a dash line of its own that is a question, behind one that a cue gives to somebody: the interviewer asks it."""
    last = settled[-1] if settled else None
    if (
        last is None
        or not f.rule.endswith("/dash")
        or f.cue is not None
        or not page.paragraphs[f.paragraph].span.of(page.text).rstrip().endswith("?")
    ):
        return False
    return last.rule.endswith("/dash") and last.cue is not None and last.paragraph == f.paragraph - 1


def _going_on(page: Page, settled: Sequence[Found], f: Found, kinds: Collection[str] = _GO_ON) -> Voice | None:
    """The last speaker, when it is of one of these kinds, nobody else has been named since and it was not long ago."""
    for last in reversed(settled):
        if last.voice is not None and last.voice.id is None and last.kind == f.kind == "direct" and last.paragraph == f.paragraph:
            return last.voice if last.voice.kind != "first" else None  # the same marks go on
        if last.voice is None or last.voice.id is None:
            continue
        if page.paragraphs[last.paragraph].role in HEADINGS or last.span.contains(f.span):
            continue
        same = f.paragraph == last.paragraph and f.kind == last.kind == "direct" and f.cue is None
        again = f.cue is not None and f.voice is None and bool(f.cue.form.rule.impersonal)  # "…, lyder det videre"
        if f.paragraph - last.paragraph > FAR or not (same or again or last.voice.kind in kinds):
            return None
        told = any(u.is_verb and u.quote is None and u.start < f.span.start for u in f.carrier)
        if f.cue is None and f.kind == "direct" and f.paragraph != last.paragraph and told:
            return None  # words in marks in a sentence of the reporter's own: "Algiers suspended a “treaty of friendship”"
        gap = Span(min(last.span.end, f.span.start), f.span.start)
        others = {m.id for m in page.mentions.within(gap) if isinstance(m, Name) and m.kind == "person" and not _is_quoted(settled, m.span)}
        return last.voice if others <= {last.voice.id} else None
    return None


def _adding(page: Page, settled: Sequence[Found], f: Found, voice: Voice) -> Voice | None:
    """Whom the report quoted last, where a pronoun was taken for somebody else and the verb says that it goes on: "…, he added"."""
    last = settled[-1].voice if settled else None
    if f.kind != "direct" or f.cue is None or not f.cue.form.verb.goes_on or voice.id is None or (last is not None and last.id == voice.id):
        return None
    if voice.kind != "person" or voice.span.of(page.text).casefold() not in page.words.pronouns:
        return None
    quoted = next((s.voice for s in reversed(settled) if s.kind == "direct" and s.cue is not None and s.voice is not None), None)
    if quoted is None or quoted.kind != "person" or quoted.id is None:
        return None
    his, hers = gender_of(quoted.id, quoted.label or ""), gender_of(voice.id, voice.label or "")
    return quoted if his == hers or not his or not hers else None


def _same_role(page: Page, f: Found, voice: Voice, settled: Sequence[Found]) -> Voice | None:
    """Whoever spoke last with the noun that stands for this one in the title beside the name ("talskvinnen", "представитель ведомства")."""
    spoken = page.tokens.within(voice.span)
    if len(voice.noun) < STEM or voice.noun in page.words.bodies or any(u.token is not None and u.token.feat("Definite") == "Ind" for u in spoken):
        return None
    tried: set[str] = set()
    for last in (s for s in reversed(settled) if s.voice is not None and s.voice.id is not None):
        if last.voice is None or last.voice.id is None or f.paragraph - last.paragraph > FAR:
            return None
        if last.voice.kind == "person" and last.voice.id not in tried and _has_title(page, last.voice.id, voice.noun, f.span.start):
            return replace(last.voice, span=voice.span, text=voice.text or voice.span.of(page.text))
        tried.add(last.voice.id)
    return None


def _office_holder(page: Page, f: Found, voice: Voice) -> Voice | None:
    """The only one of a state named before whose title has the noun that a description of that state has: "the Russian minister"."""
    if len(voice.noun) < STEM or len(voice.principal) != 1:
        return None
    before = [m for m in page.mentions.items if isinstance(m, Name) and m.span.end <= voice.span.start and m.principal == voice.principal]
    stem = voice.noun[: len(voice.noun) - _INFLECTION]
    titles = (m for m in before if m.kind == "office" and any(stem in word for word in m.text.casefold().split()))
    held = {m.id for m in titles if m.id is not None} | {
        m.id for m in before if m.kind == "person" and m.id and _has_title(page, m.id, voice.noun, f.span.start)
    }
    person = next((m for m in before if held == {m.id} and m.kind == "person"), None)
    return replace(named_voice(person), span=voice.span, text=voice.text) if person is not None else None


def _has_title(page: Page, who: str, noun: str, stop: int) -> bool:
    """True where a noun stands in the title beside somebody's name before `stop`."""
    for m in page.mentions.items:
        if m.id != who or m.span.start > stop or not isinstance(m, Name):
            continue
        titles = page.tokens.within(Span(max(0, m.span.start - _TITLE), m.span.start))
        beside = [u for u in titles if not any(o.start > u.start and (o.is_break or o.is_verb or o.low == ",") for o in titles)]
        if any(u.low[: len(noun) - _INFLECTION] == noun[: len(noun) - _INFLECTION] for u in beside if u.upos in ("NOUN", "PROPN")):
            return True
    return False


def _is_in_words(page: Page, f: Found, voice: Voice) -> bool:
    """True for a pronoun behind the words that was taken for somebody named in them."""
    inside = f.span.contains(voice.span)  # "Mr. Trump, he said, would no longer be there"
    if f.kind != "indirect" or not (inside or voice.span.start >= f.span.end) or voice.span.of(page.text).casefold() not in page.words.pronouns:
        return False
    return any(m.id == voice.id and m.span.end <= voice.span.start for m in page.mentions.within(f.span))


def _issuer(page: Page, f: Found, noun: str) -> Voice | None:
    """Who issued the paper that speaks: the subject of the last sentence before that tells of one ("The council adopted a statement. … it says")."""
    at = next((i for i, u in enumerate(f.carrier) if f.voice is not None and u.start >= f.voice.span.start), 0)
    own = next((i for i in range(at - 1, 0, -1) if f.carrier[i].is_verb), None)
    if own is not None and not any(u.low == "," or u.is_break for u in f.carrier[own:at]):  # "issued a statement saying"
        voice, _ = find_voice(f.carrier, 0, own, page.words, page.mentions, page.text, last=True, subject=True)
        if voice is not None and voice.id is not None and voice.kind != "instrument":
            return voice
    before = Span(page.paragraphs[max(0, f.paragraph - FAR)].span.start, f.carrier[0].start)
    earlier = list(carriers(page.tokens.within(before), page.text))[-FAR - 1 :]
    for n, carrier in reversed(list(enumerate(earlier))):
        verb = next((i for i, u in enumerate(carrier) if u.is_verb), None)
        if verb is None or not any(u.low[:STEM] == noun[:STEM] for u in carrier):
            continue
        said = (c.voice for c in find_cues(carrier, page.words, page.mentions, page.text) if c.sure and c.voice is not None)
        known = next((v for v in said if v.id is not None and v.kind != "instrument"), None)
        if known is not None:
            return known
        voice, _ = find_voice(carrier, 0, verb, page.words, page.mentions, page.text, last=True, subject=True)
        if voice is None and n:
            voice = _who_acts(page, earlier[n - 1])  # "The ministry demanded … This is said in a message on its page"
        return voice if voice is not None and voice.id is not None else None
    return None


def _who_acts(page: Page, carrier: Carrier) -> Voice | None:
    """The institution that is the subject of a sentence's first verb."""
    verb = next((i for i, u in enumerate(carrier) if u.is_verb), 0)
    voice, _ = find_voice(carrier, 0, verb, page.words, page.mentions, page.text, last=True, subject=True) if verb else (None, None)
    return voice if voice is not None and voice.kind == "body" else None


def _is_quoted(found: Sequence[Found], span: Span) -> bool:
    return any(f.kind == "direct" and f.span.contains(span) for f in found)


def _before(page: Page, f: Found) -> Voice | None:
    """The voice of a sentence that announces the quotation with a colon at its end."""
    lead = page.text[: f.span.start].rstrip("\n \t“”\"«»„'‘’–—-")
    if not lead.endswith(":"):
        return None
    units = page.tokens.within(Span(page.paragraphs[max(0, f.paragraph - 1)].span.start, len(lead)))
    sentence = list(carriers(units, page.text))
    if not sentence:
        return None
    carrier = sentence[-1]
    cues = find_cues(carrier, page.words, page.mentions, page.text)
    voice = next((c.voice for c in reversed(cues) if c.voice is not None and not c.voice.is_first), None)
    return voice or only_person(page, carrier)


def _in_full(page: Page, voice: Voice) -> Voice | None:
    """The one person of the report whom a headline, or a sentence behind a title, calls by the family name alone."""
    named = (m for m in page.mentions.items if isinstance(m, Name) and m.kind == "person" and m.id is not None and m.label)
    people = {m.id: m for m in named if m.text.split()[-1:] == voice.text.split()[-1:] and m.span != voice.span}
    if len(people) != 1:
        return None
    name = next(iter(people.values()))
    return replace(voice, id=name.id, label=name.label, principal=name.principal, kind="person")


def _person_before(page: Page, f: Found) -> Voice | None:
    """The one person in the sentence before ("Lavrov met X's envoy. In his words …" has none)."""
    first = max(0, f.paragraph - 1)
    before = Span(page.paragraphs[first].span.start, f.carrier[0].start)
    sentence = list(carriers(page.tokens.within(before), page.text))[-1:]
    return only_person(page, sentence[0]) if sentence else None


def _institution_before(page: Page, f: Found, voice: Voice) -> Voice | None:
    """The state or body that acts in the sentence, or in the one before ("Le Maroc a rappelé … ce qu'il a qualifié de …")."""
    at = next((i for i, u in enumerate(f.carrier) if u.start >= voice.span.start), 0)
    first = max(0, f.paragraph - 1)
    before = page.tokens.within(Span(page.paragraphs[first].span.start, f.carrier[0].start))
    for units in (f.carrier[:at], *reversed(list(carriers(before, page.text))[-1:])):
        verb = next((i for i, u in enumerate(units) if u.is_verb), None)
        held = [m for m in page.mentions.within(span_of(units)) if isinstance(m, Name)] if units else []
        if any(m.kind in ("person", "office") for m in held):
            return None  # whom it rather means
        if verb:
            who, _ = find_voice(units, 0, verb, page.words, page.mentions, page.text, last=True, subject=True)
            return who if who is not None and who.id is not None and who.kind in ("state", "organisation", "body") else None
    return None


def _told_before(page: Page, f: Found) -> Voice | None:
    """Who speaks in the sentence before a quotation that stands alone ("Joyce empfahl Macron, … „Wir haben …“")."""
    if any(u.is_word for u in f.carrier if u.quote is None):
        return None
    before = Span(page.paragraphs[f.paragraph].span.start, f.carrier[0].start)
    for carrier in list(carriers(page.tokens.within(before), page.text))[-1:]:
        said = (c.voice for c in reversed(find_cues(carrier, page.words, page.mentions, page.text)) if c.sure and c.voice is not None)
        return next((v for v in said if v.id is not None and v.kind in ("person", "office", "reference")), None)
    return None


def _last_named(page: Page, f: Found) -> Voice | None:
    """The one person in the last sentence before a paragraph that is nothing but a quotation."""
    if f.paragraph == 0 or page.paragraphs[f.paragraph - 1].role in (*HEADINGS, Role.CAPTION) or any(u.is_word for u in f.carrier if u.quote is None):
        return None
    before = page.paragraphs[f.paragraph - 1].span
    sentence = list(carriers(page.tokens.within(before), page.text))[-1:]
    if not sentence or not any(u.is_verb for u in sentence[0]):
        return None  # "Foto: …"
    if page.text[page.paragraphs[f.paragraph].span.start : f.span.start].strip("\n \t“”\"«»„'‘’–—-"):
        return None
    told = [c.voice for c in find_cues(sentence[0], page.words, page.mentions, page.text) if c.sure and c.voice is not None]
    person = only_person(page, sentence[0])
    return person if person is None or not told or any(v.id == person.id for v in told) else None  # somebody else speaks there


def _with_echo(page: Page, f: Found, settled: Sequence[Found]) -> Found:
    """A heading or pull quote whose words come back in the report under somebody's name is that speaker's."""
    if page.paragraphs[f.paragraph].role not in (*HEADINGS, Role.PULLQUOTE):
        return f
    wanted = stems_of(f.span.of(page.text))
    for other in settled:
        if other is f or other.voice is None or other.paragraph <= f.paragraph or page.paragraphs[other.paragraph].role in HEADINGS:
            continue
        if wanted and len(wanted & stems_of(other.span.of(page.text))) >= 0.7 * len(wanted):
            return replace(f, voice=other.voice)
    if page.paragraphs[f.paragraph].role is Role.TITLE:
        direct = (o for o in settled if o is not f and o.kind == "direct")
        whole = [o for o in direct if o.rule.endswith("/dash") or len(o.span.of(page.text).split()) >= FRAGMENT]
        voices = {o.voice.id: o.voice for o in whole if o.voice is not None}
        only = next(iter(voices.values())) if len(voices) == 1 else None
        return replace(f, voice=only if only is not None and only.kind in ("person", "office", "reference") else None)
    return replace(f, voice=_voice_below(page, f, settled))


def _voice_below(page: Page, f: Found, settled: Sequence[Found]) -> Voice | None:
    """The only one who is quoted in the paragraphs that a subheading stands over."""
    if page.paragraphs[f.paragraph].role is not Role.SUBHEADING:
        return None
    end = f.paragraph + 1
    while end < len(page.paragraphs) and page.paragraphs[end].role not in HEADINGS and end - f.paragraph <= FAR:
        end += 1
    voices = {o.voice.id: o.voice for o in settled if o.voice is not None and f.paragraph < o.paragraph < end}
    people = [v for v in voices.values() if v.kind in ("person", "office", "reference")]
    return people[0] if len(people) == 1 and all(v.principal == people[0].principal for v in voices.values()) else None

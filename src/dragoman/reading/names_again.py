"""Persons of the report named once more: by the family name, respelt or with a slip, and who they are by the report's day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..world import Period, Person, fold_name, fold_word, gender_of, gender_of_address
from .names_desk import Desk
from .names_lexicon import Element
from .names_people import Mention, Word, garbled_holder, in_time, misspells, respelt_person, stems
from .names_titles import actors_of
from .names_words import NAMING, is_addressed, is_common, title_case

_OWNERLESS = frozenset({None, "profession", "counterpart"})  # titles that no state gives
_AT_THE_HEAD = ("/president", "/prime-minister", "/chancellor", "/supreme-leader")  # of a state or its government
_DOUBTFUL = 0.7  # certainty of a person whom a known given name alone betrays
_SHORT_GIVEN = 2  # letters: longer first names may stand alone
_COMPARED = 100  # names with which one is compared; a report of more persons is a list of names


def narrow_time(desk: Desk) -> None:
    """When the report is undated, the terms of those whom it calls by their office say when it must have been written."""
    if desk.when != Period():
        return
    when: Period | None = Period()
    for link in desk.links:
        person = desk.mentions[link.person].id
        if link.office is None or not link.is_held or person is None:
            continue
        terms = [h.period for h in desk.world.holders(link.office) if h.person == person]
        if len(terms) == 1 and when is not None:
            when = when.meet(terms[0])
    desk.when = when or Period()


def mend_garbled(desk: Desk) -> None:
    """Names that no one bears, beside an office whose holder's name they garble."""
    for link in desk.links:
        mention = desk.mentions[link.person]
        if mention.id in desk.world.persons or link.former or (link.office is None and not link.role):
            continue
        if link.office:
            mended = garbled_holder(mention, desk.atoms, (link.office,), desk.world, desk.when)
        elif link.role in _OWNERLESS or not mention.full:
            continue
        else:  # the office of one of the states that the report names
            held = tuple(desk.world.office(actor, link.role or "") for actor in sorted(actors_of(desk) & desk.world.states.keys()))
            mended = garbled_holder(mention, desk.atoms, held, desk.world, desk.when)
            mended = mended and replace(mended, certainty=round(mended.certainty - 0.1, 2))
        if mended is not None:
            desk.replace_mention(link.person, mended)


def find_respelt(desk: Desk) -> None:
    """Full names of nobody known that write a known person's name in another way, where the report names the person's state or organisation."""
    actors = actors_of(desk)
    for index, mention in enumerate(desk.mentions):
        if mention.full and mention.id not in desk.world.persons:
            known = respelt_person(
                mention, desk.lexicon, lambda person: _is_at_home(desk, person, actors) and in_time(person.id, desk.world, desk.when)
            )
            if known is not None:
                desk.replace_mention(index, known)


def join_misspelt(desk: Desk) -> None:
    """Full names of nobody known that are another full name of the report with a slip in it."""
    full = {m.id: m for m in reversed(desk.mentions) if m.full and m.id}
    beside: dict[tuple[str, ...], list[Mention]] = {}  # by the first letters of the words, which no slip changes
    for known in full.values():
        beside.setdefault(_initials(desk, known), []).append(known)
    for index, mention in enumerate(desk.mentions):
        if not mention.full or mention.id in desk.world.persons:
            continue
        same = [
            m
            for m in beside.get(_initials(desk, mention), ())[:_COMPARED]
            if m.id != mention.id and (m.id in desk.world.persons or m.start < mention.start) and _alike(desk, mention, m)
        ]
        if len(same) == 1:
            why = f"the name is that of {same[0].label}, whom the report names, with a slip in it"
            certainty = min(0.75, same[0].certainty)
            desk.replace_mention(index, replace(mention, id=same[0].id, label=same[0].label, certainty=certainty, why=why))


def _initials(desk: Desk, mention: Mention) -> tuple[str, ...]:
    keys = _keys(desk, mention)
    return keys[0][:1], keys[-1][:1]


def _alike(desk: Desk, written: Mention, name: Mention) -> bool:
    """True for the same given name, or its first letter, with a family name that is or misspells the other's."""
    (a, b), (c, d) = ((keys[0], keys[-1]) for keys in (_keys(desk, written), _keys(desk, name)))
    if len(a) == 1 < len(c):
        return c.startswith(a) and d in (b, fold_name(written.label.replace(".", " ").split()[-1])[-1])
    return (a == c or misspells(a, c)) and (b == d or misspells(b, d))


def _keys(desk: Desk, mention: Mention) -> list[str]:
    return [fold_word(a.text) for a in desk.atoms[mention.first : mention.last] if a.is_word]


def find_by_family(desk: Desk, runs: tuple[tuple[Word, ...], ...]) -> None:
    """Family names alone, of those whom the report names in full and of those whom everybody knows."""
    named: dict[tuple[str, ...], dict[str | None, Mention]] = {}
    for mention in desk.mentions:
        for keys in _family_keys(desk, mention):
            named.setdefault(keys, {})[mention.id] = mention
    actors = actors_of(desk)
    actors |= {key.removeprefix("body:").partition("/")[0] for key in actors if key.startswith("body:")}  # "the White House"
    given = _given_names(desk)
    for run in runs:
        at = 0
        while at < len(run):
            free = desk.free(run[at].first, run[at].last)
            found = (_family_at(desk, run, at, named, actors) or _given_at(desk, run[at], given, named)) if free else None
            if found is not None:
                desk.take(found)
                desk.mentions.append(found)
                at += sum(1 for w in run[at:] if w.first < found.last)
            else:
                at += 1


def _family_keys(desk: Desk, mention: Mention) -> Iterator[tuple[str, ...]]:
    """The forms under which a person named in full may be named again."""
    person = desk.world.persons.get(mention.id or "")
    if person is not None:
        for form in person.family:
            parts = tuple(fold_word(word) for word in form.replace("-", " ").split())
            yield parts
            if len(parts) > 1 and "-" not in form and parts[0] not in desk.world.particles:
                yield from (parts[:1], parts[-1:])  # "Obrador" and "López" of López Obrador
    if person is not None and not mention.full:
        yield (fold_word(desk.draft.report.text[desk.atoms[mention.last - 1].start : mention.end]),)  # "Rasmussen" of Lars Løkke Rasmussen
    if mention.full:
        words = [a for a in desk.atoms[mention.first : mention.last] if a.is_word]
        if person is None or not person.family or fold_word(words[-1].text) != fold_word(person.label.split()[-1]):
            yield (fold_word(desk.draft.report.text[words[-1].start : mention.end]),)
        if len(words) > 2 and fold_word(words[-2].text) in desk.world.particles:
            yield (fold_word(words[-2].text), fold_word(words[-1].text))  # "Al Thani"
        if person is None:
            yield fold_name(mention.label.split()[-1])
        hyphen = next((k for k in range(len(words) - 1, 0, -1) if not words[k].glued), 0)
        if hyphen < len(words) - 1:
            yield tuple(fold_word(a.text) for a in words[hyphen:])


def _given_names(desk: Desk) -> dict[str, tuple[Mention, ...]]:
    """The first words of the full names of the report, with those who are called so."""
    found: dict[str, dict[str | None, Mention]] = {}
    for mention in desk.mentions:
        if mention.full:
            first = desk.atoms[mention.first]
            found.setdefault(fold_word(first.text), {}).setdefault(mention.id, mention)
    return {key: tuple(people.values()) for key, people in found.items() if len(key) > _SHORT_GIVEN}


def _given_at(
    desk: Desk, word: Word, given: dict[str, tuple[Mention, ...]], named: dict[tuple[str, ...], dict[str | None, Mention]]
) -> Mention | None:
    """The first name alone of the only one who is called so and has been named in full before, as custom is in Malaysia or Ethiopia."""
    if not given or word.last != word.first + 1 or word.first in desk.chart or desk.is_ordinary(word.first) or is_common(desk, word):
        return None
    before, after = desk.before(word.first), desk.after(word.last)
    token = desk.tokens.get(desk.atoms[word.first].start)
    if token is not None and token.upos not in NAMING:
        return None
    capital = after is not None and after.is_word and after.is_capital
    if capital or (before is not None and before.is_word and before.is_capital and not is_addressed(desk, word.first)):
        return None  # part of a longer name
    for keys, end in stems(word, desk.atoms, desk.lexicon):
        people = given.get(keys[0], ()) if len(keys) == 1 else ()
        if len(people) != 1 or keys in named or people[0].first >= word.first or people[0].id is None:
            continue
        (known,) = people
        why, start = f"the first name of {known.label}, whom the report names in full before", desk.atoms[word.first].start
        return Mention(word.first, word.last, start, end, known.id, known.label, min(known.certainty, 0.8), why, False)
    return None


def _family_at(
    desk: Desk, run: tuple[Word, ...], at: int, named: dict[tuple[str, ...], dict[str | None, Mention]], actors: frozenset[str]
) -> Mention | None:
    for size in range(min(3, len(run) - at), 0, -1):
        words = run[at : at + size]
        if not desk.free(words[0].first, words[-1].last) or words[-1].text.islower():
            continue
        lead = tuple(key for word in words[:-1] for key in word.keys)
        for keys, end in stems(words[-1], desk.atoms, desk.lexicon):
            people = {who: m for who, m in named.get((*lead, *keys), {}).items() if _is_addressed_so(desk, words[0].first, who, m.label)}
            if people and _is_name_here(desk, words) and not _is_place(desk, words, people):
                return _with_given(desk, run, at, _again(desk, words, end, people))
            if not people and _is_name_here(desk, words) and _starts_name(desk, run, at):
                known = [
                    p
                    for p in desk.lexicon.by_family.get((*lead, *keys), ())
                    if _is_addressed_so(desk, words[0].first, p.id, p.label)
                    and (_is_understood(desk, p, words[0].first, actors) or _is_owned(desk, p, words[0].first))
                ]
                if len(known) == 1 and not words[0].text[0].islower():
                    first, why = desk.atoms[words[0].first].start, "the family name alone, of a known holder of office"
                    return Mention(words[0].first, words[-1].last, first, end, known[0].id, known[0].label, 0.85, why, False)
    return _misspelt(desk, run[at], named) if _starts_name(desk, run, at) else None


def _is_addressed_so(desk: Desk, first: int, who: str | None, label: str) -> bool:
    """False for a man behind "Mrs." and a woman behind "Mr."."""
    at = first - 2 if first > 1 and desk.atoms[first - 1].text == "." else first - 1
    asked = gender_of_address(desk.atoms[at].text) if at >= 0 and desk.atoms[at].line == desk.atoms[first].line else ""
    return not asked or gender_of(who or "", label) in (asked, "")


def _is_understood(desk: Desk, person: Person, first: int, actors: frozenset[str]) -> bool:
    """True for somebody whom the press names so and who is at the head of a state or its government on that very day.

    Who was in any office about then is understood where the person's state is named or a form of address stands before. Behind a form of address
    ("Mr. Ryan") anybody is understood who is in office on that very day.
    """
    addressed = is_addressed(desk, first)
    now = () if desk.when == Period() else desk.world.offices_of(person.id, desk.when)
    at_the_head = any(h.office.endswith(_AT_THE_HEAD) for h in now)
    if at_the_head and (addressed or _says_something(desk, first)):
        return True  # "Mrs May", "May wrote": names that are also words
    if person.alone:
        return any(h.office.endswith(_AT_THE_HEAD) for h in now) or (
            in_time(person.id, desk.world, desk.when) and (addressed or _is_at_home(desk, person, actors))
        )
    at_home = _is_at_home(desk, person, actors) or not actors & desk.world.states.keys()  # a paper's own country goes without saying
    return addressed and desk.when != Period() and bool(desk.world.offices_of(person.id, desk.when)) and at_home


def _says_something(desk: Desk, first: int) -> bool:
    """True for the subject of the verb of saying behind it, as far as the model tells."""
    token, after = desk.tokens.get(desk.atoms[first].start), desk.after(first + 1)
    if after is None or (token is not None and token.deprel != "nsubj"):
        return False
    return any(after.key in written.forms.split() for cue in desk.draft.pack.quotes.cues for written in cue.verbs)


def _misspelt(desk: Desk, word: Word, named: dict[tuple[str, ...], dict[str | None, Mention]]) -> Mention | None:
    """A family name alone that is written wrong: nobody known bears it so, and it is within a slip of one person's of the report."""
    if not desk.free(word.first, word.last) or len(word.keys) > 1 or word.first in desk.chart or is_common(desk, word):
        return None
    forms = tuple(stems(word, desk.atoms, desk.lexicon))
    if word.text[0].islower() or any(keys in desk.lexicon.by_family for keys, _ in forms):
        return None
    for keys, end in forms:
        people = {m.id: m for family, held in named.items() if len(family) == 1 and misspells(keys[0], family[0]) for m in held.values()}
        if len(people) == 1:
            (meant,) = people.values()
            why = f"the family name of {meant.label}, whom the report names, with a slip in it"
            start = desk.atoms[word.first].start
            return Mention(word.first, word.last, start, end, meant.id, meant.label, min(0.7, meant.certainty), why, False)
    return None


def _is_owned(desk: Desk, person: Person, first: int) -> bool:
    """True for the family name of an office-holder of the day right after the name of whose office it is ("Germany's Maas")."""
    owner = desk.covered.get(first - 1)
    if not isinstance(owner, Element) or not owner.genitive or owner.kind not in ("state", "organisation") or desk.when == Period():
        return False
    return any(h.office.partition(":")[2].rpartition("/")[0] == owner.value for h in desk.world.offices_of(person.id, desk.when))


def _is_at_home(desk: Desk, person: Person, actors: frozenset[str]) -> bool:
    """True when the report names a state or organisation for which the person has acted, or the person never had an office."""
    held = desk.world.offices_of(person.id)
    return not held or any(h.office.partition(":")[2].rpartition("/")[0] in actors for h in held)


def _again(desk: Desk, words: tuple[Word, ...], end: int, people: dict[str | None, Mention]) -> Mention:
    start = desk.atoms[words[0].first].start
    if len(people) > 1:
        usual = [m for key, m in people.items() if key is not None and key in desk.world.persons and desk.world.persons[key].alone]
        if len(usual) == 1:
            why = "the family name of several persons of the report, which the press uses alone for this one"
            return Mention(words[0].first, words[-1].last, start, end, usual[0].id, usual[0].label, 0.7, why, False)
        label = desk.draft.report.text[start:end]
        return Mention(words[0].first, words[-1].last, start, end, None, label, 0.3, "several persons of this family name are in the report", False)
    (known,) = people.values()
    why = "the family name of a person named in full in the report" if known.full else known.why
    return Mention(words[0].first, words[-1].last, start, end, known.id, known.label, min(known.certainty, 0.95), why, False)


def _with_given(desk: Desk, run: tuple[Word, ...], at: int, found: Mention) -> Mention:
    """The mention with the person's given name, where that stands right before the family name and nothing else has taken it."""
    given = run[at - 1] if at else None
    if given is None or given.last != run[at].first or not desk.free(given.first, given.last) or found.id is None:
        return found
    if given.keys[0] not in {fold_word(word) for word in found.label.split()[:-1]}:
        return found
    return replace(found, first=given.first, start=desk.atoms[given.first].start)


def _is_name_here(desk: Desk, words: tuple[Word, ...]) -> bool:
    """False for an ordinary word that is also a family name, where it stands as that word ("in May", "May 5")."""
    if len(words) > 1 or not is_common(desk, words[0]):
        return True
    before, after = desk.before(words[0].first), desk.after(words[-1].last)
    if (before is not None and (before.text.isdigit() or desk.lexicon.is_in("time_cues", before))) or (after is not None and after.text.isdigit()):
        return False
    opens = before is None or not before.is_word
    if opens and after is not None and after.key == "'" and after.glued:
        return True  # "May's letter": of a month nothing is told so
    return not opens or (
        after is not None and after.is_word and not after.is_capital and not desk.lexicon.is_in("openers", desk.atoms[words[0].first])
    )


def _is_place(desk: Desk, words: tuple[Word, ...], people: dict[str | None, Mention]) -> bool:
    """True for a word that the model takes for a place, where only persons whom nobody else knows are called so ("i Tafjord", Ole Tafjord).

    Likewise for what it takes for a thing, of persons whom it has not seen either.
    """
    token = desk.tokens.get(desk.atoms[words[0].first].start)
    joined = len(words[-1].keys) > 1  # no place is called Stark-Watzinger as well
    if token is None or not token.entity or joined or any(key in desk.world.persons for key in people):
        return False
    doubtful = all(mention.certainty <= _DOUBTFUL for mention in people.values())  # "Football Manager", then "Manager"
    return token.entity.endswith(("LOC", "GPE")) or (doubtful and not token.entity.endswith(("PER", "PERSON")))


def _starts_name(desk: Desk, run: tuple[Word, ...], at: int) -> bool:
    """False when a capitalised word that nothing explains stands right before: it may be another's given name."""
    if at == 0 or not desk.free(run[at - 1].first, run[at - 1].last) or desk.is_ordinary(run[at - 1].first):
        return True
    if is_addressed(desk, run[at].first):
        return True
    previous = desk.before(run[at - 1].first)
    return previous is None or not previous.is_word or title_case(desk, desk.atoms[run[at].first].line)


__all__ = ["find_by_family", "find_respelt", "join_misspelt", "mend_garbled", "narrow_time"]

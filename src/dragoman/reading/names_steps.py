"""The steps by which a report's names are found; each adds to the desk what the ones before made possible."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import TypeGuard

from ..report.types import Role
from ..world import Period, Person, addresses, fold_name, fold_word, is_courtesy
from .names_desk import Desk, Link
from .names_lexicon import Element, is_joined
from .names_match import Match, matches_of
from .names_people import Mention, Word, garbled_holder, in_time, known_person, misspells, respelt_person, spellings, stems, unknown_person

_TITLE_CASE = 0.7  # share of longer words with a capital from which on a line is a heading in title case, where capitals prove nothing
_TITLES = frozenset({"office", "officeid", "counterpart", "profession"})
_KINDS = (
    "officeid",
    "bodyid",
    "organisation",
    "",
    "",
    "instrument",
    "group",
    "nickname",
    "state",
    "place",
    "people",
    "adjective",
    "profession",
    "office",
    "counterpart",
    "body",
)
_PRIORITY = {kind: rank for rank, kind in enumerate(_KINDS) if kind}  # among readings of one length; 3 is a description, 4 a person
_SHORT = 3  # letters, up to which a word of a heading is not counted; and words, up to which a line tells nothing
_WORDS = 6  # of a person's name; longer runs of capitals are headings
_OWNERLESS = frozenset({None, "profession", "counterpart"})  # titles that no state gives
_FUNCTION = frozenset({"ADP", "DET", "CCONJ", "SCONJ", "ADV", "PRON", "AUX", "VERB"})  # parts of speech of no word of a name
_COMPARED = 100  # names with which one is compared; a report of more persons is a list of names
_AGENCY = 4  # letters
_SENT = frozenset({"mission", "embassy", "consulate"})  # bodies that one party has with another
_ASIDE = 6  # atoms that a bracket between a title and a name may hold


def take_longest(desk: Desk, runs: tuple[tuple[Word, ...], ...]) -> None:
    """Covers the text with the longest readings: known persons, descriptions, forms of the lexicon."""
    found: list[tuple[int, int, Element | Match | Mention]] = []
    for run in runs:
        for at in range(len(run)):
            person = known_person(run, at, desk.atoms, desk.lexicon, desk.when)
            if person is not None:
                found.append((person.last - person.first, 4, person))
    for match in matches_of(desk.atoms, desk.chart, desk.lexicon):
        if _has_sense(desk, match):
            found.append((match.last - match.core, 3, match))
    for elements in desk.chart.values():
        for element in elements:
            if element.kind in _PRIORITY and _stands(desk, element):
                found.append((element.last - element.first, _PRIORITY[element.kind], element))
    for _, _, item in sorted(found, key=lambda row: (-row[0], row[1], row[2].first)):
        if desk.free(item.first, item.last):
            desk.take(item)
            if isinstance(item, Mention):
                desk.mentions.append(item)


def _has_sense(desk: Desk, match: Match) -> bool:
    """False for a description whose owner is no actor: an adjective in a hyphenated word; an organisation before a mission, perhaps one to it."""
    owner, body = match.slot("adjective", "state", "owner", "organisation", "people", "seat"), match.slot("body")
    if (
        owner is not None
        and body is not None
        and body.value in _SENT
        and owner.kind == "organisation"
        and owner.first < body.first
        and not owner.genitive
    ):
        return False
    compound = owner is not None and owner.last < match.last and desk.atoms[owner.last].is_hyphen
    return owner is None or compound or _stands(desk, owner)


def _stands(desk: Desk, element: Element) -> bool:
    """False for a form that is part of another word or name: in a hyphenated word, or a person's given or family name."""
    atoms, before, after = desk.atoms, desk.before(element.first), desk.after(element.last)
    if _is_of_two(desk, element):
        return True
    if element.last == element.first + 1 and is_joined(atoms, element.first) and atoms[element.first].key in desk.lexicon.combining:
        return False  # "Indo-Pacific": a first part without a second nation
    if before is not None and before.is_hyphen and before.glued and atoms[element.first].glued and element.kind not in ("profession", "office"):
        return atoms[element.first].is_capital and element.first >= 2 and atoms[element.first - 2].is_capital
    if (
        after is not None
        and after.is_hyphen
        and after.glued
        and (number := desk.after(element.last + 1)) is not None
        and number.text.isdigit()
        and element.kind != "organisation"
    ):
        return False  # an exercise or a project: "Запад-2025"
    if after is not None and after.is_hyphen and after.glued and element.kind in ("adjective", "state", "organisation", "people", "place", "bodyid"):
        following, meant = desk.after(element.last + 1), desk.draft.pack.names.joined and element.kind in ("state", "organisation")
        if following is not None and following.glued and following.is_word and not following.is_capital and not meant:
            return False
    if element.kind in ("state", "people", "adjective", "place") and (
        desk.lexicon.is_in("clock_nouns", after)
        or (element.first > 1 and before is not None and desk.lexicon.is_in("clock_cues", atoms[element.first - 2]))
    ):
        return False
    if element.last == element.first + 1 and desk.lexicon.is_in("openers", atoms[element.first]):
        opens = element.kind == "state" and not atoms[element.first].text.isupper() and (before is None or not before.is_word)
        if opens or _in_capitals(desk, element.first):
            return False
    if element.kind in ("state", "place") and element.last == element.first + 1:
        given = before is not None and before.is_capital and fold_word(before.text) in desk.world.given_names and element.first - 1 not in desk.chart
        if given:
            return False
        also_given = fold_word(atoms[element.first].text) in desk.world.given_names
        if (
            also_given
            and after is not None
            and after.is_capital
            and not element.genitive
            and element.last not in desk.chart
            and not title_case(desk, after.line)
        ):
            return False
    if element.kind == "people" and desk.lexicon.is_in("language_nouns", after):
        return False
    if element.kind == "adjective":
        if desk.lexicon.is_in("language_nouns", after) or desk.lexicon.is_in("language_cues", before) or desk.lexicon.is_in("language_ends", after):
            return False
        behind = desk.draft.pack.names.adjective_after
        beside = before if behind else after
        if beside is not None and beside.text == ",":  # "les médiateurs français, russe et américain", "French, Russian and US envoys"
            at = element.first - 2 if behind else element.last + 1
            return any(e.kind == "adjective" and e.last == at + 1 for e in desk.chart.get(at, ()))
        return beside is not None and (beside.is_word or beside.is_hyphen)
    return True


def _is_of_two(desk: Desk, element: Element) -> bool:
    """True for either part of a double adjective of nations ("Franco-German", "rysk-ukrainska")."""
    if element.kind not in ("adjective", "state"):
        return False
    i, last = element.first, element.last
    if is_joined(desk.atoms, last - 1):
        return any(other.kind == "adjective" and other.value != element.value for other in desk.chart.get(last + 1, ()))
    if element.kind == "adjective" and i >= 2 and is_joined(desk.atoms, i - 2):
        return any(other.kind in ("adjective", "state") and other.value != element.value for other in desk.chart.get(i - 2, ()))
    return False


def _in_capitals(desk: Desk, i: int) -> bool:
    """True for a word beside which another stands in capitals that is no name: then capitals prove nothing."""
    beside = [(desk.before(i), i - 1), (desk.after(i + 1), i + 1)]
    return any(a is not None and a.is_word and len(a.text) > 1 and a.text.isupper() and k not in desk.chart for a, k in beside)


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


def title_case(desk: Desk, line: int) -> bool:
    """True for a line whose longer words nearly all begin with a capital."""
    if not desk.title_case:
        for number, group in groupby(desk.atoms, key=lambda a: a.line):
            atoms = tuple(group)
            words = [a for a in atoms if a.is_word and len(a.text) > _SHORT]
            capitals = sum(a.is_capital for a in words)
            desk.title_case[number] = len(words) > _SHORT and atoms[-1].text != "." and capitals >= _TITLE_CASE * len(words)
    return desk.title_case.get(line, False)


def find_titled(desk: Desk, runs: tuple[tuple[Word, ...], ...]) -> None:
    """Persons right after a title ("Foreign Minister Anniken Huitfeldt", "President Putin"), known or not."""
    for run in runs:
        for words in _open_parts(desk, run):
            title = _title_beside(desk, words)
            if title is None or len(words) > _WORDS:
                continue
            mention: Mention | None = None
            capital = words[0].text[0].isupper() and not any(desk.is_ordinary(word.first) for word in words)
            may_be_unknown = capital and not _is_tail(desk, words) and not _is_thing(desk, words)
            if isinstance(title, Element) and title.kind == "profession":
                mention = unknown_person(words, desk.atoms, "the name after a profession", 0.8) if len(words) > 1 and may_be_unknown else None
            else:
                mention = _holder_by_family(desk, words, title)
                if mention is None and may_be_unknown:
                    mention = unknown_person(words, desk.atoms, "the name after a title", 0.8 if len(words) > 1 else 0.5)
            if mention is not None and not title_case(desk, desk.atoms[words[0].first].line):
                desk.take(mention)
                desk.mentions.append(mention)


def _title_beside(desk: Desk, words: tuple[Word, ...]) -> Element | Match | None:
    """The title right before a name, or set off from a full name by a comma on one of its sides."""
    first, last = words[0].first, words[-1].last
    before, after = desk.before(first), desk.after(last)
    title = desk.covered.get(first - 1) if before is not None else None
    if _is_title(title):
        return title
    if len(words) < 2:
        return None
    if before is not None and before.text == "," and (after is None or not after.is_word):
        title = desk.covered.get(first - 2)
        if isinstance(title, Match) and _is_title(title):
            return title
    if after is not None and after.text == ",":
        title = desk.covered.get(last + 1)
        if isinstance(title, Match) and _is_title(title) and not _acts_itself(desk, title):
            return title
    return None


def _acts_itself(desk: Desk, title: Element | Match) -> bool:
    """True for a title right before a verb: behind "In an interview with X," it is the subject and tells nothing of X."""
    following = desk.after(title.last)
    token = desk.tokens.get(following.start) if following is not None else None
    return token is not None and token.upos in ("VERB", "AUX")


def _is_title(item: Element | Match | Mention | None) -> TypeGuard[Element | Match]:
    return (isinstance(item, Match) and item.rule.gives == "office") or (isinstance(item, Element) and item.kind in _TITLES)


def _open_parts(desk: Desk, run: tuple[Word, ...]) -> Iterator[tuple[Word, ...]]:
    """The stretches of a run that nothing covers yet, without ordinary words at their end."""
    part: list[Word] = []
    for word in (*run, None):
        if word is not None and desk.free(word.first, word.last):
            part.append(word)
            continue
        while part and (_is_function_word(desk, part[0]) or _is_small_article(desk, part[0])):
            part.pop(0)
        while part and (part[-1].text.islower() or (_is_common(desk, part[-1]) and not _is_full_name(desk, part))):
            part.pop()
        if part:
            yield tuple(part)
        part = []


def _is_small_article(desk: Desk, word: Word) -> bool:
    """True for an article in small letters, which begins no name although it may stand inside one ("den Vertrag", "Gerhard van der Vaart")."""
    return word.text.islower() and desk.lexicon.is_in("articles", desk.atoms[word.first])


def _is_function_word(desk: Desk, word: Word) -> bool:
    """True for a word at the head of a sentence that the model takes for one that begins no name ("Selon", "Enligt")."""
    before, token = desk.before(word.first), desk.tokens.get(desk.atoms[word.first].start)
    return token is not None and token.upos in _FUNCTION and (before is None or not before.is_word)


def _is_full_name(desk: Desk, part: list[Word]) -> bool:
    """True for a given name with just one word after it, which is then a family name whatever else it may mean."""
    return len(part) == 2 and _is_given(desk, part[0]) and not _is_common(desk, part[0])


def _is_given(desk: Desk, word: Word) -> bool:
    """True for a given name that the world knows, in any case."""
    return word.text[0].isupper() and any(keys[0] in desk.world.given_names for keys in spellings(word, desk.atoms, desk.lexicon))


def _is_common(desk: Desk, word: Word) -> bool:
    """True for an ordinary word, a month or a weekday."""
    atom = desk.atoms[word.first]
    return word.last == word.first + 1 and (desk.lexicon.is_in("common", atom) or desk.lexicon.is_in("openers", atom))


def _holder_by_family(desk: Desk, words: tuple[Word, ...], title: Element | Match) -> Mention | None:
    """The known person of this family name who holds such an office."""
    for size in range(min(3, len(words)), 0, -1):
        lead = tuple(key for word in words[: size - 1] for key in word.keys)
        for keys, end in stems(words[size - 1], desk.atoms, desk.lexicon):
            people = desk.lexicon.by_family.get((*lead, *keys), ())
            offices = offices_of_title(desk, title)
            held = [p for p in people if any(_is_one_of(h.office, offices) for h in desk.world.offices_of(p.id, desk.when))]
            if len(held) == 1 and size == len(words):
                return Mention(
                    words[0].first,
                    words[size - 1].last,
                    desk.atoms[words[0].first].start,
                    end,
                    held[0].id,
                    held[0].label,
                    0.92,
                    "the family name with the office",
                    False,
                )
    return None


def offices_of_title(desk: Desk, title: Element | Match) -> tuple[str, ...]:
    """The offices that a title may mean: one with its owner, or `*/role` where no owner is named."""
    if isinstance(title, Match):
        role = title.slot("office", "role", "officeid")
        if role is None:
            return ()
        if role.kind == "officeid":
            return (role.value,)
        office = office_of(desk, title)
        return (office,) if office else (f"*/{role.value}",)
    return (title.value,) if title.kind == "officeid" else (f"*/{title.value}", *(f"*/{r}" for r in desk.world.roles.get(title.value, ())))


def office_of(desk: Desk, match: Match) -> str | None:
    """The office that a description means: whose it is, what it is, and with whom (`office:RUS/ambassador@NOR`)."""
    role, owner, body, host = match.slot("office", "officeid"), owner_of(match), match.slot("body"), host_of(desk, match)
    if role is None or role.kind == "officeid":
        return role.value if role is not None else None
    if not owner:
        return None
    own_body = match.slot("bodyid")
    if body is not None or own_body is not None:
        kind = body.value if body is not None else own_body.value.rpartition("/")[2] if own_body is not None else ""
        return desk.world.office(owner, f"{kind}-{role.value}")
    name = f"{role.value}@{host}" if host and "@" not in role.value and host != owner else role.value
    return desk.world.office(owner, name)


def host_of(desk: Desk, match: Match) -> str | None:
    """With whom a mission or ambassador is: the state or organisation that the description names after it."""
    owner = match.slot("adjective", "state", "owner", "organisation", "people", "seat")
    host = next((e for name, e in match.slots if name in ("place", "owner", "state") and e is not owner), None)
    if host is None:
        return None
    place = desk.world.places.get(host.value)
    return place.state if place is not None else host.value


def owner_of(match: Match) -> str | None:
    """For whom the described one acts."""
    owner = match.slot("adjective", "state", "owner", "organisation", "people", "seat")
    if owner is not None:
        return owner.value
    body = match.slot("bodyid") if match.rule.gives == "office" else None  # "a spokesman for the White House"
    return body.value.partition(":")[2].partition("/")[0] if body is not None else None


def _is_one_of(office: str, offices: tuple[str, ...]) -> bool:
    return any(office == o or (o.startswith("*/") and office.rpartition("/")[2] == o[2:]) for o in offices)


def find_unknown(desk: Desk, runs: tuple[tuple[Word, ...], ...]) -> None:
    """Full names of persons whom the world does not know: by the model, by a given name, in a credit or byline."""
    people = _model_people(desk)
    credited = [b.span for b in desk.draft.report.blocks if b.role in (Role.BYLINE, Role.CREDIT)]
    for run in runs:
        for words in _open_parts(desk, run):
            for seen in _model_parts(words, desk, people):
                part = seen
                while part and desk.lexicon.is_in("things", desk.atoms[part[0].first]):
                    part = part[1:]  # "zitiert Sputnik Alijew"
                while len(part) > 2 and is_courtesy(part[0].text):
                    part = part[1:]  # "Justice Stephen Breyer"
                if len(part) > 1 and not (_is_owner_and_noun(desk, part) or _is_thing(desk, part) or _is_tail(desk, part)):
                    _take_unknown(desk, part, "the model sees a person", 0.75)
            left = [w for w in words if desk.free(w.first, w.last)]
            while left and (_is_credit(desk, left[0]) or _is_small_article(desk, left[0])):
                left.pop(0)
            while left and _is_credit(desk, left[-1]):
                left.pop()
            if not 1 < len(left) <= _WORDS or left[-1].last - left[0].first != sum(w.last - w.first for w in left) + _points(left, desk):
                continue
            if _is_tail(desk, tuple(left)):
                continue
            at = desk.atoms[left[0].first]
            in_credit = any(span.start <= at.start < span.end for span in credited) or _after_credit(desk, left[0].first)
            if in_credit and not any(desk.is_ordinary(word.first) for word in left if word.text[0].isupper()):
                _take_unknown(desk, tuple(left), "the name in a credit", 0.8)
            elif not title_case(desk, at.line):
                for k in range(len(left) - 1):
                    if any(desk.lexicon.is_in("things", desk.atoms[w.last - 1]) for w in left[k + 1 :]):
                        continue
                    ordinary = any(desk.is_ordinary(w.first) for w in left[k + 1 :])
                    # Israel, Jordan and Georgia are states unless the model sees a person: "hat Israel Rache geschworen"
                    state = any(e.kind == "state" and e.last == left[k].last for e in desk.chart.get(left[k].first, ()))
                    given = _is_given(desk, left[k]) and not _is_common(desk, left[k]) and not left[k].text.isupper() and not state
                    if given and not ordinary:
                        _take_unknown(desk, tuple(left[k:]), "a given name and a family name", 0.7)
                        break


def _is_owner_and_noun(desk: Desk, part: tuple[Word, ...]) -> bool:
    """True for a known family name in the genitive before a noun with a capital ("Trudeaus Vorwurf")."""
    if len(part) != 2 or part[0].keys in desk.lexicon.by_family or _is_given(desk, part[0]):
        return False
    return any(keys in desk.lexicon.by_family for keys, _ in stems(part[0], desk.atoms, desk.lexicon))


def _is_thing(desk: Desk, part: tuple[Word, ...]) -> bool:
    """True for words that the model takes for a person's and that name an outlet or a thing ("Scarborough Shoal")."""
    return any(desk.lexicon.is_in("things", desk.atoms[word.last - 1]) for word in part[1:])


def _is_tail(desk: Desk, part: tuple[Word, ...]) -> bool:
    """True for the last words of a longer name of the report ("Al Thani" after "Mohammed bin Abdulrahman Al Thani")."""
    written = tuple(desk.atoms[w.first].key for w in part)
    for mention in desk.mentions[:_COMPARED]:
        if mention.full:
            keys = tuple(a.key for a in desk.atoms[mention.first : mention.last] if a.is_word)
            if len(keys) > len(written) and keys[-len(written) :] == written:
                return True
    return False


def _is_credit(desk: Desk, word: Word) -> bool:
    """True for a word that credits somebody ("Photo", however it is spelt), or an agency's letters beside it."""
    if word.text.isupper() and 1 < len(word.text) <= _AGENCY:
        after = desk.after(word.last)
        return _after_credit(desk, word.first) or (after is not None and fold_word(after.text) in desk.lexicon.credits)
    return any(key in desk.lexicon.credits for key in word.keys)


def _points(words: list[Word], desk: Desk) -> int:
    """How many points of initials stand between the words."""
    return sum(1 for w in words[:-1] if desk.atoms[w.last].text == ".")


def _after_credit(desk: Desk, first: int) -> bool:
    i = first - 1
    if i >= 0 and desk.atoms[i].text in ":/":
        i -= 1
    return i >= 0 and desk.atoms[i].line == desk.atoms[first].line and desk.lexicon.is_in("credits", desk.atoms[i])


def _take_unknown(desk: Desk, words: tuple[Word, ...], why: str, certainty: float) -> None:
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
        if word is not None and (desk.atoms[word.first].start in people or (len(part) > 1 and _is_rest_of_name(desk, part[-1], word))):
            part.append(word)
            continue
        if len(part) > 1 and not part[0].text.islower():
            yield tuple(part)
        part = []


def _is_rest_of_name(desk: Desk, before: Word, word: Word) -> bool:
    """True for a capitalised word right behind a name of several that the model sees: it breaks off before a rare family name."""
    line = desk.atoms[word.first].line
    plain = word.text[0].isupper() and not word.text.isupper() and not _is_common(desk, word) and not desk.is_ordinary(word.first)
    return plain and word.first == before.last and not title_case(desk, line) and not desk.lexicon.is_in("things", desk.atoms[word.last - 1])


def link_titles(desk: Desk) -> None:
    """Holds every title to the name beside it: right before it, or set off by a comma before or after it."""
    firsts = {m.first: i for i, m in enumerate(desk.mentions)}
    lasts = {m.last: i for i, m in enumerate(desk.mentions)}
    for item in tuple(desk.taken):
        if isinstance(item, Match) and item.rule.gives == "office":
            title: Element | Match = item
        elif isinstance(item, Element) and item.kind in _TITLES:
            title = item
        else:
            continue
        person = firsts.get(_skip_bracket(desk, title.last)) if isinstance(title, Match) else firsts.get(title.last)
        if person is not None and (desk.atoms[title.last].line != desk.atoms[title.first].line or _disagree(desk, title, desk.mentions[person])):
            person = None
        if person is None and isinstance(title, Match | Element) and (isinstance(title, Match) or title.kind == "officeid"):
            person = _beside_comma(desk, title, firsts, lasts)
        if person is not None:
            desk.links.append(_link(desk, person, title))


def _disagree(desk: Desk, title: Element | Match, mention: Mention) -> bool:
    """True for a title in the genitive before a name in the nominative, which is somebody else's: "адвокат президента Иван Петров"."""
    role = title if isinstance(title, Element) else title.slot("office", "officeid", "counterpart", "profession")
    if not desk.draft.pack.names.titles_agree or role is None or not role.genitive:
        return False
    first = desk.atoms[mention.first]
    token = desk.tokens.get(first.start)
    return token.feat("Case") == "Nom" if token is not None else fold_word(first.text) in desk.world.given_names


def _skip_bracket(desk: Desk, i: int) -> int:
    """The atom after a bracket that opens at `i`, or `i`."""
    if i < len(desk.atoms) and desk.atoms[i].text == "(":
        for j in range(i + 1, min(i + _ASIDE, len(desk.atoms))):
            if desk.atoms[j].text == ")":
                return j + 1
    return i


def _beside_comma(desk: Desk, title: Element | Match, firsts: dict[int, int], lasts: dict[int, int]) -> int | None:
    atoms, first = desk.atoms, title.first
    comma = desk.before(first)
    if comma is not None and comma.text == ",":
        before = first - 1
        if before > 0 and atoms[before - 1].text == ")":
            opening = next((j for j in range(before - 2, max(before - _ASIDE, 0), -1) if atoms[j].text == "("), None)
            before = opening if opening is not None else before
        if before in lasts and not _acts_itself(desk, title):
            return lasts[before]
    following = desk.after(title.last)
    if following is not None and following.text == ",":
        return firsts.get(title.last + 1)
    return None


def _link(desk: Desk, person: int, title: Element | Match) -> Link:
    if isinstance(title, Match):
        role = title.slot("office", "role", "officeid", "counterpart", "profession")
        owner, former = owner_of(title), title.former
    else:
        role, owner = title, None
        former = desk.lexicon.is_in("former", desk.before(title.first))
    office = None
    if role is not None and role.kind == "officeid":
        office = role.value
        owner = office.partition(":")[2].partition("/")[0]
    elif role is not None and owner and role.kind == "office" and isinstance(title, Match):
        office = office_of(desk, title)
    return Link(person, owner, role.value if role else None, office, former, title if isinstance(title, Match) else None)


def narrow_time(desk: Desk) -> None:
    """When the report is undated, the terms of those whom it calls by their office say when it must have been written."""
    if desk.when != Period():
        return
    when: Period | None = Period()
    for link in desk.links:
        person = desk.mentions[link.person].id
        if link.office is None or link.former or person is None:
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
    """True for the same given name with a family name that misspells the other's."""
    (a, b), (c, d) = ((keys[0], keys[-1]) for keys in (_keys(desk, written), _keys(desk, name)))
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
    for run in runs:
        at = 0
        while at < len(run):
            found = _family_at(desk, run, at, named, actors) if desk.free(run[at].first, run[at].last) else None
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
            yield tuple(fold_word(word) for word in form.replace("-", " ").split())
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


def actors_of(desk: Desk) -> frozenset[str]:
    """The states and organisations that the report names."""
    found = set()
    for item in desk.taken:
        if isinstance(item, Element):
            place = desk.world.places.get(item.value)
            found.add(place.state if place is not None and place.state else item.value)
        elif isinstance(item, Match):
            owner = owner_of(item)
            found |= {owner} if owner else set()
    for mention in desk.mentions:
        if mention.id:
            found |= set(desk.world.principal(mention.id))
    return frozenset(found)


def _family_at(
    desk: Desk, run: tuple[Word, ...], at: int, named: dict[tuple[str, ...], dict[str | None, Mention]], actors: frozenset[str]
) -> Mention | None:
    for size in range(min(3, len(run) - at), 0, -1):
        words = run[at : at + size]
        if not desk.free(words[0].first, words[-1].last) or words[-1].text.islower():
            continue
        lead = tuple(key for word in words[:-1] for key in word.keys)
        for keys, end in stems(words[-1], desk.atoms, desk.lexicon):
            people = named.get((*lead, *keys))
            if people and _is_name_here(desk, words):
                return _again(desk, words, end, people)
            if not people and _is_name_here(desk, words) and _starts_name(desk, run, at):
                known = [
                    p
                    for p in desk.lexicon.by_family.get((*lead, *keys), ())
                    if _is_understood(desk, p, words[0].first, actors) or _is_owned(desk, p, words[0].first)
                ]
                if len(known) == 1 and not words[0].text[0].islower():
                    first, why = desk.atoms[words[0].first].start, "the family name alone, of a known holder of office"
                    return Mention(words[0].first, words[-1].last, first, end, known[0].id, known[0].label, 0.85, why, False)
    return _misspelt(desk, run[at], named) if _starts_name(desk, run, at) else None


def _is_understood(desk: Desk, person: Person, first: int, actors: frozenset[str]) -> bool:
    """True for somebody whom the press names so, in office about then, where the person's state is named or a form of address stands before.

    Behind a form of address ("Mr. Ryan") anybody is understood who is in office on that very day.
    """
    addressed = _is_addressed(desk, first)
    if person.alone:
        return in_time(person.id, desk.world, desk.when) and (addressed or _is_at_home(desk, person, actors))
    return addressed and desk.when != Period() and bool(desk.world.offices_of(person.id, desk.when)) and _is_at_home(desk, person, actors)


def _is_addressed(desk: Desk, first: int) -> bool:
    """True right behind a form of address ("Mr. Trump")."""
    at = first - 2 if first > 1 and desk.atoms[first - 1].text == "." else first - 1
    return at >= 0 and desk.atoms[at].line == desk.atoms[first].line and addresses(desk.atoms[at].text)


def _misspelt(desk: Desk, word: Word, named: dict[tuple[str, ...], dict[str | None, Mention]]) -> Mention | None:
    """A family name alone that is written wrong: nobody known bears it so, and it is within a slip of one person's of the report."""
    if not desk.free(word.first, word.last) or len(word.keys) > 1 or word.first in desk.chart or _is_common(desk, word):
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


def _is_name_here(desk: Desk, words: tuple[Word, ...]) -> bool:
    """False for an ordinary word that is also a family name, where it stands as that word ("in May", "May 5")."""
    if len(words) > 1 or not _is_common(desk, words[0]):
        return True
    before, after = desk.before(words[0].first), desk.after(words[-1].last)
    if (before is not None and (before.text.isdigit() or desk.lexicon.is_in("time_cues", before))) or (after is not None and after.text.isdigit()):
        return False
    opens = before is None or not before.is_word
    return not opens or (
        after is not None and after.is_word and not after.is_capital and not desk.lexicon.is_in("openers", desk.atoms[words[0].first])
    )


def _starts_name(desk: Desk, run: tuple[Word, ...], at: int) -> bool:
    """False when a capitalised word that nothing explains stands right before: it may be another's given name."""
    if at == 0 or not desk.free(run[at - 1].first, run[at - 1].last) or desk.is_ordinary(run[at - 1].first):
        return True
    if _is_addressed(desk, run[at].first):
        return True
    previous = desk.before(run[at - 1].first)
    return previous is None or not previous.is_word or title_case(desk, desk.atoms[run[at].first].line)


def take_person_patterns(desk: Desk) -> None:
    """Descriptions that are built on a person's name ("the Støre government")."""
    if not desk.mentions:
        return
    chart = dict(desk.chart)
    for mention in desk.mentions:
        element = Element("person", mention.id or "", mention.first, mention.last, mention.start, mention.end, False)
        chart[mention.first] = (*chart.get(mention.first, ()), element)
    for match in matches_of(desk.atoms, chart, desk.lexicon, with_person=True):
        person = match.slot("person")
        if person is None:
            continue
        kept = [m for m in desk.mentions if not (match.first <= m.first and m.last <= match.last)]
        if len(kept) == len(desk.mentions) - 1 and all(
            isinstance(desk.covered.get(i, desk.covered.get(person.first)), Mention | Element) for i in range(match.first, match.last)
        ):
            desk.taken = [t for t in desk.taken if not (match.first <= t.first and t.last <= match.last)]
            gone = next(m for m in desk.mentions if match.first <= m.first and m.last <= match.last)
            desk.dropped.add(desk.mentions.index(gone))
            desk.take(match)


__all__ = [
    "actors_of",
    "after_unknown_capital",
    "find_by_family",
    "find_respelt",
    "find_titled",
    "find_unknown",
    "host_of",
    "join_misspelt",
    "link_titles",
    "mend_garbled",
    "narrow_time",
    "office_of",
    "owner_of",
    "take_longest",
    "take_person_patterns",
]

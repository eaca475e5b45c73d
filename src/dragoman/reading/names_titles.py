"""Titles: whose office or body a description means, and which person stands beside it."""

from __future__ import annotations

from typing import TypeGuard

from ..world import fold_word, is_courtesy
from .names_desk import Desk, Link
from .names_lexicon import Element
from .names_match import Match, matches_of
from .names_people import Mention, Word, stems, unknown_person
from .names_words import is_given, is_tail, is_thing, open_parts, title_case

_TITLES = frozenset({"office", "officeid", "counterpart", "profession"})
_WORDS = 6  # of a person's name; longer runs of capitals are headings
_LETTERS = 4  # of an acronym, which is nobody behind a title ("глава РКК")
BEHIND_DATELINE = frozenset(",:(-–—/")  # after a town at the head of a line: the report was written there
_ASIDE = 6  # atoms that a bracket between a title and a name may hold


def find_titled(desk: Desk, runs: tuple[tuple[Word, ...], ...]) -> None:
    """Persons right after a title ("Foreign Minister Anniken Huitfeldt", "President Putin"), known or not."""
    for run in runs:
        for words in open_parts(desk, run):
            title = _title_beside(desk, words)
            if title is None or len(words) > _WORDS:
                continue
            words = words[_employer(desk, words) :]
            while len(words) > 2 and is_courtesy(words[0].text):
                words = words[1:]  # "ambassador, SEM Joël Meyer"
            mention: Mention | None = None
            capital = words[0].text[0].isupper() and not any(desk.is_ordinary(word.first) for word in words)
            letters = len(words) == 1 and 1 < len(words[0].text) <= _LETTERS and words[0].text.isupper()
            may_be_unknown = capital and not letters and not is_tail(desk, words) and not is_thing(desk, words)
            if isinstance(title, Element) and title.kind == "profession":
                mention = unknown_person(words, desk.atoms, "the name after a profession", 0.8) if len(words) > 1 and may_be_unknown else None
            else:
                mention = _holder_by_family(desk, words, title)
                if mention is None and may_be_unknown:
                    mention = unknown_person(words, desk.atoms, "the name after a title", 0.8 if len(words) > 1 else 0.5)
            if mention is not None and not title_case(desk, desk.atoms[words[0].first].line):
                desk.take(mention)
                desk.mentions.append(mention)


def _employer(desk: Desk, words: tuple[Word, ...]) -> int:
    """How many words between a title and a name tell for whom the person works ("представитель Роскосмоса Александр Воробьёв")."""
    for at in range(1, len(words) - 1):
        before = [desk.tokens.get(desk.atoms[word.first].start) for word in words[:at]]
        person = any(token is not None and (token.entity.endswith(("PER", "PERSON")) or token.deprel.startswith("flat")) for token in before)
        if is_given(desk, words[at]) and not person and not any(is_given(desk, word) for word in words[:at]):
            return at
    return 0


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


def own_office(desk: Desk, title: Element) -> str | None:
    """The office that a title of one office means; where other states use the words as well ("Foreign Secretary"), perhaps another's or nobody's.

    It is not the usual one when the report says it of somebody who never held that, or is written in another state and does not name the usual one.
    """
    owner = title.value.partition(":")[2].partition("/")[0]
    role = next((e.value for e in desk.chart.get(title.first, ()) if e.kind == "office" and e.last == title.last), None)
    if role is None:
        return title.value
    named, state = desk.covered.get(title.last), _dateline(desk)
    if isinstance(named, Mention):
        held = {h.person for h in desk.world.holders(title.value)}
        usual = named.id in held if named.full else True
    else:
        usual = state in (None, owner) or owner in actors_of(desk)
    if usual:
        return title.value
    return desk.world.office(state, role) if state not in (None, owner) else None


def _dateline(desk: Desk) -> str | None:
    """The state in which the report was written, by the town at the head of one of its lines."""
    for item in desk.taken:
        if isinstance(item, Element) and item.kind == "place" and desk.before(item.first) is None:
            after, place = desk.after(item.last), desk.world.places.get(item.value)
            if after is not None and after.text in BEHIND_DATELINE and place is not None:
                return place.state
    return None


def _is_one_of(office: str, offices: tuple[str, ...]) -> bool:
    return any(office == o or (o.startswith("*/") and office.rpartition("/")[2] == o[2:]) for o in offices)


def link_titles(desk: Desk) -> None:
    """Holds every title to the name beside it: right before it, or set off by a comma before or after it."""
    firsts = {m.first: i for i, m in enumerate(desk.mentions)}
    for i, mention in enumerate(desk.mentions):
        if mention.full and mention.first and is_courtesy(desk.atoms[mention.first - 1].text):
            firsts.setdefault(mention.first - 1, i)
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
        owner, former, then = owner_of(title), title.former, title.then
    else:
        role, owner = title, None
        before = desk.before(title.first)
        before = desk.before(title.first - 1) if before is not None and before.is_hyphen else before
        former, then = (desk.lexicon.is_in(words, before) for words in ("former", "then"))
    office = None
    if role is not None and role.kind == "officeid":
        office = own_office(desk, role) if title is role else role.value
        owner = office.partition(":")[2].partition("/")[0] if office else None
    elif role is not None and owner and role.kind == "office" and isinstance(title, Match):
        office = office_of(desk, title)
    return Link(person, owner, role.value if role else None, office, former, then, title if isinstance(title, Match) else None)


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
    "BEHIND_DATELINE",
    "actors_of",
    "find_titled",
    "host_of",
    "link_titles",
    "office_of",
    "offices_of_title",
    "own_office",
    "owner_of",
    "take_person_patterns",
]

"""Finds who and what a report names, and says who in the world each one is.

The way: every form of the lexicon and every description that the pack's patterns build is looked up; persons known to the world are found by
their full names; the longest reading of each stretch counts. Then persons whom only the report knows, titles beside names, and with all that
known, family names alone and offices.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..report.types import Role
from ..text import Span, one_apostrophe
from ..world import Period, in_latin, period_of
from .draft import Draft
from .names_again import find_by_family, find_respelt, join_misspelt, mend_garbled, narrow_time
from .names_desk import Desk
from .names_lexicon import Element, atoms_of, lexicon_of
from .names_longest import take_longest
from .names_match import Match, chart_of, is_envoy
from .names_nominatives import settle_nominatives
from .names_people import Mention, runs_of
from .names_short import abbreviations
from .names_titles import BEHIND_DATELINE, actors_of, find_titled, host_of, link_titles, office_of, own_office, owner_of, take_person_patterns
from .names_unknown import find_unknown
from .names_words import after_unknown_capital, before_unknown_capital
from .types import Name

_PREDICATE = 3  # words before a title among which "a" or "was" shows that it refers to nobody
_ADDRESS = ("@", "://")
_LONGEST_ADDRESS = 200  # characters on each side
_LONGEST_ASIDE = 18  # tokens from a name to the verb behind an aside
_ENDS_DATELINE = frozenset(("-", "–", "—", "(", ":", "/", "--"))
_NAMING = frozenset({"organisation", "state", "adjective", "people", "place"})  # kinds after which a by-name is understood
_BRUSSELS = "place:BEL/brussels"
_ARGUMENTS = ("nsubj", "obj", "iobj", "obl:agent")  # of a verb: who acts and who is acted upon
# Towns that, where they act, stand for the one of these whom alone the report names besides.
_SEATS = {_BRUSSELS: ("EU", "NATO"), "place:NLD/the-hague": ("NLD", "ICC", "ICJ", "OPCW"), "place:ISR/tel-aviv": ("ISR",)}
_NO_METONYM = frozenset({"BEL"})  # Brussels is the EU's and NATO's seat before it is Belgium's


def find_names(draft: Draft) -> tuple[Name, ...]:
    """The names of a report, in order, without overlap: persons, states, organisations, bodies, offices, places, instruments, groups."""
    lexicon = lexicon_of(draft.pack, draft.world)
    atoms = atoms_of(one_apostrophe(draft.report.text), (block.span for block in draft.report.blocks if block.role is not Role.JUNK), lexicon.keys)
    desk = Desk(draft, lexicon, atoms, chart_of(atoms, lexicon), period_of(draft.report.published.edtf))
    if draft.deep:
        desk.tokens.update((token.start, token) for sentence in draft.sentences for token in sentence.tokens)
    runs = tuple(runs_of(atoms, draft.world.particles, lexicon))
    take_longest(desk, runs)
    find_titled(desk, runs)
    find_unknown(desk, runs)
    settle_nominatives(desk)
    link_titles(desk)
    narrow_time(desk)
    mend_garbled(desk)
    find_respelt(desk)
    join_misspelt(desk)
    find_by_family(desk, runs)
    take_person_patterns(desk)
    addresses = sorted(_addresses(draft.report.text))
    found = sorted((name for name in _names(desk) if not _is_in_address(addresses, name.span)), key=lambda name: name.span)
    return tuple(sorted((*found, *abbreviations(desk, found)), key=lambda name: name.span))


def _is_in_address(addresses: list[Span], span: Span) -> bool:
    """True for a part of one of these addresses."""
    at = bisect_right(addresses, span.start, key=lambda address: address.start) - 1
    return at >= 0 and addresses[at].contains(span) and addresses[at] != span


def _addresses(text: str) -> Iterator[Span]:
    """The addresses of mail and of pages in a text: what stands in them is named by nobody."""
    for mark in _ADDRESS:
        at = text.find(mark)
        while at >= 0:
            before, behind = text[max(at - _LONGEST_ADDRESS, 0) : at].split(), text[at : at + _LONGEST_ADDRESS].split(maxsplit=1)
            lead = len(before[-1]) if before and at and not text[at - 1].isspace() else 0
            if lead:
                yield Span(at - lead, at + len(behind[0]))
            at = text.find(mark, at + len(behind[0]))


def names_in(names: Iterable[Name], span: Span) -> tuple[Name, ...]:
    """The names that lie wholly inside a span."""
    return tuple(name for name in names if span.contains(name.span))


def name_at(names: tuple[Name, ...], offset: int) -> Name | None:
    """The name on a character, or `None`; `names` in order, as `find_names` gives them."""
    i = bisect_right(names, offset, key=lambda name: name.span.start) - 1
    return names[i] if i >= 0 and offset < names[i].span.end else None


def _names(desk: Desk) -> Iterator[Name]:
    holders = _holders(desk)
    named = {_principal_of(desk, item) for item in desk.taken if isinstance(item, Element) and item.kind in _NAMING}
    named |= {owner for item in desk.taken if isinstance(item, Match) and (owner := owner_of(item))}
    named |= {e.value for held in desk.chart.values() for e in held if e.kind == "organisation"}  # "på Nato-toppmøtet" names it as well
    actors = actors_of(desk)
    for index, mention in enumerate(desk.mentions):
        if index not in desk.dropped:
            yield _person(desk, mention)
    for item in desk.taken:
        match item:
            case Match():
                yield from _described(desk, item, holders)
            case Element(kind="nickname") if item.value not in named:
                pass
            case Element() if _is_apart(desk, item, actors):
                pass
            case Element(kind="office" | "body"):
                for inner in _inside(desk, item):
                    yield from _listed(desk, inner, holders)
            case Element():
                yield from _listed(desk, item, holders)
            case Mention():
                pass


def _inside(desk: Desk, element: Element) -> Iterator[Element]:
    """The states and organisations in words for an office or body that nobody is told to have: "ambassador to the EU"."""
    for i in range(element.first, element.last):
        held = [e for e in desk.chart.get(i, ()) if e.kind in ("state", "organisation") and e.last <= element.last]
        yield from held[:1]


def _principal_of(desk: Desk, element: Element) -> str:
    """The state or organisation that a form names, a capital for its state."""
    return desk.world.capital_of(element.value) or element.value


def _name(
    desk: Desk,
    start: int,
    end: int,
    kind: str,
    key: str | None,
    *,
    label: str | None = None,
    principal: tuple[str, ...] = (),
    certainty: float = 1.0,
    why: str,
    rule: str | None = None,
) -> Name:
    text = desk.draft.report.text[start:end]
    shown = label or (desk.world.label(key) if key else None)
    return Name(span=Span(start, end), text=text, kind=kind, id=key, label=shown, principal=principal, certainty=certainty, why=why, rule=rule)


def _is_apart(desk: Desk, element: Element, actors: frozenset[str]) -> bool:
    """True for a name that several things bear ("congress") where the report names nobody whom this one concerns."""
    if element.kind == "bodyid":
        return element.value.endswith("/parliament") and not set(desk.world.principal(element.value)) & actors
    instrument = desk.world.instruments.get(element.value)
    return instrument is not None and bool(instrument.parties) and not set(instrument.parties) & actors


def _person(desk: Desk, mention: Mention) -> Name:
    principal: tuple[str, ...] = ()
    if mention.id:
        links = [link for link in desk.links if desk.mentions[link.person].id == mention.id]
        held = [link for link in links if link.owner and not link.former]
        said = {principal for link in held if (principal := desk.world.principal(link.office or link.owner or "", desk.when))}
        when = None if any(link.then for link in links) else desk.when
        if not said:  # "foreign minister Ann Linde", who in her time has chaired the OSCE too
            roles = {f"/{link.role}" for link in links if link.role and link.owner is None and not link.former}
            titled = (h.office for h in desk.world.offices_of(mention.id, when) if h.office.endswith(tuple(roles)))
            said = {principal for office in titled if (principal := desk.world.principal(office, desk.when))}
        principal = next(iter(said)) if len(said) == 1 else desk.world.principal(mention.id, when)
        if links and not held and desk.when == Period() and any(link.former for link in links):
            principal = ()  # the report is undated and only says that the office is behind them
    return _name(
        desk,
        mention.start,
        mention.end,
        "person",
        mention.id,
        label=in_latin(mention.label),
        principal=principal,
        certainty=mention.certainty,
        why=mention.why,
    )


def _holders(desk: Desk) -> dict[str, Mention]:
    """Who holds an office by the report's own words."""
    said: dict[str, dict[str | None, Mention]] = {}
    for link in desk.links:
        mention = desk.mentions[link.person]
        if link.office and link.is_held and mention.id:
            said.setdefault(link.office, {})[mention.id] = mention
    return {office: next(iter(people.values())) for office, people in said.items() if len(people) == 1}


def _described(desk: Desk, match: Match, holders: dict[str, Mention]) -> Iterator[Name]:
    rule = f"{desk.draft.pack.tag}/{match.rule.id}"
    owner, world = owner_of(match), desk.world
    if match.rule.gives == "office":
        role = match.slot("office", "role", "officeid", "counterpart")
        if role is not None and (owner or role.kind == "officeid"):
            yield _office(desk, match, owner, role, holders, rule)
    elif match.rule.gives == "offices":
        role = match.slot("office", "offices")
        for slot, element in match.slots:
            if role is not None and slot in ("adjective", "owner"):
                own = replace(match, first=element.first, start=element.start, end=element.end, slots=((slot, element), ("office", role)))
                yield _office(desk, own, element.value, role, holders, rule)
    elif match.rule.gives == "body":
        person, body, host = match.slot("person"), match.slot("body"), host_of(desk, match)
        if person is not None:
            principal = world.principal(person.value, desk.when)
            key = f"body:{principal[0]}/government" if principal else None
        elif owner is None or body is None:
            return
        else:
            key = f"body:{owner}/{body.value}" + (f"@{host}" if host and host != owner else "")
            principal = world.principal(owner, desk.when)
        yield _name(desk, match.start, match.end, "body", key, principal=principal, certainty=0.95, why="a body and whose it is", rule=rule)
    elif match.rule.gives == "group":
        principal = world.principal(owner, desk.when) if owner and not _is_of_some(desk, match.core) else ()
        key = match.rule.target.replace("*", (owner or "").casefold())
        yield _name(
            desk, match.start, match.end, "group", key, principal=principal, certainty=0.8, why="a group named by what its members share", rule=rule
        )
    elif match.rule.gives == "instrument":
        number = match.slot("number")
        key = match.rule.target.replace("*", number.value if number else "")
        yield _name(desk, match.start, match.end, "instrument", key, certainty=0.95, why="an instrument and its number", rule=rule)


def _office(desk: Desk, match: Match, owner: str | None, role: Element, holders: dict[str, Mention], rule: str) -> Name:
    world = desk.world
    office = office_of(desk, match)
    principal = world.principal(office or owner or "", desk.when)
    if match.former:
        return _name(desk, match.start, match.end, "office", None, certainty=0.8, why="somebody who holds the office no longer", rule=rule)
    if match.then and not any(link.match is match for link in desk.links):
        why = "an office as it was held when what is told took place"
        return _name(desk, match.start, match.end, "office", None, principal=principal, certainty=0.8, why=why, rule=rule)
    if role.kind == "counterpart":
        role_told = _role_before(desk, match)
        own = {o: m for o, m in holders.items() if o.startswith(f"office:{owner}/")}
        people = {m.id: m for o, m in own.items() if role_told is None or o.rpartition("/")[2] == role_told}
        person = next(iter(people.values())) if len(people) == 1 else None
        beside = next((desk.mentions[link.person] for link in desk.links if link.match is match), None)
        person = beside or person
        office_id = None
    else:
        named = next((desk.mentions[link.person] for link in desk.links if link.match is match and match.then), None)
        person, office_id = named or holders.get(office or ""), office
        if _said_of_somebody(desk, match, "copulas"):
            return _name(desk, match.start, match.end, "office", office, certainty=0.7, why="a title that somebody is said to have", rule=rule)
        if _said_of_somebody(desk, match, "indefinites"):
            return _name(
                desk, match.start, match.end, "office", office, principal=principal, certainty=0.8, why="somebody with such an office", rule=rule
            )
    if person is not None and person.id:
        why = "the report names the holder of this office"
        return _name(
            desk, match.start, match.end, "office", person.id, label=in_latin(person.label), principal=principal, certainty=0.95, why=why, rule=rule
        )
    if office_id:
        holder = world.holder(office_id, desk.when)
        if holder is None:
            known = {h.person for h in world.holders(office_id, desk.when)} & {m.id for m in desk.mentions if m.id}
            holder = next(iter(known)) if len(known) == 1 and not world.is_shared(office_id) else None
        if holder is not None:
            why = "the holder of this office at the time of the report"
            return _name(desk, match.start, match.end, "office", holder, principal=principal, certainty=0.9, why=why, rule=rule)
    return _name(desk, match.start, match.end, "office", office_id, principal=principal, certainty=0.9, why="an office and whose it is", rule=rule)


def _role_before(desk: Desk, match: Match) -> str | None:
    """The office that the line told last before a counterpart: the same office on the other side is meant."""
    line = desk.atoms[match.first].line
    linked = ((desk.mentions[link.person].first, link.office) for link in desk.links if link.office)
    before = [(at, office) for at, office in linked if at < match.first and desk.atoms[at].line == line]
    return max(before)[1].rpartition("/")[2] if before else None


def _said_of_somebody(desk: Desk, match: Match, words: str) -> bool:
    """True when one of these words stands shortly before a title that no name stands beside."""
    if any(link.match is match for link in desk.links):
        return False
    i = match.first - 1
    while (
        i >= max(0, match.first - _PREDICATE)
        and desk.atoms[i].line == desk.atoms[match.first].line
        and desk.atoms[i].is_word
        and i not in desk.covered
    ):
        token = desk.tokens.get(desk.atoms[i].start)
        if desk.lexicon.is_in(words, desk.atoms[i]):
            return token is None or not token.deprel.startswith("aux")  # "Zuvor wurde der russische Botschafter einbestellt"
        if token is not None and token.upos == "VERB":
            return False  # "Ranska on kutsunut … suurlähettilään": what stands before it is the perfect's auxiliary
        i -= 1
    return False


def _listed(desk: Desk, element: Element, holders: dict[str, Mention]) -> Iterator[Name]:
    world, start, end, value = desk.world, element.start, element.end, element.value
    match element.kind:
        case "state" if value in world.homonyms and _is_homonym(desk, value):
            yield _name(
                desk,
                start,
                end,
                "place",
                world.homonyms[value].other,
                certainty=0.7,
                why="another place of this name, by what the report names beside it",
            )
        case "state" | "adjective" | "people":
            yield _name(
                desk,
                start,
                end,
                "state",
                value,
                principal=world.principal(value),
                why="a name of the state" if element.kind == "state" else "a word for what belongs to the state",
            )
        case "organisation" | "nickname":
            kind = known if (known := world.kind(value)) in ("body", "state") else "organisation"
            sure = 1.0 if element.kind == "organisation" else 0.85
            principal = () if _is_of_member(desk, element) else world.principal(value, desk.when)
            yield _name(desk, start, end, kind, value, principal=principal, certainty=sure, why="a name of the organisation")
        case "bodyid" if _is_bare(desk, element):
            yield from _home_body(desk, element)
        case "bodyid":
            yield _name(desk, start, end, "body", value, principal=world.principal(value), certainty=0.95, why="a name of the body")
        case "officeid":
            office = own_office(desk, element)
            if office and not desk.lexicon.is_in("former", desk.before(element.first)):
                person = holders.get(office)
                holder = person.id if person is not None else world.holder(office, desk.when)
                yield _name(
                    desk, start, end, "office", holder or office, principal=world.principal(office), certainty=0.9, why="a title of one office"
                )
        case "place":
            yield _place(desk, element)
        case "instrument":
            yield _name(desk, start, end, "instrument", value, why="a name of the instrument")
        case "group":
            members = value.removeprefix("group:").removesuffix("-members").upper()
            principal = world.principal(members) if value.endswith("-members") else world.members(value, desk.when)
            principal = () if _is_of_some(desk, element.first) else principal
            yield _name(desk, start, end, "group", value, principal=principal, certainty=0.8, why="a word for a group of states")
        case _:
            return


def _is_of_some(desk: Desk, first: int) -> bool:
    """True for a group of which only some are meant ("five EU countries")."""
    before = desk.before(first)
    return before is not None and (before.text.isdigit() or desk.lexicon.is_in("quantities", before))


def _is_of_member(desk: Desk, element: Element) -> bool:
    """True for an organisation whose name only says of what somebody is a member ("Nato-landet Turkiet")."""
    after = desk.after(element.last)
    behind = desk.after(element.last + 1) if after is not None and after.is_hyphen and after.glued else after
    return desk.lexicon.is_in("memberships", behind)


def _is_bare(desk: Desk, element: Element) -> bool:
    """True for words that mean a body of the language's own country only by default: every state has its foreign ministry."""
    return any(other.kind == "body" and other.last == element.last for other in desk.chart.get(element.first, ()))


def _home_body(desk: Desk, element: Element) -> Iterator[Name]:
    """The body of the language's own country, unless a sentence opens with it in a report that names only other states."""
    (home,) = desk.world.principal(element.value) or (None,)
    actors = actors_of(desk)
    others = any(actor in desk.world.states and actor != home for actor in actors - _whose_envoys(desk, element))
    before, text = desk.before(element.first), desk.draft.report.text[element.start : element.end]
    chosen = text.isupper() or (before is not None and before.is_word)  # a capital that the start of a sentence does not explain
    if others and home not in actors and not chosen:
        return
    if not text[:1].isupper() and _told_of_another(desk, element, home):
        return  # "Venäjän ulkoministeriö … ulkoministeriön mukaan": that one, or nobody's
    sure = 0.95 if home in actors and (chosen or not others) else 0.6
    why = "a name of the body" if sure > 0.9 else "a body that every state has, taken for that of the country of the report's language"
    principal = desk.world.principal(element.value)
    yield _name(desk, element.start, element.end, "body", element.value, principal=principal, certainty=sure, why=why)


def _told_of_another(desk: Desk, element: Element, home: str | None) -> bool:
    """True where the report has named only other states' bodies of this kind before."""
    role = element.value.rpartition("/")[2]
    before = (
        m for m in desk.taken if isinstance(m, Match) and m.first < element.first and (body := m.slot("body")) is not None and body.value == role
    )
    owners = {owner for m in before if (owner := owner_of(m))}
    return bool(owners) and home not in owners


def _whose_envoys(desk: Desk, element: Element) -> set[str]:
    """Whose envoys the sentence names: a ministry deals with those of other states."""
    line = desk.atoms[element.first].line
    offices = (
        (match, match.slot("office", "home-office")) for match in desk.taken if isinstance(match, Match) and desk.atoms[match.first].line == line
    )
    return {owner for match, office in offices if office is not None and is_envoy(office.value) and (owner := owner_of(match))}


def _is_homonym(desk: Desk, state: str) -> bool:
    """True when the report names what goes with the other place of this name and nothing else of the state."""
    values = {item.value for item in desk.taken if isinstance(item, Element) and not (item.kind == "state" and item.value == state)}
    own = {value for value in values if value == state or (value in desk.world.places and desk.world.places[value].state == state)}
    persons = any(state in desk.world.principal(m.id) for m in desk.mentions if m.id)
    return not own and not persons and bool(values & desk.world.homonyms[state].beside)


def _seated(desk: Desk, element: Element) -> str | None:
    """The only one of those who sit in a town whom the report names, where the town acts, is acted upon or stands beside a seat of government.

    Brussels is Belgium's where only Belgium is named, and the EU's where none of the three is.
    """
    bodies = _SEATS.get(element.value)
    sentence = desk.draft.sentence_at(Span(element.start, element.end)) if bodies and desk.draft.deep else None
    token = next((t for t in sentence.tokens if t.start < element.end <= t.end), None) if sentence is not None else None
    if bodies is None or token is None or not (token.deprel.startswith(_ARGUMENTS) or _is_beside_seat(desk, element)):
        return None
    actors = actors_of(desk)
    owners = {principal for actor in actors for principal in desk.world.principal(actor)} | actors
    named = [body for body in bodies if body in owners]
    if not named and element.value == _BRUSSELS:
        return "BEL" if any(_is_told_of(desk, item, "BEL") for item in desk.taken) else "EU"
    return named[0] if len(named) == 1 else None


def _is_told_of(desk: Desk, item: Element | Match | Mention, state: str) -> bool:
    """True for words that name a state, or somebody who acts for it, and not merely a town in it."""
    match item:
        case Element():
            return item.kind != "place" and state in desk.world.principal(item.value)
        case Match():
            return owner_of(item) == state
        case Mention():
            return item.id is not None and state in desk.world.principal(item.id, desk.when)


def _is_beside_seat(desk: Desk, element: Element) -> bool:
    """True for a town in one row with a seat of government that stands for its state ("notes to Brussels and Berlin")."""
    for joining, other in ((element.first - 1, element.first - 2), (element.last, element.last + 1)):
        beside = desk.covered.get(other)
        joined = 0 <= joining < len(desk.atoms) and desk.lexicon.is_in("conjunctions", desk.atoms[joining])
        if joined and isinstance(beside, Element) and beside.kind == "place" and not beside.local and desk.world.capital_of(beside.value):
            return True
    return False


def _is_dateline(desk: Desk, element: Element) -> bool:
    """True for a town at the head of a line that says where the report was written, not for the first of several that act together."""
    following = desk.after(element.last)
    if desk.before(element.first) is not None or following is None or following.text not in BEHIND_DATELINE:
        return False
    if following.text == "," and _acts_behind_aside(desk, element):
        return False
    second = desk.covered.get(element.last + 1) if following.text == "," else None
    if not isinstance(second, Element) or second.kind not in ("place", "state", "organisation") or second.value == element.value:
        return True
    joining = desk.after(second.last)
    return joining is None or not (joining.text == "," or desk.lexicon.is_in("conjunctions", joining))


def _acts_behind_aside(desk: Desk, element: Element) -> bool:
    """True for the subject of a verb that goes on behind an aside ("Baghdad, according to state media, summoned …"); a dateline ends with a dash."""
    sentence = desk.draft.sentence_at(Span(element.start, element.end)) if desk.draft.deep else None
    at = next((i for i, t in enumerate(sentence.tokens) if t.start < element.end <= t.end), None) if sentence is not None else None
    if sentence is None or at is None:
        return False
    behind = sentence.tokens[at + 2 : at + 2 + _LONGEST_ASIDE]
    closing = next((i for i, t in enumerate(behind) if t.text == "," or t.text in _ENDS_DATELINE), None)
    if not closing or behind[closing].text != ",":
        return False
    verb = next((t for t in behind[closing + 1 : closing + 4] if t.upos not in ("ADV", "PRON", "PART")), None)
    return verb is not None and verb.upos in ("VERB", "AUX")


def _place(desk: Desk, element: Element) -> Name:
    """A town; the seat of a government stands for its state unless a word of place stands before it."""
    state = desk.world.capital_of(element.value)
    before = desk.word_before(element.first)
    if before is not None and (desk.lexicon.is_in("conjunctions", before) or before.is_hyphen):
        other = desk.covered.get(element.first - 2)
        if isinstance(other, Element) and other.kind == "place":
            before = desk.word_before(other.first)
    modifies = (desk.lexicon.is_in("attributives", before) and not element.genitive) or (
        not element.genitive and (after_unknown_capital(desk, element.first) or before_unknown_capital(desk, element.last))
    )
    dateline = _is_dateline(desk, element)
    seated = None if modifies or dateline else _seated(desk, element)
    if seated is not None:
        why = "the seat of the one that the report names, where it acts"
        return _name(desk, element.start, element.end, "place", element.value, principal=(seated,), certainty=0.5, why=why)
    if state is None or state in _NO_METONYM or modifies or dateline or element.local or desk.lexicon.is_in("locatives", before):
        return _name(desk, element.start, element.end, "place", element.value, why="a name of the place")
    sure = 0.5 if desk.lexicon.is_in("directions", before) else 0.8
    return _name(
        desk, element.start, element.end, "place", element.value, principal=(state,), certainty=sure, why="a seat of government, named for the state"
    )


__all__ = ["find_names", "name_at", "names_in"]

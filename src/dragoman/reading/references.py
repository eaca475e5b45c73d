"""What pronouns and bare descriptions of the narration refer to.

Only what the sentences before leave no doubt about is resolved: one candidate, or the one who acts or speaks in the sentence before.
Words inside quotations are left alone; there the speaker's own world counts, not the reporter's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from ..packs import Pack
from ..packs.quotes import DescriptionRule, PronounRule
from ..report.types import Role
from ..text import Span
from ..world import gender_of, gender_of_address, period_of
from .draft import Draft
from .quote_bodies import is_writing
from .quote_cues import find_cues
from .quote_layout import lay_out
from .quote_units import Carrier, Lexicon, Mentions, Tokens, carriers, find_paragraphs, lexicon, span_of
from .types import Name, Reference

_BACK = 3  # sentences of narration in which an antecedent is looked for
_FAR = 2  # paragraphs after which nothing is picked up
_GENITIVE = "sxz'’"  # ends of names that may be in the genitive
_BESIDE = 5  # units around a name in which a title stands
_AFTER_DATELINE = tuple("(-–—,:/")
_DEPTH = 4  # steps up the tree from a name to the subject that it is part of
_TELLERS = ("state", "organisation", "body")
_PARTIES = ("state", "organisation", "body", "office", "person")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entity:
    """Somebody named, as far as references need to know."""

    id: str
    kind: str
    label: str | None
    principal: tuple[str, ...]
    span: Span
    titles: str = ""  # words beside the name, a blank between and around them


@dataclass(slots=True, kw_only=True)
class _Scene:
    """One sentence of narration, with who is in it; `lead` acts or speaks there, `stranger` says that somebody without a name does."""

    paragraph: int
    entities: list[_Entity] = field(default_factory=list)
    lead: tuple[_Entity, ...] = ()
    stranger: bool = False
    spoken: bool = False  # somebody named speaks there
    opens: bool = False  # somebody named is the first word, or the first behind an article


@dataclass(slots=True, kw_only=True)
class _Story:
    """What has been told up to here."""

    draft: Draft
    words: Lexicon
    dateline: str | None  # the state from whose capital the report is written
    scenes: list[_Scene] = field(default_factory=list)
    genders: dict[str, str] = field(default_factory=dict)

    def recent(self, paragraph: int) -> Iterator[_Scene]:
        """The last sentences that name somebody, newest first."""
        seen = 0
        for scene in reversed(self.scenes):
            if paragraph - scene.paragraph > _FAR or seen == _BACK:
                return
            if scene.entities or scene.stranger:
                seen += 1
                yield scene


def find_references(draft: Draft) -> tuple[Reference, ...]:
    """The references of a report's narration, in order; nothing where two readings are possible."""
    words = lexicon(draft.pack)
    tokens, mentions, paragraphs = Tokens.of(draft), Mentions.of(draft.names), find_paragraphs(draft)
    laid, _ = lay_out(draft, words, tokens, mentions, paragraphs)
    story = _Story(draft=draft, words=words, dateline=_dateline(draft))
    found: list[Reference] = []
    number = 0
    for paragraph, stretches in zip(paragraphs, laid, strict=True):
        heading = paragraph.role is Role.SUBHEADING
        number += not heading  # what a subheading parts is no further apart, and nobody in it is taken up
        for carrier in carriers(tokens.folded(paragraph.span, stretches), draft.report.text):
            found.extend(_read_scene(story, carrier, mentions, number))
            if heading:
                story.scenes.pop()
    return tuple(found)


def _dateline(draft: Draft) -> str | None:
    """The state whose capital opens the first block that a place opens ("TEHRAN (Agencies) –")."""
    heads = {block.span.start for block in draft.report.blocks}
    for name in draft.names:
        following = draft.report.text[name.span.end : name.span.end + 2].strip()
        if name.kind == "place" and name.span.start in heads and following[:1] in _AFTER_DATELINE:
            return draft.world.capital_of(name.id or "")
    return None


def _read_scene(story: _Story, carrier: Carrier, mentions: Mentions, paragraph: int) -> Iterator[Reference]:
    scene = _Scene(paragraph=paragraph)
    names = [m for m in mentions.within(span_of(carrier)) if isinstance(m, Name) and m.id is not None and not _inside_quote(carrier, m.span)]
    placed = {n.span.start: n for n in reversed(names)}
    covered = -1
    story.scenes.append(scene)
    verb_seen = False
    title: tuple[int, Name] | None = None
    references: list[Reference] = []
    for at, unit in enumerate(carrier):
        name = placed.get(unit.start)
        if name is not None and unit.start >= covered:
            titled = title is not None and title[1].id == name.id and carrier[at - 1].end == title[1].span.end
            opened = title[0] if titled and title is not None else at  # "Le ministre des Affaires étrangères Sergueï Lavrov" is one phrase
            title = (at, name)
            scene.entities.append(_entity(story, name, carrier, at))
            scene.opens = scene.opens or at == 0 or (at == 1 and carrier[0].low in story.words.articles)
            if not verb_seen and not scene.lead and _is_head(carrier, opened, name, story.words):
                scene.lead = (scene.entities[-1],)
            covered = name.span.end
        elif unit.low and unit.start >= covered:
            reference = _description(story, scene, carrier, at, placed) or _pronoun(story, scene, carrier, at)
            if reference is not None:
                references.append(reference)
                covered = reference.span.end
                scene.entities.extend(_picked_up(story, reference))
                if not verb_seen and not scene.lead and reference.id is not None:
                    scene.lead = (scene.entities[-1],)
            elif unit.low in story.words.speakers and not verb_seen and not scene.lead:
                scene.stranger = True
        verb_seen = verb_seen or unit.is_verb or unit.low in story.words.auxiliaries
    text = story.draft.report.text
    voices = [c.voice for c in find_cues(carrier, story.words, Mentions.of(names, references), text) if c.voice is not None]
    spoken = [e for v in voices for e in scene.entities if e.id == v.id]
    scene.stranger = scene.stranger or any(v.id is None and v.kind in ("unnamed", "noun") for v in voices)
    if spoken:
        scene.lead, scene.spoken = (spoken[-1],), True
    yield from references


def _inside_quote(carrier: Carrier, span: Span) -> bool:
    return any(u.quote is not None and u.start <= span.start < u.end for u in carrier)


def _entity(story: _Story, name: Name, carrier: Carrier, at: int) -> _Entity:
    if name.kind == "place" and len(name.principal) == 1:  # a capital that stands for its state
        state = name.principal[0]
        return _Entity(id=state, kind="state", label=story.draft.world.label(state), principal=name.principal, span=name.span)
    return _Entity(
        id=name.id or "", kind=name.kind, label=name.label, principal=name.principal, span=name.span, titles=_titles(name, carrier, at),
    )  # fmt: skip


def _titles(name: Name, carrier: Carrier, at: int) -> str:
    """The words of the noun phrase around a name, and of an apposition behind it: "the foreign minister, Sergey Lavrov, a veteran diplomat,"."""
    start, stop = at, next((i for i in range(at, len(carrier)) if carrier[i].start >= name.span.end), len(carrier))
    while start > max(0, at - _BESIDE) and carrier[start - 1].upos in ("NOUN", "PROPN", "ADJ", "X"):
        start -= 1
    if stop < len(carrier) and carrier[stop].low == ",":
        stop += 1
        while stop < min(len(carrier), at + 3 * _BESIDE) and not (carrier[stop].is_verb or carrier[stop].is_break or carrier[stop].low == ","):
            stop += 1
    return " ".join(("", *(u.low for u in carrier[start:stop]), "")).replace(" - ", "-")  # as the pack writes it


def _picked_up(story: _Story, reference: Reference) -> Iterator[_Entity]:
    if reference.id is not None:
        kind = story.draft.world.kind(reference.id) or "organisation"
        yield _Entity(id=reference.id, kind=kind, label=reference.label, principal=reference.principal, span=reference.span)


def _is_head(carrier: Carrier, at: int, name: Name, words: Lexicon) -> bool:
    """False for a name under a preposition or in the genitive: such a one does not act."""
    i = at - 1
    while i >= 0 and (carrier[i].upos in ("ADJ", "NOUN", "PROPN", "DET", "NUM") or carrier[i].low in words.articles):
        i -= 1
    if i >= 0 and carrier[i].low in words.prepositions:
        return False
    after = next((u for u in carrier[at:] if u.start >= name.span.end), None)
    if after is None:
        return True
    last = next((u for u in carrier[at:] if u.start < name.span.end <= u.end), after)
    bare = name.kind == "person" and last.end == name.span.end and last.low[-1] not in _GENITIVE and not words.grammar.stacked_nouns
    if bare and after.token is not None and after.token.text.islower():
        return after.low not in words.possessives  # "Sergej Lavrov anlände": a verb to whom taggers see a noun behind a name
    return not (after.low in words.possessives or after.upos in ("NOUN", "PROPN", "ADJ"))


def _pronoun(story: _Story, scene: _Scene, carrier: Carrier, at: int) -> Reference | None:
    for rule in story.draft.pack.quotes.pronouns:
        if carrier[at].low in rule.forms and carrier[at].upos in ("PRON", "X"):
            if any(u.low in rule.idle for u in carrier[at + 1 : at + 2]):
                return None
            teller = _teller(scene, carrier, at) if rule.reported else ()
            if teller:
                return _reference(story, Span(carrier[at].start, carrier[at].end), teller, f"{story.words.tag}/{rule.id}")
            chosen = _plural(story, scene) if rule.number == "plur" else _singular(story, scene, rule, _subjects(scene, carrier, at))
            if not chosen and "person" not in rule.kinds and _says(carrier, at, story.words):
                chosen = _last_actor(story, scene, rule)
            if not chosen:
                return None
            if rule.gender and len(chosen) == 1:
                story.genders.setdefault(chosen[0].id, rule.gender)
            return _reference(story, Span(carrier[at].start, carrier[at].end), chosen, f"{story.words.tag}/{rule.id}")
    return None


def _teller(scene: _Scene, carrier: Carrier, at: int) -> tuple[_Entity, ...]:
    """The state, organisation or body that says what the clause tells whose subject unit `at` is."""
    pronoun, sentence = carrier[at].token, carrier[at].sentence
    if pronoun is None or sentence is None or not pronoun.deprel.startswith("nsubj"):
        return ()
    tokens = sentence.tokens
    told = tokens[pronoun.head]
    if told.deprel != "ccomp":
        return ()
    subjects = [t for t in tokens if t.head == told.head and t.deprel.startswith("nsubj") and t.start < pronoun.start]
    held = [e for e in scene.entities for t in subjects if e.span.start <= t.start < e.span.end and e.kind in _TELLERS]
    return tuple(held[:1])


def _subjects(scene: _Scene, carrier: Carrier, at: int) -> frozenset[str]:
    """Who is the subject of the verb whose object unit `at` is: the pronoun means somebody else ("Trudeau dismissed him")."""
    pronoun = carrier[at].token
    sentence = carrier[at].sentence
    if pronoun is None or sentence is None or pronoun.deprel not in ("obj", "iobj"):
        return frozenset()
    tokens = sentence.tokens
    subjects = {i for i, t in enumerate(tokens) if t.head == pronoun.head and t.deprel.startswith("nsubj")}

    def is_subject(i: int) -> bool:
        for _ in range(_DEPTH):
            if i in subjects:
                return True
            i = tokens[i].head
        return False

    return frozenset(e.id for e in scene.entities for i, t in enumerate(tokens) if e.span.start <= t.start < e.span.end and is_subject(i))


def _singular(story: _Story, scene: _Scene, rule: PronounRule | DescriptionRule, others: frozenset[str] = frozenset()) -> tuple[_Entity, ...]:
    def fits(e: _Entity) -> bool:
        return e.kind in rule.kinds and e.id not in others and _gender(story, e) in ("", rule.gender or _gender(story, e))

    own = _distinct(e for e in scene.entities if fits(e))
    lead = tuple(e for e in scene.lead if fits(e))
    if "person" not in rule.kinds:
        return lead if lead and {e.id for e in own} == {lead[0].id} else ()
    if len(own) == 1:
        return own
    if own:
        return lead
    for before in story.recent(scene.paragraph):
        if before is scene:
            continue
        if before.stranger and not before.lead:
            return ()
        held = _distinct(e for e in before.entities if fits(e))
        office = tuple(e for e in before.lead if e.kind == "office" and e.id not in (*others, *(h.id for h in held)))
        if office and held:
            return office  # "The Turkish president criticised Emmanuel Macron. … he added": the president did, whoever he is
        if len(held) == 1 and before.lead:
            return held
        if held:  # several, or one beside a subject whom nobody knows
            return tuple(e for e in before.lead if fits(e))
    return ()


def _gender(story: _Story, e: _Entity) -> str:
    """What the name tells, else a pronoun that has stood for the person before."""
    if e.kind != "person":
        return ""
    addressed = next(filter(None, map(gender_of_address, e.titles.split())), "")
    return gender_of(e.id, e.label or e.span.of(story.draft.report.text)) or addressed or story.genders.get(e.id, "")


def _says(carrier: Carrier, at: int, words: Lexicon) -> bool:
    """True for the subject of a verb of saying that stands beside a quotation: there "it" is no empty word."""
    beside = [carrier[i] for i in (at - 1, at + 1) if 0 <= i < len(carrier)]
    return any(u.quote is not None for u in carrier) and any(u.low in words.forms and u.is_verb for u in beside)


def _last_actor(story: _Story, scene: _Scene, rule: PronounRule) -> tuple[_Entity, ...]:
    """Who acts in the sentence before, when this one names nobody."""
    before = next((s for s in story.recent(scene.paragraph) if s is not scene), None)
    return tuple(e for e in before.lead if e.kind in rule.kinds) if before is not None and not scene.entities else ()


def _plural(story: _Story, scene: _Scene) -> tuple[_Entity, ...]:
    """The two persons of the sentence, or of the one before when nobody else has come in since."""
    own = _people(scene)
    if len(own) == 2:
        return own
    for before in story.recent(scene.paragraph):
        if before is not scene:
            people = _people(before)
            return people if len(people) == 2 and {e.id for e in own} <= {e.id for e in people} else ()
    return ()


def _people(scene: _Scene) -> tuple[_Entity, ...]:
    return _distinct(e for e in scene.entities if e.kind in ("person", "office"))


def _description(story: _Story, scene: _Scene, carrier: Carrier, at: int, placed: Mapping[int, Name]) -> Reference | None:
    if at > 0 and carrier[at - 1].upos in ("ADJ", "NUM", "DET") and carrier[at - 1].low not in story.words.forms:
        return None  # "the new president", "the two countries": part of a description that says more
    begun = _forms(story.draft.pack).get(carrier[at].low, ())
    forms = [(phrase, form.rule) for form in begun if (phrase := _read(carrier, at, form))]
    if not forms:
        return None
    phrase, rule = max(forms, key=lambda pair: len(pair[0]))
    spoken_to = [u.low for u in carrier[at + len(phrase) : at + len(phrase) + 2]]
    told = spoken_to[:1] and spoken_to[0] in story.words.addressing and spoken_to[-1] in story.words.media  # "siger ministeren til DR"
    if not told and _says_more(carrier, at, at + len(phrase), placed, story.words):
        return None
    if rule.role:
        chosen = () if _goes_on(carrier, at, at + len(phrase), placed, story.words) else _institution(story, scene, rule)
    elif rule.anyone:
        chosen = _singular(story, scene, rule)
    elif rule.count == 2:
        chosen = _pair(story, rule)
    elif rule.count == 1:
        chosen = _one(story, rule)
    else:
        chosen = _list(story, rule)
    span = Span(carrier[at].start, carrier[at + len(phrase) - 1].end)
    return _reference(story, span, chosen, f"{story.words.tag}/{rule.id}") if chosen else None


@dataclass(frozen=True, slots=True)
class _Form:
    """One wording of a description, in units; `parted` where its hyphens are units of their own."""

    whole: tuple[str, ...]
    parted: tuple[str, ...]
    rule: DescriptionRule


@cache
def _forms(pack: Pack) -> Mapping[str, tuple[_Form, ...]]:
    """The descriptions of a pack by the units that they may begin with."""
    found: dict[str, list[_Form]] = {}
    for rule in pack.quotes.descriptions:
        for wording in rule.forms:
            whole = tuple(wording.replace("'s", " 's").split())
            form = _Form(whole, tuple(wording.replace("-", " - ").split()) if "-" in wording else whole, rule)
            for first in dict.fromkeys((form.whole[0], form.parted[0])):
                found.setdefault(first, []).append(form)
    return {first: tuple(forms) for first, forms in found.items()}


def _read(carrier: Carrier, at: int, form: _Form) -> tuple[str, ...]:
    """The words of a form where they stand at unit `at`, else nothing."""
    hyphen = form.parted is not form.whole and any(u.low == "-" for u in carrier[at + 1 : at + 4])
    phrase = form.parted if hyphen else form.whole
    return phrase if tuple(u.low for u in carrier[at : at + len(phrase)]) == phrase else ()


def _says_more(carrier: Carrier, at: int, stop: int, placed: Mapping[int, Name], words: Lexicon) -> bool:
    """True for words with which something stands that tells more of them: a person's name, a state, an attribute of theirs."""
    named = (placed[unit.start] for unit in carrier[at:stop] if unit.start in placed)
    if any(name.span.end > carrier[stop - 1].end for name in named):
        return True  # "le | secrétaire d'Etat américain"
    if stop >= len(carrier):
        return False
    unit, last = carrier[stop], carrier[stop - 1]
    name = placed.get(unit.start)
    if name is not None and name.kind in ("person", "state"):
        return True
    behind = placed.get(carrier[stop + 1].start) if unit.low == "," and stop + 1 < len(carrier) else None
    if behind is not None and behind.kind == "person":
        return True
    token, sentence = unit.token, unit.sentence
    if token is None or sentence is None or sentence is not last.sentence:
        return False
    inside = {u.index for u in carrier[at:stop]}
    if token.deprel == "case":  # "le ministre | des finances"; not "skriver ambassaden | i en mail"
        token = sentence.tokens[token.head]
        return token.head in inside and token.deprel.startswith("nmod") and not is_writing(token.text.casefold(), words)
    kind = token.deprel.partition(":")[0]
    return token.head in inside and (kind == "amod" or (kind in ("nmod", "flat") and token.feat("Case") == "Gen"))


def _goes_on(carrier: Carrier, at: int, stop: int, placed: Mapping[int, Name], words: Lexicon) -> bool:
    """True for words inside a longer noun phrase ("EU parliament", "the government of X"), which says itself whose they are."""
    before = carrier[at - 1] if at > 0 else None
    if before is not None and before.low in words.writings and not words.grammar.stacked_nouns:
        before = None  # "в сообщении | МИД"
    if before is not None and (
        before.upos in ("NOUN", "PROPN") or before.low in words.possessives or (before.low == "-" and before.end == carrier[at].start)
    ):
        return True
    return stop + 1 < len(carrier) and carrier[stop].low in words.prepositions and carrier[stop + 1].start in placed


def _institution(story: _Story, scene: _Scene, rule: DescriptionRule) -> tuple[_Entity, ...]:
    """The body with this role of the one whose it can only be."""
    owner = (
        _employer(story, scene)
        if rule.own and "person" in rule.kinds
        else _possessor(story, scene)
        if rule.own
        else _only_owner(story, scene, rule.role)
    )
    if owner is None:
        return ()
    kind = "office" if rule.role.endswith("spokesperson") else "body"
    key, world = f"{kind}:{owner.principal[0]}/{rule.role}", story.draft.world
    return (_Entity(id=key, kind=kind, label=world.label(key), principal=owner.principal, span=owner.span),)


def _employer(story: _Story, scene: _Scene) -> _Entity | None:
    """Whose office "his office" is: the only one who speaks for a state in the sentence or, before it, in the last that names anybody."""
    near = scene if _people(scene) else next((s for s in story.recent(scene.paragraph) if s is not scene), None)
    held = _distinct(e for e in _people(near) if len(e.principal) == 1) if near is not None else ()
    held = held if len(held) == 1 or near is None else tuple(e for e in held if e in near.lead)
    return held[0] if len(held) == 1 and (near is scene or _leads(near, held[0])) else None


def _leads(scene: _Scene | None, e: _Entity) -> bool:
    return scene is not None and not scene.stranger and (e in scene.lead or not scene.lead)


def _possessor(story: _Story, scene: _Scene) -> _Entity | None:
    """Whose "its" is: the state that acts before it in the sentence, or in the sentence before."""
    near = scene if scene.entities else next((s for s in story.recent(scene.paragraph) if s is not scene), None)
    if near is None:
        return None
    if near.lead:
        return near.lead[0] if near.lead[0].kind == "state" and len(near.lead[0].principal) == 1 else None
    held = _distinct_principals(e for e in near.entities if e.kind == "state")
    return held[0] if len(held) == 1 and near.opens else None  # of "It expelled a Canadian diplomat" it is not Canada


def _only_owner(story: _Story, scene: _Scene, role: str) -> _Entity | None:
    """Whose such a body is: that of the only one named; or of the only state of the last sentences that acts there.

    Of several states it is that from whose capital the report is written.
    """
    world = story.draft.world
    named = [e for s in story.recent(scene.paragraph) for e in s.entities]
    bodies = _distinct([e for e in named if e.id.startswith("body:") and e.id.endswith(f"/{role}")])
    if not bodies:  # of all the report no other was ever named
        bodies = _distinct([e for s in story.scenes for e in s.entities if e.id.startswith("body:") and e.id.endswith(f"/{role}")])
    if len(bodies) == 1 and len(bodies[0].principal) == 1:
        return bodies[0]  # "The Saudi foreign ministry expelled him. The foreign ministry demanded …"
    held = [
        e for e in _distinct_principals(e for e in named if e.kind in _PARTIES)
        if e.principal[0] in world.states or f"body:{e.principal[0]}/{role}" in world.organisations
    ]  # fmt: skip
    here = [e for e in held if e.principal[0] == story.dateline] or held
    acting = {e.principal for s in story.recent(scene.paragraph) for e in s.lead}  # a state that is only spoken of may be another's concern
    return here[0] if len(here) == 1 and (here[0].principal in acting or here[0].principal[0] == story.dateline) else None


def _pair(story: _Story, rule: DescriptionRule) -> tuple[_Entity, ...]:
    """The only two parties, or persons where the description is of persons, of the nearest sentence that names any."""
    nearer: set[tuple[str, ...]] = set()
    voiced: tuple[_Entity, ...] = ()  # a speaker and the one spoken of: perhaps two sides, if no other sentence near by names two others
    for before in story.recent(story.scenes[-1].paragraph):
        if "person" in rule.kinds:
            people = _people(before)
            if people:
                return people if len(people) == 2 else ()
            continue
        parties = _distinct_principals(e for e in before.entities if e.kind in _PARTIES)
        if len(parties) >= 2 and voiced:
            return voiced if {e.principal for e in parties} == {e.principal for e in voiced} else ()
        if len(parties) >= 2:
            pair = parties if len(parties) == 2 and nearer <= {e.principal for e in parties} else ()
            if not before.spoken or not pair:
                return pair
            voiced = pair
            continue
        nearer |= {e.principal for e in parties if e.principal[0] in story.draft.world.states}  # a state that came in since must be one of them
    return voiced


def _list(story: _Story, rule: DescriptionRule) -> tuple[_Entity, ...]:
    """The states that a sentence lists, when only one in reach does; a list of the very number may stand anywhere before."""
    text, small = story.draft.report.text, story.words.coordinators | story.words.articles
    lists: list[tuple[_Entity, ...]] = []
    for before in story.scenes if rule.count else story.recent(story.scenes[-1].paragraph):
        held = [e for e in before.entities if e.kind in rule.kinds]
        runs: list[list[_Entity]] = []
        for e in held:
            joined = runs and set(text[runs[-1][-1].span.end : e.span.start].replace(",", " ").casefold().split()) <= small
            if joined:
                runs[-1].append(e)
            else:
                runs.append([e])
        found = [_distinct(run) for run in runs if len(run) >= 2]
        lists.extend(run for run in found if not rule.count or len(run) == rule.count)
    return lists[0] if len({tuple(sorted(e.id for e in run)) for run in lists}) == 1 else ()


def _one(story: _Story, rule: DescriptionRule) -> tuple[_Entity, ...]:
    """The one named before who fits the description; of several, one whom alone the last sentences name."""
    last_in: dict[str, int] = {}
    held: dict[str, _Entity] = {}
    for number, before in enumerate(story.scenes):
        for e in before.entities:
            if e.id in held or (e.kind in rule.kinds and _has_role(story, e, rule)):
                last_in[e.id] = number
                held[e.id] = e
    if not held:
        return _by_world(story, rule)
    latest = max(last_in, key=lambda who: last_in[who])
    others = [number for who, number in last_in.items() if who != latest]
    age = len(story.scenes) - 1 - last_in[latest]
    if not others or (age <= _BACK and last_in[latest] - max(others) > _BACK):
        return (held[latest],)
    previous = next((s for s in reversed(story.scenes[:-1]) if s.entities), None)
    leads = [e for e in previous.lead if e.id in held] if previous is not None else []
    told = {e.principal for e in story.scenes[-1].lead if e.kind in _TELLERS}
    if any(e.principal in told for e in held.values()):
        return ()  # "Britain's ambassador was called in too. Oslo confirmed that the ambassador …": its own, or the last one?
    only = {e.id for s in (previous, story.scenes[-1]) if s is not None for e in s.entities if e.id in held}
    return (held[leads[0].id],) if len(leads) == 1 and only == {leads[0].id} else ()


def _by_world(story: _Story, rule: DescriptionRule) -> tuple[_Entity, ...]:
    """Who acts in the last sentences and is known to have held the office at some time, when the report titles nobody so."""
    people = _distinct([e for scene in story.scenes for e in scene.entities if e.id.startswith("person:")])
    known = [e for e in people if any(_role(h.office) in rule.ids for h in story.draft.world.offices_of(e.id))]
    leads = {e.id for scene in story.scenes[-1 - _BACK :] for e in scene.lead}
    return (known[0],) if len(known) == 1 and known[0].id in leads else ()


def _role(office: str) -> str:
    return office.rpartition("/")[2].partition("@")[0]


def _has_role(story: _Story, e: _Entity, rule: DescriptionRule) -> bool:
    if e.id in rule.ids or _role(e.id) in rule.ids or any(f" {title} " in e.titles for title in rule.beside):
        return True
    day = story.draft.report.published.edtf
    if day is None or not e.id.startswith("person:"):
        return False
    return any(_role(h.office) in rule.ids for h in story.draft.world.offices_of(e.id, period_of(day)))


def _distinct(entities: Iterator[_Entity] | Sequence[_Entity]) -> tuple[_Entity, ...]:
    return tuple({e.id: e for e in entities}.values())


def _distinct_principals(entities: Iterator[_Entity]) -> tuple[_Entity, ...]:
    return tuple({e.principal: e for e in entities if len(e.principal) == 1}.values())


def _reference(story: _Story, span: Span, chosen: tuple[_Entity, ...], rule: str) -> Reference:
    principal = tuple(dict.fromkeys(p for e in chosen for p in e.principal))
    said = ", ".join(dict.fromkeys(e.span.of(story.draft.report.text) for e in chosen))
    if len(chosen) == 1:
        e = chosen[0]
        return Reference(span=span, id=e.id, label=e.label, principal=principal, why=said, rule=rule)
    labels = ", ".join(story.draft.world.label(p) or p for p in principal)
    return Reference(span=span, id=None, label=labels or None, principal=principal, why=said, rule=rule)

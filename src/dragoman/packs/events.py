"""The schema of a pack's `events.toml`: triggers with their frames, status words, lines of communication, commitments.

Places in a sentence ("slots") are named alike in every language, over Universal Dependencies:

    subj          the actor of an active clause, or the agent of a passive one
    obj, iobj     who or what is acted upon (the subject of a passive clause is its `obj`)
    pp:WORDS      a phrase with this preposition, postposition or case word, hung on the trigger or on its object; by form or lemma, and by all
                  words in a row where there are several ("pp:à l'égard de", "pp:mukaan"); contracted ones count by their lemma (du, im)
    case:Dat|Abl  a phrase without adposition in one of these cases (values of the Case feature), hung on the trigger, its object or right behind it
    poss          a possessor, genitive or adjective of nationality before or after the trigger noun
    content.subj  the subject of the clause that says what is asked, said or refused
    content       any party inside that content, when there is but one besides the actor; "content.any=a|b" asks for one of these words in it
    clause        the subject of the verb on which a trigger noun hangs
    sentence      the only other party that the sentence names
    near          who asked last (for answers and refusals), else the other side of the two-party context just before
    teller        who says it: the subject of the verb of saying above, or the speaker of the quote around (actor of what is said about others; a rule
                  whose only actor is `teller` may also start at a predicate noun or adjective: "the move is a provocation", says France)
    any           every word of the trigger's clause (needs and exclusions only)
    asked         nothing or a mere pronoun as object, where somebody has just asked something of the actor (needs only): "and Mali accepted it"

A slot takes a party that stands at its head ("the Russian embassy" acts for Russia); with `.poss` the party to whom the head
belongs ("Russia's demands"); with `.any` every party inside the phrase, with `.place` the states of the places in it and the host of an office ("the
Swedish ambassador in Tel Aviv": ISR). `SLOT=a|b|@set` asks for one of these lemmas at the slot's head, `SLOT=*` for
any word; a need without `=` asks for a party there. Lemmas that start with `*` match the ends of compounds.

Words are written in lower case, German nouns too. Lists of case words may hold cases as well ("case:Ins" in `agent_cases`: the agent of a
passive in the instrumental; "case:Gen" in `of_cases`: possessors are genitives, and names that show no case may be). A particle that follows its
verb is written behind it ("cut off", "mettre en garde"), a separable verb with a bar ("zurück|weisen": zurückweisen, weist … zurück,
zurückzuweisen, and zurückgewiesen by the `forms` of weisen). A negative auxiliary (fi "ei") stands among `negations` by its lemma.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from .schema import Rule, Section

_PHRASES = ("subj", "obj", "iobj", "pp", "case", "poss", "amod")
_CLAUSES = ("content", "comp", "xcomp", "clause", "sentence", "any")
_REPORTED = ("near", "asked", "speaker", "teller")
PLACES = frozenset((*_PHRASES, *_CLAUSES, *_REPORTED))
SCOPES = frozenset(("", "poss", "any", "subj", "place"))


def parts(source: str) -> tuple[str, str, str, str]:
    """A slot's place, case words, scope and the lemmas that it asks for.

    >>> parts("pp:til.any=brev|@paper")
    ('pp', 'til', 'any', 'brev|@paper')

    Raises:
        ValueError: a place or scope that does not exist.
    """
    where, _, wanted = source.partition("=")
    place, _, case = where.partition(":")
    if case:
        case, _, scope = case.partition(".")
    else:
        place, _, scope = place.partition(".")
    if place not in PLACES or scope not in SCOPES or bool(case) != (place in ("pp", "case")):
        raise ValueError(f"{source!r} is no slot: the places are {', '.join(sorted(PLACES))} (pp: and case: with words behind them)")
    return place, case, scope, wanted


def _check(sources: Iterable[str]) -> None:
    for source in sources:
        for alternative in source.split(" or "):
            parts(alternative)


class Trigger(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Lemmas of one frame: which act they tell, and where in the sentence its parties stand.

    A verb may bring its particle ("trekke tilbake"); a noun that starts with `*` matches the end of a compound.
    """

    type: str
    mode: str | None = None
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    actor: tuple[str, ...] = ("subj",)
    passive_actor: tuple[str, ...] = ()  # where else the actor may stand when the clause is passive and names no agent
    recipient: tuple[str, ...] = ("obj",)
    noun_actor: tuple[str, ...] | None = None  # default: the pack's
    noun_recipient: tuple[str, ...] | None = None  # default: `recipient` and the pack's
    noun_needs: tuple[str, ...] = ()
    content: tuple[str, ...] = ()
    status: str = "actual"
    negated: str | None = None  # "TYPE/mode" of the same clause with a negation
    unwilling: str | None = None  # "TYPE/mode" of a negated clause that is announced ("will not meet")
    wish: bool = False  # not with a clause that tells a fact ("insisted that it was so" demands nothing)
    duty: bool = False  # only under a word of duty, and then told as done: "20 diplomats must leave the country"
    modal: bool = False  # told as done under any modal: "Russia can expect sanctions", "must reckon with a response"
    mutual: bool = False  # two subjects act on one another
    alone: bool = False  # the act may stand without a recipient
    answers: bool = False
    carrier: str | None = None
    places: bool = False  # a place stands for its state in the recipient's slots: visits, embassies

    def __post_init__(self) -> None:
        """Refuse a slot that does not exist, which would otherwise fail in the first sentence that comes to it."""
        _check(self.sources())

    def sources(self) -> tuple[str, ...]:
        """Every slot that the rule names."""
        noun = (*(self.noun_actor or ()), *(self.noun_recipient or ()), *self.noun_needs)
        return (*self.needs, *self.unless, *self.actor, *self.passive_actor, *self.recipient, *self.content, *noun)


class Obligation(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words of duty ("must", "bør"): said by one party of another, they ask something of it."""

    words: tuple[str, ...]
    mode: str
    endings: tuple[str, ...] = ()  # of the predicate's form: fi "on vedettävä"
    own: bool = False  # "we should reopen …", said to the other side, is a proposal
    ceasing: tuple[str, ...] = ()  # verbs under which the duty lies on whose deed it is: "Serbia's attacks must stop"
    deeds: tuple[str, ...] = ()  # nouns of what somebody does and may leave off, for `ceasing`


class Line(Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Nouns that name one kind of standing line between parties; its examples stand with the predicates that speak of it (`Change`).

    `owned` lines are kept by one side with the other (mission, embassy, office): the key is `kind:OWNER@HOST`; the others join
    both sides: `kind:A-B`. `name` is the English name: {owner} (as an adjective) and {host}, {place} for where the line stands, {a} and {b}.
    """

    id: str
    kind: str
    nouns: tuple[str, ...]
    name: str
    needs: tuple[str, ...] = ()  # lemmas of which one must stand with the noun or be part of it ("military")
    owned: bool = False
    hosts: tuple[str, ...] = ()  # case words before the host of an owned line, when it hangs on the verb
    organisations: tuple[str, ...] = ()  # organisations that are such a line by themselves: the key is `kind:ORGANISATION`


class Change(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Predicates that change or tell the state of a line that stands in one of `slots`."""

    state: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    slots: tuple[str, ...] = ("obj",)
    kinds: tuple[str, ...] = ()  # of lines; empty: all
    needs: tuple[str, ...] = ()
    status: str | None = None
    negated: str | None = None  # state when the predicate is negated; without it a negated predicate says nothing
    level: tuple[str, ...] = ()  # slots in which the new level stands
    under: tuple[str, ...] = ()  # case words of which the predicate must stand under one: "since the last meeting"
    firm: bool = False  # tells a state only when it is told as real: "should have contact" says nothing of it

    def __post_init__(self) -> None:
        """Refuse a slot that does not exist."""
        _check((*self.slots, *self.needs, *self.level))


class Binding(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Predicates that tie a party or a provision to an instrument.

    `instrument` are the slots where the instrument stands, `who` those of the party that invokes it, `parties` those of whom it
    binds, `provision` those of what it lays down. A `case` ("according to", "i strid med") needs no verb: slots are those of the clause under it;
    with `duty` only a clause with a word of duty ("under the treaty, Iran must …"), which is then the provision.
    """

    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    instrument: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    provision: tuple[str, ...] = ()
    duty: bool = False

    def __post_init__(self) -> None:
        """Refuse a slot that does not exist."""
        _check((*self.instrument, *self.who, *self.parties, *self.provision))


class Described(Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A principle or instrument that reports describe instead of naming it; each phrase is words in a row, by form or lemma.

    Its examples stand with the predicates that tie it to somebody (`Binding`).
    """

    id: str
    instrument: str
    label: str
    phrases: tuple[str, ...]


class EventsSection(Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a language needs for events, channels and commitments."""

    triggers: tuple[Trigger, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    lines: tuple[Line, ...] = ()
    changes: tuple[Change, ...] = ()
    bindings: tuple[Binding, ...] = ()
    described: tuple[Described, ...] = ()
    sets: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    noun_actor: tuple[str, ...] = ("poss",)
    noun_recipient: tuple[str, ...] = ()
    agent_cases: tuple[str, ...] = ()  # "by", "av": the agent of a passive
    object_cases: tuple[str, ...] = ()  # "case:Gen", "case:Par": cases in which an oblique without adposition is an object
    verb_second: bool = False  # a phrase before the finite verb puts the subject behind it (de, da, nb, nn, sv)
    objects_first: bool = False  # a participle at the end of its clause has its object right before it (de)
    together: tuple[str, ...] = ()  # "together with", "yhdessä … kanssa": whoever stands under it acts too
    joining: tuple[str, ...] = ()  # "ainsi que", "а также": words in a row that join names as "and" does
    likewise: tuple[str, ...] = ()  # "did the same", "followed suit": words in a row by which others do what was told last
    cause_cases: tuple[str, ...] = ()  # "because of", "over": nobody under them is meant by a place with `.any`
    topic_cases: tuple[str, ...] = ()  # "on", "about": under them, behind a word for what was said, stands what it is about
    of_cases: tuple[str, ...] = ()  # "of", "fra": to whom a body or its people belong; the first two own things ("the demand of …") as well
    including_cases: tuple[str, ...] = ()  # "blant", "including": members told after a group
    source_cases: tuple[str, ...] = ()  # "ifølge", "according to": the source of a claim
    place_cases: tuple[str, ...] = ()
    acting: tuple[str, ...] = ()  # nouns for people and bodies that act for the party they belong to
    partisan: tuple[str, ...] = ()  # those of them that do not ("opposition leader"), or words beside them that say so
    goods: tuple[str, ...] = ()  # "gas", "grain": what is refused or asked for of them is not for the one whose they are
    weapons: tuple[str, ...] = ()  # "missile", "drone": as the subject of an attack they act for the party they belong to
    grounds: tuple[str, ...] = ()  # "because": its subject did what is told without whoever did it
    occurring: tuple[str, ...] = ()  # "take" (place), "happen": negated, they say that a meeting was not held
    force: tuple[str, ...] = ()  # "force", "troops": where they are used is no reason to blame whoever lives there
    first_person: tuple[str, ...] = ()  # "we", "our": inside a quote, whoever speaks
    counting: tuple[str, ...] = ()  # "a number of", "en rekke": stands for what is counted
    counted_cases: tuple[str, ...] = ()  # "of", "из", "case:Gen": under them stands what is counted ("ten of the diplomats")
    collective: tuple[str, ...] = ()  # "countries": when nobody is named, those who were addressed just before
    opposed: tuple[str, ...] = ()  # those of them that are two when their number is not told: "the sides", "partene"
    third_person: tuple[str, ...] = ()  # "it", "they", "its": whoever acts in the clause above, or acted just before
    third_plural: tuple[str, ...] = ()  # those of them that stand for several
    impersonal: tuple[str, ...] = ()  # "man", "on": in reported speech whoever speaks
    papers: tuple[str, ...] = ()  # "letter", "statement": speak for whoever wrote them
    deeds: tuple[str, ...] = ()  # "move", "step": what was told last, and so whoever did it
    subordinators: tuple[str, ...] = ()  # "after", "since": before a subject they are no case word
    adverbial: tuple[str, ...] = ()  # "in response": phrases in which a trigger noun tells no act of its own
    home: tuple[str, ...] = ()  # words of home affairs: an act without addressee beside them is none between states
    perfect: tuple[str, ...] = ()  # auxiliaries of the perfect active: a participle with another one is passive
    passive: tuple[str, ...] = ()  # auxiliaries of the passive that are verbs of becoming too: "bli", "blive"
    negations: tuple[str, ...] = ()
    onlys: tuple[str, ...] = ()  # behind a negation: it denies that this was all ("not only", "nicht nur")
    conditionals: tuple[str, ...] = ()
    moving: tuple[str, ...] = ()  # lemmas whose perfect takes the auxiliary of the passive ("er kommet", "est parti")
    reciprocals: tuple[str, ...] = ()  # "each other", "hverandre"
    undeclined: tuple[str, ...] = ()  # names that look alike in all cases ("косово"); abbreviations in capitals need not be listed
    oblique_articles: tuple[str, ...] = ()  # articles under which a phrase is no subject (de "dem", "des")
    deponents: tuple[str, ...] = ()  # forms that look passive and are active (sv "möts", "enats")
    oblique_pronouns: tuple[str, ...] = ()  # pronouns that are never a subject (fr "lui", de "ihm")
    infinitive_marks: tuple[str, ...] = ()
    means: tuple[str, ...] = ()  # "by", "ved", "genom": what a clause under them tells is done like the verb above
    purposes: tuple[str, ...] = ()  # "um": what an infinitive under them tells is only meant to be done
    untils: tuple[str, ...] = ()  # "until", "bis": what a clause under them tells in the present is still to come, if it comes at all
    instead: tuple[str, ...] = ()  # "instead of", "statt": what stands under them is not done
    charges: tuple[str, ...] = ()  # "allegation", "complaint", "interference": whoever rejects one denies it, and refuses nothing that was asked
    interrogatives: tuple[str, ...] = ()  # "what", "why": a clause that opens with one is what is asked, and no request to do it
    relatives: tuple[str, ...] = ()
    auxiliaries: dict[str, str] = msgspec.field(default_factory=dict)  # lemma → status
    planned: tuple[str, ...] = ()  # words before a noun of deed that say it is to come: "planned", "upcoming"
    future: tuple[str, ...] = ()  # auxiliaries that with an infinitive tell what is to come, else a passive ("wird … ausweisen")
    scheduled: tuple[str, ...] = ()  # auxiliaries of duty that, over a meeting outside quotes, tell a date: "sollen", "doivent se retrouver"
    deciding: tuple[str, ...] = ()  # verbs that make a decision of the noun behind them: "take", "fatte"; without them it was made before
    acting_places: tuple[str, ...] = ()  # case words before whoever acts, with a verb in the plural without subject: ru "в Кремле предупредили"
    moods: dict[str, str] = msgspec.field(default_factory=dict)  # "Tense=Fut", "Mood=Cnd" of the verb or its auxiliary → status
    governors: dict[str, str] = msgspec.field(
        default_factory=dict
    )  # lemma → status, "same", "content", "caused" ("prompted Russia to …"), "own" ("summoned him to protest") or "fact" ("did not like that …")
    levels: dict[str, str] = msgspec.field(default_factory=dict)  # lemma → ambassador, chargé, minister, official, working, leader
    remaining: tuple[str, ...] = ()  # words before the number that is left: "cut its staff from twenty to ten"
    carriers: dict[str, str] = msgspec.field(default_factory=dict)  # lemma → carrier
    numbers: dict[str, str] = msgspec.field(default_factory=dict)
    case_endings: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)  # Case → ends of names in it, where taggers err (fi)
    clause_endings: dict[str, str] = msgspec.field(
        default_factory=dict
    )  # ends of verb forms that stand for a clause → status (fi "vansa" → announced)
    set_phrases: tuple[str, ...] = ()  # phrases of another tongue that say what somebody is declared to be ("persona non grata")
    passive_endings: tuple[str, ...] = ()  # ends of forms that are always passive (fi "karkotettiin")
    participle_endings: dict[str, tuple[str, ...]] = msgspec.field(
        default_factory=dict
    )  # "Act", "Pass" → ends of participles, where taggers err (ru)
    pasts: tuple[str, ...] = ()  # forms that look like a conditional and tell what was ("katkaisi", "laukaisi")
    converb_endings: tuple[str, ...] = ()  # ends of forms that tell what the subject of the verb does besides (ru "договорившись")
    verb_endings: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)  # end of the lemma → ends of its forms
    noun_endings: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    forms: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)  # lemma → forms that the endings do not give
    avoid: tuple[str, ...] = ()  # lemmas that show a sentence to be of another field (sport, crime): there only rules with needs hold

    def __post_init__(self) -> None:
        """Refuse a slot that does not exist, and a set that a rule names and the pack lacks."""
        _check((*self.noun_actor, *self.noun_recipient))
        for rule in self.triggers:
            named = (word for source in rule.sources() for part in source.split(" or ") for word in parts(part)[3].split("|"))
            if missing := sorted({word for word in named if word.startswith("@") and word[1:] not in self.sets}):
                raise ValueError(f"rule {rule.id!r} names {', '.join(missing)}, which stands in no [sets]")

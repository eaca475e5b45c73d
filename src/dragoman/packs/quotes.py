"""The schema of a pack's `quotes.toml`: how a language attributes words, and what its pronouns and bare descriptions can mean.

Words are written in lower case and matched whatever their case. A word with spaces is matched word by word.
"""

from __future__ import annotations

from enum import StrEnum

from .schema import Rule, Section


class Dash(StrEnum):
    """What a dash at the start of a line or sentence means in the press of a language."""

    ALWAYS = "always"  # it opens a quotation
    CUED = "cued"  # it does so only where a cue or a neighbouring line confirms it (translations from languages that quote by dash)
    NEVER = "never"


class Takes(StrEnum):
    """What may follow a cue as the words that it attributes."""

    CLAUSE = "clause"  # a clause with its complementizer
    BARE = "bare"  # a clause without one
    QUESTION = "question"  # a clause with a question word
    REQUEST = "request"  # an infinitive, when an addressee stands before it
    PARTICIPLE = "participle"  # a participle with its own subject in the place of a clause (fi "sanoi Venäjän odottavan")
    INFINITIVE = "infinitive"  # an infinitive right behind the cue ("vowed to build")
    UNMARKED = "unmarked"  # an infinitive without a marker right behind the cue ("dit comprendre", "пообещал вывести")
    MARKS = "marks"  # words in quotation marks, within the cue's own clause


class LayoutRule(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A way in which direct speech is set on the page; `id` is `marks`, `dash`, `heading` or `pullquote`."""


class Verb(Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One verb of saying.

    `forms` are its finite forms, `participle` those that need an auxiliary before them, `gerund` those that may stand alone with the
    subject of another verb, `particle` the words that must follow it, with the subject or adverbs between ("la … til").
    `opinion` says that under a negation it still tells what somebody holds ("does not think that"), `denies` that it holds what is said for untrue,
    `beside` that it is a verb of saying only right beside the words that are said (fr "lance-t-il"), `goes_on` that who says it has spoken before.
    """

    forms: str
    participle: str = ""
    gerund: str = ""
    particle: str = ""
    opinion: bool = False
    denies: bool = False
    beside: bool = False
    goes_on: bool = False


class CueRule(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Verbs that attribute words in one and the same way.

    `told` says that an object between verb and clause is the one spoken to;
    `impersonal` are the words that stand as an empty subject ("it says in the letter that").
    """

    takes: tuple[Takes, ...]
    verbs: tuple[Verb, ...]
    told: bool = False
    impersonal: tuple[str, ...] = ()


class NounRule(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Nouns to which a clause with its complementizer belongs: "the claim that", "påstanden om at".

    Whose claim it is says an owner before the noun or right behind it, a phrase with one of `by`, or the subject of one of `verbs` of which the
    noun is the object ("expressed the hope that"); else nobody is held to have said it. `links` are words between noun and complementizer,
    `openers` phrases that open the clause in the complementizer's place ("selon laquelle", "wonach").
    """

    nouns: tuple[str, ...]
    by: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    openers: tuple[str, ...] = ()


class SourceRule(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Phrases that name the source of a sentence without a verb: "according to", "ifølge".

    `after` where they follow the source ("zufolge", "mukaan"). An elided word is written as a word of its own: "d' après". `*` stands for a word of
    `possessives`, whose owner is the source ("по * словам").
    """

    phrases: tuple[str, ...]
    after: bool = False
    aside: bool = False  # only behind a comma or a quotation, and with the source right behind it: "…, so der Minister"
    own: bool = False  # the phrase itself has the pronoun of the source: "selon lui", "in her view"


class Translation(Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A report's note that its quotations are translated.

    A sentence with one of `quotations`, one of `translated` and, after one of `before`, the name of a language (from CLDR).
    After one of `spoken` such a name beside the cue tells in which language the words were said ("sagte er auf Russisch").
    """

    quotations: tuple[str, ...]
    translated: tuple[str, ...]
    before: tuple[str, ...]
    spoken: tuple[str, ...] = ()


class Grammar(Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The closed classes of words that attribution hangs on."""

    complementizers: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()  # words that open a reported question
    polar: tuple[str, ...] = ()  # those of them that only say that it is one ("whether")
    infinitives: tuple[str, ...] = ()  # markers
    conjunctions: tuple[str, ...] = ()
    subordinators: tuple[str, ...] = ()
    contrastives: tuple[str, ...] = ()  # after a comma they turn to what somebody else does
    relatives: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    possessives: tuple[str, ...] = ()  # endings that are words of their own
    articles: tuple[str, ...] = ()  # and other words that open a noun phrase
    negations: tuple[str, ...] = ()
    modals: tuple[str, ...] = ()  # after them something is not said, or not yet
    perfect: tuple[str, ...] = ()  # auxiliaries that leave the subject the one who speaks
    passive: tuple[str, ...] = ()  # auxiliaries that do not, before a participle
    first: tuple[str, ...] = ()  # pronouns of the first and second person
    adverbs: tuple[str, ...] = ()  # that may stand between a subject, its verb and what is said
    addressing: tuple[str, ...] = ()  # prepositions before the one spoken to
    addressed_cases: tuple[str, ...] = ()  # UD cases of the one spoken to where no preposition stands before, if names show them
    coordinators: tuple[str, ...] = ()  # words that join two subjects
    stacked_nouns: bool = False  # a name may stand bare before the noun that it belongs to ("NATO spokeswoman"); else it takes an owner's ending
    owner_endings: tuple[str, ...] = ()  # with which a name, by itself or behind an apostrophe, owns the noun behind it ("Norges")
    verb_second: bool = False  # the subject follows the verb when something else opens the clause
    inverts: bool = False  # an attribution behind the words always has its subject behind the verb (", sagte er")
    late_subject: bool = False  # a subject behind its verb may follow an addressee or a place ("a déclaré à l'AFP un porte-parole")
    subject_cases: tuple[str, ...] = ()  # UD cases of a subject, where names show them: whoever stands in another does not speak
    oblique_cases: tuple[str, ...] = ()  # UD cases in which a noun between a cue and its clause is no object to which the clause belongs
    institutions: tuple[str, ...] = ()  # prepositions under which a body speaks through a verb in the plural without subject ("в МИД заявили")
    institution_cases: tuple[str, ...] = ()  # UD cases in which a body speaks through a passive ("ulkoministeriöstä kerrotaan")
    whence: tuple[str, ...] = ()  # prepositions of the one who speaks behind an impersonal cue ("lyder det fra Kreml", "hieß es aus Berlin")
    zero_copula: bool = False  # a clause may have no verb at all ("у Пекина научные цели")
    # words that make the complementizer behind them a conjunction of another kind ("efter at", "avant que"); several words stand before a
    # comma ("из-за того, что")
    compounds: tuple[str, ...] = ()
    taken_up: tuple[str, ...] = ()  # words that open a sentence which only says who said the one before ("det oplyser …", "об этом сообщил …")
    thus: tuple[str, ...] = ()  # words that open a sentence in which somebody does something by the words before: "Slik åpnet statsministeren …"
    reflexives: tuple[str, ...] = ()  # before an auxiliary of the passive they make it one of the perfect ("s'est félicité")
    asides: tuple[str, ...] = ()  # they open a clause that only says who says the rest ("wie das Ministerium mitteilte")
    reported: tuple[str, ...] = ()  # finite forms that by themselves show reported speech going on ("sei", "habe", "werde")
    participle_endings: tuple[str, ...] = ()  # of a participle that stands for a clause, where the model may not see it ("odottavan")
    polar_endings: tuple[str, ...] = ()  # of the first word of a reported question ("aikooko")
    sure_verbs: bool = False  # the finite forms of cues are verbs whatever the model takes them for (none of them is a noun too)
    names_in_marks: bool = False  # titles and names stand in quotation marks: a short capitalised stretch inside a sentence is no speech
    capital_nouns: bool = False  # every noun has a capital: it makes no title of words in marks
    bare_after_comma: bool = False  # a clause without complementizer stands behind a comma ("sagte, Russland sei bereit")


class Voices(Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Nouns that matter for who speaks."""

    speakers: tuple[str, ...] = ()  # nouns for people and bodies who speak and may go without a name: spokesman, ministry, experts
    writings: tuple[str, ...] = ()  # nouns for what words stand in: letter, statement
    media: tuple[str, ...] = ()  # outlets and words for them: what they report is the report's own word
    lands: tuple[str, ...] = ()  # "the country": by itself it speaks for the state that acted just before
    titled: tuple[str, ...] = ()  # nouns after which marks hold a title or a name


class PronounRule(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Pronouns of the third person; `gender` is m, f or empty, `kinds` those of `Name.kind` that it can stand for.

    `reported` says that as the subject of what a state, organisation or body says it means that one ("Le Chili a déclaré qu'il rappelait …").
    """

    forms: tuple[str, ...]
    number: str = "sing"
    gender: str = ""
    kinds: tuple[str, ...] = ("person",)
    reported: bool = False
    idle: tuple[str, ...] = ()  # words right behind it with which it means nobody ("il faut")


class DescriptionRule(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Definite descriptions that pick up somebody named before.

    A candidate must be of one of `kinds` and, where given, have one of `ids` (an id, or the tail of one after "/": an office's or body's
    role) or stand beside one of the words `beside` where it was named. `count` is 2 for "the two countries", 3 and more for a list of as many,
    0 for "the countries", 1 else. With a `role` ("foreign-ministry") the description means a body that every state has, of the only one whose it
    can be; `own` says that words in it give it to the one who acts before ("its foreign ministry"). `anyone` marks words that stand for whoever
    a pronoun would, of this `gender` where one is given ("die Grünen-Politikerin", "the politician").
    """

    forms: tuple[str, ...]
    kinds: tuple[str, ...]
    ids: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    count: int = 1
    role: str = ""
    own: bool = False
    anyone: bool = False
    gender: str = ""


class QuotesSection(Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a language needs for quotes and references."""

    dash: Dash = Dash.NEVER
    interposed: bool = False  # the reporter's words may stand inside the marks: «…, — сказал он. — …», « …, a-t-il dit, … »
    grammar: Grammar = Grammar()
    voices: Voices = Voices()
    layouts: tuple[LayoutRule, ...] = ()
    cues: tuple[CueRule, ...] = ()
    nouns: tuple[NounRule, ...] = ()
    sources: tuple[SourceRule, ...] = ()
    translations: tuple[Translation, ...] = ()
    pronouns: tuple[PronounRule, ...] = ()
    descriptions: tuple[DescriptionRule, ...] = ()

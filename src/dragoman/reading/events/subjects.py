"""Who acts where the tree's subject is no party: pronouns, letters and statements, decisions, and what the order of the words says."""

from __future__ import annotations

from itertools import pairwise

from ...text import Span
from ..types import Quote
from .context import Context
from .decisions import deciders, decision_over
from .frame import Frame
from .lexicon import fits
from .party import Met, Party, principals
from .standing import by_position
from .starting import clausal
from .tags import NOMINAL

_FARTHEST = 6
_GAP = 3  # characters between one sentence and the next
_STEPS = frozenset(("SANCTION", "ACCUSE", "CONCEDE"))  # what a ministry tells without saying that it does it


def carried(frame: Frame) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Who speaks, and to whom, through a paper that the sentence names: "handed a letter to the council that accuses Iran".

    Small parsers hang the clause on the addressee, who stands nearest; the paper speaks all the same.
    """
    tree = frame.tree
    if _within(frame):
        written = [i for i in range(frame.at) if fits(tree.lemmas[i], tree.words[i], tree.section.papers)]
        return (_author(frame, written[-1]) if written else ()), ()
    head = _described(frame)
    if head is None:
        return (), ()
    if fits(tree.lemmas[head], tree.words[head], tree.section.papers):
        return _author(frame, head), ()
    top = head
    while tree.rel(top) in ("nmod", "conj") and (over := tree.head(top)) is not None and over < top:
        top = over
    before = any(tree.tokens[i].upos == "VERB" for i in range(frame.at))
    if top != head and not before and not tree.adposed(top) and fits(tree.lemmas[top], tree.words[top], tree.section.papers):
        return _author(frame, top), ()
    to = frame.parties.of(head)
    verbs = [i for i in range(head) if tree.tokens[i].upos == "VERB"]
    papers = [i for i in range(verbs[-1] + 1, head) if fits(tree.lemmas[i], tree.words[i], tree.section.papers)] if to and verbs else []
    authors = tuple(source.removeprefix("pp:") for source in tree.section.noun_actor if source.startswith("pp:"))
    if papers and tree.words[papers[-1] + 1] in authors and tree.tokens[papers[-1] + 1].upos == "ADP":
        return to, ()  # "received a letter from the president asking for …": he asks
    author = _author(frame, papers[-1]) if papers else ()
    return (author, to) if author and not set(principals(author)) & set(principals(to)) else ((), ())


def _within(frame: Frame) -> bool:
    """True for "in which he proposed …": a relative place, and a pronoun for whoever writes there."""
    tree = frame.tree
    placed = any(tree.words[c] in tree.section.relatives and tree.adposed(c) for c in tree.kids(frame.at, "obl"))
    return placed and any(tree.words[s] in tree.section.third_person for s in tree.own_subjects(frame.at))


def _described(frame: Frame) -> int | None:
    """The noun that the verb's clause describes, whether by the tree or because a participle stands right behind it."""
    tree, at = frame.tree, frame.at
    if frame.entry.noun or frame.passive:
        return None
    head = tree.head(at)
    if tree.rel(at) == "acl" and head is not None and head < at:
        return head
    bare = not tree.kids(at, "aux") and all(s == at - 1 and tree.adposed(s) for s in tree.kids(at, "nsubj"))
    participle = tree.tokens[at].feat("VerbForm") in ("Ger", "Part") and bare
    return at - 1 if participle and at and frame.parties.at[at - 1] else None


def _author(frame: Frame, paper: int) -> tuple[Party, ...]:
    """Who sent or published this paper: its possessor, else who acts in the clause that names it."""
    tree, parties = frame.tree, frame.parties
    authors = tuple(source.removeprefix("pp:") for source in tree.section.noun_actor if source.startswith("pp:"))
    for c in tree.kids(paper, "nmod", "amod", "compound", "det", "obl"):
        # "the letter to the council" belongs to who wrote it, not to whom it went.
        preposed = parties.genitive(c) or (c < paper and not tree.kids(c, "case"))
        if (preposed or tree.under(c, authors)) and (held := parties.of(c) or tuple(parties.at[c][:1])):
            return held
    over = tree.predicate_over(paper)
    if over is None or over == frame.at:
        return ()
    return tuple(p for s in (_agents(frame, over) if tree.passive(over) else tree.subjects(over)) for p in parties.of(s))


def _agents(frame: Frame, verb: int) -> tuple[int, ...]:
    tree = frame.tree
    return tuple(c for c in tree.kids(verb, "obl") if tree.under(c, tree.section.agent_cases))


def implied(frame: Frame, context: Context) -> Met:
    """The actor of a verb whose subject names no party, where sentence or context leave no doubt."""
    if frame.entry.noun:
        return Met(decided_by(frame), "decision")
    if frame.passive:
        return Met(_by_country_left(frame), "place") or Met(_by_teller(frame), "teller")
    if clausal(frame.tree, frame.at) is not None and not frame.tree.own_subjects(frame.at) and (held := _by_finite(frame)):
        return Met(held, "finite verb")
    return (
        Met(_by_person(frame), "first person")
        or Met(_by_weapon(frame), "weapon")
        or Met(_by_paper(frame, context), "paper")
        or Met(_by_title(frame), "title")
        or Met(_by_body(frame, context), "body")
        or Met(_by_pronoun(frame, context), "pronoun")
        or Met(_by_decision(frame), "decision")
        or Met(_by_order(frame), "order")
        or Met(_by_position(frame), "order")
        or Met(_by_shared(frame), "clause above")
        or Met(_by_country(frame, context), "pronoun")
        or Met(_by_place(frame), "scene")
        or Met(_by_scene(frame), "scene")
    )


def _by_teller(frame: Frame) -> tuple[Party, ...]:
    """Who says so, of a step that is told of without its actor: "the ministry said the ambassador will be summoned"."""
    quote = _told_in(frame)
    if quote is None or frame.entry.rule.type not in _STEPS or len(quote.principal) != 1:
        return ()
    tree = frame.tree
    met = principals(tuple(p for o in tree.objects(frame.at) for p in frame.parties.inside(tree.phrase(o))))
    inside = principals(frame.parties.inside(frame.reach()))
    own = any(tree.words[c] in tree.section.third_person for o in tree.objects(frame.at) for c in tree.kids(o, "nmod", "det"))
    if own or not met or set(met) & set(quote.principal) or set(inside) - set(met) - set(quote.principal):
        return ()
    return (Party(quote.principal, quote.speaker, quote.span),)


def _by_country_left(frame: Frame) -> tuple[Party, ...]:
    """Which country those are to leave of whom a passive tells: "forty diplomats were told to leave Russia"."""
    tree = frame.tree
    if frame.entry.rule.mode != "expel":
        return ()
    met = principals(tuple(p for o in tree.objects(frame.at) for p in frame.parties.inside(tree.phrase(o))))
    left = tuple(p for c in frame.complements() for p in frame.parties.inside(tree.subtree(c)) if not set(p.principals) & set(met))
    return left if met and len(principals(left)) == 1 else ()


def _told_in(frame: Frame) -> Quote | None:
    """The narrowest indirect quote around the trigger that has a speaker who speaks for somebody."""
    start = frame.tree.tokens[frame.at].start
    held = [q for q in frame.parties.quotes if q.span.start <= start < q.span.end and q.principal]
    quote = min(held, key=lambda q: len(q.span), default=None)
    return quote if quote is not None and quote.kind == "indirect" else None


def _by_country(frame: Frame, context: Context) -> tuple[Party, ...]:
    """Who speaks, for "the country", "one" as subject of what is told: "Iraq said the country expels …", "uppger att man utvisar …"."""
    tree = frame.tree
    for s in tree.own_subjects(frame.at) or (tree.subjects(frame.at) if tree.rel(frame.at) == "conj" else ()):
        bare = all(tree.rel(c) in ("det", "punct", "case") for c in tree.children[s])
        if tree.is_word(s, tree.section.collective) and tree.tokens[s].feat("Number") == "Plur" and bare and not tree.indefinite(s):
            return context.speaking_of(many=True)  # "The countries accuse …", right behind what they did together
        country = tree.is_word(s, tree.section.collective) and tree.tokens[s].feat("Number") != "Plur" and bare
        if tree.words[s] in tree.section.impersonal or (country and not tree.indefinite(s)):
            quote = _told_in(frame)
            if country and (over := tree.predicate_over(frame.at)) is not None and _met(frame, over):
                return ()  # "asked Sweden why the country backs …": whose country?
            if quote is not None and len(quote.principal) == 1:
                return (Party(quote.principal, quote.speaker, quote.span),)
            return _above(frame) or (
                _told_before(frame, context) if country and not any(p.span.start < tree.tokens[s].start for p in frame.parties.all) else ()
            )
    return ()


def _told_before(frame: Frame, context: Context) -> tuple[Party, ...]:
    """The state of which the sentence before told, for "The country has also recalled its ambassador"; what it refuses was asked of it."""
    held = context.speaking_of(many=False)
    if frame.entry.rule.type == "REJECT" or frame.entry.rule.answers:
        held = context.counterpart(principals(held)) if held else ()
    return held if len(principals(held)) == 1 and all(map(context.is_state, principals(held))) else ()


def _met(frame: Frame, verb: int) -> bool:
    """True for a verb with a party as its object."""
    return any(frame.parties.of(o) for o in frame.tree.kids(verb, "obj", "iobj"))


def _by_shared(frame: Frame) -> tuple[Party, ...]:
    """Who says what stands before, for a verb that the parser joined to that: "says the curbs could hurt it and has accused Japan of …"."""
    tree, at = frame.tree, frame.at
    head = tree.head(at)
    if head is None or tree.rel(at) != "conj" or tree.own_subjects(at) or tree.marks(at) or tree.rel(head) not in ("ccomp", "xcomp", "advcl"):
        return ()
    lent = tree.subjects(head)
    if not lent or any(frame.parties.of(s) or frame.parties.acts(s) or tree.tokens[s].upos != "NOUN" for s in lent):
        return ()
    over = tree.head(head)
    return tuple(p for s in tree.subjects(over) for p in frame.parties.of(s)) if over is not None else ()


def _by_finite(frame: Frame) -> tuple[Party, ...]:
    """The subject of the finite verb before, for a form that stands for a clause: "Venäjä on ilmoittanut karkottavansa …"."""
    tree = frame.tree
    for i in range(frame.at - 1, -1, -1):
        if tree.tokens[i].upos in ("VERB", "AUX") and (held := tuple(p for s in tree.subjects(i) for p in frame.parties.of(s))):
            return held
        if tree.tokens[i].upos == "SCONJ" or tree.tokens[i].text == ";":
            break
    return ()


def _by_place(frame: Frame) -> tuple[Party, ...]:
    """Who sits where nobody is named: "В Кремле предупредили …", a verb in the plural without subject."""
    tree, at = frame.tree, frame.at
    token = tree.tokens[at]
    if not tree.section.acting_places or token.feat("VerbForm") != "Fin" or token.feat("Number") != "Plur" or tree.own_subjects(at):
        return ()
    held = [p for c in tree.kids(at, "obl", "nmod", "advmod") if c < at and tree.under(c, tree.section.acting_places) for p in _seated(frame, c)]
    return tuple(held[:1])


def _seated(frame: Frame, i: int) -> tuple[Party, ...]:
    return frame.parties.of(i) or frame.parties.placed(frame.tree.phrase(i))


def _by_scene(frame: Frame) -> tuple[Party, ...]:
    """Who acted in the clause above, for a relative clause on a place: "arrived in Beijing, where he met the minister"."""
    tree, at = frame.tree, frame.at
    head = tree.head(at)
    placing = any(tree.tokens[c].upos == "ADV" and c < at for c in tree.kids(at, "advmod", "mark", "obl"))
    if head is None or not placing or tree.own_subjects(at) or not tree.rel(at).startswith(("acl", "advcl")):
        return ()
    over = head if tree.tokens[head].upos == "VERB" else tree.predicate_over(head)
    return tuple(p for s in tree.subjects(over) for p in frame.parties.of(s)) if over is not None else ()


def above(frame: Frame, actors: tuple[str, ...]) -> tuple[Party, ...]:
    """Who acts in the clause above, for a verb whose lent subject is the party acted upon: "think that Russia did it, and have asked Russia …"."""
    tree, at = frame.tree, frame.at
    if frame.entry.noun or frame.passive or tree.own_subjects(at) or tree.rel(at) not in ("conj", "advcl", "acl"):
        return ()
    for over in tree.ancestors(at):
        held = tuple(p for s in tree.own_subjects(over) for p in frame.parties.of(s))
        if held and not set(principals(held)) & set(actors):
            return held
    return ()


def _by_position(frame: Frame) -> tuple[Party, ...]:
    """Who stands where a subject stands, for a verb without a subject of its own that could act."""
    tree, at = frame.tree, frame.at
    if tree.tokens[at].feat("VerbForm") == "Inf" or any(tree.words[m] in tree.section.infinitive_marks for m in tree.marks(at)):
        return ()
    own = tree.own_subjects(at)
    if any(not _timed(frame, s) and not _beside(frame, s) for s in own):
        return ()
    return by_position(frame)


def _beside(frame: Frame, s: int) -> bool:
    """True for a noun between commas before the verb, which describes whoever stands before it: "Oman, the host of the talks, has called on …"."""
    tree, at = frame.tree, frame.at
    first = s
    while first and tree.tokens[first - 1].upos in ("DET", "ADJ", "NUM", "NOUN"):
        first -= 1
    between = range(s + 1, at)
    closed = any(tree.words[k] == "," and all(tree.tokens[j].upos in ("AUX", "ADV") for j in range(k + 1, at)) for k in between)
    return tree.tokens[s].upos == "NOUN" and first > 0 and tree.words[first - 1] == "," and closed


def _timed(frame: Frame, i: int) -> bool:
    start = frame.tree.tokens[i].start
    return any(t.start <= start < t.end for t in frame.parties.times)


def _by_body(frame: Frame, context: Context) -> tuple[Party, ...]:
    """A bare "the ministry", "ambassaden" is the one that the report named before."""
    tree, parties = frame.tree, frame.parties
    for s in tree.own_subjects(frame.at):
        if tree.tokens[s].upos != "NOUN" or not parties.acts(s) or tree.is_word(s, tree.section.collective):
            continue
        bare = all(tree.rel(c) in ("det", "punct") and tree.words[c] not in tree.section.third_person for c in tree.children[s])
        if bare and not tree.indefinite(s):
            return context.body((tree.lemmas[s], tree.words[s]), Span(tree.tokens[s].start, tree.tokens[s].end))
    return ()


def _by_person(frame: Frame) -> tuple[Party, ...]:
    """Who speaks, for a verb in the first person without subject: "Vaadimme Natolta vastausta"."""
    tree = frame.tree
    if tree.own_subjects(frame.at) or not any(tree.tokens[i].feat("Person") == "1" for i in (frame.at, *tree.kids(frame.at, "aux"))):
        return ()
    return frame.parties.quoted(frame.span)


def _by_title(frame: Frame) -> tuple[Party, ...]:
    """The name before the colon that opens a headline, for an acting noun behind it: "Niger: the military regime expels …"."""
    tree, parties = frame.tree, frame.parties
    colon = next((i for i, word in enumerate(tree.words[:_FARTHEST]) if word == ":"), None)
    if not colon or not any(colon < s < frame.at and parties.acts(s) and not parties.of(s) for s in tree.own_subjects(frame.at)):
        return ()
    held = parties.inside(tuple(range(colon)))
    whole = held and tree.tokens[0].start == held[0].span.start and tree.tokens[colon - 1].end == held[-1].span.end
    return held if whole and len(principals(held)) == 1 else ()


def _by_weapon(frame: Frame) -> tuple[Party, ...]:
    """Whose missiles or drones struck."""
    tree = frame.tree
    if frame.entry.rule.type not in ("ASSAULT", "COERCE", "MOBILIZE"):
        return ()
    struck = (s for s in tree.subjects(frame.at) if fits(tree.lemmas[s], tree.words[s], tree.section.weapons))
    return tuple(p for s in struck for p in frame.parties.owners(s))


def _by_paper(frame: Frame, context: Context) -> tuple[Party, ...]:
    """A letter or statement as subject speaks for whoever wrote it, here or in the sentence before."""
    tree = frame.tree
    papers = [s for s in tree.subjects(frame.at) if fits(tree.lemmas[s], tree.words[s], tree.section.papers)]
    if not papers:
        return ()
    before = tree.definite(papers[0]) and not any(p.span.start < tree.tokens[papers[0]].start for p in frame.parties.all)
    return _author(frame, papers[0]) or (context.writer() if before else ())


def _by_pronoun(frame: Frame, context: Context) -> tuple[Party, ...]:
    """ "it", "they", "his country": the subject of the clause above, the speaker, else who acted just before."""
    tree, parties = frame.tree, frame.parties
    words = tree.section.third_person
    for s in tree.own_subjects(frame.at):
        own = any(tree.words[c] in words for c in tree.kids(s, "nmod", "det")) and (parties.acts(s) or tree.is_word(s, tree.section.collective))
        if not own and tree.words[s] not in words:
            continue
        quotes = [q for q in parties.quotes if q.span.start <= tree.tokens[s].start < q.span.end and q.principal]
        if quotes and own:
            quote = min(quotes, key=lambda q: len(q.span))
            return (Party(quote.principal, quote.speaker, quote.span),)
        if not own and (author := _announcer(frame)):
            return author
        above = _above(frame)
        spoken = [q for q in quotes if q.kind != "indirect"]
        if spoken:
            return tuple(p for p in above if any(q.span.contains(p.span) for q in spoken))  # "they", said somebody: not the speaker
        if above:
            return above if own or (_fits(frame, s, above) and not _joined_elsewhere(frame, s, above)) else ()
        if tree.predicate_over(frame.at) is None and not own and (held := _subject_before(frame, s)):
            return held
        if tree.predicate_over(frame.at) is None and not own and not any(p.span.start < tree.tokens[s].start for p in parties.all):
            many = tree.words[s] in tree.section.third_plural and tree.tokens[frame.at].feat("Number") != "Sing"
            met = principals(tuple(p for o in tree.objects(frame.at) if o > frame.at for p in parties.of(o)))
            states = context.speaking_of(many=False) if many and _of_states(frame) else ()  # "Russland … De utviste også …": as the press has it
            states = states if all(map(context.is_state, principals(states))) and not set(principals(states)) & set(met) else ()
            held = context.speaking_of(many=many) or states
            return held or (() if many else _quoted_before(frame)) or (context.counterpart(met) if met else ())
    return ()


def _fits(frame: Frame, pronoun: int, held: tuple[Party, ...]) -> bool:
    """False for "they" and one person, and for "he" or "she" and a body or people in the plural."""
    tree = frame.tree
    if tree.words[pronoun] in tree.section.third_plural and tree.tokens[pronoun].feat("Number") != "Sing":
        return not (len(held) == 1 and (held[0].agent or "").startswith("person:"))
    heads = [h for p in held if (h := tree.head_of(p.span)) is not None]
    return not (tree.tokens[pronoun].feat("Number") == "Sing" and any(tree.tokens[h].feat("Number") == "Plur" for h in heads) and len(held) == 1)


def _of_states(frame: Frame) -> bool:
    """True for what none but states do."""
    return frame.entry.rule.mode in ("expel", "recall", "summon", "close-mission", "cut-ties", "withdraw-accreditation")


def _joined_elsewhere(frame: Frame, pronoun: int, held: tuple[Party, ...]) -> bool:
    """True for "they" after one state where others were named with company: "Doha replied to Riyadh and its allies after they agreed"."""
    tree = frame.tree
    if tree.words[pronoun] not in tree.section.third_plural or len(principals(held)) > 1 or tree.tokens[frame.at].feat("Number") == "Sing":
        return False
    others = (p for p in frame.parties.all if p.span.start < tree.tokens[pronoun].start and not set(p.principals) & set(principals(held)))
    ends = {p.span.end for p in others}
    return any(t.upos == "CCONJ" and before.end in ends for before, t in pairwise(tree.tokens))


def _announcer(frame: Frame) -> tuple[Party, ...]:
    """Whose announcement or decision it is: "Pyongyang's announcement that it will sever relations"."""
    tree = frame.tree
    opened = min((m for m in tree.marks(frame.at) if tree.tokens[m].upos == "SCONJ"), default=0)
    if opened and tree.tokens[opened - 1].upos == "NOUN" and (owners := frame.parties.owners(opened - 1)):
        return owners  # wherever the parser hung the clause
    head = tree.head(frame.at)
    if head is None or tree.tokens[head].upos != "NOUN" or tree.rel(frame.at) not in ("acl", "ccomp") or tree.relative(frame.at):
        return ()
    return frame.parties.owners(head)


def _quoted_before(frame: Frame) -> tuple[Party, ...]:
    """Who was quoted in the sentence right before: "… , the minister writes. He now contacts the countries"."""
    start = frame.tree.sentence.start
    before = [q for q in frame.parties.draft.quotes if q.sentence.end <= start and start - q.sentence.end <= _GAP]
    quote = max(before, key=lambda q: q.span, default=None)
    return (Party(quote.principal, quote.speaker, quote.span),) if quote is not None and len(quote.principal) == 1 else ()


def _subject_before(frame: Frame, pronoun: int) -> tuple[Party, ...]:
    """The subject of the clause before in the sentence, the only party that is one: "In what leaders called a hijacking, they …"."""
    tree = frame.tree
    verbs = [i for i in range(pronoun) if tree.tokens[i].upos == "VERB" and tree.rel(i) in ("acl", "advcl")]
    held = [tuple(p for s in tree.own_subjects(i) if s < pronoun for p in frame.parties.of(s)) for i in verbs]
    sides = {principals(h): h for h in held if h}
    many = tree.words[pronoun] in tree.section.third_plural
    return next(iter(sides.values())) if len(sides) == 1 and (many or len(next(iter(sides))) == 1) else ()


def _above(frame: Frame) -> tuple[Party, ...]:
    tree = frame.tree
    over = tree.predicate_over(frame.at)
    for _ in range(_FARTHEST):
        if over is None:
            return ()
        placed = () if tree.own_subjects(over) or frame.tree.passive(over) else by_position(frame, over)
        held = placed or tuple(p for s in tree.subjects(over) for p in frame.parties.of(s))
        if held:
            return held
        over = tree.predicate_over(over)
    return ()


def _by_decision(frame: Frame) -> tuple[Party, ...]:
    """ "Prague's decision to expel …", "took the decision to …": whose decision it is."""
    tree, at = frame.tree, frame.at
    while tree.rel(at) == "conj" and (first := tree.head(at)) is not None and not tree.own_subjects(at):
        at = first  # "decisions to recognise it and to accuse Israel"
    head = tree.head(at)
    if head is None or tree.rel(at) != "acl" or tree.tokens[head].upos not in NOMINAL or not tree.marks(at) or tree.relative(at):
        return ()
    owners = frame.parties.owners(head) or tuple(
        p for c in tree.kids(head, "nmod", "obl") if tree.under(c, tree.section.agent_cases) for p in frame.parties.of(c)
    )
    over = tree.predicate_over(head)
    if owners or over is None:
        return owners
    if tree.passive(over):
        return tuple(p for a in _agents(frame, over) for p in frame.parties.of(a))
    return tuple(p for s in tree.subjects(over) for p in frame.parties.of(s)) if tree.rel(head) == "obj" else ()


def decided_by(frame: Frame) -> tuple[Party, ...]:
    """Whose decision it is that the act right behind that word was: "Kishinev's decision on the expulsion of diplomats"."""
    if frame.passive or not (frame.entry.noun or frame.tree.infinitive(frame.at)):
        return ()
    noun = decision_over(frame.tree, frame.at)
    return deciders(frame.tree, frame.parties, noun, frame.at) if noun is not None else ()


def _by_order(frame: Frame) -> tuple[Party, ...]:
    """What the words say where the tree is silent: a party right before the verb, or the subject of the verb before the comma."""
    tree, at = frame.tree, frame.at
    token = tree.tokens[at]
    if tree.marks(at) and any(tree.words[m] in tree.section.infinitive_marks and tree.tokens[m].upos != "SCONJ" for m in tree.marks(at)):
        return ()
    behind = at > 1 and tree.words[at - 1] == ","  # ", blaming Russia": whoever did what stands before the comma
    if behind and token.feat("VerbForm") in ("Ger", "Part") and tree.rel(at) in ("advcl", "acl", "conj", "parataxis", "xcomp"):
        for i in range(at - 2, -1, -1):
            bare = any(tree.words[m] in tree.section.infinitive_marks for m in tree.marks(i))
            if tree.tokens[i].upos == "VERB" and not bare and not tree.passive(i):
                return tuple(p for s in tree.subjects(i) for p in frame.parties.of(s)) or by_position(frame, i)
    head = tree.head(at)
    if behind and head is not None and head < at and tree.rel(at) in ("parataxis", "conj", "appos") and tree.kids(at, "obj"):
        return tuple(p for s in tree.own_subjects(head) for p in frame.parties.of(s))  # a headline: "freezes trade, kicks out the ambassador"
    return ()

"""One trigger in its sentence, and where the places of its frame are."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import takewhile

from ...packs import Pack
from ...text import Span
from .lexicon import Entry, Slot, Words, fits, slot
from .parties import Parties
from .party import Party, principals
from .standing import after_subordinator, between_verbs, by_agreement, by_case, just_before
from .tags import NOMINAL
from .tree import FEATURE, GENITIVE, Tree

_OBJECT = ("Nom", "Acc", "Par", "Gen")  # cases in which an object may stand
NEXT = 5  # tokens between a trigger and a phrase told by its case alone
FARTHEST_PARTICLE = 25
_REACH = 9  # tokens between a trigger and a phrase that the parser hung elsewhere


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A rule that a token has started; `companions` are the tokens that its needs have found."""

    pack: Pack
    tree: Tree
    parties: Parties
    entry: Entry
    at: int
    companions: tuple[int, ...] = ()
    particles: tuple[int, ...] = field(default=())

    @property
    def span(self) -> Span:
        """The trigger's words, with particle and companions where they stand near it."""
        near = [i for i in (self.at, *self.particles, *self.companions) if abs(i - self.at) <= _REACH]
        return self.tree.span(near)

    @property
    def passive(self) -> bool:
        """True for a passive verb."""
        return not self.entry.noun and self.tree.passive(self.at)

    def slot_parties(self, source: str) -> tuple[Party, ...]:
        """The parties that stand in a slot, empty when none does."""
        where = slot(self.pack, source)
        if where.place == "speaker":
            return self.parties.quoted(self.span)
        if where.place == "teller":
            return self.parties.told_by(self.at)
        tokens = self.tokens(where)
        if where.place == "subj" and not tokens and self._verb_second():
            tokens = self._just_behind()
        if where.lemmas:
            tokens = tuple(t for t in tokens if self._is(t, where.lemmas))
        tokens = self._outermost(tokens) if where.place == "pp" else tokens
        found: list[Party] = []
        for t in tokens:
            match where.scope:
                case "any":
                    found.extend(self.parties.inside(self._without_causes(t)))
                case "place":
                    found.extend(self._seats(t))
                case "poss":
                    found.extend(self.parties.owners(t))
                case "subj":
                    found.extend(p for s in self.tree.subjects(t) for p in self.parties.of(s))
                case _:
                    found.extend(self.parties.owners(t) if where.place == "poss" else self.parties.of(t))
        if not found and not where.scope and not where.lemmas:
            if self.entry.rule.places and where.place in ("obj", "pp"):
                found.extend(p for t in tokens for p in self.parties.placed(self.tree.phrase(t)))
            elif where.place in ("obj", "iobj"):
                found.extend(self._next(self.at))
            elif where.place == "pp" and tokens:
                found.extend(p for c in self.tree.kids(tokens[0], "case")[:1] for p in self._next(c))
        return tuple(dict.fromkeys(found))

    def _seats(self, t: int) -> tuple[Party, ...]:
        """The states in which those lie or are whom a phrase names: "the envoys in Skopje", "the nurses held in Chad"."""
        held = (t, *(c for c in self.tree.kids(t, "acl") if c == t + 1 or self.tree.tokens[c].feat("VerbForm") == "Part"))
        phrases = (self.tree.phrase(i) for i in held)
        return next((found for p in phrases if (found := self.parties.placed(p) or self.parties.seated(p))), ())

    def _without_causes(self, t: int) -> list[int]:
        """The phrase under this token without what it says of the cause, or of what was not: "sanctions on firms over arms for Taiwan"."""
        tree, cases = self.tree, (*self.tree.section.cause_cases, *self.tree.section.negations)
        other = {k for c in tree.kids(t, "conj") if c > t and not self.parties.coordinate(t, c) for k in tree.subtree(c)}
        if self.parties.acts(t):  # "the ambassador to Honduras over a visit … to China": he is sent to one
            hung = [c for c in tree.kids(t, "nmod") if c > t and tree.adposed(c)]
            other |= {k for n, c in enumerate(hung) if any(tree.cases(c) == tree.cases(b) for b in hung[:n]) for k in tree.subtree(c)}
        other |= {k for i in tree.phrase(t) if self.parties.acts(i) for c in self._hosts(i) for k in tree.subtree(c)}
        phrase = [i for i in tree.phrase(t) if i not in other]
        caused = {k for c in phrase if c > t and tree.under(c, cases) for k in tree.subtree(c)}
        return [i for i in phrase if i not in caused]

    def _hosts(self, i: int) -> tuple[int, ...]:
        """To whom a mission or envoy is sent of whom a genitive or an adjective says whose they are: "Russia's mission to the UN"."""
        tree, of = self.tree, self.tree.section.of_cases[:2]
        owned = any(c < i and not tree.adposed(c) and self.parties.inside(tree.phrase(c)) for c in tree.kids(i, "nmod", "amod", "compound"))
        hung = tree.kids(i, "nmod", "obl") if owned else ()
        return tuple(c for c in hung if c > i and tree.adposed(c) and not tree.under(c, of) and self.parties.of(c))

    def _caused(self, party: Party) -> bool:
        """True for a party in a phrase that tells the cause."""
        tree, head = self.tree, self.tree.head_of(party.span)
        cases = tree.section.cause_cases
        return (
            bool(cases) and head is not None and any(tree.tokens[i].upos in NOMINAL and tree.under(i, cases) for i in (head, *tree.ancestors(head)))
        )

    def _told_before(self, tokens: tuple[int, ...]) -> tuple[Party, ...]:
        """Who stands before the place on which a relative clause was hung: "met the minister in Paris, who was invited …"."""
        for t in tokens:
            if self.tree.head(self.at) == t and self.tree.rel(self.at) == "acl" and (over := self.tree.head(t)) is not None:
                for c in reversed([c for c in self.tree.children[over] if c < t]):
                    if held := self.parties.of(c):
                        return held
        return ()

    def _next(self, after: int) -> tuple[Party, ...]:
        """The party named right behind an active verb or a case word, wherever the parser hung it ("gave Taiwan assurances")."""
        tree = self.tree
        if after == self.at and (self.entry.noun or self.passive):
            return self._told_before(tree.objects(self.at)) if self.passive else ()
        for i in range(after + 1, min(after + 4, len(tree.tokens))):
            for party in self.parties.at[i]:
                if tree.tokens[i].upos == "PROPN" and tree.tokens[i].start == party.span.start and not self.parties.genitive(i):
                    return (party, *self.parties.row(party))
            if tree.tokens[i].upos not in ("DET", "ADV") or i in self.particles:
                break
        return ()

    def slot_tokens(self, source: str) -> tuple[int, ...]:
        """The tokens at the head of what stands in a slot of the pack's notation, with the lemmas that it asks for."""
        where = slot(self.pack, source)
        return self.matching(source) if where.lemmas else self.tokens(where)

    def tokens(self, where: Slot) -> tuple[int, ...]:
        """The tokens at the head of what stands in a place."""
        tree, at = self.tree, self.at
        match where.place:
            case "subj":
                return self._outermost(self.agent_phrases()) if self.passive else self._subjects()
            case "obj":
                acted = tuple(c for c in tree.kids(at, "nmod") if tree.tokens[c].deprel == "nmod:gobj")
                return (
                    acted
                    if self.entry.noun
                    else tree.objects(at)
                    or tree.kids(at, "iobj")
                    or self._behind_particle()
                    or self._before_participle()
                    or self._found_nearby()
                    or self._by_order()
                )
            case "iobj":
                return tree.kids(at, "iobj")
            case "pp":
                return self.phrases(where.case)
            case "case":
                return tuple(dict.fromkeys(t for case in where.case.split("|") for t in self.phrases(FEATURE + case)))
            case "poss":
                return (at,)
            case "comp" | "content":
                return self.complements()
            case "xcomp":
                return tree.kids(at, "xcomp")
            case "amod":
                return tree.kids(at, "amod", "compound", "nmod")
            case "any":
                return tuple(self.reach())
            case "clause":
                if tree.kids(at, "cop") and (own := tree.own_subjects(at)):
                    return own  # "Kenya is in talks with Uganda"
                over = tree.predicate_over(at)
                if over is not None and tree.passive(over):
                    # "the expulsion was announced by the ministry": who announced it
                    return tuple(c for c in tree.kids(over, "obl") if tree.under(c, tree.section.agent_cases)) or tree.subjects(over)
                return tree.subjects(over) if over is not None else ()
            case _:
                return ()

    def _by_order(self) -> tuple[int, ...]:
        """The first party behind an active verb of an inflecting language, where the tree has no object: neither adposed nor in a local case."""
        tree = self.tree
        if self.entry.noun or self.passive or not tree.inflects:
            return ()
        for i in range(self.at + 1, len(tree.tokens)):
            token = tree.tokens[i]
            if token.upos in ("SCONJ", "PUNCT") or token.feat("VerbForm") == "Fin":
                return ()
            if self.parties.headed(i) is not None and not tree.adposed(i):
                owns = tree.case(i) == "Gen" and i + 1 < len(tree.tokens) and tree.tokens[i + 1].upos in ("NOUN", "ADJ")
                return (i,) if tree.case(i) in (None, *_OBJECT) and not owns and i not in self._subjects() else ()
        return ()

    def _found_nearby(self) -> tuple[int, ...]:
        """The noun behind an active verb that fulfilled a need of its rule though the parser hung it elsewhere."""
        if self.passive:
            return ()
        return tuple(c for c in self.companions if self.at < c < self.at + _REACH and self.tree.tokens[c].upos == "NOUN" and not self.tree.adposed(c))

    def _behind_particle(self) -> tuple[int, ...]:
        """What stands behind the particle of an active verb, where the parser took that for its preposition ("called in the ambassador")."""
        tree = self.tree
        heads = (tree.head(p) for p in self.particles if tree.rel(p) == "case" and p > self.at and not self.passive)
        return tuple(h for h in heads if h is not None and h > self.at)

    def _subjects(self) -> tuple[int, ...]:
        """The grammatical subject, the order of the words before a subject that the tree only lends from another verb."""
        own = self.tree.own_subjects(self.at)
        if own:
            return tuple(i for i in self.tree.subjects(self.at) if not self._dative(i))
        return (
            between_verbs(self) or after_subordinator(self) or self.tree.subjects(self.at) or just_before(self) or by_case(self) or by_agreement(self)
        )

    def _dative(self, i: int) -> bool:
        """True for a noun whose article shows the dative too, in which no subject stands: "Dem Botschafter untersagte die Regierung …"."""
        tokens = self.tree.tokens
        return tokens[i].feat("Case") == "Dat" and any(tokens[c].feat("Case") == "Dat" for c in self.tree.kids(i, "det"))

    def joint_participle(self) -> bool:
        """True for a participle joined to another in a language that puts objects before it: "hatte … abgezogen und Oman aufgefordert"."""
        tree = self.tree
        joint = tree.rel(self.at) == "conj" or any(tree.rel(c) == "cc" for c in tree.children[self.at])
        return tree.section.objects_first and joint and tree.tokens[self.at].feat("VerbForm") == "Part" and not tree.kids(self.at, "aux")

    def _before_participle(self) -> tuple[int, ...]:
        """The party right before such a participle: its object."""
        tree = self.tree
        if not self.joint_participle() or not self.at:
            return ()
        party = next((p for p in self.parties.at[self.at - 1] if p.span.end == tree.tokens[self.at - 1].end), None)
        head = tree.head_of(party.span) if party is not None else None
        return (head,) if head is not None and not tree.adposed(head) else ()

    def _verb_second(self) -> bool:
        """True for a finite verb behind the first phrase of its clause, in a language that then puts the subject behind the verb."""
        tree, at = self.tree, self.at
        if not tree.section.verb_second or self.entry.noun or self.passive or not at or tree.tokens[at].feat("VerbForm") != "Fin" or tree.marks(at):
            return False
        return tree.tokens[at - 1].upos not in ("CCONJ", "SCONJ", "PUNCT", "PART", "AUX") and not tree.subjects(at)

    def _just_behind(self) -> tuple[int, ...]:
        """The bare name right behind a verb, where the parser found no subject: "Am Montag forderte Russland von …"."""
        held = self._next(self.at)
        head = self.tree.head_of(held[0].span) if held else None
        return (head,) if head is not None and not self.tree.kids(head, "case") else ()

    def agent_phrases(self) -> tuple[int, ...]:
        """The phrases that name the agent of a passive."""
        found = [t for case in self.tree.section.agent_cases for t in self.phrases(case) if not self._of_a_place(t)]
        own = [c for c in self.tree.children[self.at] if self.tree.tokens[c].deprel == "obl:agent"]
        return tuple(dict.fromkeys([*own, *found])) or self._agent_before()

    def _agent_before(self) -> tuple[int, ...]:
        """The agent of a participle that stands with its own phrases before the noun it describes: "die von Moskau verlangte Entschuldigung"."""
        tree = self.tree
        described = self.at + 1 < len(tree.tokens) and tree.tokens[self.at + 1].upos == "NOUN" and tree.head(self.at) == self.at + 1
        if not tree.section.objects_first or not described:
            return ()
        for i in range(self.at - 1, max(self.at - _REACH, -1), -1):
            if tree.tokens[i].upos in ("VERB", "AUX", "SCONJ", "CCONJ", "PUNCT"):
                break
            if tree.words[i] in tree.section.agent_cases and i and tree.tokens[i - 1].upos in ("DET", "PRON"):
                return next(((k,) for k in range(i + 1, self.at) if self.parties.at[k]), ())
        return ()

    def _of_a_place(self, t: int) -> bool:
        """True for a phrase that belongs to another with a preposition: "am Flughafen von Kuala Lumpur" names no agent."""
        over, start = self.tree.head(t), self.tree.tokens[t].start
        hung = over is not None and self.tree.rel(t) == "nmod" and self.tree.tokens[over].upos == "NOUN" and over < t and self.tree.adposed(over)
        return hung and any(n.kind == "place" and n.span.start <= start < n.span.end for n in self.parties.names)

    def complements(self) -> tuple[int, ...]:
        """The heads of the clauses that say what is asked, said or refused."""
        found = [c for c in self.tree.kids(self.at, "ccomp", "xcomp", "acl") if not self.tree.relative(c)]
        marks = self.tree.section.infinitive_marks
        that = self.pack.quotes.grammar.complementizers
        found += [
            c
            for c in self.tree.kids(self.at, "advcl", "obl", "nmod", "csubj")
            if any(self.tree.words[m] in (marks if self.tree.rel(c) != "advcl" else (*marks, *that)) for m in self.tree.marks(c))
            or (self.tree.rel(c) == "advcl" and self.tree.kids(c, "case"))
            if not self.tree.under(c, self.tree.section.source_cases) and not self._tells_when(c)
        ]
        for c in (k for o in self.tree.kids(self.at, "obj", "iobj", "obl", "nmod") for k in (o, *self.tree.kids(o, "appos", "conj", "nmod"))):
            # "gave Qatar ten days to comply": small parsers hang the clause on the object, or on what stands beside it.
            direct = self.tree.rel(c) == "obj" or self.tree.tokens[c].upos == "NOUN"
            found += [k for k in self.tree.kids(c, "acl", "advcl") if direct and any(self.tree.words[m] in marks for m in self.tree.marks(k))]
        for noun in self.companions:
            found += [c for c in self.tree.kids(noun, "acl", "ccomp", "advcl", "xcomp") if not self.tree.relative(c)]
        return tuple(dict.fromkeys(found))

    def _tells_when(self, clause: int) -> bool:
        """True for a clause with a subject and a finite copula of its own before "to": "asked for delay shortly before the truce was due to end"."""
        tree = self.tree
        finite = any(tree.tokens[c].feat("VerbForm") == "Fin" for c in tree.kids(clause, "cop"))
        return tree.rel(clause) == "advcl" and finite and tree.infinitive(clause) and any(tree.rel(s) != "expl" for s in tree.own_subjects(clause))

    def states_facts(self) -> bool:
        """True when the clause under the verb tells what is or was so: "insisted that the valley was its own" asks nothing."""
        tree = self.tree
        said = tree.kids(self.at, "xcomp") if tree.section.verb_second else ()  # "avviste at det er planlagt", as small parsers have it
        for head in (*tree.kids(self.at, "ccomp"), *(c for c in said if tree.kids(c, "mark") and tree.kids(c, "cop", "aux"))):
            helping = tree.kids(head, "aux", "cop")
            if tree.infinitive(head):
                continue
            if any(tree.is_word(c, tuple(tree.section.auxiliaries)) for c in helping):
                continue
            finite = (i for i in (head, *helping) if tree.tokens[i].feat("VerbForm") == "Fin" and tree.tokens[i].feat("Mood") == "Ind")
            bare = not helping and tree.tokens[head].feat("Tense") == "Past" and bool(tree.own_subjects(head))
            known = bool(helping) and tree.section.verb_second
            if bare or any(known or tree.words[i] != tree.lemmas[i] or tree.is_word(i, tree.section.deponents) for i in finite):
                return True
        return False

    def reach(self) -> list[int]:
        """The tokens among which this trigger's phrases stand."""
        if not self.entry.noun:
            return self.tree.clause(self.at)
        own = self.tree.phrase(self.at, coordinated=False)
        over = self.tree.head(self.at)
        # "sent an answer to NATO": the phrase may hang on the verb that carries the noun.
        if over is not None and self.tree.tokens[over].upos == "VERB" and self.tree.rel(self.at) in ("obj", "nsubj"):
            own = sorted({*own, *(i for i in self.tree.clause(over) if i > self.at)})
        return own

    def phrases(self, case: str) -> tuple[int, ...]:
        """The phrases with this case word that belong to the trigger; failing those, one that follows close by with no verb between."""
        tree = self.tree
        if case.startswith(FEATURE):
            return self._declined(case)
        agent = self.entry.noun and case in tree.section.agent_cases
        # "the demands were rejected by NATO": the agent is that of the verb.
        reach = tree.phrase(self.at, coordinated=False) if agent else self.reach()
        held = tuple(i for i in reach if i != self.at and case in tree.cases(i) and (i > self.at or tree.head(i) == self.at) and self._mine(i))
        held = held or tuple(
            c for c in tree.kids(self.at, "advcl", "ccomp", "xcomp") if c > self.at and case in tree.cases(c)
        )  # "barred all from leaving"
        if held:
            return held
        for i in range(self.at + 1, min(self.at + _REACH, len(tree.tokens))):
            if case in tree.cases(i):
                return (i,)
            if tree.tokens[i].upos in ("VERB", "AUX", "SCONJ", "PUNCT") and i not in self.companions:
                break
        return ()

    def _mine(self, i: int) -> bool:
        """False for a phrase that belongs to another noun of the clause ("the meeting comes amid tension between …"), or to what was not."""
        tree = self.tree
        over = tuple(takewhile(lambda a: a != self.at, tree.ancestors(i)))
        before = min(tree.kids(i, "case", "det"), default=i) - 1  # "ohne Abstimmung mit der Regierung", which parsers hang on the verb
        if any(tree.under(a, tree.section.negations) for a in (*over, before)):
            return False  # "held talks with a delegation without coordination with the government"
        if not self.entry.noun:
            return True
        head = tree.head(i)
        return head is None or head in (self.at, tree.head(self.at)) or tree.tokens[head].upos not in NOMINAL or head in tree.phrase(self.at)

    def _outermost(self, phrases: tuple[int, ...]) -> tuple[int, ...]:
        """Those that stand in no other phrase, where there are such with parties; else the first that has any."""
        inner = {i for i in phrases if self._within(i)} if len(phrases) > 1 else set()
        inner |= {i for i in phrases if (over := self.tree.head(i)) in phrases and over is not None and self.parties.owners(over)}
        if not inner:
            return phrases
        outer = tuple(i for i in phrases if i not in inner and inner.isdisjoint(self.tree.ancestors(i)))
        if any(self.parties.of(i) or self.parties.owners(i) for i in outer):
            return outer
        return next(((i,) for i in phrases if self.parties.of(i)), phrases)

    def _within(self, i: int) -> bool:
        """True for a phrase inside of another one that has a case word of its own: "spoke with Macron about the agreement with Libya"."""
        tree = self.tree
        over = tree.head(i)
        known = (None, self.at, *self.companions)
        if over in known or over is None or over > i or tree.tokens[over].upos != "NOUN" or not tree.adposed(over):
            return False
        return not self.parties.acts(over) and not tree.is_word(over, (*tree.section.counting, *tree.section.collective))

    def _declined(self, case: str) -> tuple[int, ...]:
        """The phrases in this case without adposition that hang on the trigger or what belongs to it, else the one right behind it.

        A genitive hangs on many nouns of a clause: unlike what a preposition opens, it counts only where it stands.
        """
        tree, at = self.tree, self.at
        over = tree.head(at)
        carried = self.entry.noun and over is not None and tree.tokens[over].upos == "VERB" and tree.rel(at) in ("obj", "nsubj")
        for node in (at, *self.companions, *((over,) if carried and over is not None else ())):
            held = tuple(c for c in tree.children[node] if c != at and tree.in_case(c, case))
            if held:
                return held
        for step in (1, -1) if case != GENITIVE else (1,):
            for i in range(at + step, min(max(at + step * NEXT, -1), len(tree.tokens)), step):
                if tree.in_case(i, case):
                    return (i,)
                if tree.tokens[i].upos not in (*NOMINAL, "ADJ", "DET", "ADV", "PART"):
                    break
        return ()

    def _is(self, i: int, lemmas: Words) -> bool:
        """True when the phrase under this token is headed by, or coordinated with, or counts ("a list of demands") one of these lemmas."""
        tree = self.tree
        held = (i, *tree.kids(i, "conj"), *(c for c in tree.kids(i, "nmod", "compound", "flat") if not self.parties.of(c)), *self._titles(i))
        return any(fits(tree.lemmas[t], tree.words[t], lemmas) for t in held)

    def _titles(self, i: int) -> tuple[int, ...]:
        """The nouns right before a person's name at this token, or in the same mention of him: "Russlands ambassadør Vladimir Barbin"."""
        tree = self.tree
        if tree.tokens[i].upos != "PROPN":
            return ()
        spans = [p.span for p in self.parties.at[i]]
        inside = tuple(k for s in spans for k, t in enumerate(tree.tokens) if t.upos == "NOUN" and s.start <= t.start < s.end)
        first = i
        while first and tree.tokens[first - 1].upos == "PROPN":
            first -= 1
        before = (first - 1,) if first and tree.tokens[first - 1].upos == "NOUN" and not tree.adposed(first - 1) else ()
        return tuple(k for k in dict.fromkeys((*inside, *before)) if self.parties.acts(k))

    def matching(self, source: str) -> tuple[int, ...]:
        """The tokens that fulfil one need of the rule."""
        where = slot(self.pack, source)
        if where.place == "asked":
            return (self.at,) if self._takes_up() else ()
        if where.lemmas and not self.parties.said(where.lemmas):
            return ()  # most rules ask for words that the sentence does not have
        tokens = self.tokens(where)
        if not where.lemmas:
            if where.place in ("content", "comp", "xcomp"):
                return tokens if not where.scope or self.slot_parties(source) else ()
            if where.place == "teller":
                return (self.at,) if self.slot_parties(source) else ()
            held = tuple(t for t in tokens if self.slot_parties(source))
            bare = where.place == "obj" and not where.scope and not self.entry.noun
            return held or ((self.at,) if bare and not tokens and self._next(self.at) else ())
        if where.place == "any":
            return tuple(t for t in tokens if fits(self.tree.lemmas[t], self.tree.words[t], where.lemmas))
        if where.place == "content" and where.scope == "any":
            return tuple(t for c in tokens for t in self.tree.subtree(c) if fits(self.tree.lemmas[t], self.tree.words[t], where.lemmas))
        held = tuple(t for t in tokens if self._is(t, where.lemmas))
        return held or (self._following(where.lemmas) if where.place == "obj" and not self.entry.noun and not self.passive else ())

    def _takes_up(self) -> bool:
        """True for an active verb that leaves unsaid what it is about, or tells it by a pronoun alone."""
        tree, at = self.tree, self.at
        own = not self.entry.noun and not self.passive and not self.complements() and tree.own_subjects(at)
        return bool(own) and all(tree.tokens[o].upos == "PRON" for o in tree.kids(at, "obj", "iobj"))

    @property
    def answering(self) -> bool:
        """True for a rule that asks for a request to its actor just before."""
        return "asked" in self.entry.rule.needs

    def _following(self, lemmas: Words) -> tuple[int, ...]:
        """A noun close behind the verb that the parser did not see as its object."""
        tree = self.tree
        for i in range(self.at + 1, min(self.at + 6, len(tree.tokens))):
            if tree.tokens[i].upos in ("ADP", "SCONJ", "PUNCT", "AUX"):
                break
            if fits(tree.lemmas[i], tree.words[i], lemmas):
                return (i,)
        return ()

    def charged(self) -> set[int]:
        """The words of what somebody is said to have done, less whoever is said to: "rejected claims that it had armed Chad" refuses Chad nothing."""
        tree = self.tree
        if self.entry.rule.type != "REJECT" or self.entry.noun:
            return set()
        nouns = (o for o in tree.objects(self.at) if tree.tokens[o].upos == "NOUN")
        clauses = [c for o in nouns for c in tree.kids(o, "acl", "ccomp") if not tree.infinitive(c) and not tree.relative(c)]
        return {i for c in clauses for i in tree.subtree(c)} - {i for c in clauses for s in tree.own_subjects(c) for i in tree.phrase(s)}

    def elsewhere(self) -> set[int]:
        """The tokens of relative clauses to which the trigger does not belong, and, when it stands in one, all outside of it."""
        tree = self.tree
        found: set[int] = set()
        for i in range(len(tree.tokens)):
            if tree.relative(i):
                inside = set(tree.subtree(i))
                found |= set(range(len(tree.tokens))) - inside if self.at in inside else inside
        return found

    def _company(self) -> list[list[str]]:
        return [words.split() for words in self.tree.section.together if " … " not in words]

    def _openings(self, head: int) -> tuple[int, ...]:
        """Where a noun and its attributes begin, case words left out: at the noun, or at what describes it."""
        before = self.tree.kids(head, "det", "amod", "nummod")
        return tuple(sorted({head, *(c for c in before if c < head)}))

    def others(self, actors: tuple[str, ...]) -> tuple[Party, ...]:
        """The parties of the sentence besides these, when they are but one principal."""
        tree = self.tree
        inner = {i for n in self.companions for c in tree.kids(n, "acl", "ccomp") for i in tree.subtree(c)} | self.elsewhere() | self.charged()
        held: list[Party] = []
        placed: list[Party] = []
        for party in self.parties.all:
            head = tree.head_of(party.span)
            if set(party.principals) & set(actors) or head in inner:  # what a guarantee speaks of is no other side
                continue
            if self.parties.territory(party) or (head is not None and tree.topical(head)):
                continue
            if head is not None and any(tree.words[max(k - len(row), 0) : k] == tuple(row) for k in self._openings(head) for row in self._company()):
                continue  # "has protested together with France": who acts as well is no other side
            place = head is not None and tree.tokens[head].upos == "PROPN" and tree.under(head, tree.section.place_cases)
            (placed if place else held).append(party)
        # Where something takes place is seldom the other side; a group ("the West") that is but mentioned never.
        sides = tuple(p for p in held or placed if not any(":" in x for x in p.principals))
        if len(principals(sides)) > 1:
            sides = tuple(p for p in sides if not self._caused(p))  # over what it was done is no matter of the other side
        return sides if len(principals(sides)) == 1 else ()

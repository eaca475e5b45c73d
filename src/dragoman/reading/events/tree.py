"""One sentence as a tree that roles can be asked of: relations, case words, clauses, voice.

Everything here speaks of Universal Dependencies and of a pack's lists; there is no word of any language in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

from ...models import Sentence, Token
from ...packs.events import EventsSection
from ...text import Span
from .control import lent_subjects
from .tags import NOMINAL, TOPIC

FEATURE = "case:"  # before the value of a Case feature, where a pack could name a case word as well
GENITIVE = "case:Gen"
_CLAUSES = frozenset(("ccomp", "advcl", "csubj", "parataxis", "acl"))
_INSIDE = frozenset(("amod", "det", "flat", "appos", "conj", "compound", "nummod", "nsubj", "fixed"))  # no phrase of their own
_SHORTEST = 4  # letters of a name whose ending tells its case
_LONGEST_CASE = 4  # words of a preposition such as "on the part of", less one


_UNASKED = object()
_P = ParamSpec("_P")
_R = TypeVar("_R")


def _asked_again(method: Callable[Concatenate[Tree, _P], _R]) -> Callable[Concatenate[Tree, _P], _R]:
    """The method with its answers kept: every rule asks the same of the same words, and a tree does not change."""

    @wraps(method)
    def answered(tree: Tree, /, *args: _P.args, **kwargs: _P.kwargs) -> _R:
        key = (method, *args, *kwargs.values())
        known = tree._answers.get(key, _UNASKED)
        if known is _UNASKED:
            known = tree._answers[key] = method(tree, *args, **kwargs)
        return cast(_R, known)

    return answered


class Tree:
    """A sentence's tokens with their children, and the questions that frames ask."""

    def __init__(
        self, sentence: Sentence, section: EventsSection, governors: Mapping[str, str] | None = None, mended: frozenset[int] = frozenset()
    ) -> None:
        self.sentence = sentence
        self.mended = mended  # tokens whose place or tag is not the parser's
        self.governors = section.governors if governors is None else governors
        self.tokens = sentence.tokens
        self.section = section
        children: list[list[int]] = [[] for _ in self.tokens]
        for i, token in enumerate(self.tokens):
            if token.head != i and 0 <= token.head < len(self.tokens):
                children[token.head].append(i)
        self.children = tuple(tuple(c) for c in children)
        self._cases: dict[int, tuple[str, ...]] = {}
        self._answers: dict[tuple[object, ...], object] = {}
        self._rels = tuple(t.deprel.split(":", 1)[0] for t in self.tokens)

    def with_tokens(self, changed: Sequence[Token]) -> Sentence | None:
        """The sentence with these tokens in place of its own, `None` where they are the same: nothing was mended."""
        tokens = tuple(changed)
        return replace(self.sentence, tokens=tokens) if tokens != self.sentence.tokens else None

    @cached_property
    def lemmas(self) -> tuple[str, ...]:
        """Lemmas in lower case."""
        return tuple(t.lemma.lower() for t in self.tokens)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Words in lower case."""
        return tuple(t.text.lower() for t in self.tokens)

    def is_word(self, i: int, words: tuple[str, ...]) -> bool:
        """True when the token's form or lemma is in `words`."""
        return self.words[i] in words or self.lemmas[i] in words

    def rel(self, i: int) -> str:
        """The token's relation without its subtype."""
        return self._rels[i]

    def head(self, i: int) -> int | None:
        """The index of the token's head, `None` for a root."""
        head = self.tokens[i].head
        return None if head == i else head

    def ancestors(self, i: int) -> Iterator[int]:
        """Heads upwards; ends even when the tree is broken."""
        seen = {i}
        head = self.head(i)
        while head is not None and head not in seen:
            yield head
            seen.add(head)
            head = self.head(head)

    @_asked_again
    def kids(self, i: int, *rels: str) -> tuple[int, ...]:
        """Children with one of these base relations (all when none is given)."""
        return tuple(c for c in self.children[i] if not rels or self.rel(c) in rels)

    @_asked_again
    def subtree(self, i: int) -> list[int]:
        """The token and all below it, in the order of the text."""
        found, stack, seen = [], [i], {i}
        while stack:
            node = stack.pop()
            found.append(node)
            fresh = [c for c in self.children[node] if c not in seen]
            seen.update(fresh)
            stack.extend(fresh)
        return sorted(found)

    @_asked_again
    def phrase(self, i: int, *, coordinated: bool = True) -> list[int]:
        """The noun phrase that this token heads, without the clauses that hang on it."""
        found, stack, seen = [], [i], {i}
        while stack:
            node = stack.pop()
            found.append(node)
            for c in self.children[node]:
                before = self.inflects and self.rel(c) == "acl" and c < node and self.tokens[c].feat("VerbForm") == "Part"  # an attribute (fi)
                if c in seen or (self.rel(c) in _CLAUSES and not before) or (self.rel(c) == "conj" and (not coordinated or self.is_predicate(c))):
                    continue
                if self.rel(c) == "appos" and self.is_predicate(c):
                    continue
                seen.add(c)
                stack.append(c)
        return sorted(found)

    @_asked_again
    def clause(self, i: int) -> list[int]:
        """The tokens of the clause that this predicate heads, without clauses below it and predicates beside it."""
        found, stack, seen = [], [i], {i}
        while stack:
            node = stack.pop()
            found.append(node)
            for c in self.children[node]:
                rel = self.rel(c)
                if c in seen or rel in _CLAUSES or (rel in ("xcomp", "conj") and self.tokens[c].upos == "VERB"):
                    continue
                if rel == "conj" and self.kids(c, "nsubj", "cop"):
                    continue
                seen.add(c)
                stack.append(c)
        return sorted(found)

    def is_predicate(self, i: int) -> bool:
        """True for a verb, and for whatever has a subject or copula of its own."""
        return self.tokens[i].upos == "VERB" or bool(self.kids(i, "nsubj", "cop"))

    def predicate_over(self, i: int) -> int | None:
        """The verb or copular predicate on which this token hangs, through noun phrases."""
        for head in self.ancestors(i):
            if self.is_predicate(head) or self.tokens[head].upos == "VERB":
                return head
        return None

    def cases(self, i: int) -> tuple[str, ...]:
        """Case words of a phrase, by lemma and form, with the words fixed to them and those before them joined: ("av",), ("on behalf of",)."""
        if i not in self._cases:
            self._cases[i] = self._case_words(i)
        return self._cases[i]

    def _case_words(self, i: int) -> tuple[str, ...]:
        found = []
        for c in self.kids(i, "case", "mark"):
            parts = sorted([c, *self.kids(c, "fixed")])
            found.append(" ".join(self.words[p] for p in parts))
            if len(parts) > 1:
                found.append(self.words[parts[-1]])
            if len(parts) == 1:
                found.append(self.lemmas[c])
            # "on the part of": parsers hang the words of a longer preposition in many ways; the order of the words is the same.
            last = parts[-1]
            for first in range(max(last - _LONGEST_CASE, 0), last if last < i else 0):
                before = [*self.words[first:last]]
                found += [_joined([*before, end]) for end in dict.fromkeys((self.words[last], self.lemmas[last]))]
        return tuple(dict.fromkeys(found))

    def under(self, i: int, cases: Iterable[str]) -> bool:
        """True when the phrase stands with one of these case words, or without any in one of these cases ("case:Ins")."""
        held = self.cases(i)
        return any(case in held or (case.startswith(FEATURE) and self.in_case(i, case)) for case in cases)

    def in_case(self, i: int, case: str) -> bool:
        """True for a noun or pronoun that heads its phrase, has no adposition and stands in this case ("case:Dat")."""
        by_ending = self._case_by_ending(i)
        if by_ending is not None:
            return by_ending == case.removeprefix(FEATURE) and self.rel(i) not in ("amod", "det") and not self.adposed(i)
        token = self.tokens[i]
        heads = token.upos in NOMINAL and self.rel(i) not in _INSIDE
        return heads and token.feat("Case") == case.removeprefix(FEATURE) and not self.adposed(i)

    def reflexive(self, i: int) -> bool:
        """True for a reflexive pronoun that belongs to its verb."""
        token = self.tokens[i]
        return token.deprel in ("expl:pv", "expl:pass") or (token.feat("Reflex") == "Yes" and self.rel(i) in ("expl", "obj", "iobj"))

    @cached_property
    def inflects(self) -> bool:
        """True for a language in which cases tell the roles, so that they can stand in for a tree."""
        return GENITIVE in self.section.of_cases

    def definite(self, i: int) -> bool:
        """True for a noun with a definite form or article."""
        return any(self.tokens[k].feat("Definite") == "Def" for k in (i, *self.kids(i, "det")))

    def indefinite(self, i: int) -> bool:
        """True for a noun with an indefinite form or article; a tagger often leaves the definite form untold."""
        return any(self.tokens[k].feat("Definite") == "Ind" for k in (i, *self.kids(i, "det")))

    def case(self, i: int) -> str | None:
        """The case in which a token stands: of a name by its ending where the pack lists endings, else what the tagger says."""
        return self._case_by_ending(i) or self.tokens[i].feat("Case")

    @_asked_again
    def _case_by_ending(self, i: int) -> str | None:
        text = self.tokens[i].text
        if not self.section.case_endings or len(text) < _SHORTEST or not text[0].isupper():
            return None
        word = self.words[i]
        fitting = [(len(end), case) for case, ends in self.section.case_endings.items() for end in ends if word.endswith(end)]
        return max(fitting)[1] if fitting else None

    def governor(self, i: int) -> str | None:
        """What this word makes of the acts under it, by its lemma with the particle that stands apart ("denkt darüber nach"), its lemma or form."""
        particles = (self.words[c] for c in self.children[i] if self.tokens[c].deprel == "compound:prt")
        apart = (key for p in particles for key in (p + self.lemmas[i], f"{self.lemmas[i]} {p}"))
        whole = (self.lemmas[i], self.words[i])
        ends = (word.rpartition("-")[2] for word in whole if "-" in word)  # "EU-Vorschlag"
        return next((self.governors[key] for key in (*apart, *whole, *ends) if key in self.governors), None)

    @cached_property
    def conditioned(self) -> frozenset[int]:
        """The verbs of clauses that a condition of several words opens: "as long as", "on condition that", "при условии, что"."""
        rows = [row.split() for row in self.section.conditionals if " " in row]
        plain = [i for i, word in enumerate(self.words) if word != ","] if rows else []
        found = set()
        for n in range(len(plain)):
            for row in rows:
                if [self.words[i] for i in plain[n : n + len(row)]] == row and n + len(row) < len(plain):
                    clause = range(plain[n + len(row)], len(self.tokens))
                    found.add(next((i for i in clause if self.tokens[i].upos == "VERB" or self.words[i] in (",", ";")), -1))
        return frozenset(found)

    def adposed(self, i: int) -> bool:
        """True for a phrase with a preposition or postposition."""
        return any(c < i or self.tokens[c].upos == "ADP" for c in self.kids(i, "case"))

    def relative(self, i: int) -> bool:
        """True for the verb of a relative clause, which some treebanks tell from other clauses at a noun only by its pronoun."""
        if self.tokens[i].deprel == "acl:relcl":
            # DDT hangs infinitives at a noun in the same way ("villig til at tale").
            return not (self.tokens[i].feat("VerbForm") == "Inf" and self.infinitive(i))
        return self.rel(i) == "acl" and any(c < i and self.relates(k) for c in self.children[i] for k in (c, *self.children[c]))

    def relates(self, i: int) -> bool:
        """True for a relative pronoun."""
        token = self.tokens[i]
        return token.upos == "PRON" and (token.feat("PronType") == "Rel" or self.words[i] in self.section.relatives)

    def topical(self, i: int) -> bool:
        """True for a word of what a headline says before its colon."""
        return any(self.tokens[k].deprel == TOPIC for k in (i, *self.ancestors(i)))

    def next_verbs(self, i: int) -> tuple[int, ...]:
        """The verbs joined to this one by a coordinator, as small parsers hang them too: "denounced a violation and has informed the council"."""
        hung = (c for c in self.kids(i, "advcl", "parataxis") if self.tokens[min(self.subtree(c))].upos == "CCONJ")
        return tuple(c for c in (*self.kids(i, "conj"), *hung) if c > i)

    def marks(self, i: int) -> tuple[int, ...]:
        """Subordinating words and infinitive marks of a clause."""
        return tuple(c for c in self.children[i] if self.rel(c) == "mark")

    @_asked_again
    def passive(self, i: int) -> bool:
        """True when the verb is passive, or a participle that describes what was acted upon."""
        token = self.tokens[i]
        if self.is_word(i, self.section.deponents):
            return False
        if self.section.passive_endings and self.words[i].endswith(self.section.passive_endings):
            return True
        if any(self.reflexive(c) for c in self.children[i]):
            return False  # "se sont retirés": its auxiliary and its subject look like those of a passive
        own = ["aux" if self.rel(c) == "aux" and self.tokens[c].deprel != "aux:pass" else self.tokens[c].deprel for c in self.children[i]]
        if "aux:pass" in own:
            return True
        if any(rel in ("nsubj:pass", "csubj:pass") for rel in own):
            helped = self.kids(i, "aux")
            # "Paris a exhorté Moscou": a subject of the passive beside the auxiliary of the active is a slip of the parser.
            supine = token.feat("VerbForm") == "Sup" and token.feat("Voice") == "Pass"  # sv "har utvisats"
            return supine or not helped or not all(self.is_word(c, self.section.perfect) for c in helped)
        if token.upos == "ADJ" and "cop" in own:
            # "is rejected by both": a participle that the tagger took for an adjective, told apart by its agent.
            return any(c > i and self.under(c, self.section.agent_cases) for c in self.kids(i, "obl"))
        voice = token.feat("Voice")
        if voice == "Act":
            return False
        if token.feat("VerbForm") != "Part" or token.feat("Tense") == "Pres" or token.feat("Variant") == "Short":
            return voice == "Pass"
        if voice == "Pass" and "aux" in own and not any(self.is_word(c, self.section.perfect) for c in self.kids(i, "aux")):
            return True
        helping = self.kids(i, "aux", "cop")
        known = (*self.section.perfect, *self.section.auxiliaries)
        other = self.section.perfect and any(not self.is_word(c, known) for c in helping)
        if other and ("obj" not in own or self._of_two(i)) and token.upos == "VERB" and not self.is_word(i, self.section.moving):
            return True  # "er innkalt": no auxiliary of the perfect
        if self.section.verb_second and self._headed(i):
            return True
        # A participle: active with an auxiliary or a subject of its own, whatever voice the tagger saw in it.
        if "aux" in own or "cop" in own or "nsubj" in own:
            return False
        rel, head = self.rel(i), self.head(i)
        if rel == "conj" and head is not None:
            return self.passive(head)
        return rel == "acl" or (rel == "amod" and token.upos == "VERB") or (rel == "root" and "obj" not in own)

    def _headed(self, i: int) -> bool:
        """True for a headline's participle behind people without article: "Tysk ambassadør utvist fra Venezuela"."""
        if (
            self.rel(i) != "root"
            or self.tokens[i].upos != "VERB"
            or self.is_word(i, self.section.moving)
            or self.kids(i, "aux", "cop", "obj", "ccomp")
        ):
            return False
        if self.section.objects_first and any(t.upos != "PUNCT" for t in self.tokens[i + 1 :]):
            return False  # "verlangt" is finite as well
        before = [c for c in self.kids(i, "nsubj") if c < i]
        return len(before) == 1 and self.tokens[before[0]].upos == "NOUN" and not self.definite(before[0]) and not self.kids(before[0], "det")

    def _of_two(self, i: int) -> bool:
        """True for a verb that gives or refuses something to somebody, whose passive keeps one object: "er nektet et møte"."""
        governs = self.governors.get(self.lemmas[i], self.governors.get(self.words[i]))
        return governs == "denied" and all(c > i and not self.is_word(c, self.section.third_person) for c in self.kids(i, "obj"))

    def subjects(self, i: int, depth: int = 0) -> tuple[int, ...]:
        """The tokens that stand as grammatical subject of this predicate, found through control, coordination and relative clauses."""
        own = self.own_subjects(i)
        if self.tokens[i].upos == "VERB" and not any(c < i for c in own):
            own = self._bare_name_before(i)[:1] or own
        if own:
            return tuple(self.antecedent(c) for c in self._side_by_side(i, own))
        return tuple(s for s in lent_subjects(self, i, depth) if self._agree(i, s))

    def _side_by_side(self, i: int, own: tuple[int, ...]) -> tuple[int, ...]:
        """The subject; of several before the verb, those of its own sentence, and all in the nominative where cases tell ("Serbia ja Venäjä")."""
        before = [c for c in own if c < i]
        if len(before) < len(own) or len(own) == 1:
            return own[:1]
        near = [c for c in before if "." not in self.words[c:i]] or before
        if not self.inflects or any(self.tokens[k].upos in ("VERB", "AUX", "SCONJ") or self.words[k] == "," for k in range(near[0], near[-1])):
            return (near[0],)
        return tuple(c for c in near if self.case(c) == "Nom") or (near[0],)

    def _agree(self, verb: int, subject: int) -> bool:
        """False for a plural verb and a single subject, or the other way: that clause has another subject, which it leaves out."""
        form = self.tokens[verb]
        if form.feat("VerbForm") != "Fin" or self.kids(subject, "conj"):
            return True
        numbers = {form.feat("Number"), self.tokens[subject].feat("Number")}
        return numbers != {"Sing", "Plur"} or self.tokens[subject].upos == "PROPN"

    @_asked_again
    def own_subjects(self, i: int) -> tuple[int, ...]:
        """Subjects of the predicate itself, some of which parsers hang on its auxiliary."""
        nodes = (i, *(c for c in self.kids(i, "aux", "cop")))
        held = sorted(
            c for n in nodes for c in self.kids(n, "nsubj") if not self._oblique(c) and not self._opens_company(c) and not self._likened(c, i)
        )
        return tuple(c for c in held if self.tokens[c].deprel != "nsubj:outer") or tuple(held)

    def _opens_company(self, i: int) -> bool:
        """True for the first word of "together with …" at the head of a sentence, where its capital makes a name of it."""
        return i == 0 and any(" ".join(self.words[: len(row)]) == " ".join(row) for row in (w.split() for w in self.section.together))

    def _likened(self, i: int, verb: int) -> bool:
        """True for "Like other powers, France condemned …": a phrase with a preposition, before a comma and a name."""
        if self.inflects or not self.adposed(i) or not i < verb:
            return False
        return self.tokens[verb - 1].upos == "PROPN" and any(self.words[k] == "," for k in range(i, verb))

    def _oblique(self, i: int) -> bool:
        """True for a phrase whose article shows that it is no subject, whatever the parser says."""
        if self.words[i] in self.section.oblique_pronouns:
            return True
        articles = self.section.oblique_articles
        return bool(articles) and any(self.words[c] in articles for c in self.kids(i, "det"))

    def _bare_name_before(self, i: int) -> tuple[int, ...]:
        """A name without case word right before its verb that the parser called something else than its subject."""
        return tuple(
            c
            for c in self.kids(i, "advmod", "dep", "vocative", "discourse", "dislocated")
            if c < i and self.tokens[c].upos == "PROPN" and not self.kids(c, "case")
        )

    @_asked_again
    def objects(self, i: int) -> tuple[int, ...]:
        """The tokens that are acted upon: objects, the subject of a passive, the noun that a clause without object describes."""
        if self.passive(i):
            subjects = self.subjects(i)
            return (*subjects, *(c for c in self.kids(i, "obj") if c not in subjects))
        own = self._meant(i, self.kids(i, "obj") or tuple(c for c in self.kids(i, "obl", "iobj") if self.under(c, self.section.object_cases)))
        subjects = self.own_subjects(i)
        acted = len(subjects) > 1 and (subjects[-1] > i or (self.inflects and self.case(subjects[-1]) not in (None, "Nom")))
        if acted or (subjects and subjects[0] > i and self._bare_name_before(i)):
            # Two subjects: the later one is what was acted upon, taken for a subject because it stands bare behind the verb.
            own = (subjects[-1], *own)
        if own:
            return tuple(self.antecedent(c) for c in own)
        head = self.head(i)
        if head is not None and self.kids(i, "nsubj") and self.tokens[head].upos in NOMINAL and self.relative(i):
            return (head,)
        if self.rel(i) == "conj" and head is not None and not self.kids(i, "nsubj", "ccomp", "xcomp", "obl") and self.tokens[head].upos == "VERB":
            later = [c for c in self.kids(head, "obj") if c > i]
            return tuple(later)
        return ()

    def _meant(self, i: int, own: tuple[int, ...]) -> tuple[int, ...]:
        """Objects, a pronoun being what the verb before in the same sentence acted upon ("broke off relations, and Bahrain downgraded them")."""
        head = self.head(i)
        if len(own) != 1 or self.words[own[0]] not in self.section.third_person or self.rel(i) != "conj" or head is None:
            return own
        return self.kids(head, "obj") or own

    def antecedent(self, i: int) -> int:
        """What a relative pronoun stands for; any other token is itself."""
        if self.tokens[i].feat("PronType") != "Rel" and (self.words[i] not in self.section.relatives or self.rel(i) == "det"):
            return i
        for node in (i, *self.ancestors(i)):
            head = self.head(node)
            if self.tokens[node].deprel.startswith("acl") and head is not None:
                return self.counted_among(head)
        return i

    def counted_among(self, i: int) -> int:
        """Who is said to be one of those that a relative clause tells of: "Malta is among the countries that signed"; else the noun itself."""
        head = self.head(i)
        counted = self.rel(i) == "nmod" and head is not None and self.under(i, self.section.counted_cases)
        top = head if counted and head is not None and self.tokens[head].upos in ("NUM", "PRON", "DET") else i
        among = top != i or not self.kids(i, "case") or self.under(i, self.section.including_cases)
        if not among or not self.is_word(i, self.section.collective) or not self.kids(top, "cop") or self.negated(top):
            return i
        return next((s for s in self.kids(top, "nsubj") if s < top), i)

    def negated(self, i: int) -> bool:
        """True when a negation hangs on this predicate, its auxiliary, or (as a determiner) on its subject or object."""
        words = self.section.negations
        held = self.kids(i, "aux", "cop")
        helping = (*held, *(c for h in held for c in self.kids(h, "aux")))  # fi "eivät aio": what denies hangs on the auxiliary
        near = [i, *helping]
        around = (*helping, *(c for n in near for k in self.kids(n, "advmod", "det", "discourse", "cc") for c in (k, *self.kids(k, "advmod"))))
        denying = [c for c in around if self.is_word(c, words)]
        if any(map(self.of_more, denying)):
            return False
        if not all(map(self.of_condition, denying)):
            return True
        first = self.head(i) if self.rel(i) == "conj" and not self.kids(i, "nsubj") else None
        if first is not None and any(c < first and self.is_word(c, words) for c in self.kids(first, "cc")):
            return True  # "har verken bekreftet eller avkreftet"
        # "hat aufgefordert, keine Gespräche zu führen": what stands behind a comma is another clause, wherever the parser hung it.
        own = [n for n in self.kids(i, "nsubj", "obj") if n < i or "," not in self.words[i + 1 : n]]
        openings = (min(self.phrase(n)) for n in own if n < i)
        if any(" ".join(self.words[max(k, 0) : max(k, 0) + 2]) in words for n in openings for k in (n, n - 2)):
            return True  # "Not even Russia recognises it"
        return any(self.is_word(c, words) for n in own for c in (n, *self.kids(n, "det")))

    def of_more(self, i: int) -> bool:
        """True for a negation of "only": what it stands with is done, and more than that ("not only recalled its envoy", "n'a pas seulement")."""
        words, more = self.words, self.section.onlys
        helped = i + 2 < len(words) and self.tokens[i + 1].upos in ("AUX", "VERB") and words[i + 2] in more  # "ei ole vain", "inte vill bara"
        return i + 1 < len(words) and (words[i + 1] in more or helped)

    def of_condition(self, i: int) -> bool:
        """True for a negation that belongs to the word of condition before it: "If not, we will …", "Hvis ikke vil vi …"."""
        if i >= len(self.tokens) or not self.is_word(i, self.section.negations):
            return False
        following = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        clause = following is not None and (following.upos in ("AUX", "VERB", "PUNCT"))
        return i > 0 and self.words[i - 1] in self.section.conditionals and clause

    def infinitive(self, i: int) -> bool:
        """True for an infinitive: by its mark, or by its form when nothing makes a clause of its own of it."""
        marks = self.section.infinitive_marks
        if any(self.words[m] in marks and self.tokens[m].upos != "SCONJ" for m in self.marks(i)):
            return True
        return self.tokens[i].feat("VerbForm") == "Inf" and not self.kids(i, "aux", "nsubj")

    def span(self, indices: list[int] | tuple[int, ...]) -> Span:
        """The stretch of the report from the first to the last of these tokens."""
        return Span(self.tokens[min(indices)].start, self.tokens[max(indices)].end)

    def token_at(self, offset: int) -> int | None:
        """The token that covers this offset."""
        for i, token in enumerate(self.tokens):
            if token.start <= offset < token.end:
                return i
        return None

    def head_of(self, span: Span) -> int | None:
        """The token of `span` whose head lies outside of it: the one for which the span stands in the tree."""
        inside = [i for i, t in enumerate(self.tokens) if t.start < span.end and span.start < t.end]
        held = set(inside)
        for i in inside:
            head = self.head(i)
            if head is None or head not in held:
                return i
        return inside[0] if inside else None


def _joined(words: list[str]) -> str:
    """Words of a preposition as people write them, also where the first is elided ("à l'égard de")."""
    return " ".join(words).replace("\u2019", "'").replace("' ", "'")

"""Longer Finnish press sentences with their trees, from the parts of `training.press.fi`.

What its sentences are too short for: lists of three and four parties, names between commas, relative clauses behind any noun, two clauses
that are said, clauses within clauses, the source first, quotations of several kinds.
"""

from __future__ import annotations

from collections.abc import Iterator

from training.conllu import TreebankSentence
from training.press.fi import WORDS, NounPhrase, _and, _comma, _finite, _Press, _that, _with_postposition
from training.press.grammar import SAME, Node, Phrase, as_sentence, is_tree, punct

MARKS = (("”", "”"), ("”", "”"), ('"', '"'), ("»", "»"))


def sentences(count: int = 4000, seed: int = 17) -> Iterator[TreebankSentence]:
    """So many sentences; the same for the same seed."""
    press = _LongPress(seed)
    made = 0
    while made < count:
        words = press.sentence().words
        if is_tree(words):
            yield as_sentence(words, "fi-press-long")
            made += 1


class _LongPress(_Press):
    """The grammar with more around its clauses."""

    def party(self, case: str, share: float = 0.13) -> NounPhrase:
        """As before; sometimes a list, or with what a name is between commas."""
        kind = self.dice.random()
        if kind < 0.07 and share:
            return self.several(case)
        if kind < 0.13:
            return self.explained(case)
        return super().party(case, share)

    def several(self, case: str) -> NounPhrase:
        """Kiina, Venäjä ja Iranin ulkoministeriö."""
        first, *others = [super(_LongPress, self).party(case, 0) for _ in range(self.pick((3, 3, 4)))]
        words = list(first.words)
        for number, other in enumerate(others):
            last = number == len(others) - 1
            words += [_and(other.head) if last else _comma(other.head), *other.under(first.head, "conj")]
        return NounPhrase(words, first.head, plural=True)

    def explained(self, case: str) -> NounPhrase:
        """Lavrov, Venäjän ulkoministeri,"""
        name, office = self.person(case), self.office(case)
        return NounPhrase([*name.words, _comma(office.head), *office.under(name.head, "appos"), _comma(office.head)], name.head)

    def with_relative(self, clause: Phrase) -> Phrase:
        """The clause with a relative clause behind its last word, if that is a noun or a name."""
        last = clause.words[-1]
        if last.upos not in ("NOUN", "PROPN") or "Number=" not in last.feats:
            return clause
        while last.deprel in ("flat:name", "flat") and last.head is not None:
            last = last.head
        plural = "Number=Plur" in last.feats
        feats = f"Case=Nom|Number={'Plur' if plural else 'Sing'}|PronType=Rel"
        if self.chance(0.6):
            lower = self.clause("Past" if not plural else "", subject=False)
            if plural:
                return clause
            which = Node("joka", "joka", "PRON", feats, "nsubj", lower.head)
            opening = [which]
        else:
            lower = self.clause()
            form, word = self.pick((("jonka", "mukaan"), ("jossa", ""), ("jonka", "jälkeen"), ("johon", ""), ("josta", "")))
            case = {"jonka": "Gen", "jossa": "Ine", "johon": "Ill", "josta": "Ela"}[form]
            which = Node(form, "joka", "PRON", f"Case={case}|Number=Sing|PronType=Rel", "obl", lower.head)
            opening = [which, *([Node(word, SAME, "ADP", "AdpType=Post", "case", which)] if word else [])]
        return Phrase([*clause.words, _comma(lower.head), *opening, *lower.under(last, "acl:relcl")], clause.head)

    def said_twice(self) -> Phrase:
        """X sanoi, että … ja että …; X sanoi, että …, koska …"""
        who = self.speaker()
        verb = _finite(self.pick(WORDS["say"]), self.pick(["Past", "Past", "Pres"]), who.plural)
        first, second = self.any_clause(), self.any_clause()
        words = [*self.perhaps_time(0.2, verb), *who.under(verb, "nsubj"), verb, *self.perhaps_adverbial(0.2, verb)]
        words += [_comma(first.head), _that(first.head), *first.under(verb, "ccomp")]
        if self.chance(0.5):
            words += [_and(second.head), _that(second.head), *second.under(first.head, "conj")]
        else:
            link = Node(self.pick(["koska", "kun", "jos", "vaikka", "kunnes"]), SAME, "SCONJ", "", "mark", second.head)
            words += [_comma(second.head), link, *second.under(first.head, "advcl")]
        return Phrase(words, verb)

    def subordinate_first(self) -> Phrase:
        """Kun …, X …"""
        lower, main = self.any_clause(), self.any_clause()
        link = Node(self.pick(["kun", "koska", "jos", "vaikka"]), SAME, "SCONJ", "", "mark", lower.head)
        return Phrase([link, *lower.under(main.head, "advcl"), _comma(lower.head), *main.words], main.head)

    def by_source(self) -> Phrase:
        """X:n mukaan …, ja …"""
        first, second = self.any_clause(), self.clause()
        source = _with_postposition(self.speaker("Gen"), "mukaan").under(first.head, "obl")
        link = Node(self.pick(["ja", "mutta", "sillä"]), SAME, "CCONJ", "", "cc", second.head)
        return Phrase([*source, *first.words, _comma(second.head), link, *second.under(first.head, "conj")], first.head)

    def in_marks(self) -> Phrase:
        """”…”, sanoi X Y:ssä. X sanoi: ”…” ”…”, X sanoi, ja …"""
        told = self.with_relative(self.any_clause()) if self.chance(0.3) else self.any_clause()
        opening, closing = self.pick(MARKS)
        told.words[0].glued = True
        quote = [punct(opening, told.head, glued=False), *told.words, punct(closing, told.head)]
        if self.chance(0.6):
            return Phrase([*quote, *self.attribution(told.head, WORDS["say"], 0.5)], told.head)
        verb, who, rest = self.saying(told.head, WORDS["say"])
        told.words[0].form = told.words[0].form[0].upper() + told.words[0].form[1:]
        return Phrase([*who, verb, *rest, punct(":", verb), *quote], told.head)

    def sentence(self) -> Phrase:
        """A sentence, its root the head."""
        kinds = (
            *(self.said_twice,) * 3, *(self.in_marks,) * 3, *(self.subordinate_first,) * 2, *(self.by_source,) * 2, *(self.related,) * 4,
            *(self.clause,) * 3, self.passive, self.joined,
        )  # fmt: skip
        made = self.pick(kinds)()
        if self.chance(0.95):
            made.words = [*made.words, punct(".", made.head)]
        made.head.deprel, made.head.head = "root", None
        return made

    def related(self) -> Phrase:
        """A clause, reported or not, with a relative clause behind it."""
        return self.with_relative(self.clause() if self.chance(0.5) else self.said_that() if self.chance(0.5) else self.passive())

"""Who stands in a phrase: names, references and first persons of a sentence as parties of international politics."""

from __future__ import annotations

from ...text import Span
from ..draft import Draft, overlapping
from ..types import Name, Quote
from .lexicon import PREFIXES, Words, fits, spelled
from .mentions import host_of, in_rows, state_of
from .party import Party, once
from .tags import NOMINAL
from .tree import Tree

_AGENTS = frozenset(("person", "body", "office"))
_NAMED_APART = frozenset(("instrument",))  # a treaty acts for nobody
_DEEPEST = 6
_ENDS_LIST = frozenset(("VERB", "AUX", "SCONJ"))
_MARKS = (";", ":", "(", ".")
_SHORTEST = 4  # letters of the rest of a compound with its hyphen
_LOCAL = frozenset(("Ine", "Ela", "Ill", "Ade", "Abl", "All"))


class Parties:
    """The mentions of one sentence, to be asked for by token."""

    def __init__(self, draft: Draft, tree: Tree) -> None:
        self.draft = draft
        self.tree = tree
        first, last = tree.sentence.start, tree.sentence.end
        self.quotes = tuple(q for q in draft.quotes if q.span.start < last and first < q.span.end)
        self.times = tuple(t.span for t in overlapping(draft.times, first, last))
        self.names = overlapping(draft.names, first, last)
        self.acting = spelled(draft.pack, "|".join(tree.section.acting))
        self.partisan = spelled(draft.pack, "|".join(tree.section.partisan))
        self.at: list[list[Party]] = [[] for _ in tree.tokens]
        self.all: list[Party] = []
        self._heads: dict[Span, int | None] = {}
        self._rows: dict[Span, tuple[Party, ...]] = {}
        self._said: dict[Words, bool] = {}
        self._words = frozenset((*tree.lemmas, *tree.words))
        self._joining = in_rows(tree.words, tree.section.joining)
        self.places = {n.span: Party((state,), None, n.span) for n in self.names if (state := state_of(n) or host_of(n)) is not None}
        self._collect(first, last)

    def _collect(self, first: int, last: int) -> None:
        found: list[Party] = []
        for name in self.names:
            if name.span.start < first or name.span.end > last or name.kind in _NAMED_APART or self._half(name):
                continue
            principals = name.principal or ((name.id,) if name.kind == "group" and name.id else ())
            if principals:
                found.append(Party(principals, name.id if name.kind in _AGENTS else None, name.span))
        for ref in self.draft.references:
            if ref.span.start < first or ref.span.end > last or not ref.principal:
                continue
            person = ref.id if ref.id and ref.id.split(":", 1)[0] in _AGENTS else None
            found.append(Party(ref.principal, person, ref.span))
        taken = {p.span for p in found}
        for token in self.tree.tokens:
            span = Span(token.start, token.end)
            quote = self.quote_at(token.start)
            first = (token.feat("Person") == "1" and token.upos in ("PRON", "DET")) or token.text.lower() in self.tree.section.first_person
            if first and quote is not None and quote.principal and span not in taken:
                found.append(Party(quote.principal, quote.speaker, span))
        # The narrowest mention of a token is the one that is meant there; wider ones ("Russia's foreign minister") count at their head.
        for party in sorted(found, key=lambda p: (len(p.span), p.span)):
            self._heads[party.span] = self.tree.head_of(party.span)
            for i, token in enumerate(self.tree.tokens):
                if token.start < party.span.end and party.span.start < token.end:
                    self.at[i].append(party)
        self.all = sorted(found, key=lambda p: (p.span, p.principals))

    def _half(self, name: Name) -> bool:
        """True for the first half of a compound that shares its second with the next word: "das EU- und Nato-Land"."""
        after = self.draft.report.text[name.span.end : name.span.end + 2]
        return len(after) > 1 and after[0] == "-" and after[1].isspace() and self.draft.report.text[name.span.start - 1 : name.span.start] != "-"

    def said(self, wanted: Words) -> bool:
        """True when a word of the sentence is one of these: what a rule asks for is looked for in the tree only then."""
        known = self._said.get(wanted)
        if known is None:
            words = self._words
            known = self._said[wanted] = not wanted.whole.isdisjoint(words) or (bool(wanted.ends) and any(w.endswith(wanted.ends) for w in words))
        return known

    def quote_at(self, offset: int) -> Quote | None:
        """The narrowest direct or mixed quote around this character."""
        held = [q for q in self.quotes if q.kind != "indirect" and q.span.start <= offset < q.span.end]
        return min(held, key=lambda q: len(q.span), default=None)

    def headed(self, i: int) -> Party | None:
        """The mention that has this token for its head, the widest first: a foreign minister before the state that he serves."""
        held = [p for p in self.at[i] if self._heads[p.span] == i and not self._first_part(i, p)]
        return max(held, key=lambda p: len(p.span), default=None)

    def _first_part(self, i: int, party: Party) -> bool:
        """True for a name that only opens a compound of which the rest acts for nobody: "Nato-jäsenyys", "EU-Sanktionen", not "Nato-Chef"."""
        token = self.tree.tokens[i]
        rest = token.text[party.span.end - token.start :].lower() if token.start == party.span.start else ""
        if not rest.startswith(("-", "\u2010", "\u2011")) or len(rest) < _SHORTEST:
            return False
        if not any(self.at[c] for c in self.tree.kids(i, "nmod", "amod", "det", "compound") if c < i):
            return False  # "China-Reise": nobody else is named
        lemma = self.tree.lemmas[i].rpartition("-")[2]
        return not fits(lemma, rest[1:], self.acting) and not {lemma, rest[1:]} & set(self.tree.section.collective)

    def _prefixed(self, i: int, party: Party) -> bool:
        """True for an abbreviation that opens a compound as an adjective does: "US-Angriff", not "Ukraine-Krieg"."""
        token = self.tree.tokens[i]
        name = token.text[: party.span.end - token.start]
        return party.span.start == token.start and party.span.end < token.end and name.lower() in PREFIXES and not self.acts(i)

    def of(self, i: int, depth: int = 0) -> tuple[Party, ...]:
        """The parties for which the phrase under this token stands, with those coordinated to it."""
        i = self.tree.antecedent(i)
        found = list(self._head_parties(i, depth))
        if depth < _DEEPEST:
            for c in self.tree.kids(i, "conj"):
                if not self.tree.is_predicate(c) and self.coordinate(i, c):
                    found.extend(self.of(c, depth + 1))
            if found and (before := self._adjective_before(found[0])) is not None:
                found.insert(0, before)
            if not depth and (whose := self._whose(i)) is not None and whose not in found:
                found.insert(0, whose)
            for k in () if depth else self._groups(i):
                found.extend(p for p in self._named_behind(k) if p not in found)
            if found and (self.tree.inflects or (not depth and self._many(i))):
                found.extend(self._joined(found[-1]))
            if found and self.acts(i) and (alone := self.tree.token_at(found[0].span.start)) is not None:
                found.extend(p for p in self._adjectives(i, alone) if p not in found)
            if found and not depth:
                found.extend(q for p in tuple(found) for q in self.row(p))
            if not found and self.tree.is_word(i, self.tree.section.counting):
                for c in self.tree.kids(i, "nmod", "obl", "appos"):
                    found.extend(self.of(c, depth + 1))
            if self.tree.tokens[i].upos in NOMINAL:
                for c in self.tree.kids(i, "nmod", "obl", "appos", "advcl", "acl"):
                    if self.tree.under(c, self.tree.section.including_cases):
                        found.extend(self.of(c, depth + 1) or (self.owners(c) if self.tree.tokens[c].upos == "PRON" else ()))  # "those of Chad"
        return once(found)

    def coordinate(self, one: int, other: int) -> bool:
        """False for a noun in a local case and another in none: "visited the States, and Finland's minister said …"."""
        cases = {self.tree.case(one), self.tree.case(other)}
        return not self.tree.inflects or self.tree.adposed(one) or not cases & _LOCAL or len(cases) == 1 or self.rigid(one) or self.rigid(other)

    def _adjective_before(self, party: Party) -> Party | None:
        """The other side of "Philippine and American forces", when the second was named together with its noun."""
        tree = self.tree
        first = next((i for i, t in enumerate(tree.tokens) if t.start == party.span.start), None)
        if (
            first is None
            or first < 2
            or tree.tokens[first].upos != "ADJ"
            or tree.tokens[first - 1].upos != "CCONJ"
            or tree.tokens[first - 2].upos != "ADJ"
        ):
            return None
        return next((p for p in self.at[first - 2] if p.span.end == tree.tokens[first - 2].end), None)

    def _groups(self, i: int) -> tuple[int, ...]:
        """The nouns of a subject or object that may be a group: itself, what is beside it, what they count ("Chad and a number of states")."""
        tree = self.tree
        beside = (i, *tree.kids(i, "conj"))
        counted = (n for c in beside if tree.is_word(c, tree.section.counting) for n in tree.kids(c, "nmod", "obl"))
        return tuple(k for k in (*beside, *counted) if tree.tokens[k].upos == "NOUN")

    def _named_behind(self, i: int) -> tuple[Party, ...]:
        """The members of a group told behind it, however the parser hung them: "leaders, among them A, B and C, condemned …"."""
        tree = self.tree
        if not (self.acts(i) or tree.is_word(i, tree.section.collective)) or tree.tokens[i].feat("Number") == "Sing":
            return ()
        comma = i + 1 if i + 2 < len(tree.tokens) and tree.words[i + 1] == "," else i
        words = next((n for n in (1, 2) if " ".join(tree.words[comma + 1 : comma + 1 + n]) in tree.section.including_cases), 0)
        first = comma + 1 + words
        if comma == i or not words:
            return ()
        stop = next((k for k in range(first, len(tree.tokens)) if tree.tokens[k].upos in _ENDS_LIST or tree.words[k] in _MARKS), len(tree.tokens))
        return self.inside(tuple(range(first, stop)))

    def _apposed(self, i: int) -> tuple[Party, ...]:
        """The states named right behind their word: "the presidents of the countries Venezuela and Guyana"."""
        tree, found, at = self.tree, list[Party](), i + 1
        if not tree.is_word(i, tree.section.collective) or tree.tokens[i].feat("Number") != "Plur":
            return ()
        while (
            at < len(tree.tokens) and tree.tokens[at].upos == "PROPN" and (here := [p for p in self.at[at] if p.span.start == tree.tokens[at].start])
        ):
            found.append(max(here, key=lambda p: len(p.span)))
            at = self._tokens(found[-1])[-1] + 1
            linked = at < len(tree.tokens) and (tree.tokens[at].upos == "CCONJ" or tree.words[at] == ",")
            at += linked
        related = at < len(tree.tokens) and tree.tokens[at].upos in ("VERB", "AUX") and not tree.section.verb_second  # "countries it and China see"
        return tuple(found) if len(found) > 1 and not related else ()

    def _whose(self, i: int) -> Party | None:
        """The party right before "and its …", which does what its allies do: "Mali and its allies"."""
        tree = self.tree
        own = next((c for c in self.tree.kids(i, "det", "nmod") if c < i and tree.words[c] in tree.section.third_person), None)
        if own is None or own < 2 or tree.tokens[own - 1].upos != "CCONJ" or any(tree.tokens[k].upos == "VERB" for k in range(own, i)):
            return None
        party = next((p for p in self.at[own - 2] if p.span.end == tree.tokens[own - 2].end and not self.genitive(own - 2)), None)
        return party if party is not None and tree.tokens[own - 2].upos == "PROPN" and self._leads(self._tokens(party)[0]) else None

    def _joined(self, party: Party) -> tuple[Party, ...]:
        """The party that follows with nothing but "and" between, in the same case: its coordinate, whatever the tree says."""
        tree = self.tree
        last = next((i for i, t in enumerate(tree.tokens) if t.end == party.span.end), None)
        after = self._behind_coordinator(last) if last is not None else None
        if last is None or after is None:
            return ()
        following = next((p for p in self.at[after] if p.span.start == tree.tokens[after].start), None)
        head = tree.head_of(following.span) if following is not None else None
        mine = tree.head_of(party.span)
        if following is None or head is None or mine is None or tree.adposed(head):
            return ()
        over = tree.head(head)
        if not tree.inflects and over is not None and over > head and tree.tokens[over].upos in NOMINAL:
            return ()  # "officials from Russia and Ukraine's schools"
        alike = tree.case(head) == tree.case(mine) or self.rigid(head) or self.rigid(mine)
        hung = tree.rel(head) == "conj" and over == last != mine and tree.case(head) != "Nom"  # "the authorities of Iraq and Sweden", by their tree
        return (following,) if alike or hung else ()

    def _behind_coordinator(self, last: int) -> int | None:
        """The token behind "and", or behind words that join as it does, where such follow this token."""
        words, after = self.tree.words, last + 1
        after += after < len(words) and words[after] == "," and after + 1 in self._joining
        first = after
        while after < len(words) and after in self._joining:
            after += 1
        after += after == first < len(words) and self.tree.tokens[first].upos == "CCONJ"
        return after if first < after < len(words) else None

    def _many(self, i: int) -> bool:
        """True for people or bodies who open their clause and may belong to several: "The authorities of Iraq and Sweden condemned …"."""
        return self.acts(i) and self.tree.tokens[i].feat("Number") == "Plur" and self._leads(i)

    def row(self, party: Party) -> tuple[Party, ...]:
        """The other parties of an enumeration that parsers break apart, with but commas, coordinators, articles and one case word between."""
        if party.span not in self._rows:
            self._rows[party.span] = self._row(party)
        return self._rows[party.span]

    def _row(self, party: Party) -> tuple[Party, ...]:
        tree = self.tree
        inside = [i for i, t in enumerate(tree.tokens) if t.start < party.span.end and party.span.start < t.end]
        if not inside or not self._listable(inside):
            return ()
        first, last = inside[0], inside[-1]
        opened = self._opening(first)
        before = self._stretch(first, -1, opened, party.principals)
        after = self._stretch(last, 1, opened, party.principals)
        ends = max((i for p, _ in after for i in self._tokens(p)), default=last)
        following = tree.tokens[ends + 1] if ends + 1 < len(tree.tokens) else None
        if (
            after
            and following is not None
            and following.upos in ("VERB", "AUX")
            and not (tree.section.objects_first and following.feat("VerbForm") in ("Part", "Inf"))
            and not self._leads(first if not before else self._tokens(before[-1][0])[0])
        ):
            after = []  # "after talks with Russia, China and India agreed": another clause begins
        listed = [*reversed([p for p, _ in before]), party, *(p for p, _ in after)]
        links = [*reversed([linked for _, linked in before]), *(linked for _, linked in after)]
        # A list ends with what stands behind its coordinator: "with Oman and Iran, Iraq's minister …" has two members.
        opens, start = 0, 0
        place = len(before)
        for n, linked in enumerate(links):
            if n and links[n - 1] and not linked:
                if n >= place:
                    listed, links = listed[: n + 1], links[:n]
                    break
                start = n + 1 if n < place else start
        opens = start
        return tuple(p for p in listed[opens:] if p is not party) if any(links[opens:]) else ()

    def _tokens(self, party: Party) -> list[int]:
        return [i for i, t in enumerate(self.tree.tokens) if t.start < party.span.end and party.span.start < t.end]

    def _listable(self, tokens: list[int]) -> bool:
        """True for a name that may be a member of a list, whatever word it ends in, and for a pronoun; not for an adjective of nationality."""
        held = [self.tree.tokens[i] for i in tokens]
        return any(t.upos in ("PROPN", "X", "PRON") or (t.upos == "NOUN" and t.text[:1].isupper()) for t in held)

    def _leads(self, i: int) -> bool:
        """True for a phrase that opens its clause."""
        tree = self.tree
        while i and tree.tokens[i - 1].upos in ("DET", "ADJ"):
            i -= 1
        return not i or tree.tokens[i - 1].upos in ("SCONJ", "PUNCT", "CCONJ")

    def _opening(self, i: int) -> str:
        """The case word before a phrase, empty when it has none."""
        tree = self.tree
        while i and tree.tokens[i - 1].upos == "DET":
            i -= 1
        return tree.words[i - 1] if i and tree.tokens[i - 1].upos == "ADP" else ""

    def _stretch(self, at: int, step: int, case: str, sides: tuple[str, ...]) -> list[tuple[Party, bool]]:
        """The parties in a row with the token, in the order met, each with whether a coordinator stands between it and the one met before."""
        tree = self.tree
        found: list[tuple[Party, bool]] = []
        linked = separated = False
        genitive = self.genitive(at)
        i = at + step
        while 0 <= i < len(tree.tokens):
            token = tree.tokens[i]
            here = [p for p in self.at[i] if (p.span.start if step > 0 else p.span.end) == (token.start if step > 0 else token.end)]
            if here:
                party = max(here, key=lambda p: len(p.span))
                inside = self._tokens(party)
                if not separated and party.principals == sides:
                    i = inside[-1] + 1 if step > 0 else inside[0] - 1  # a name behind its title
                    continue
                if not separated or not self._listable(inside) or self.genitive(inside[-1]) != genitive:
                    break
                if step < 0 and not case and tree.rel(at) == "nsubj" and self._opening(inside[0]):
                    break  # "a letter from Russia, and we will discuss it": another clause begins
                found.append((party, linked))
                linked = separated = False
                sides = party.principals
                i = inside[-1] + 1 if step > 0 else inside[0] - 1
                continue
            if token.upos == "CCONJ" or i in self._joining:
                linked = separated = True
            elif token.text == ",":
                separated = True
            elif not (token.upos == "DET" or (token.upos == "ADP" and case and tree.words[i] == case) or (token.upos == "PART" and genitive)):
                break
            i += step
        if linked and step > 0 and len(found) > 1 and 0 <= i < len(tree.tokens) and tree.tokens[i].upos in ("ADJ", "NOUN", "NUM"):
            found[-1] = (found[-1][0], True)  # "Australia, Japan, the United States and some neighbours": the last of the list is no party
        return found

    def _head_parties(self, i: int, depth: int) -> tuple[Party, ...]:
        if apposed := self._apposed(i):
            return apposed
        named = self.headed(i)
        if named is not None:
            return (named,)
        wider = [p for p in self.at[i] if self.tree.tokens[i].upos in ("PROPN", "PRON", "X") and not self._first_part(i, p)]
        if wider:
            return (max(wider, key=lambda p: len(p.span)),)
        for c in self.tree.kids(i, "nmod") if self.tree.tokens[i].upos == "PROPN" and depth < _DEEPEST else ():
            if c < i and self.acts(c) and not self.tree.adposed(c) and (held := self.owners(c, depth + 1)):
                return held  # "South Korea's minister Cho Se-young", whom nobody knows by his name
        for c in self.tree.kids(i, "flat", "appos", "compound"):
            inner = self.headed(c)
            if inner is not None and (self.tree.rel(c) != "compound" or self.acts(i)) and not self.tree.kids(c, "case"):
                return (inner,)
        if depth < _DEEPEST and self.acts(i) and not self._partisan(i):
            return self.owners(i, depth + 1)
        return ()

    def acts(self, i: int) -> bool:
        """True when the token is a noun for people or a body that act for the party they belong to."""
        return fits(self.tree.lemmas[i], self.tree.words[i], self.acting)

    def _partisan(self, i: int) -> bool:
        """True for whoever leads or represents a party, a firm or a church: no state acts through him."""
        tree = self.tree
        beside = tree.kids(i, "compound", "amod", "nmod")
        return any(fits(tree.lemmas[k], tree.words[k], self.partisan) for k in (i, *beside))

    def owners(self, i: int, depth: int = 0) -> tuple[Party, ...]:
        """The parties to whom the noun at this token belongs: possessor, genitive, adjective of nationality, "of" phrase, part of a compound."""
        tree = self.tree
        # The ambassador "to" and "in" belongs to a state; an invitation "to" it does not.
        of_cases = tree.section.of_cases if self.acts(i) else tree.section.of_cases[:2]
        described = tuple(c for c in tree.kids(i, "acl") if tree.tokens[c].upos == "ADJ" and self._nationality(c))  # taken for a participle
        held_by = (*tree.kids(i, "nmod", "amod", "compound", "det", "nummod", "obl", "flat"), *described)
        for c in sorted(held_by, key=lambda c: tree.adposed(c) and not tree.under(c, of_cases[:2])):  # "ambassadeurs à Alger du Mali": Mali's
            if tree.adposed(c):
                owning = tree.under(c, of_cases)
            else:
                near = c < i or (self._undeclined(c) and all(self.tree.tokens[k].upos != "ADP" for k in range(i, c)))
                owning = tree.rel(c) in ("amod", "compound", "det", "acl") or self.genitive(c) or (tree.rel(c) == "nmod" and near)
            if not owning:
                continue
            held = self.of(c, depth) or tuple(p for p in self.at[c][:1])
            if held:
                return self._adjectives(i, c) or held
        first = tuple(p for p in self.at[i] if self._prefixed(i, p)) if tree.tokens[i].upos == "NOUN" else ()
        return (self._owner_before(i) if tree.inflects else ()) or first[:1]

    def _adjectives(self, i: int, c: int) -> tuple[Party, ...]:
        """All owners in a row of adjectives that parsers break apart: "les ministres saoudien, égyptien, émirati et bahreïni"."""
        tree = self.tree
        if tree.tokens[c].text[:1].isupper() or not self._nationality(c):
            return ()
        found = [c]
        for step in (-1, 1):
            k, linked = c + step, False
            while 0 <= k < len(tree.tokens) and (linked or tree.words[k] == "," or tree.tokens[k].upos == "CCONJ"):
                if tree.words[k] == "," or tree.tokens[k].upos == "CCONJ" or (linked and tree.tokens[k].upos == "DET"):
                    k, linked = k + step, True  # "en polsk och en tysk diplomat"
                    continue
                if not self._nationality(k):
                    break
                found.append(k)
                k, linked = k + step, False
        rows = sorted(found)
        apart = any(tree.tokens[k].upos == "CCONJ" for k in range(rows[0], rows[-1]))
        return tuple(self.at[k][0] for k in rows) if len(rows) > 1 and apart and i not in range(rows[0], rows[-1]) else ()

    def _nationality(self, i: int) -> bool:
        """True for a word in small letters that names a party by itself."""
        token = self.tree.tokens[i]
        return token.text[:1].islower() and any((p.span.start, p.span.end) == (token.start, token.end) for p in self.at[i][:1])

    def _owner_before(self, i: int) -> tuple[Party, ...]:
        """The party in the genitive right before this noun, with nothing but adjectives between, wherever the parser hung it."""
        before = i - 1
        while before >= 0 and self.tree.tokens[before].upos == "ADJ" and not self.at[before]:
            before -= 1
        held = [p for p in self.at[before] if p.span.end == self.tree.tokens[before].end] if before >= 0 else []
        return (max(held, key=lambda p: len(p.span)),) if held and self.genitive(before) else ()

    def genitive(self, i: int) -> bool:
        """True for a noun in the genitive, by feature or by possessive relation."""
        token = self.tree.tokens[i]
        return token.deprel == "nmod:poss" or (self.tree.case(i) == "Gen" and token.deprel != "nmod:gobj" and not self.rigid(i))

    def _undeclined(self, i: int) -> bool:
        """True for a name whose form shows no case, in a language whose possessors are told by the genitive alone."""
        token = self.tree.tokens[i]
        return token.upos == "PROPN" and self.tree.inflects and (not self.tree.case(i) or self.rigid(i))

    def rigid(self, i: int) -> bool:
        """True for a name that looks alike in all cases, so that a tagger's case is a guess: an abbreviation, and what the pack lists."""
        text = self.tree.tokens[i].text
        return (len(text) > 1 and text.isupper()) or self.tree.words[i] in self.tree.section.undeclined

    def placed(self, indices: list[int] | tuple[int, ...]) -> tuple[Party, ...]:
        """The states in which the places among these tokens lie."""
        tokens = [self.tree.tokens[i] for i in indices]
        return tuple(p for span, p in self.places.items() if any(t.start < span.end and span.start < t.end for t in tokens))

    def seated(self, indices: list[int] | tuple[int, ...]) -> tuple[Party, ...]:
        """The states that are told as where somebody is: "two Danish diplomats in Skopje", though a capital acts for its state elsewhere."""
        tree = self.tree
        where = {n.span for n in self.names if n.kind in ("place", "state")}
        heads = ((p, tree.head_of(p.span)) for p in self.inside(indices) if p.span in where)
        return tuple(p for p, head in heads if head is not None and tree.under(head, tree.section.place_cases))

    def inside(self, indices: list[int] | tuple[int, ...]) -> tuple[Party, ...]:
        """Every party mentioned in these tokens, in the order of the text."""
        held = {p.span: p for i in indices for p in self.at[i]}
        spans = sorted(held)
        # A state's name inside "the Russian foreign minister" is the same mention once more.
        return tuple(held[s] for s in spans if not any(o != s and o.contains(s) and held[o].principals == held[s].principals for o in spans))

    def told_by(self, at: int) -> tuple[Party, ...]:
        """Who says what this token tells: the subject of the verb of saying above it, else the speaker of the quote around it."""
        tree = self.tree
        for node in (at, *tree.ancestors(at)):
            over = tree.head(node)
            clause = tree.rel(node) in ("ccomp", "acl") and over is not None and tree.tokens[over].upos == "NOUN" and not tree.relative(node)
            if clause and over is not None and ((owners := self.owners(over)) or tree.governors.get(tree.lemmas[over]) == "content"):
                return owners  # "North Korea's accusation that it was a nefarious act": whoever accuses says so
            if tree.rel(node) == "ccomp" and over is not None and tree.passive(over):
                by = (c for c in tree.kids(over, "obl") if tree.under(c, tree.section.agent_cases))
                return tuple(p for c in by for p in self.of(c))  # "the American side was told that …": not by itself
            if tree.rel(node) == "ccomp" and over is not None and (held := tuple(p for s in tree.subjects(over) for p in self.of(s))):
                return held
        start = tree.tokens[at].start
        around = [q for q in self.quotes if q.span.start <= start < q.span.end and q.principal]
        quote = min(around, key=lambda q: len(q.span), default=None)
        return (Party(quote.principal, quote.speaker, quote.span),) if quote is not None else ()

    def part_of_person(self, i: int) -> bool:
        """True for a word inside of the name of a person, whatever a tagger takes it for; the last may be the verb behind it."""
        token = self.tree.tokens[i]
        return token.text[:1].isupper() and any(n.kind == "person" and n.span.start <= token.start and token.end < n.span.end for n in self.names)

    def private(self, i: int) -> bool:
        """True for a token in the name of a person who acts for nobody."""
        start = self.tree.tokens[i].start
        return any(n.kind == "person" and not n.principal and n.span.start <= start < n.span.end for n in self.names)

    def unknown(self, i: int) -> bool:
        """True for a token in a name of a place or somebody that stands for nobody known."""
        start = self.tree.tokens[i].start
        return any(not n.principal and n.kind in ("place", "person", "organisation") and n.span.start <= start < n.span.end for n in self.names)

    def territory(self, party: Party) -> bool:
        """True for a territory of some state ("the sale of Greenland"): what an act is about rather than whom it met."""
        states = self.draft.world.states
        return all(p in states and states[p].status == "territory" for p in party.principals)

    def quoted(self, span: Span) -> tuple[Party, ...]:
        """The speaker of the quote around this stretch, as a party."""
        quote = self.quote_at(span.start)
        return (Party(quote.principal, quote.speaker, quote.span),) if quote is not None and quote.principal else ()

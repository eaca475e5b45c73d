"""Subjects that one predicate lends another: control, coordination, participles, relative clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .tags import NOMINAL, PREDICATES

if TYPE_CHECKING:
    from .tree import Tree

_OWN_DOING = ("threatened", "announced", "considered", "own")  # whoever threatens, promises or weighs it is to do it


def lent_subjects(tree: Tree, i: int, depth: int) -> tuple[int, ...]:
    """The tokens that stand as subject of the predicate over this one, or of the one beside it, when they act here as well."""
    head = tree.head(i)
    if head is None or depth > 6 or _named_deed(tree, i):
        return ()
    match tree.rel(i):
        case "conj":
            if tree.tokens[head].upos in PREDICATES or tree.is_predicate(head):
                return tree.subjects(head, depth + 1)
            # "called for a reopening and invited …": a verb beside a noun goes with the verb above that noun.
            over = tree.predicate_over(head)
            return tree.subjects(over, depth + 1) if over is not None and tree.tokens[i].upos == "VERB" else ()
        case "advcl" if _beside(tree, i):
            while (above := tree.predicate_over(head)) is not None and (
                tree.tokens[head].feat("VerbForm") == "Inf" or _describes(tree, head, i) or _wanted(tree, head, i)
            ):
                head = above  # "urged it to reopen the crossing, accusing …": the finite verb; "… the bill that they passed, saying …" as well
            return tree.subjects(head, depth + 1)
        case "xcomp" | "advcl" | "ccomp":
            held = tuple(c for c in tree.kids(head, "obj", "iobj") if not tree.reflexive(c))
            governs = tree.governor(head)
            told = not _beside(tree, i) and (governs in ("content", "caused") or (tree.rel(i) == "xcomp" and governs not in _OWN_DOING))
            # "ordered Russia to close …": whoever is told to do it is to do it.
            who = [c for c in held if tree.tokens[c].upos != "NOUN" or tree.is_word(c, (*tree.section.acting, *tree.section.collective))]
            # "took the decision to recall …": a thing does nothing.
            return held if who and told and tree.tokens[head].upos == "VERB" else tree.subjects(head, depth + 1)
        case "acl":
            if tree.relative(i) and tree.tokens[head].upos not in PREDICATES:
                # "the chargé, to whom a protest was handed": who stands in another case does not act.
                oblique = tree.inflects and any(tree.relates(c) and tree.tokens[c].feat("Case") not in (None, "Nom") for c in tree.children[i])
                return () if oblique else (tree.counted_among(head),)
            if tree.tokens[head].upos == "ADJ" and tree.infinitive(i):
                return tree.subjects(head, depth + 1)  # "are agreed on easing the sanctions"
            if tree.inflects and tree.infinitive(i) and (owners := tuple(c for c in tree.kids(head, "nmod") if head < c < i)[:1]):
                return owners  # "отказ Армении подписывать …"
            if tree.infinitive(i) and tree.rel(head) == "obj" and (over := tree.head(head)) is not None and tree.governor(over) == "own":
                return tree.subjects(over, depth + 1)  # "summoned the consul to protest"
            if tree.tokens[head].upos in NOMINAL and not tree.marks(i):
                return _acting_beside(tree, i, head, depth) or _writing(tree, i, head, depth) or (head,)
            return ()
        case "amod" if tree.tokens[i].upos == "VERB":
            return (head,)
        case "obl" | "nmod" if tree.tokens[i].upos == "VERB":
            return tree.subjects(head, depth + 1)
    return ()


def _named_deed(tree: Tree, i: int) -> bool:
    """True for a gerund that stands as a noun: "said killing of a citizen is a violation" does not say who killed."""
    form = tree.tokens[i].feat("VerbForm")
    present = form == "Ger" or (form == "Part" and tree.tokens[i].feat("Tense") == "Pres")
    return present and tree.rel(i) == "ccomp" and i + 1 < len(tree.words) and tree.words[i + 1] in tree.section.of_cases[:1]


def _beside(tree: Tree, i: int) -> bool:
    """True for a bare participle that tells what the subject of the clause above does besides: "…, threatening to close the office"."""
    form = tree.tokens[i].feat("VerbForm")
    present = form in ("Ger", "Conv") or (form == "Part" and tree.tokens[i].feat("Tense") == "Pres")
    before = not any(tree.under(i, (case,)) for case in tree.section.of_cases[:1])
    return tree.rel(i) == "advcl" and present and before and ((i > 0 and tree.words[i - 1] == ",") or i < (tree.head(i) or 0))


def _describes(tree: Tree, verb: int, participle: int) -> bool:
    """True for the verb of a clause that describes a noun, behind whose comma a participle goes on with the main clause."""
    return tree.rel(verb) == "acl" and bool(tree.own_subjects(verb)) and participle > verb and tree.words[participle - 1] == ","


def _wanted(tree: Tree, verb: int, participle: int) -> bool:
    """True for the verb of what is asked for, behind whose comma a participle goes on with whoever asks: "demanded that it leave, accusing …"."""
    over = tree.head(verb)
    behind = participle > verb and tree.words[participle - 1] == ","
    return behind and over is not None and tree.rel(verb) == "ccomp" and tree.governor(over) == "content"


def _writing(tree: Tree, i: int, head: int, depth: int) -> tuple[int, ...]:
    """Who sent the paper of which a participle tells what stands in it: "sent a message to Seoul repeating its protest"."""
    form = tree.tokens[i].feat("VerbForm")
    present = form == "Ger" or (form == "Part" and tree.tokens[i].feat("Tense") == "Pres")
    over = tree.predicate_over(head)
    if not present or over is None or over > head or not tree.adposed(head) or tree.passive(over) or tree.inflects:
        return ()
    authors = tuple(source.removeprefix("pp:") for source in tree.section.noun_actor if source.startswith("pp:"))
    paper = next((k for k in range(over + 1, head) if tree.is_word(k, tree.section.papers)), None)
    return () if paper is None or tree.under(head, authors) else tuple(s for s in tree.subjects(over, depth + 1) if s != head)


def _acting_beside(tree: Tree, i: int, head: int, depth: int) -> tuple[int, ...]:
    """Who acts in the main clause, for a participle behind a comma that the parser hung on its object: "blasted Seoul, threatening to …"."""
    present = tree.tokens[i].feat("VerbForm") == "Ger" or (tree.tokens[i].feat("VerbForm") == "Part" and tree.tokens[i].feat("Tense") == "Pres")
    over = tree.predicate_over(head)
    while over is not None and tree.tokens[over].feat("VerbForm") == "Inf" and (above := tree.predicate_over(over)) is not None:
        over = above  # "urged it to reverse its decision, pushing for …": the finite verb
    if not present or not i or tree.words[i - 1] != "," or over is None or over >= head or tree.passive(over) or tree.inflects:
        return ()
    return tuple(s for s in tree.subjects(over, depth + 1) if s != head)

"""Subjects before their verb that small parsers take for objects, and owners that they hang beside their noun, where form alone does not tell.

"Дипломатичне відомство звинуватило Індію": nominative and accusative are one form; the verb's agreement and its second object say which it is.
"""

from __future__ import annotations

from dataclasses import replace

from ...models import Sentence, Token
from .lexicon import Lexicon
from .parties import Parties
from .tags import NOMINAL
from .tree import Tree


def fronted(tree: Tree, parties: Parties, lex: Lexicon) -> Sentence | None:
    """The sentence with the noun before a verb as its subject, where the verb has none, agrees with it and has an object behind."""
    del parties, lex
    if not tree.inflects:
        return None
    changed = list(tree.sentence.tokens)
    for i, verb in enumerate(tree.tokens):
        if verb.upos != "VERB" or verb.feat("VerbForm") != "Fin" or tree.passive(i) or tree.kids(i, "nsubj"):
            continue
        behind = [c for c in tree.kids(i, "obj", "iobj") if c > i]
        before = [c for c in tree.kids(i, "obj") if c < i and not tree.kids(c, "case")]
        over = tree.head(i)
        if over is not None and over < i and tree.rel(over) == "root" and tree.rel(i) in ("xcomp", "acl", "ccomp") and not before:
            before = [over]
        if len(before) != 1 or not behind or not _agrees(tree, before[0], verb):
            continue
        subject = before[0]
        if subject == over:
            changed[i] = replace(changed[i], head=i, deprel="root")
            for c in tree.children[subject]:
                if c > i:
                    changed[c] = replace(changed[c], head=i)
        changed[subject] = replace(changed[subject], head=i, deprel="nsubj")
    return tree.with_tokens(changed)


def after_infinitive(tree: Tree, parties: Parties, lex: Lexicon) -> Sentence | None:
    """The sentence with what stands behind an infinitive as its object, for it has no subject: "ont annoncé avoir convoqué l'ambassadeur"."""
    del parties, lex
    changed = list(tree.sentence.tokens)
    for i, verb in enumerate(tree.tokens):
        if verb.upos != "VERB" or tree.rel(i) == "root" or tree.kids(i, "obj") or tree.passive(i):
            continue
        helping = tree.kids(i, "aux")
        infinitive = verb.feat("VerbForm") == "Inf" or any(tree.tokens[a].feat("VerbForm") == "Inf" and a < i for a in helping)
        if not infinitive or any(tree.tokens[a].feat("VerbForm") == "Fin" for a in helping):
            continue
        if tree.rel(i) == "parataxis" and helping:
            changed[i] = replace(changed[i], deprel="xcomp")  # "a indiqué « avoir convoqué … »": the marks set nothing apart
        behind = [c for c in tree.kids(i, "nsubj") if c > i and not tree.kids(c, "case")]
        if len(behind) == 1:
            changed[behind[0]] = replace(changed[behind[0]], deprel="obj")
    return tree.with_tokens(changed)


def related(tree: Tree, parties: Parties, lex: Lexicon) -> Sentence | None:
    """The sentence with relative clauses in the order of their words: "angrepet som India beskyldte Pakistan for", where India is the subject."""
    del lex
    if not tree.section.verb_second or tree.section.objects_first:
        return None
    changed = list(tree.sentence.tokens)
    for i in range(1, len(changed) - 2):
        named = (
            next((p for p in parties.at[i + 1] if p.span.start == tree.tokens[i + 1].start), None)
            if tree.words[i] in tree.section.relatives
            else None
        )
        verb = next((k for k in range(i + 2, len(changed)) if named is not None and tree.tokens[k].start >= named.span.end), None)
        subject = tree.head_of(named.span) if named is not None else None
        if verb is None or subject is None or tree.tokens[verb].upos != "VERB" or tree.tokens[verb].feat("VerbForm") != "Fin" or subject == verb:
            continue
        if (
            parties.genitive(verb - 1)
            or subject in tree.own_subjects(verb)
            or tree.tokens[i - 1].upos not in NOMINAL
            or verb in tree.ancestors(i - 1)
        ):
            continue
        for c in tree.kids(verb, "nsubj"):
            changed[c] = replace(changed[c], deprel="obj" if c > verb else "dep")
        changed[subject] = replace(changed[subject], head=verb, deprel="nsubj")
        changed[verb] = replace(changed[verb], head=i - 1, deprel="acl:relcl")
        changed[i] = replace(changed[i], upos="PRON", head=verb, deprel="dep")
    return tree.with_tokens(changed)


def twice(tree: Tree, parties: Parties, lex: Lexicon) -> Sentence | None:
    """The sentence with one subject for a verb, not a phrase of time before it as well: "Wenige Stunden später warnte Algerien …"."""
    del lex
    if not tree.section.verb_second:
        return None
    changed = list(tree.sentence.tokens)
    for i, verb in enumerate(tree.tokens):
        subjects = tree.kids(i, "nsubj") if verb.upos == "VERB" else ()
        finite = min((k for k in (i, *tree.kids(i, "aux")) if tree.tokens[k].feat("VerbForm") == "Fin"), default=i)
        before, behind = [c for c in subjects if c < finite], [c for c in subjects if c > finite]
        if len(before) != 1 or len(behind) != 1 or not (parties.of(behind[0]) or parties.acts(behind[0])):
            continue
        first = before[0]
        if tree.tokens[first].upos == "NOUN" and not parties.inside(tree.subtree(first)) and not parties.acts(first):
            changed[first] = replace(changed[first], deprel="obl")
    return tree.with_tokens(changed)


def _agrees(tree: Tree, i: int, verb: Token) -> bool:
    noun = tree.tokens[i]
    if noun.upos not in NOMINAL or noun.feat("Case") not in ("Nom", "Acc", None) or noun.feat("Number") != verb.feat("Number"):
        return False
    alike = noun.feat("Case") == "Nom" or noun.feat("Number") == "Plur" or tree.lemmas[i].casefold() == tree.words[i]
    genders = {noun.feat("Gender"), verb.feat("Gender")} - {None}
    return alike and (noun.feat("Number") == "Plur" or len(genders) < 2)


def beside(tree: Tree, parties: Parties, lex: Lexicon) -> Sentence | None:
    """The sentence with an owner under the noun right before it, where the parser hung both on one word: "з лідерами Таїланду"."""
    del lex
    if not tree.inflects:
        return None
    changed = list(tree.sentence.tokens)
    for i in range(1, len(changed)):
        noun = tree.tokens[i - 1]
        owner = tree.tokens[i].upos == "PROPN" and parties.at[i] and (parties.genitive(i) or tree.rel(i) == "obl") and not tree.kids(i, "case")
        if (
            owner
            and noun.upos == "NOUN"
            and tree.rel(i) in ("obl", "obj", "nsubj", "iobj")
            and tree.head(i) == tree.head(i - 1)
            and tree.kids(i - 1, "case")
        ):
            changed[i] = replace(changed[i], head=i - 1, deprel="nmod")
    return tree.with_tokens(changed)

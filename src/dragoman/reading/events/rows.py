"""Names beside one another, which small parsers of inflecting languages hang apart: lists behind one preposition, and a title with its name."""

from __future__ import annotations

from dataclasses import replace

from ...models import Sentence
from .lexicon import Lexicon
from .parties import Parties
from .tree import Tree

_DECIDING = frozenset(("actual", "announced", "threatened", "considered"))


def listed(tree: Tree, parties: Parties, lex: Lexicon) -> Sentence | None:
    """The sentence with the names of a list joined to the first of them, `None` when there is nothing to mend.

    "Обратился к России, США, Китаю": names that never change look like subjects. Whoever follows must stand in the case of the first, or show none.
    """
    del lex
    if not tree.inflects:
        return None
    changed = list(tree.sentence.tokens)
    first: int | None = None
    for i, token in enumerate(tree.tokens):
        party = parties.headed(i)
        if party is not None and tree.adposed(i):
            first = i
            continue
        follows = first is not None and i > 1 and tree.words[i - 1] == "," and (parties.at[i - 2] and token.upos == "PROPN")
        if not follows or party is None or first is None:
            if token.upos not in ("PUNCT", "PROPN", "ADJ"):
                first = None
            continue
        over = tree.head(i)
        alike = tree.case(i) == tree.case(first) or parties.rigid(i)
        if alike and over is not None and over < first and tree.tokens[over].upos == "VERB" and i not in tree.ancestors(first):
            changed[i] = replace(token, head=first, deprel="conj")
    return tree.with_tokens(changed)


def titled(tree: Tree, parties: Parties, lex: Lexicon) -> Sentence | None:
    """The sentence with a noun and the name right behind it as one phrase, where both were made subjects: "Ulkoministeri Valtonen tapaa …".

    Without cases only before the verb, and with a noun that is nobody's: behind it they may be who acts and who is acted upon.
    """
    del lex
    changed = list(tree.sentence.tokens)
    for i in range(len(changed) - 1):
        noun, name = tree.tokens[i], tree.tokens[i + 1]
        apart = tree.rel(i) in ("nsubj", "conj") and tree.rel(i + 1) == "nsubj" and tree.head(i + 1) != i and tree.head(i) != i + 1
        if noun.upos != "NOUN" or name.upos != "PROPN" or not apart or parties.headed(i) is not None:
            continue
        over = tree.head(i + 1)
        if not (tree.case(i) == tree.case(i + 1) == "Nom" if tree.inflects else over is not None and over > i + 1 and over == tree.head(i)):
            continue
        changed[i + 1] = replace(name, head=noun.head, deprel=noun.deprel)
        changed[i] = replace(noun, head=i + 1, deprel="compound:nn")
        for c in tree.children[i]:
            changed[c] = replace(changed[c], head=i + 1)
    return tree.with_tokens(changed)


def acted_upon(tree: Tree, parties: Parties, lex: Lexicon) -> Sentence | None:
    """The sentence with an unchanging name as object, right behind a verb whose subject stands before: "и призывает Нью-Дели"."""
    del lex
    if not tree.inflects:
        return None
    changed = list(tree.sentence.tokens)
    for i in range(1, len(changed) - 1):
        verb, name = tree.tokens[i], tree.tokens[i + 1]
        bare = name.upos == "PROPN" and tree.rel(i + 1) == "nsubj" and tree.head(i + 1) == i and parties.rigid(i + 1)
        if not bare or verb.upos != "VERB" or tree.rel(i) != "conj" or any(c < i for c in tree.kids(i, "nsubj")) or tree.kids(i, "obj"):
            continue
        over = tree.head(i)
        led = over is not None and any(s < i and verb.feat("Number") == tree.tokens[s].feat("Number") for s in tree.own_subjects(over))
        if led and tree.words[i - 1] != ",":
            changed[i + 1] = replace(name, deprel="obj")
    return tree.with_tokens(changed)


def owned(tree: Tree, parties: Parties, lex: Lexicon) -> Sentence | None:
    """The sentence with an infinitive hung on the noun whose owner is to act: "прокомментировал отказ Армении подписывать документы"."""
    if not tree.inflects:
        return None
    changed = list(tree.sentence.tokens)
    for i in range(2, len(changed)):
        over, owner = tree.head(i), i - 1
        if not tree.infinitive(i) or tree.rel(i) != "xcomp" or over is None or not parties.at[owner]:
            continue
        while owner > 1 and tree.tokens[owner].upos in ("PROPN", "ADJ"):
            owner -= 1
        led = tree.tokens[owner].upos == "NOUN" and tree.lemmas[owner] in lex.governors and over < owner and tree.head(owner) == over
        if led and any(owner < c < i and not tree.kids(c, "case") for c in tree.kids(owner, "nmod")):
            changed[i] = replace(changed[i], head=owner, deprel="acl")
    return tree.with_tokens(changed)


def decided(tree: Tree, parties: Parties, lex: Lexicon) -> Sentence | None:
    """The sentence with an infinitive under the decision right before it, where its form is finite too: fi "Ruotsin päätös karkottaa … suututti"."""
    if not tree.inflects:
        return None
    changed = list(tree.sentence.tokens)
    for i in range(2, len(changed)):
        noun, token = i - 1, tree.tokens[i]
        alike = token.upos == "VERB" and tree.words[i] == tree.lemmas[i] and tree.words[i] in lex.verbs and not tree.kids(i, "aux")
        if not alike or tree.tokens[noun].upos != "NOUN" or not parties.owners(noun) or lex.governors.get(tree.lemmas[noun]) not in _DECIDING:
            continue
        verb = next(
            (k for k in range(i + 1, len(changed)) if tree.tokens[k].feat("VerbForm") == "Fin" and tree.tokens[k].upos in ("VERB", "AUX")), None
        )
        if tree.rel(noun) == "nsubj" and (tree.head(noun) == i or verb is not None):
            if verb is None or tree.words[verb - 1] == ",":
                continue  # "decides to expel": the form is finite
            changed[verb] = replace(changed[verb], head=verb if tree.head(i) is None else token.head, deprel=token.deprel)
            changed[noun] = replace(changed[noun], head=verb, deprel="nsubj")
            for k in range(i + 1, len(changed)):
                over = tree.head(k)
                if k != verb and over is not None and (over == i if k > verb else over in (i, verb)):
                    changed[k] = replace(
                        changed[k], head=verb if k > verb else i, deprel="obj" if tree.rel(k) == "nsubj" and k < verb else changed[k].deprel
                    )
        changed[i] = replace(token, feats="VerbForm=Inf|Voice=Act", head=noun, deprel="acl")
    return tree.with_tokens(changed)


def given(tree: Tree, parties: Parties, lex: Lexicon) -> Sentence | None:
    """The sentence with a name as whom a plural verb without subject acts on: "Катару предъявили список"."""
    del lex
    if not tree.inflects:
        return None
    changed = list(tree.sentence.tokens)
    for i, token in enumerate(tree.tokens):
        verb = tree.head(i)
        single = tree.rel(i) == "nsubj" and token.feat("Number") == "Sing"
        oblique = single and tree.case(i) in ("Dat", "Acc")
        # "Рабат обвиняют": one who stands first and looks alike in both cases.
        first = single and tree.case(i) == "Nom" and token.upos == "PROPN" and (party := parties.headed(i)) is not None and not parties.row(party)
        if verb is None or not (oblique or first) or not parties.at[i] or parties.rigid(i):
            continue
        over = tree.tokens[verb]
        impersonal = over.feat("VerbForm") == "Fin" and over.feat("Number") == "Plur" and not tree.kids(i, "conj")
        if impersonal and not any(c != i for c in tree.kids(verb, "nsubj")):
            acted = tree.case(i) != "Dat"  # "Посла России вызвали в МИД"
            if not acted or not tree.kids(verb, "obj"):
                changed[i] = replace(token, deprel="obj" if acted else "iobj")
    return tree.with_tokens(changed)

"""The verb of a sentence in which the parser saw none, or hung it under a phrase: headlines, openings, auxiliaries taken for verbs.

Small parsers read short sentences and headlines with rare verbs as noun phrases. Where a sentence has no finite verb and a
verb form of the lexicon stands right behind a party, the order of the words says enough: who, did, what.
"""

from __future__ import annotations

from ...models import Sentence, Token
from .lexicon import Lexicon
from .parties import Parties
from .tags import NOMINAL
from .tree import Tree


def with_main_verb(tree: Tree, parties: Parties, lex: Lexicon) -> Sentence | None:
    """The sentence with its verb at the root, `None` where the parser found it."""
    mended = _subordinated(tree)
    if mended is not None:
        return mended
    if (over := _over_infinitive(tree, parties, lex)) is not None:
        return _above_infinitive(tree, *over)
    late = _late_verb(tree, parties, lex)
    if late is not None:
        return _with_verb(tree, late, next(i for i in range(len(tree.tokens)) if tree.head(i) is None))
    perfect = _perfect(tree, lex)
    if perfect is not None:
        return _with_verb(tree, perfect, None)
    if any(_is_main_verb(tree, i) for i in range(len(tree.tokens))):
        return None
    for i in range(1, len(tree.tokens)):
        if _as_noun(tree, lex, i) or not any(e.lemma != tree.words[i] for e in lex.verbs.get(tree.words[i], ())) or parties.at[i]:
            continue
        before = next((p for p in parties.at[i - 1] if p.span.end == tree.tokens[i - 1].end), None)
        named = before is not None and not parties.genitive(i - 1)
        subject = tree.head_of(before.span) if before is not None and named else _described(tree, parties, i) or _acting_before(tree, parties, i)
        while subject is not None and (above := _above_phrase(tree, parties, subject)) is not None and above < i:
            subject = above
        if subject is not None:
            return _with_verb(tree, i, subject)
    return None


def in_content(tree: Tree, parties: Parties, lex: Lexicon) -> Sentence | None:
    """The sentence with the verb of what is said over its subject, which the parser hung on the verb of saying with the verb as its attribute.

    "The minister called in the ambassador, the ministry said": nothing in what is said is finite, and a participle stands right behind who acts.
    """
    changed = list(tree.sentence.tokens)
    for v, token in enumerate(tree.tokens):
        noun = tree.head(v)
        past = token.upos == "VERB" and token.feat("VerbForm") == "Part" and token.feat("Tense") == "Past"
        if noun is None or noun != v - 1 or token.deprel != "acl" or not past or tree.words[v] not in lex.verbs or tree.adposed(noun):
            continue
        over = tree.head(noun)
        said = over is not None and over > v and tree.tokens[over].upos == "VERB" and any(v < s < over for s in tree.own_subjects(over) if s != noun)
        if over is None or not said or not (parties.of(noun) or parties.acts(noun)) or any(_is_main_verb(tree, i) for i in tree.subtree(noun)):
            continue
        changed[v] = moved(token, over, "ccomp", "VERB", finite=True)
        changed[noun] = moved(tree.tokens[noun], v, "nsubj", tree.tokens[noun].upos, finite=False)
    return tree.with_tokens(changed)


def _above_phrase(tree: Tree, parties: Parties, i: int) -> int | None:
    """What a phrase is joined to, or, for one with a preposition, the people or body that it belongs to: "its allies from Niger announced …"."""
    above = tree.head(i)
    if above is None or any(t.start <= tree.tokens[above].start < t.end for t in parties.times):
        return None
    people = tree.tokens[above].upos == "NOUN" and (parties.acts(above) or tree.is_word(above, tree.section.collective))
    attribute = tree.tokens[i].upos == "ADJ" and tree.rel(i) == "amod"
    return above if tree.rel(i) == "conj" or (people and (tree.adposed(i) or attribute)) else None


def _over_infinitive(tree: Tree, parties: Parties, lex: Lexicon) -> tuple[int, int, int] | None:
    """Verb, subject and root of a sentence whose root is an infinitive: "X called in the envoy to lodge a complaint" has its verb before that."""
    root = next((i for i in range(len(tree.tokens)) if tree.head(i) is None), None)
    if tree.inflects or root is None or not any(tree.words[m] in tree.section.infinitive_marks and m == root - 1 for m in tree.marks(root)):
        return None
    for i in range(1, root - 1):
        token = tree.tokens[i]
        told = token.feat("VerbForm") == "Fin" or (token.feat("VerbForm") == "Part" and token.feat("Tense") != "Pres")
        if token.upos != "VERB" or not told or tree.words[i] not in lex.verbs or tree.marks(i) or tree.relative(i):
            continue
        at = i - 1
        while at > 0 and (tree.tokens[at].upos == "ADV" or any(t.start <= tree.tokens[at].start < t.end for t in parties.times)):
            at -= 1
        before = next((p for p in parties.at[at] if p.span.end == tree.tokens[at].end), None)
        subject = tree.head_of(before.span) if before is not None and not parties.genitive(at) else None
        if subject is None and tree.rel(i) in ("acl", "amod") and tree.head(i) in tree.own_subjects(root):
            subject = tree.head(i)  # "Minister Cho Se-young called in the envoy": a name that nobody knows
        if subject is not None and not tree.adposed(subject):
            return i, subject, root
    return None


def _above_infinitive(tree: Tree, verb: int, subject: int, root: int) -> Sentence:
    """The sentence with this verb over the infinitive; what stands between the two is the verb's."""
    changed = list(tree.sentence.tokens)
    changed[verb] = moved(changed[verb], verb, "root", "VERB", finite=True)
    changed[subject] = moved(changed[subject], verb, "nsubj", changed[subject].upos, finite=False)
    changed[root] = moved(changed[root], verb, "advcl", "VERB", finite=False)
    for i in range(len(changed)):
        over = tree.head(i)
        if i in (verb, subject, root) or over is None:
            continue
        outside = i < root and (over == root or (i > verb and over <= subject) or (i < verb and over > verb))
        if outside and tree.words[i] not in tree.section.infinitive_marks:
            bare = i > verb and tree.tokens[i].upos in NOMINAL and not tree.kids(i, "case") and tree.rel(i) != "obl"
            rel = "obj" if bare else "obl" if tree.tokens[i].upos in NOMINAL else tree.tokens[i].deprel
            changed[i] = moved(changed[i], verb, rel, changed[i].upos, finite=False)
    return Sentence(start=tree.sentence.start, end=tree.sentence.end, tokens=tuple(changed))


def _subordinated(tree: Tree) -> Sentence | None:
    """The sentence with clauses mended of which the parser took the first word for a preposition: "after the United States expelled …"."""
    changed = list(tree.sentence.tokens)
    for i in range(2, len(changed)):
        if tree.tokens[i].upos != "VERB" or tree.own_subjects(i):
            continue
        if tree.tokens[i - 1].upos == "PROPN" and tree.head(i - 1) == i and tree.rel(i - 1) == "compound":
            changed[i - 1] = moved(changed[i - 1], i, "nsubj", "PROPN", finite=False)  # "after Pyongyang cut them"
            if tree.rel(i) == "dep" and any(tree.words[m] in tree.section.subordinators for m in tree.marks(i)):
                changed[i] = moved(changed[i], changed[i].head, "advcl", "VERB", finite=True)
            continue
        subject = _after_subordinator(tree, i)
        over = tree.head(subject) if subject is not None else None
        if subject is None or over is None or over == i or i in tree.ancestors(over):
            continue
        for c in tree.kids(subject, "case"):
            changed[c] = moved(changed[c], i, "mark", "SCONJ", finite=False)
        changed[subject] = moved(changed[subject], i, "nsubj", changed[subject].upos, finite=False)
        changed[i] = moved(changed[i], tree.tokens[i].head if tree.rel(i) == "advcl" else over, "advcl", "VERB", finite=True)
    return tree.with_tokens(changed)


def _after_subordinator(tree: Tree, verb: int) -> int | None:
    """The head of the phrase right before this verb, when a subordinator opens that phrase as if it were a preposition."""
    if tree.tokens[verb].feat("VerbForm") not in ("Fin", None) or tree.rel(verb) not in ("xcomp", "dep", "conj", "acl", "ccomp", "advcl"):
        return None
    if tree.marks(verb) and tree.rel(verb) != "dep":
        return None
    at: int | None = verb - 1
    while at is not None and (tree.tokens[at].upos in NOMINAL or tree.tokens[at].upos == "ADJ"):
        if any(tree.words[c] in tree.section.subordinators for c in tree.kids(at, "case")):
            return at if tree.rel(at) in ("obl", "nmod") and tree.tokens[at].upos in NOMINAL else None
        above = tree.head(at)
        at = above if above is not None and above < verb else None
    return None


def _late_verb(tree: Tree, parties: Parties, lex: Lexicon) -> int | None:
    """The main verb after a relative clause, where the parser made the subject the root: "Saudi Arabia, whose embassy was stormed, cut ties"."""
    root = next((i for i in range(len(tree.tokens)) if tree.head(i) is None), None)
    clause = next((c for c in tree.kids(root, "acl") if tree.relative(c)), None) if root is not None and tree.tokens[root].upos in NOMINAL else None
    if root is None or clause is None:
        return None
    for i in tree.kids(clause, "advcl", "ccomp", "xcomp"):
        told = tree.tokens[i].feat("VerbForm") == "Fin" and tree.tokens[i].upos == "VERB" and tree.words[i] in lex.verbs
        if told and i > clause and not tree.marks(i) and not tree.own_subjects(i) and not tree.kids(i, "aux", "cc"):
            return i  # "protesters who stormed the embassy demanded …": a second finite verb without subject is the main clause's
    if not parties.of(root):
        return None
    for i in range(clause + 1, len(tree.tokens) - 1):
        following = tree.tokens[i + 1].upos
        if tree.words[i - 1] == "," and tree.words[i] in lex.verbs and following in ("NOUN", "PROPN", "DET", "ADJ", "ADP", "NUM", "PRON", "PART"):
            return i
    return None


def _as_noun(tree: Tree, lex: Lexicon, i: int) -> bool:
    """True for a word that is a trigger as a noun too and stands like one ("US sanctions on …")."""
    following = tree.tokens[i + 1].upos if i + 1 < len(tree.tokens) else "PUNCT"
    return tree.tokens[i].upos == "NOUN" and bool(lex.noun(tree.lemmas[i], tree.words[i])) and following in ("ADP", "PUNCT", "VERB", "AUX")


def _is_main_verb(tree: Tree, i: int) -> bool:
    token = tree.tokens[i]
    if token.deprel in ("acl", "amod") or (token.deprel != "root" and token.feat("VerbForm") == "Inf"):
        return False  # "demand that it be reversed" has no verb of its own over it
    return token.feat("VerbForm") == "Fin" or (token.upos in ("VERB", "AUX") and token.deprel in ("root", "aux", "cop", "aux:pass"))


def _described(tree: Tree, parties: Parties, i: int) -> int | None:
    """The root noun that the verb was taken to describe ("the US secretary of state spoke …"), when a party stands there."""
    head = tree.head(i)
    if tree.tokens[i].deprel == "acl" and head is not None and tree.head(head) is None and head < i and parties.of(head):
        return head
    return None


def _acting_before(tree: Tree, parties: Parties, i: int) -> int | None:
    """The noun for people who act right before this verb, with nothing but its adjectives between: "le régime militaire expulse …"."""
    at = i - 1
    while at > 0 and tree.tokens[at].upos == "ADJ" and not tree.section.verb_second:
        at -= 1
    return at if tree.tokens[at].upos == "NOUN" and parties.acts(at) and not tree.adposed(at) else None


def _perfect(tree: Tree, lex: Lexicon) -> int | None:
    """A participle taken for the object of its auxiliary: "has cut", read as if "cut" were a noun that somebody has."""
    for i, token in enumerate(tree.tokens):
        over = tree.head(i)
        if (
            over is None
            or token.upos not in ("NOUN", "ADJ")
            or token.feat("Number") == "Plur"  # "had talks"
            or token.deprel not in ("obj", "advmod", "xcomp")
            or not tree.is_word(over, lex.section.perfect)
            or tree.kids(i, "det", "amod")
        ):
            continue
        if tree.head(over) is None and any(e.lemma != tree.words[i] for e in lex.verbs.get(tree.words[i], ())):
            return i
    return None


def _with_verb(tree: Tree, verb: int, subject: int | None) -> Sentence:
    above = tree.head(verb)
    tokens = []
    for i, token in enumerate(tree.tokens):
        head, rel, upos = token.head, token.deprel, token.upos
        if i == verb:
            head, rel, upos = verb, "root", "VERB"
        elif i == subject:
            head, rel = verb, "nsubj"
        elif subject is None and i == above:
            head, rel, upos = verb, "aux", "AUX"
        elif subject is None:
            head = verb if token.head == above else token.head
        elif i > verb and (token.head <= verb or token.head == i):
            head = verb
            if token.upos in NOMINAL and token.deprel != "parataxis":
                rel = "obl" if tree.kids(i, "case") else "obj"
        elif i < verb and (token.head >= verb or token.head == i):
            head, rel = verb, "dep"
        tokens.append(moved(token, head, rel, upos, finite=i == verb))
    return Sentence(start=tree.sentence.start, end=tree.sentence.end, tokens=tuple(tokens))


def moved(token: Token, head: int, rel: str, upos: str, *, finite: bool) -> Token:
    """The token under another head, `finite` with the features of a finite verb."""
    feats = "VerbForm=Fin" if finite else token.feats
    return Token(
        start=token.start, end=token.end, text=token.text, lemma=token.lemma, upos=upos, feats=feats, head=head, deprel=rel, entity=token.entity
    )

"""Slips of small parsers that the order of the words and the pack's forms show, mended before anything is read from the tree."""

from __future__ import annotations

from ...models import Sentence, Token
from .apart import names_apart, times_apart
from .arguments import agreeing, bare, of_adverbs
from .attributes import governing, national, nominal
from .complemented import complemented
from .counted import counted
from .fronted import after_infinitive, beside, fronted, related, twice
from .gapped import gapped
from .headlines import unhelped
from .joined import goes_on, joined_clause
from .lexicon import Lexicon
from .mainverb import in_content, moved, with_main_verb
from .order import ordered
from .participles import participial
from .parties import Parties
from .party import principals
from .passives import passives
from .phrases import MARKS, in_marks, predicative
from .possessed import before_owner, by_agent, of_participle
from .reported import reported
from .rows import acted_upon, decided, given, listed, owned, titled
from .tags import NOMINAL
from .tree import Tree

_LONGEST_TITLE = 5  # tokens from the party before a title to it
_LONGEST_DATELINE = 9  # tokens of "KUALA LUMPUR, Malaysia (AP) —"


def repaired(tree: Tree, parties: Parties, lex: Lexicon) -> Sentence | None:
    """The sentence with its verb at the root and its coordinated verbs side by side, `None` when there is nothing to mend."""
    mended: Sentence | None = None
    for mend in (
        _datelined,
        national,
        bare,
        complemented,
        counted,
        passives,
        before_owner,
        by_agent,
        of_participle,
        in_marks,
        predicative,
        names_apart,
        ordered,
        times_apart,
        nominal,
        governing,
        participial,
        reported,
        after_infinitive,
        of_adverbs,
        fronted,
        twice,
        agreeing,
        related,
        beside,
        gapped,
        listed,
        titled,
        acted_upon,
        owned,
        decided,
        given,
        _helped,
        _unseen,
        _of_the_name,
        joined_clause,
        goes_on,
        _coordinated,
        _inverted,
        in_content,
        with_main_verb,
        unhelped,
    ):
        changed = mend(tree, parties, lex)
        if changed is not None:
            mended = changed
            tree = Tree(changed, tree.section, tree.governors)
            parties = Parties(parties.draft, tree)
    return mended


def _datelined(tree: Tree, parties: Parties, lex: Lexicon) -> Sentence | None:
    """The sentence with the place before its opening dash out of the way ("OSLO — Norway expelled …"), which parsers take for the subject."""
    del parties, lex
    dash = next((i for i, t in enumerate(tree.tokens[:_LONGEST_DATELINE]) if t.text in ("—", "–", "-") and i), None)
    if (
        dash is None
        or tree.tokens[dash - 1].end == tree.tokens[dash].start
        or any(tree.tokens[i].upos not in ("PROPN", "PUNCT", "NUM", "ADJ", "X") for i in range(dash))
    ):
        return None
    changed = list(tree.sentence.tokens)
    for i in range(dash):
        verb = tree.head(i)
        if verb is None or verb <= dash or tree.rel(i) == "punct":
            continue
        led = any(dash < c < verb for c in tree.own_subjects(verb))
        changed[i] = moved(changed[i], verb, "parataxis", changed[i].upos, finite=False)
        for c in tree.children[i]:
            if c > dash and tree.tokens[c].upos in NOMINAL:
                rel = tree.tokens[c].deprel if led else "nsubj"
                led = True
                changed[c] = moved(changed[c], verb, rel, changed[c].upos, finite=False)
    return tree.with_tokens(changed)


def _helped(tree: Tree, parties: Parties, lex: Lexicon) -> Sentence | None:
    """The sentence with auxiliaries as such that the parser took for verbs with a participle as object: "har inndratt tillatelsen"."""
    del parties
    changed = list(tree.sentence.tokens)
    for i, token in enumerate(tree.tokens):
        over = tree.head(i)
        if over is None or over >= i or token.upos != "VERB" or tree.rel(i) not in ("obj", "xcomp") or tree.tokens[over].upos != "VERB":
            continue
        near = all(tree.tokens[k].upos in ("ADV", "PART") for k in range(over + 1, i))
        if not near or not tree.is_word(over, tree.section.perfect) or token.feat("VerbForm") == "Inf" or not lex.verb(tree.lemmas[i], tree.words[i]):
            continue
        above = tree.head(over)
        changed[i] = moved(token, i if above is None else above, tree.tokens[over].deprel, "VERB", finite=False)
        changed[over] = moved(changed[over], i, "aux", "AUX", finite=False)
        for c in tree.children[over]:
            if c != i:
                changed[c] = moved(changed[c], i, changed[c].deprel, changed[c].upos, finite=False)
    return tree.with_tokens(changed)


def _unseen(tree: Tree, parties: Parties, lex: Lexicon) -> Sentence | None:
    """The sentence with the verb right behind a party as such, where the parser read a noun phrase: "Oman froze new trade and expelled …"."""
    if tree.inflects:
        return None
    changed = list(tree.sentence.tokens)
    for i in range(1, len(changed) - 1):
        token, over = tree.tokens[i], tree.head(i)
        if token.upos not in ("NOUN", "PROPN") or not token.text.islower() or tree.kids(i, "case", "det"):
            continue
        if all(e.lemma == tree.words[i] for e in lex.verbs.get(tree.words[i], ())):
            continue
        joined = tree.rel(i) in ("compound", "amod") and over is not None and over > i and tree.tokens[over].upos == "NOUN"
        if (lex.noun(tree.lemmas[i], tree.words[i]) or not joined or tree.kids(i, "nmod")) and not _only_verb(tree, i):
            continue
        at = i - 1
        while at > 0 and (tree.tokens[at].upos == "ADV" or tree.tokens[at].text in MARKS):
            at -= 1
        before = next((p for p in parties.at[at] if p.span.end == tree.tokens[at].end), None)
        attribute = tree.tokens[at].upos == "ADJ" and tree.rel(at) in ("amod", "compound")  # "and North Korean demands for …"
        subject = tree.head_of(before.span) if before is not None and not parties.genitive(at) and not attribute else None
        title = _title_before(tree, parties, at) if subject is None else None
        if title is not None:
            subject = at
            _under_title(tree, changed, title, at)
        if subject is None or tree.adposed(subject):
            continue
        if over is not None and over > i and any(tree.rel(k) in ("case", "det") and k < subject for k in tree.children[over]):
            continue
        _as_verb(tree, changed, i, subject)
    return tree.with_tokens(changed)


def _title_before(tree: Tree, parties: Parties, last: int) -> int | None:
    """The title before a name that ends here and that nobody knows, when a party stands before it: "Australia's Pacific Minister Zed Seselja"."""
    first = last
    while first > 0 and tree.tokens[first].upos == "PROPN" and not parties.acts(first):
        first -= 1
    owner = next((i for i in range(first - 1, max(first - _LONGEST_TITLE, -1), -1) if parties.at[i]), None)
    if first == last or owner is None or not parties.acts(first) or not tree.tokens[first].text[:1].isupper():
        return None
    between = (tree.tokens[i].upos in ("PROPN", "ADJ", "PART", "NOUN") for i in range(owner, first))
    return first if all(between) and not any(tree.tokens[i].upos == "ADP" for i in tree.kids(owner, "case")) else None


def _under_title(tree: Tree, changed: list[Token], title: int, name: int) -> None:
    """Hang a title and whose it is on the name behind it."""
    changed[title] = moved(changed[title], name, "nmod:desc", "NOUN", finite=False)
    first = title
    while first > 0 and tree.tokens[first - 1].upos in ("PROPN", "ADJ", "PART", "NOUN"):
        first -= 1
    for i in range(first, title):
        if tree.rel(i) in ("nmod", "compound", "amod", "nsubj", "dep", "root") and tree.tokens[i].head not in range(first, title):
            changed[i] = moved(changed[i], title, "amod" if tree.tokens[i].upos == "ADJ" else "nmod:poss", changed[i].upos, finite=False)
    for i in range(title + 1, name):
        changed[i] = moved(changed[i], name, "flat", changed[i].upos, finite=False)


def _only_verb(tree: Tree, i: int) -> bool:
    """True when no other finite verb stands in the clause that goes on behind this token, but for one that is joined to it by "and"."""
    for k in range(i - 1, -1, -1):
        token = tree.tokens[k]
        if token.upos in ("SCONJ", "CCONJ") or token.feat("PronType") == "Rel" or token.text in (";", ":"):
            break
        if token.upos in ("VERB", "AUX") and token.feat("VerbForm") == "Fin":
            return False  # "Iran ger IAEA tillträde": the clause has its verb
    following = tree.tokens[i + 1]
    if following.upos == "CCONJ":
        return i + 2 < len(tree.tokens) and tree.tokens[i + 2].feat("VerbForm") == "Fin"
    if following.upos not in ("ADP", "DET", "PROPN", "PRON", "ADJ", "NUM", "PART", "ADV"):
        return False
    for k in range(i + 1, len(tree.tokens)):
        token = tree.tokens[k]
        if token.upos == "SCONJ" or token.feat("PronType") == "Rel" or token.text == ";":
            break
        infinitive = any(tree.words[m] in tree.section.infinitive_marks for m in tree.marks(k))
        if token.upos in ("VERB", "AUX") and not infinitive and token.feat("VerbForm") in ("Fin", None):
            return False
    return not any(
        tree.tokens[k].feat("VerbForm") == "Fin" and tree.head(k) is None and tree.tokens[k].upos in ("VERB", "AUX")
        for k in range(i + 1, len(tree.tokens))
    )


def _as_verb(tree: Tree, changed: list[Token], i: int, subject: int) -> None:
    """Make the token the verb of its clause: it takes the place of the phrase or the infinitive over it."""
    over = tree.head(i)
    head, rel = (i if over is None else over), tree.tokens[i].deprel
    if over is not None and (over > i or tree.head(over) is None) and over != subject:
        above = tree.head(over)
        infinitive = tree.tokens[over].upos == "VERB"
        nominal = tree.rel(over) in ("nsubj", "obj", "obl", "nmod", "dep") and not infinitive
        head = i if above is None else above
        rel = "root" if above is None else "parataxis" if nominal else tree.tokens[over].deprel
        changed[over] = moved(changed[over], i, "xcomp" if infinitive else "obj", changed[over].upos, finite=False)
    elif over == subject or rel in ("compound", "amod", "nmod", "flat", "appos"):
        above = tree.head(subject)
        head, rel = (i, "root") if above is None else (above, "parataxis" if above != i else "root")
    changed[i] = moved(changed[i], head, rel, "VERB", finite=True)
    changed[subject] = moved(changed[subject], i, "nsubj", changed[subject].upos, finite=False)
    for c in tree.children[over] if over is not None else ():
        if tree.rel(c) == "conj" and tree.tokens[c].upos == "VERB":
            changed[c] = moved(changed[c], i, "conj", "VERB", finite=False)
    for c in tree.kids(i, "nmod"):
        changed[c] = moved(changed[c], i, "obl", changed[c].upos, finite=False)
    for c in tree.children[subject]:
        if c > i and c != i and tree.tokens[c].upos in NOMINAL:
            changed[c] = moved(changed[c], i, "obl" if tree.kids(c, "case") else "obj", changed[c].upos, finite=False)


def _of_the_name(tree: Tree, parties: Parties, lex: Lexicon) -> Sentence | None:
    """The sentence with a relative clause under the name before its comma, wherever the parser hung it: "anger in France, which has accused …"."""
    del lex
    changed = list(tree.sentence.tokens)
    for i in range(2, len(changed) - 1):
        verb = tree.head(i)
        opens = tree.words[i] in tree.section.relatives and tree.tokens[i].upos in ("PRON", "SCONJ", "DET") and tree.words[i - 1] == ","
        before = next((p for p in parties.at[i - 2] if p.span.end == tree.tokens[i - 2].end), None) if opens else None
        if before is None or verb is None or verb < i or tree.tokens[verb].upos not in ("VERB", "ADJ"):
            continue
        name = tree.head_of(before.span)
        if name is not None and tree.inflects and tree.tokens[i].feat("Number") == "Plur" and tree.rel(name) == "conj":
            name = tree.head(name)  # "Грузии и Черногории, которые …": all of them
        if parties.genitive(i - 2) and not (name is not None and tree.inflects and tree.adposed(name) and tree.kids(name, "conj")):
            continue
        others = [s for s in tree.own_subjects(verb) if s != i]
        if name is None or verb in tree.ancestors(name) or tree.head(verb) == name or others or tree.rel(i) not in ("nsubj", "mark", "obj", "det"):
            continue
        if tree.tokens[name].upos not in ("PROPN", "NOUN") or tree.rel(verb) not in ("acl", "advcl", "ccomp", "conj", "parataxis", "dep"):
            continue
        changed[verb] = moved(changed[verb], name, "acl:relcl", changed[verb].upos, finite=False)
        changed[i] = moved(changed[i], verb, "nsubj:pass" if tree.passive(verb) else "nsubj", "PRON", finite=False)
    return tree.with_tokens(changed)


def _inverted(tree: Tree, parties: Parties, lex: Lexicon) -> Sentence | None:
    """The sentence with the name right behind a finite verb as its subject, where another phrase stands first: "Igår utvisade Polen …"."""
    del lex
    if not tree.section.verb_second:
        return None
    changed = list(tree.sentence.tokens)
    for i in range(1, len(changed) - 1):
        token = tree.tokens[i]
        before = tree.tokens[i - 1].upos
        if token.upos not in ("VERB", "AUX") or token.feat("VerbForm") != "Fin" or before in ("CCONJ", "SCONJ", "PUNCT", "PART", "PRON"):
            continue
        over = tree.head(i)
        verb = over if token.upos == "AUX" and over is not None and tree.rel(i) in ("aux", "cop") else i
        first = _subject_before(tree, parties, i)
        if first is not None and (swapped := _straight(tree, parties, verb, first) or _by_number(tree, verb, i, first)):
            for c, rel in swapped.items():
                changed[c] = moved(changed[c], verb, rel, changed[c].upos, finite=False)
            continue
        if (swapped := _apart(tree, parties, verb)) and min(swapped) > i:
            for c, rel in swapped.items():
                changed[c] = moved(changed[c], verb, rel, changed[c].upos, finite=False)
            continue
        if (owned := _run_together(tree, parties, verb, i + 1)) is not None:
            changed[i + 1] = moved(changed[i + 1], verb, "nsubj", "PROPN", finite=False)
            changed[i + 2] = moved(changed[i + 2], owned, "nmod:poss", "PROPN", finite=False)
            continue
        named = next((p for p in parties.at[i + 1] if p.span.start == tree.tokens[i + 1].start), None)
        head = tree.head_of(named.span) if named is not None else None
        if head is None or tree.tokens[head].upos != "PROPN" or tree.kids(head, "case") or parties.genitive(head) or head == verb:
            continue
        if any(c < i for c in tree.own_subjects(verb)) or first is not None or head in tree.own_subjects(verb):
            continue
        if verb in tree.subtree(head):
            continue
        changed[head] = moved(changed[head], verb, "nsubj", "PROPN", finite=False)
        for c in tree.own_subjects(verb):
            if c > head and tree.tokens[c].upos in NOMINAL:
                changed[c] = moved(changed[c], verb, "obj", tree.tokens[c].upos, finite=False)
    return tree.with_tokens(changed)


def _run_together(tree: Tree, parties: Parties, verb: int, at: int) -> int | None:
    """What the second of two states owns that the parser took for one name behind the verb: "Mandag utviste Kenya Tsjads ambassadør"."""
    if at + 1 >= len(tree.tokens) or tree.head(at + 1) != at or tree.own_subjects(verb) or tree.words[at + 1] == tree.lemmas[at + 1]:
        return None
    first, second = principals(tuple(parties.at[at])), principals(tuple(parties.at[at + 1]))
    owned = tree.head(at)
    two = len(first) == len(second) == 1 and first != second and tree.rel(at) == "nmod"
    return owned if two and owned is not None and owned > at + 1 and tree.head(owned) == verb else None


def _subject_before(tree: Tree, parties: Parties, verb: int) -> int | None:
    """The head of the bare noun phrase, no time, that ends right before this verb: it may be the subject, whatever the parser says."""
    top = verb - 1
    while (head := tree.head(top)) is not None and head < verb and tree.tokens[head].upos not in ("VERB", "AUX"):
        top = head
    named = any(p.span.end == tree.tokens[verb - 1].end for p in parties.at[verb - 1])
    if not (named or tree.tokens[top].upos in NOMINAL) or tree.adposed(top) or tree.adposed(verb - 1):
        return None
    token = tree.tokens[top]
    return None if any(t.start <= token.start < t.end for t in parties.times) else top


def _straight(tree: Tree, parties: Parties, verb: int, first: int) -> dict[int, str]:
    """New relations where the parser read "Den Haag und Canberra machen Russland verantwortlich" as if Russia did it: who stands first acts."""
    subjects = tree.own_subjects(verb)
    known = bool(parties.of(first)) or tree.is_word(first, tree.section.collective)
    bare = [s for s in subjects if s > verb and tree.tokens[s].upos == "PROPN" and parties.of(s)]
    if not known or len(bare) != 1 or len(subjects) != 1 or tree.head(first) != verb or tree.tokens[first].upos == "PRON":
        return {}
    return {first: "nsubj", bare[0]: "obj"}


def _by_number(tree: Tree, verb: int, finite: int, first: int) -> dict[int, str]:
    """New relations where only the plural before the finite verb agrees with it: "Vier Diplomaten müssen Polen verlassen"."""
    named = [s for s in tree.own_subjects(verb) if finite < s < verb and tree.tokens[s].upos == "PROPN" and not tree.kids(s, "conj")]
    agrees = tree.tokens[finite].feat("Number") == "Plur" == tree.tokens[first].feat("Number") and tree.tokens[first].upos == "NOUN"
    single = [s for s in named if tree.tokens[s].feat("Number") != "Plur"]
    if not agrees or len(single) != 1 or len(tree.own_subjects(verb)) != 1 or first not in tree.kids(verb, "obj"):
        return {}
    return {first: "nsubj", single[0]: "obj"}


def _apart(tree: Tree, parties: Parties, verb: int) -> dict[int, str]:
    """New relations for a bare name that the parser took for the owner of whom it acts on: "I januar skulda på si side Etiopia sudanske styrkar"."""
    for noun in tree.own_subjects(verb) if not tree.objects(verb) and not tree.passive(verb) else ():
        name, token = min(tree.subtree(noun)), tree.tokens[min(tree.subtree(noun))]
        bare = token.upos == "PROPN" and tree.rel(name) == "nmod" and token.feat("Case") != "Gen" and tree.words[name] == tree.lemmas[name]
        if not bare or tree.adposed(name) or tree.tokens[noun].upos != "NOUN" or noun < verb or name < verb or tree.head(name) != noun:
            continue
        mine, theirs = principals(tuple(parties.at[name])), principals(parties.inside([i for i in tree.phrase(noun) if name < i <= noun]))
        if mine and theirs and not set(mine) & set(theirs):
            return {name: "nsubj", noun: "obj"}
    return {}


def _coordinated(tree: Tree, parties: Parties, lex: Lexicon) -> Sentence | None:
    """The sentence with clauses under their usual names, and with verbs mended that the parser joined to a noun or to a verb of another form.

    "It would expel the envoy and suspend trade": the verb before that has the same form is meant; behind a comma, the one that stands highest.
    """
    del parties, lex
    changed = list(tree.sentence.tokens)
    for i, token in enumerate(tree.tokens):
        head = tree.head(i)
        if head is not None and (rel := _clause_relation(tree, i, head)) is not None:
            changed[i] = moved(token, head, rel, token.upos, finite=False)
            continue
        if head is not None and (over := _infinitive_before(tree, i, head)) is not None:
            changed[i] = moved(token, over, "conj", token.upos, finite=False)
            continue
        joint = next((c for c in tree.kids(i, "cc") if c < i), None)
        joint = i - 1 if joint is None and i and tree.tokens[i - 1].upos == "CCONJ" else joint
        if head is None or head > i or joint is None or tree.rel(i) != "conj" or token.upos != "VERB" or tree.own_subjects(i) or tree.kids(i, "aux"):
            continue
        if tree.inflects and (clause := _not_closed(tree, joint)) is not None:
            if clause != head:
                changed[i] = moved(token, clause, "conj", "VERB", finite=False)
            continue
        exact = [k for k in range(head + 1, joint) if tree.tokens[k].upos == "VERB" and _form(tree, k) == _form(tree, i)]
        finite = tree.tokens[i].feat("VerbForm") == "Fin"
        copula = finite and any(
            tree.tokens[c].feat("VerbForm") == "Fin" for c in tree.kids(head, "cop")
        )  # "is unhappy with how it is run, and asks for"
        alike_above = copula or _form(tree, head) == _form(tree, i) or (not exact and _alike(tree, head, i))
        if tree.tokens[head].upos == "AUX" or alike_above or any(tree.tokens[k].upos == "AUX" for k in range(joint, i)):
            continue
        before = (k for k in range(joint) if tree.tokens[k].upos == "VERB" and k != head)
        alike = [k for k in before if _alike(tree, k, i) and i not in tree.ancestors(k)]
        if alike:
            comma = joint > 0 and tree.words[joint - 1] == ","
            verb = min(alike, key=lambda k: (sum(1 for _ in tree.ancestors(k)), -k)) if comma else alike[-1]
            changed[i] = moved(token, verb, "conj", "VERB", finite=False)
    return tree.with_tokens(changed)


def _not_closed(tree: Tree, joint: int) -> int | None:
    """The predicate of the relative clause in which "and" stands: a comma would close it ("боевиков, которые воюют с Мали и напали на …")."""
    comma = next((k for k in range(joint - 1, 0, -1) if tree.words[k] == ","), joint)
    near = range(comma + 1, min(comma + 3, joint))
    opening = next((k for k in near if tree.relates(k) or (tree.tokens[k].upos == "DET" and tree.words[k] in tree.section.relatives)), None)
    over = tree.head(opening) if opening is not None and comma < joint - 1 else None
    return over if over is not None and comma < over < joint and tree.rel(over) == "acl" else None


def _infinitive_before(tree: Tree, i: int, head: int) -> int | None:
    """The infinitive that a second one without mark goes with, hung on the verb over both: "urged it to withdraw its forces, support …"."""
    token = tree.tokens[i]
    bare = token.feat("VerbForm") == "Inf" or (not tree.inflects and tree.words[i] == tree.lemmas[i] and token.feat("Tense") != "Past")
    if token.upos != "VERB" or tree.rel(i) != "conj" or head > i or not bare or tree.kids(i, "aux", "nsubj", "mark"):
        return None
    if tree.tokens[head].feat("VerbForm") == "Inf" or tree.kids(head, "aux") or tree.words[head] == tree.lemmas[head]:
        return None
    between = (k for k in range(i - 1, head, -1) if tree.tokens[k].feat("VerbForm") == "Inf" and tree.infinitive(k) and tree.marks(k))
    return next((k for k in between if head in tree.ancestors(k) and i not in tree.ancestors(k)), None)


def _clause_relation(tree: Tree, i: int, head: int) -> str | None:
    """What other treebanks call a clause that some (Danish) hang on its head like a noun or a relative clause; `None` when it is well."""
    token = tree.tokens[i]
    infinitive = token.feat("VerbForm") == "Inf" and tree.infinitive(i)
    alone = not tree.kids(i, "cc", "aux") and tree.tokens[head].feat("VerbForm") in ("Part", "Fin") and not tree.kids(head, "aux", "xcomp")[1:]
    if token.upos == "VERB" and token.deprel == "conj" and infinitive and alone and head < i and tree.tokens[head].upos == "VERB":
        return "xcomp"  # "hat aufgefordert, seinen Botschafter abzuziehen"
    if token.upos not in ("VERB", "AUX") or not tree.marks(i):
        return None
    if token.deprel == "obj" or (token.deprel == "nsubj" and i > head):
        return "xcomp" if infinitive else "ccomp"
    if infinitive and tree.tokens[head].upos in ("NOUN", "ADJ") and token.deprel in ("acl:relcl", "advcl"):
        return "acl"
    return None


def _alike(tree: Tree, one: int, other: int) -> bool:
    """True for verbs in one form, and for a past beside what may be its participle ("denied it and proposed …"), which taggers do not tell apart."""
    if _form(tree, one) == _form(tree, other):
        return True
    forms = {_form(tree, one), _form(tree, other)}
    bare = not any(tree.kids(i, "aux") for i in (one, other))
    return bare and not tree.inflects and forms == {("Fin", "Past"), ("Part", "Past")}


def _form(tree: Tree, i: int) -> tuple[str | None, str | None]:
    """What the forms of coordinated verbs share."""
    token = tree.tokens[i]
    form = token.feat("VerbForm") if token.upos == "VERB" else None
    return form, token.feat("Tense") if form in ("Fin", "Part") else None

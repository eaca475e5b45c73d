"""Where the order of the words says more than the tree: names under wrong tags, who speaks behind the verb, objects behind adverbials, openings.

Small pipelines take a name at the head of a clause for a noun or an adverb, the speaker behind "…, a dénoncé" for an object, an object that stands
behind a day and a place for an attribute of these, and a participle that opens a sentence for a name.
"""

from __future__ import annotations

from dataclasses import replace

from ...models import Sentence, Token
from .lexicon import Lexicon
from .parties import Parties
from .party import Party, principals
from .tags import NOMINAL
from .tree import Tree

_NAMES = frozenset(("state", "organisation", "place", "person"))
_MISTAKEN = frozenset(("NOUN", "ADV", "X", "VERB", "INTJ"))  # tags under which small taggers hide names
_MARKS = (",", '"', "»", "”", "’", "'", "“")  # before a verb of saying that stands behind what was said
_ATTACHED = frozenset(("nmod", "obl", "dep", "appos", "advmod"))
_FARTHEST = 16  # tokens from a verb to an object behind its adverbials
_LONGEST_OPENING = 30  # tokens of the phrase before the subject


def ordered(tree: Tree, parties: Parties, lex: Lexicon) -> Sentence | None:
    """The sentence mended where the order of its words leaves no doubt, `None` when there is nothing to mend."""
    changed = list(tree.sentence.tokens)
    if tree.section.verb_second or not tree.inflects:
        _as_names(tree, parties, changed)
        for i in range(1, len(changed)):
            _joined(tree, changed, i)
            _as_infinitive(tree, lex, changed, i)
    if tree.section.verb_second:
        _over_its_subject(tree, parties, changed)
        for i in range(1, len(changed) - 2):
            _two_behind(tree, parties, lex, changed, i)
        _acted_upon(tree, changed)
        for i in range(1, len(changed)):
            _no_second_subject(tree, changed, i)
    if tree.inflects:
        for i, token in enumerate(tree.tokens):
            if _acted_upon_first(tree, i):
                changed[i] = replace(token, deprel="obj")
    if tree.section.verb_second or tree.inflects:
        for i in range(1, len(changed)):
            _deed_first(tree, parties, changed, i)
    if not (tree.section.verb_second or tree.inflects):
        for i, token in enumerate(tree.tokens):
            if token.upos != "VERB" or tree.own_subjects(i):
                continue
            if (speaker := _speaker_behind(tree, parties, i)) is not None:
                changed[speaker] = replace(changed[speaker], deprel="nsubj")
        for i in range(1, len(changed)):
            if (acted := _behind_adverbials(tree, parties, lex, i)) is not None:
                changed[acted] = replace(changed[acted], head=i, deprel="obj")
        _opening(tree, lex, changed)
    return tree.with_tokens(changed)


def _as_names(tree: Tree, parties: Parties, changed: list[Token]) -> None:
    """Names of one word as proper nouns, whatever the tagger calls them, and an adverb that opens the sentence as none."""
    whole = {(n.span.start, n.span.end) for n in parties.names if n.kind in _NAMES}
    for i, token in enumerate(tree.tokens):
        if token.upos in _MISTAKEN and token.text[:1].isupper() and (token.start, token.end) in whole and not tree.kids(i, "det"):
            changed[i] = replace(token, upos="PROPN")
    first = tree.tokens[0] if tree.tokens else None
    if (
        first is not None
        and first.upos == "PROPN"
        and tree.rel(0) == "advmod"
        and not any(n.span.start <= first.start < n.span.end for n in parties.names)
    ):
        changed[0] = replace(first, upos="ADV")  # its capital is the sentence's: "Zudem ordnete …"


def _acted_upon(tree: Tree, changed: list[Token]) -> None:
    """A bare name tied to a verb as its prepositional object, as what the verb acts on: "Iran hat Israel in der Nacht angegriffen"."""
    for i, token in enumerate(tree.tokens):
        head = tree.head(i)
        if token.upos != "PROPN" or token.deprel != "obl:arg" or head is None or tree.tokens[head].upos != "VERB" or tree.kids(i, "case"):
            continue
        if tree.own_subjects(head) and not tree.objects(head) and changed[i] is token:
            changed[i] = replace(token, deprel="obj")


def _no_second_subject(tree: Tree, changed: list[Token], i: int) -> None:
    """A subject of an infinitive with its mark, or a second one of a verb, is acted upon: "beschloss, Südkorea von der Liste zu nehmen"."""
    verb = tree.tokens[i]
    if verb.upos != "VERB" or tree.objects(i) or tree.kids(i, "aux:pass", "nsubj:pass", "cop"):
        return
    subjects = tree.kids(i, "nsubj")
    marked = any(tree.words[c] in tree.section.infinitive_marks and c == i - 1 for c in tree.children[i])
    if marked and len(subjects) == 1 and subjects[0] < i and not tree.kids(i, "aux"):
        changed[subjects[0]] = replace(changed[subjects[0]], deprel="obj")
    elif len(subjects) == 2 and subjects[1] < i and tree.tokens[subjects[1]].upos == "PROPN" and tree.kids(i, "aux"):
        changed[subjects[1]] = replace(changed[subjects[1]], deprel="obj")


def _joined(tree: Tree, changed: list[Token], i: int) -> None:
    """The second of two holders of office beside the first, not beside his name ("le président serbe A et le ministre kosovar B"), and a finite verb
    beside the finite verb, not beside the infinitive before it."""
    head = tree.head(i)
    if head is None or tree.rel(i) != "conj" or head > i:
        return
    if tree.tokens[i].upos == "VERB":
        over = head
        while tree.tokens[over].feat("VerbForm") == "Inf" and (above := tree.predicate_over(over)) is not None:
            over = above
        if over != head and tree.tokens[i].feat("VerbForm") == "Fin" and not tree.marks(i) and not tree.own_subjects(i):
            changed[i] = replace(changed[i], head=over)
        return
    noun = head
    while (
        tree.tokens[noun].upos == "PROPN" and tree.rel(noun) in ("appos", "flat", "nmod") and (above := tree.head(noun)) is not None and above < noun
    ):
        noun = above
    if noun == head or tree.tokens[noun].upos != "NOUN" or tree.tokens[head].upos != "PROPN":
        return
    if tree.tokens[i].upos == "NOUN" and not tree.adposed(i):
        changed[i] = replace(changed[i], head=noun)
    elif tree.adposed(i):
        owner = next((c for c in tree.kids(noun, "nmod") if c < head and set(tree.cases(c)) & set(tree.cases(i))), None)
        if owner is not None:
            changed[i] = replace(changed[i], head=owner)


def _two_behind(tree: Tree, parties: Parties, lex: Lexicon, changed: list[Token], verb: int) -> None:
    """Who acts and whom on, where two names stand one behind the other right behind a verb in second place: "Igår anklagade Marocko Spanien"."""
    token, before = tree.tokens[verb], tree.tokens[verb - 1]
    if not _may_stand_second(tree, lex, verb) or before.upos in ("CCONJ", "SCONJ", "PUNCT", "PART", "PRON", "AUX", "DET", "ADP"):
        return
    if any(p.span.end == before.end for p in parties.at[verb - 1]) and not tree.adposed(verb - 1) and not _in_phrase(tree, verb - 1):
        return
    first = _phrase_from(tree, parties, verb + 1)
    second = _phrase_from(tree, parties, first[1] + 1) if first is not None else None
    if first is None or second is None or set(principals((first[2],))) & set(principals((second[2],))):
        return
    known = {verb, first[0], second[0]}
    over = tree.head(verb)
    outside = over is None or any(a > verb for a in (over, *tree.ancestors(verb)))
    if outside and over is not None:
        root = next((i for i in range(len(tree.tokens)) if tree.head(i) is None), verb)
        changed[verb] = replace(changed[verb], head=verb, deprel="root")
        if root not in known:
            changed[root] = replace(changed[root], head=verb, deprel="dep" if root > second[1] else "obl")
    if token.upos != "VERB" or token.feat("VerbForm") != "Fin":
        changed[verb] = replace(changed[verb], upos="VERB", feats="Mood=Ind|Tense=Past|VerbForm=Fin", lemma=lex.verbs[tree.words[verb]][0].lemma)
    for phrase, rel in ((first, "nsubj"), (second, "obj")):
        changed[phrase[0]] = replace(changed[phrase[0]], head=verb, deprel=rel)
        owner = tree.token_at(phrase[2].span.start)
        if owner is not None and owner < phrase[0] and tree.rel(owner) != "amod":
            changed[owner] = replace(changed[owner], head=phrase[0], deprel="nmod:poss")
    for i in range(verb):
        if (above := changed[i].head) in range(verb + 1, second[1] + 1) or (above == i and i != verb and outside):
            changed[i] = replace(changed[i], head=verb, deprel="obl" if tree.tokens[i].upos in NOMINAL else changed[i].deprel)


def _may_stand_second(tree: Tree, lex: Lexicon, i: int) -> bool:
    """True for a finite form of one of the pack's verbs, whatever the tagger takes it for, that helps no other verb."""
    token = tree.tokens[i]
    if not token.text.islower() or tree.words[i] not in lex.verbs or tree.rel(i) in ("aux", "cop") or tree.kids(i, "aux"):
        return False
    if token.upos in ("VERB", "AUX") and token.feat("VerbForm") == "Fin":
        return True
    bare = {e.lemma for e in (*lex.verbs[tree.words[i]], *lex.noun(tree.lemmas[i], tree.words[i]))}
    return token.upos in ("NOUN", "ADJ", "VERB", "PROPN") and tree.words[i] not in bare


def _in_phrase(tree: Tree, i: int) -> bool:
    """True for a word whose phrase opens with a preposition."""
    top = i
    while (head := tree.head(top)) is not None and head < i:
        top = head
    return tree.adposed(top)


def _phrase_from(tree: Tree, parties: Parties, first: int) -> tuple[int, int, Party] | None:
    """Head, last token and party of a phrase that begins here: a name, or whoever belongs to one with their own name behind."""
    titled = first + 1 < len(tree.tokens) and tree.tokens[first].upos == "NOUN" and parties.acts(first) and not parties.at[first]
    named = first + titled  # "statsminister Støre"
    held = [p for p in parties.at[named] if p.span.start == tree.tokens[named].start] if named < len(tree.tokens) else []
    if not held or tree.adposed(first):
        return None
    party = max(held, key=lambda p: len(p.span))
    last = next(i for i in range(named, len(tree.tokens)) if tree.tokens[i].end >= party.span.end)
    head = first if titled else last if tree.tokens[last].upos == "NOUN" else first
    if parties.genitive(last) or tree.tokens[last].text.endswith("s") or tree.tokens[last].upos == "ADJ":
        noun = next((i for i in range(last + 1, min(last + 3, len(tree.tokens))) if tree.tokens[i].upos == "NOUN"), None)
        if noun is not None and all(tree.tokens[i].upos == "ADJ" for i in range(last + 1, noun)) and parties.acts(noun):
            head = last = noun
        elif parties.genitive(last) or tree.tokens[last].upos == "ADJ":
            return None
    while last + 1 < len(tree.tokens) and tree.tokens[last + 1].upos == "PROPN":
        if any(p.principals != party.principals for p in parties.at[last + 1]):
            break
        last += 1  # the minister's own name, whether somebody knows it or not
    return head, last, party


def _deed_first(tree: Tree, parties: Parties, changed: list[Token], verb: int) -> None:
    """A deed before the verb is what somebody behind it backs or blames: "Действия Саудовской Аравии поддержали ОАЭ и Бахрейн"."""
    subjects, objects = tree.own_subjects(verb), tree.kids(verb, "obj")
    if tree.tokens[verb].upos != "VERB" or len(subjects) != 1 or len(objects) != 1 or not subjects[0] < verb < objects[0] or tree.passive(verb):
        return
    deed, name = subjects[0], objects[0]
    bare = tree.tokens[name].upos == "PROPN" and not tree.adposed(name) and (tree.case(name) in (None, "Nom") or parties.rigid(name))
    done = tree.is_word(deed, tree.section.deeds) and not tree.is_word(deed, tree.section.papers)
    if bare and done and parties.of(name) and parties.headed(deed) is None:
        changed[deed] = replace(changed[deed], deprel="obj")
        changed[name] = replace(changed[name], deprel="nsubj")


def _acted_upon_first(tree: Tree, i: int) -> bool:
    """True for a single noun in the accusative taken for the subject of a plural verb that has none: "Угорську сторону закликали зупинити …"."""
    token, verb = tree.tokens[i], tree.head(i)
    if tree.rel(i) != "nsubj" or token.feat("Case") != "Acc" or token.feat("Number") != "Sing" or verb is None or verb < i:
        return False
    alone = len(tree.kids(verb, "nsubj")) == 1 and not tree.kids(verb, "obj") and not tree.kids(i, "conj", "nummod")
    return alone and token.upos == "NOUN" and tree.tokens[verb].feat("VerbForm") == "Fin" and tree.tokens[verb].feat("Number") == "Plur"


def _as_infinitive(tree: Tree, lex: Lexicon, changed: list[Token], i: int) -> None:
    """An infinitive behind its mark that the tagger took for a noun: "envisage d'exclure les troupes"."""
    token, over = tree.tokens[i], tree.head(i)
    if token.upos != "NOUN" or over is None or tree.tokens[over].upos != "VERB" or over > i or not token.text.islower():
        return
    marked = tree.words[i - 1] in tree.section.infinitive_marks and tree.head(i - 1) == i and not tree.kids(i, "det", "amod")
    if not marked or all(e.lemma != tree.words[i] for e in lex.verbs.get(tree.words[i], ())) or lex.noun(tree.lemmas[i], tree.words[i]):
        return
    changed[i] = replace(changed[i], upos="VERB", feats="VerbForm=Inf", lemma=tree.words[i], deprel="xcomp")
    changed[i - 1] = replace(changed[i - 1], deprel="mark")
    for c in tree.kids(over, "obj", "obl"):
        if c > i:
            changed[c] = replace(changed[c], head=i)


def _over_its_subject(tree: Tree, parties: Parties, changed: list[Token]) -> None:
    """A finite verb taken for an attribute of the name right behind it is the verb of the sentence: "Zudem ordnete Somalia die Schließung an"."""
    for i in range(len(changed) - 1):
        token, name = tree.tokens[i], i + 1
        bare = any(p.span.start == tree.tokens[name].start for p in parties.at[name])
        if token.upos != "VERB" or token.feat("VerbForm") != "Fin" or tree.rel(i) not in ("amod", "nmod", "compound") or tree.head(i) != name:
            continue
        if not bare or tree.head(name) is not None or tree.tokens[name].upos not in ("NOUN", "PROPN") or any(tree.own_subjects(k) for k in (i, name)):
            continue
        changed[i] = replace(changed[i], head=i, deprel="root")
        changed[name] = replace(changed[name], upos="PROPN", head=i, deprel="nsubj")
        for c in tree.children[name]:
            if c != i:
                nominal = c > name and tree.tokens[c].upos in NOMINAL
                changed[c] = replace(changed[c], head=i, deprel=("obl" if tree.adposed(c) else "obj") if nominal else tree.tokens[c].deprel)


def _speaker_behind(tree: Tree, parties: Parties, i: int) -> int | None:
    """Who speaks: the party right behind a verb that follows what was said ("…, a dénoncé la chancelière allemande")."""
    first = i
    while first > 1 and tree.tokens[first - 1].upos in ("AUX", "ADV", "PRON") and tree.head(first - 1) == i:
        first -= 1
    if tree.rel(i) not in ("root", "parataxis") or first < 3 or tree.words[first - 1] not in _MARKS:
        return None
    if not any(tree.rel(k) == "nsubj" for k in range(first - 1)):
        return None
    for c in tree.kids(i, "obj"):
        own = tree.subtree(c)
        if c > i and min(own) == i + 1 and parties.of(c) and not tree.adposed(c):
            return c
    return None


def _behind_adverbials(tree: Tree, parties: Parties, lex: Lexicon, i: int) -> int | None:
    """The object of a verb that has none: a party's phrase without preposition that the parser hung on a day or a place before it."""
    if tree.tokens[i].upos != "VERB" or tree.words[i] not in lex.verbs or tree.kids(i, "obj", "iobj", "ccomp", "xcomp") or tree.passive(i):
        return None
    if not tree.own_subjects(i) or min(tree.own_subjects(i)) > i:
        return None
    for c in range(i + 2, min(i + _FARTHEST, len(tree.tokens))):
        token = tree.tokens[c]
        if token.upos in ("VERB", "SCONJ", "CCONJ") or token.text == ";":
            return None
        over = tree.head(c)
        if token.upos != "NOUN" or over is None or tree.rel(c) not in _ATTACHED or not (over == i or (i < over < c and i in tree.ancestors(over))):
            continue
        opened = any(tree.tokens[k].upos in ("DET", "NUM") for k in tree.kids(c, "det", "nummod") if k < c)
        if opened and not tree.adposed(c) and not any(t.start <= token.start < t.end for t in parties.times) and parties.of(c):
            return c
    return None


def _opening(tree: Tree, lex: Lexicon, changed: list[Token]) -> None:
    """A passive participle at the head of the sentence describes the noun behind its comma: "Convoqué au ministère, l'ambassadeur …"."""
    ends = tree.section.participle_endings.get("Pass", ())
    if not tree.tokens or not ends or tree.words[0] not in lex.verbs or not tree.words[0].endswith(ends):
        return
    comma = next((k for k in range(1, min(_LONGEST_OPENING, len(tree.tokens) - 2)) if _ends_opening(tree, k)), None)
    if comma is None:
        return
    noun = next((k for k in range(comma + 1, min(comma + 5, len(tree.tokens))) if tree.tokens[k].upos in ("NOUN", "PROPN")), None)
    verb = next((k for k in range((noun or comma) + 1, len(tree.tokens)) if _main(tree, k)), None)
    if noun is None or verb is None or any(tree.head(k) == verb and tree.rel(k) == "case" for k in range(comma, noun)):
        return
    changed[0] = replace(changed[0], upos="VERB", feats="Tense=Past|VerbForm=Part", head=noun, deprel="acl")
    for k in range(1, comma):
        over = tree.head(k)
        if over is None or over == 0 or over >= comma or tree.tokens[over].upos == "VERB":
            nominal = tree.tokens[k].upos in NOMINAL
            rel = ("obl:agent" if tree.under(k, tree.section.agent_cases) else "obl") if nominal else tree.tokens[k].deprel
            changed[k] = replace(changed[k], head=0, deprel="dep" if rel == "root" else rel)
    above = tree.head(verb)
    if above is None or above <= comma:
        changed[verb] = replace(changed[verb], head=verb, deprel="root")
    for k in range(comma + 1, len(tree.tokens)):
        over = tree.head(k)
        if k not in (noun, verb) and over is not None and over < comma:
            changed[k] = replace(changed[k], head=verb)
    if tree.head(noun) is None or tree.head(noun) != verb:
        changed[noun] = replace(changed[noun], head=verb, deprel="nsubj")


def _ends_opening(tree: Tree, comma: int) -> bool:
    """True for a comma behind which a bare noun phrase begins, and no further complement of the opening."""
    if tree.words[comma] != ",":
        return False
    following = tree.tokens[comma + 1]
    return following.upos in ("DET", "PROPN", "NUM") and not (following.upos == "PROPN" and tree.kids(comma + 1, "case"))


def _main(tree: Tree, i: int) -> bool:
    """True for the verb of the main clause: no infinitive, no participle without auxiliary, none in a relative clause."""
    token = tree.tokens[i]
    if token.upos != "VERB" or tree.relative(i) or token.feat("VerbForm") == "Inf" or tree.rel(i) in ("acl", "amod"):
        return False
    return token.feat("VerbForm") == "Fin" or bool(tree.kids(i, "aux", "cop"))

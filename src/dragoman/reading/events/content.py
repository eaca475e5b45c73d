"""What an act is about: its content, its day, its place, its carrier, the numbers in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ...text import Span, trim
from ...when.edtf import period
from ..draft import Draft, overlapping
from ..types import Time
from .decisions import decision_over
from .frame import Frame
from .lexicon import Lexicon, fits, slot
from .parties import Parties
from .tags import NOMINAL
from .tree import Tree

_OPENING = frozenset(("ADP", "SCONJ", "CCONJ", "PUNCT", "PART"))
_CLOSING = frozenset(("ADP", "SCONJ", "CCONJ", "PUNCT", "PART", "DET", "AUX"))
_TELLING = frozenset(("NOUN", "VERB", "AUX"))
_SAID = frozenset(("REQUEST", "CONSULT"))
_ASKING = frozenset(("REQUEST", "THREATEN", "AGREE", "REJECT"))
_TOPICS = frozenset(("NOUN", "VERB", "PROPN"))
_LONGEST = 240
_AHEAD = re.compile(r"(?:day|week|month|quarter|year|weekend)\+[1-9]|\+P[1-9]")
_DAY = re.compile(r"\b(?:weekday|day|date|night)")
_COUNTED = re.compile(r"[+-]P")
_BESIDE = frozenset(("advcl", "acl", "ccomp"))  # clauses of which the rest of the sentence tells when or what
_SUBJECT = frozenset((*NOMINAL, "DET", "ADJ", "ADV", "AUX"))  # what a subject is made of, and what stands before its verb
_CONJUNCTION = 3  # tokens of "того, как"
_DEICTIC = frozenset(("now", "day+0 approx"))


def content_of(frame: Frame, lex: Lexicon, sides: tuple[str, ...]) -> tuple[int, ...]:
    """The tokens that say what is asked, proposed, refused or done, as one line; empty when the sentence leaves it out."""
    rule = frame.entry.rule
    # That a letter was sent, a reply given, a demand made is told by the mode.
    told = rule.carrier or rule.answers
    same = (i for i in frame.companions if told or any(e.rule.type == rule.type for e in lex.noun(frame.tree.lemmas[i], frame.tree.words[i])))
    known = (frame.at, *same) if told or rule.type in _SAID else ()
    for tokens in _candidates(frame):
        line = readable(frame.tree, frame.parties, _one_side(frame, tokens), sides, known)
        if line and not (frame.tree.relates(line[0]) and frame.tree.rel(line[0]) in ("det", "nmod")):  # "whose cars carry plates …"
            return line
    return ()


def _candidates(frame: Frame) -> Iterator[tuple[int, ...]]:
    """What may be the content, best first."""
    tree, rule = frame.tree, frame.entry.rule
    # What is asked is clearest as a clause, whatever else the rule knows.
    clause_first = frame.entry.noun or rule.type == "REQUEST"
    for source in ("content", *rule.content) if clause_first else (*rule.content, "content"):
        where = slot(frame.pack, source)
        for head in frame.tokens(where):
            if head < frame.at and not frame.entry.noun and not frame.passive and not _led(tree, head, frame.at):
                continue  # a parser's slip: what an active verb asks or does stands behind it, or is the subject
            if where.place == "content" and _tells_why(frame, head):
                continue
            clauses = [c for c in frame.complements() if not _tells_why(frame, c)]
            if where.place == "obj" and frame.parties.headed(head) is not None and clauses:
                continue  # "ordered Russia to close …": what is asked stands in the clause
            if head in frame.companions and where.place == "obj":
                if not clauses or rule.type not in _ASKING:
                    yield tuple(tree.phrase(head))
                continue
            yield tuple(tree.subtree(head) if where.place in ("content", "comp", "xcomp") else _with_clauses(tree, head))
    if frame.entry.noun:
        yield from _put_off(frame)
        yield tuple(tree.phrase(frame.at, coordinated=False))
        return
    for head in tree.objects(frame.at):
        if head < frame.at and not frame.passive and not _led(tree, head, frame.at):
            continue
        if rule.type not in ("REQUEST", "THREATEN") or frame.parties.headed(head) is None:
            yield tuple(_with_clauses(tree, head))
    if not frame.passive and rule.type != "CONSULT":
        yield _rest(frame)


def _put_off(frame: Frame) -> Iterator[tuple[int, ...]]:
    """The clause of a noun of asking that the closing half of the verb parts from it: "lehnte das Angebot ab, über die Grenze zu verhandeln"."""
    tree, noun = frame.tree, frame.at
    over = tree.head(noun)
    taken = over is not None and tree.rel(noun) in ("obj", "nsubj") and tree.section.verb_second and frame.entry.rule.type in _ASKING
    if taken and over is not None and tree.tokens[over].upos == "VERB" and not tree.kids(noun, "acl", "ccomp", "xcomp"):
        behind = [c for c in tree.kids(over, "xcomp", "ccomp", "advcl") if c > max(noun, over) and tree.infinitive(c)]
        for clause in (tuple(i for i in sorted(tree.subtree(c)) if tree.tokens[i].upos != "PUNCT") for c in behind):
            if tree.words[clause[0] - 1] == "," and tree.words[clause[0]] not in tree.section.purposes:
                yield clause


def _tells_why(frame: Frame, clause: int) -> bool:
    """True for a clause of purpose beside the thing that is asked: "expects an apology so that ties can be restored"."""
    tree = frame.tree
    things = (i for i in tree.objects(frame.at) if frame.parties.headed(i) is None and tree.tokens[i].upos == "NOUN")
    meant = [tree.words[m] for m in tree.marks(clause) if tree.words[m] in tree.section.purposes]
    if not meant or not (frame.entry.noun or next(things, None) is not None):
        return False
    return tree.rel(clause) == "advcl" or not any(word in frame.pack.quotes.grammar.complementizers for word in meant)  # "требование, чтобы …"


def _led(tree: Tree, head: int, verb: int) -> bool:
    """True for an object between what opens the verb's clause and the verb at its end: "hatte … verurteilt und deren Freilassung gefordert"."""
    return any(c < head for c in tree.kids(verb, "aux", "mark", "cc"))


def _rest(frame: Frame) -> tuple[int, ...]:
    """What follows the verb in its own clause and those below it, from behind the party it acts on."""
    tree = frame.tree
    beside = (i for c in tree.kids(frame.at, "conj", "parataxis") for i in tree.subtree(c))
    held = set(tree.subtree(frame.at)) - set(beside)
    start = frame.at + 1
    while start < len(tree.tokens) and (start in frame.particles or _of_party(frame, start)):
        start += 1
    end = start
    # Where the tree leaves a hole, the line ends: what stands behind it belongs to another clause.
    while end < len(tree.tokens) and end in held:
        end += 1
    return tuple(range(start, end))


def _of_party(frame: Frame, i: int) -> bool:
    """True for the words of whoever is acted upon, right behind the verb."""
    tree = frame.tree
    named = bool(frame.parties.at[i]) or tree.is_word(i, tree.section.collective) or tree.tokens[i].upos == "DET"
    return named or (tree.tokens[i].upos == "ADP" and i + 1 < len(tree.tokens) and _of_party(frame, i + 1))


def _with_clauses(tree: Tree, head: int) -> list[int]:
    return [i for i in tree.subtree(head) if i >= min(tree.phrase(head))]


def _one_side(frame: Frame, tokens: tuple[int, ...]) -> list[int]:
    """Where the tree puts words on both sides of the trigger into the content, those on the longer side: only they are one phrase."""
    before, after = [i for i in tokens if i < frame.at], [i for i in tokens if i > frame.at]
    return after if len(after) >= len(before) else before


def readable(tree: Tree, parties: Parties, tokens: list[int], sides: tuple[str, ...] = (), known: tuple[int, ...] = ()) -> tuple[int, ...]:
    """The tokens as a line for people: no case words at its ends, no time behind it; empty when they say nothing but who and when."""
    if not tokens:
        return ()
    timed = {i for t in parties.times for i, k in enumerate(tree.tokens) if k.start < t.end and t.start < k.end}
    line = list(range(min(tokens), max(tokens) + 1))
    opened = next((n for n, i in enumerate(line) if tree.words[i] == "(" and not any(tree.words[k] == ")" for k in line[n:])), None)
    line = line if opened is None else line[:opened]
    stop = next((n for n, i in enumerate(line) if tree.words[i] == ";" or _astray(tree, i)), None)
    line = line if stop is None else line[:stop]
    size = len(line) + 1
    while line and len(line) < size:
        size = len(line)
        while len(line) > 1 and tree.tokens[line[0]].upos == "ADJ" and tree.tokens[line[1]].feat("PronType") == "Art":
            line.pop(0)  # what is left of "in particular the attitude"
        while line and _opens_nothing(tree, line):
            adverb = tree.rel(line[0]) in ("case", "mark", "advmod") and len(line) > 1 and tree.tokens[line[1]].upos in ("ADJ", "ADV")
            if adverb and tree.head(line[1]) not in line[2:3] and not tree.kids(line[1], "obj", "obl", "xcomp") and tree.head(line[0]) == line[1]:
                line.pop(0)  # "in particular the attitude"
            line.pop(0)
        while line and tree.tokens[line[-1]].upos in _CLOSING:
            line.pop()
        while line and line[0] in timed and not all(i in timed for i in line):
            line.pop(0)
        if line and line[-1] in timed and not all(i in timed for i in line):
            while line and line[-1] in timed:
                line.pop()
    told = [i for i in line if tree.tokens[i].upos in _TELLING and i not in timed and i not in known]
    return tuple(line) if any(not _names_side(tree, parties, i, sides) for i in told) else ()


def _opens_nothing(tree: Tree, line: list[int]) -> bool:
    """True for a small word at the head of a line that belongs to what stands outside of it; not for that of a phrase under a verb of the line."""
    first = line[0]
    token = tree.tokens[first]
    if "Reflex=Yes" in token.feats:
        return True
    if token.upos not in _OPENING and tree.rel(first) not in ("case", "mark", "cc"):
        return False
    noun = tree.head(first) if tree.rel(first) == "case" else None
    above = tree.head(noun) if noun is not None else None
    # "aufgefordert, gegen die Extremisten vorzugehen": the preposition is the verb's.
    return not (above is not None and above in line and above > first and tree.tokens[above].upos == "VERB")


def _astray(tree: Tree, i: int) -> bool:
    """True for the word that joins a verb to a noun: what follows is another act ("of consequences and cut supplies")."""
    head = tree.head(i)
    if head is None or tree.rel(i) != "cc" or tree.tokens[head].upos != "VERB" or tree.rel(head) != "conj":
        return False
    above = tree.head(head)
    return above is not None and above < i and tree.tokens[above].upos == "NOUN" and not tree.is_predicate(above)


def _names_side(tree: Tree, parties: Parties, i: int, sides: tuple[str, ...]) -> bool:
    return any(not sides or set(p.principals) <= set(sides) for p in parties.at[i]) or tree.is_word(i, tree.section.collective)


def about(draft: Draft, span: Span) -> str:
    """What stands there, in the report's own words on one line, cut at a word when it is long."""
    text = draft.report.text
    words = " ".join(trim(span, text, extra=" ,.;:–-").of(text).split())
    return words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + " …"


def topics(tree: Tree, tokens: Iterable[int]) -> tuple[str, ...]:
    """Lemmas of the nouns, names and verbs among these tokens, each once."""
    return tuple(dict.fromkeys(tree.lemmas[i] for i in tokens if tree.tokens[i].upos in _TOPICS))


def amounts(parties: Parties, tokens: Iterable[int]) -> tuple[tuple[str, str], ...]:
    """Numbers among these tokens, with the noun that they count: diplomats and missions, not days."""
    tree, found = parties.tree, []
    for i in sorted(set(tokens)):
        if tree.rel(i) != "nummod" or any(span.start <= tree.tokens[i].start < span.end for span in parties.times):
            continue
        head = tree.head(i)
        word = tree.words[i].replace(" ", "").replace("\u00a0", "")
        number = word if word.isdigit() else tree.section.numbers.get(word, tree.section.numbers.get(tree.lemmas[i]))
        if head is not None and number is not None and tree.tokens[head].upos == "NOUN":
            found.append((number, tree.lemmas[head]))
    return tuple(dict.fromkeys(found))


def carrier(frame: Frame) -> str | None:
    """The thing that carried the act: a letter, a note, a press conference named in its clause."""
    rule, tree = frame.entry.rule, frame.tree
    if rule.carrier:
        return rule.carrier
    for i in (*frame.companions, *frame.reach()):
        if i != frame.at and tree.tokens[i].upos == "NOUN":
            for noun, kind in tree.section.carriers.items():
                if fits(tree.lemmas[i], tree.words[i], (noun,)):
                    return kind
    return None


def invoked(draft: Draft, tree: Tree) -> tuple[str, ...]:
    """Instruments that the sentence names."""
    sentence = tree.sentence
    found = [n.id for n in overlapping(draft.names, sentence.start, sentence.end) if n.kind == "instrument" and n.id]
    return tuple(dict.fromkeys(found))


def place(draft: Draft, frame: Frame) -> str | None:
    """The id or words of the place where the clause puts the act."""
    tree = frame.tree
    tokens = {i for i in frame.reach() if tree.under(i, tree.section.place_cases)}
    for name in overlapping(draft.names, tree.sentence.start, tree.sentence.end):
        if name.kind == "place" and (at := tree.token_at(name.span.start)) is not None:
            head = tree.head_of(name.span)
            if head in tokens or at in tokens:
                return name.id or name.text
    return None


def time_of(draft: Draft, frame: Frame) -> int | None:
    """The index of the time expression that dates the act: the one that hangs on its trigger, else the only one of its clause.

    Of an act from which a stretch is counted ("recalled its envoy on Friday, three days after Canberra dropped the deal") it is that stretch,
    where its end is known, and never the day of what came after.
    """
    tree = frame.tree
    sentence = tree.sentence
    # "now" tells when the report was written, and "until Sunday" a deadline: neither when something was done.
    held = [(n, t) for n, t in enumerate(draft.times) if sentence.start <= t.span.start < sentence.end and (t.edtf or t.relative) and not _undated(t)]
    counted = counted_from(draft, frame)
    behind = [t.span.end for _, t in held if t.span.start > frame.span.end and t.relative and _COUNTED.search(t.relative) and _counts_from(tree, t)]
    if behind:
        held = [(n, t) for n, t in held if t.span.start < behind[0]]  # "closed its embassy a year after Russia annexed Crimea in March 2014"
    if counted is not None:
        if not (draft.times[counted].relative or "").startswith(("+P", "-P")):
            return counted
        held = [(n, t) for n, t in held if t.span.start >= draft.times[counted].span.end]
    if not held:
        return None
    reach = set(frame.reach())
    aside = frame.elsewhere()
    said = (frame.entry.rule.type in _ASKING or frame.entry.rule.type == "ACCUSE") and not frame.entry.noun  # of what, told in the clause
    clauses = {i for c in frame.complements() for i in tree.subtree(c)} if said else set()
    if said and frame.entry.rule.type == "ACCUSE" and tree.rel(frame.at) in ("ccomp", "xcomp") and tree.own_subjects(frame.at):
        clauses.update(tree.subtree(frame.at))  # "says that Russia was behind the poisoning on 4 March": the day of the deed
    scored = []
    for n, time in held:
        head = tree.head_of(time.span)
        if head is not None and (_runs_into_subject(frame, time, head) or _opens_main_clause(frame, time)):
            head = frame.at
        if head is not None and (decided := _of_decided(tree, time)) is not None:
            head = decided if frame.at in (decided, *tree.kids(decided, "conj")) else None
        if (
            head is None
            or head in aside
            or head in clauses
            or _cut_off(tree, frame.at, head)
            or _names_thing(frame, head)
            or _counts_from(tree, time)
            or _of_another(frame, head)
            or _of_the_answer(frame, head)
        ):
            continue
        distance = _distance(frame, head, reach)
        if distance is not None:
            scored.append((distance, abs(head - frame.at), n))
    if not frame.entry.noun and any(tree.tokens[i].feat("Tense") == "Past" for i in (frame.at, *tree.kids(frame.at, "aux", "cop"))):
        # "proposed talks on 9 January", but not "Next Tuesday, he announced his arrival …", where a translation has the wrong tense.
        scored = [(d, gap, n) for d, gap, n in scored if not _is_to_come(draft, draft.times[n]) or _opens_ahead(tree, draft.times[n])]
    return min(scored)[2] if scored else None


def told_on(draft: Draft, frame: Frame) -> str | None:
    """The day on which somebody told of the act, where the sentence states it ("said on Thursday that Poland had …")."""
    tree, at = frame.tree, frame.tree.tokens[frame.at].start
    if frame.entry.noun:
        return None
    said = {q.time for q in frame.parties.quotes if q.kind == "indirect" and q.time is not None and q.span.start <= at < q.span.end}
    carrying = tree.predicate_over(frame.at) if tree.rel(frame.at) in ("ccomp", "xcomp") else None
    first, last = tree.sentence.start, tree.sentence.end
    for n, time in enumerate(draft.times if carrying is not None else ()):
        head = tree.head_of(time.span) if first <= time.span.start < last else None
        if head is not None and carrying in (tree.head(head), tree.predicate_over(head)):
            said.add(n)
    days = {draft.times[n].edtf for n in said if _is_day(draft.times[n])}
    return days.pop() if len(days) == 1 else None


def _opens_main_clause(frame: Frame, time: Time) -> bool:
    """True for a day at the head of the sentence whose main verb tells the act, wherever the parser hung it behind long attributes."""
    tree = frame.tree
    over = tree.head(frame.at)
    main = over is None or (tree.rel(frame.at) == "parataxis" and time.span.contains(Span(tree.tokens[over].start, tree.tokens[over].end)))
    return main and tree.tokens[0].start >= time.span.start and _is_day(time) and not frame.entry.noun


def _runs_into_subject(frame: Frame, time: Time, head: int) -> bool:
    """True for a day at the head of the sentence that the tree makes part of the name behind it: "On Tuesday Seoul proposed"."""
    tokens = frame.tree.tokens
    behind = next((i for i, token in enumerate(tokens) if token.start >= time.span.end), None)
    opens = sum(token.start < time.span.start for token in tokens) <= 1
    if not opens or behind is None or behind >= frame.at or head not in (behind, behind - 1) or tokens[behind].upos != "PROPN" or not _is_day(time):
        return False
    return not any(token.upos == "VERB" for token in tokens[behind : frame.at])  # "On Friday Poland met Norway, which had accused it"


def _of_decided(tree: Tree, time: Time) -> int | None:
    """What was decided, for a day between commas before it: "the decision of Algiers, on Sunday, to expel …"."""
    after = next((i for i, token in enumerate(tree.tokens) if token.start >= time.span.end), None)
    if after is None or tree.words[after] != "," or after + 1 >= len(tree.tokens):
        return None
    verb = next((i for i in range(after + 1, min(after + 4, len(tree.tokens))) if tree.tokens[i].upos == "VERB"), None)
    noun = decision_over(tree, verb) if verb is not None and tree.infinitive(verb) else None
    return verb if noun is not None and tree.tokens[noun].start < time.span.start else None


def _is_to_come(draft: Draft, time: Time) -> bool:
    """True for a time after the day of publication."""
    published = draft.report.published.edtf
    if not time.edtf or not published:
        return False
    first, day = period(time.edtf).first, period(published).last
    return first is not None and day is not None and first > day


def _opens_ahead(tree: Tree, time: Time) -> bool:
    """True for words at the head of a sentence that say themselves that a day is still to come: "Next Tuesday, …"."""
    return bool(_AHEAD.match(time.relative or "")) and sum(token.start < time.span.start for token in tree.tokens) <= 1


def lies_ahead(draft: Draft, frame: Frame, index: int | None) -> bool:
    """True for a verb in the present whose day is still to come ("closes its mission in November"), and for any behind "Next Tuesday, …"."""
    tree = frame.tree
    verbs = (frame.at, *tree.kids(frame.at, "aux", "cop"))
    if index is not None and not frame.entry.noun and _opens_ahead(tree, draft.times[index]):
        return True
    if index is None or frame.entry.noun or not any(tree.tokens[i].feat("Tense") == "Pres" for i in verbs):
        return False
    if any(tree.is_word(i, tree.section.perfect) for i in verbs) or any(tree.tokens[i].feat("Tense") == "Past" for i in verbs):
        return False
    time = draft.times[index]
    if time.edtf and draft.report.published.edtf:
        return _is_to_come(draft, time)
    return bool(_AHEAD.match(time.relative or ""))


def _undated(time: Time) -> bool:
    value = time.relative or time.edtf or ""
    return time.relative in _DEICTIC or value.startswith("..") or value.endswith("..")


def _of_another(frame: Frame, head: int) -> bool:
    """True for the time of the cause, or of what a participle describes: "summoned over the meeting held on Friday"."""
    tree = frame.tree
    for i in tree.ancestors(head):
        if i == frame.at or i in frame.companions:
            return False
        described = tree.rel(i) in ("acl", "amod") and tree.tokens[i].upos in ("VERB", "ADJ") and tree.tokens[i].feat("VerbForm") == "Part"
        if described or (tree.tokens[i].upos == "NOUN" and tree.under(i, tree.section.cause_cases)):
            return frame.at not in tree.subtree(i)
    return False


def _of_the_answer(frame: Frame, head: int) -> bool:
    """True for the day on which what was asked before was taken up: "accepted the proposal of France on Saturday"."""
    tree = frame.tree
    asked = frame.entry.noun and frame.entry.rule.type == "REQUEST" and tree.rel(frame.at) in ("obj", "obl", "nsubj")
    return asked and head not in tree.subtree(frame.at)


def _counts_from(tree: Tree, time: Time) -> bool:
    """True for a stretch of time that is counted from another act ("three years after imposing them")."""
    if _is_day(time):
        return False  # "recalled its envoy on Friday after Canberra dropped …": a day is no stretch
    words = tree.section.subordinators
    following = next((i for i, t in enumerate(tree.tokens) if t.start >= time.span.end), None)
    if following is None or tree.tokens[following].upos == "PUNCT":
        return False
    return any(word in words for word in tree.words[max(0, following - 2) : following + 1])


def counted_from(draft: Draft, frame: Frame) -> int | None:
    """The index of the stretch of time that is counted from this act: it stands right before the clause or the noun that tells it."""
    tree, own = frame.tree, {frame.at, *frame.companions, *frame.particles}
    first, last = tree.sentence.start, tree.tokens[frame.at].start
    found = None
    for n, time in enumerate(draft.times):
        if first <= time.span.start and time.span.end <= last and time.relative and _COUNTED.search(time.relative) and _counts_from(tree, time):
            found = n
    if found is None:
        return None
    between = [i for i, t in enumerate(tree.tokens) if draft.times[found].span.end <= t.start < last]
    if any(tree.tokens[i].upos == "VERB" and i not in own for i in between):
        return None
    if frame.entry.noun:
        return found
    if any(tree.tokens[i].upos == "PUNCT" for i in between[_CONJUNCTION:]):
        return None  # "two days after the coup, Norway …"
    if tree.marks(frame.at) or tree.rel(frame.at) in _BESIDE:
        return found
    # Where the parser lost the clause: its subject stands alone before the verb, and none behind it ("two days after the coup came …").
    alone = all(tree.tokens[i].upos in _SUBJECT or i in own or tree.rel(i) == "aux" for i in between)
    return found if alone and between and not any(s > frame.at for s in tree.kids(frame.at, "nsubj")) else None


def _is_day(time: Time) -> bool:
    """True for a day of the calendar or the week, as against a stretch that is counted from somewhere."""
    if time.relative:
        return bool(_DAY.search(time.relative)) and not _COUNTED.search(time.relative)
    return time.edtf is not None and period(time.edtf).days == 1


def _cut_off(tree: Tree, at: int, head: int) -> bool:
    """True for a time behind a dash that comes after the trigger: there the sentence has gone on to something else."""
    return any(tree.tokens[k].text.strip("-–—") == "" and _dash(tree, k) for k in range(at + 1, head))


def _dash(tree: Tree, k: int) -> bool:
    """True for a dash with space on both sides."""
    before, token = tree.tokens[k - 1], tree.tokens[k]
    return before.end < token.start and k + 1 < len(tree.tokens) and token.end < tree.tokens[k + 1].start


def _names_thing(frame: Frame, head: int) -> bool:
    """True for a year that belongs to a thing's name ("the 2015 deal", "the treaty of 1990") and dates nothing else."""
    tree = frame.tree
    above = tree.head(head)
    if above is None or above == frame.at or above in frame.companions or tree.tokens[above].upos not in ("NOUN", "PROPN"):
        return False
    return (head < above and not tree.kids(head, "case", "mark")) or (head > above and tree.under(head, tree.section.of_cases[:1]))


def _distance(frame: Frame, head: int, reach: set[int]) -> int | None:
    """0 when the time hangs on the trigger, 1 when it stands in its clause, 2 when it stands in the clause that carries it."""
    tree = frame.tree
    over = tree.predicate_over(head)
    if over == frame.at or tree.head(head) == frame.at:
        return 0
    if head in reach:
        return 1
    carrying = tree.predicate_over(frame.at)
    # A clause with a subject of its own is what somebody said on that day ("reported on Thursday that Poland had expelled …").
    carried = tree.rel(frame.at) == "conj" or (tree.rel(frame.at) == "xcomp" and not tree.kids(frame.at, "nsubj"))
    if over is not None and over == carrying and (frame.entry.noun or carried):
        return 2
    return None


def dated(draft: Draft, index: int | None) -> tuple[str | None, str | None]:
    """The value and the symbolic form of a time expression, as the event carries them."""
    if index is None:
        return None, None
    time: Time = draft.times[index]
    return time.edtf, time.relative

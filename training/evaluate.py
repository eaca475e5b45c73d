"""Scores of a pipeline on a treebank, from raw text, as the CoNLL 2018 shared task counted them.

The system gets only the text. Its words are aligned with the treebank's by their characters; a word that was cut
otherwise is an error in every score. Inside a multiword token the words are aligned by the longest common subsequence of
their forms, as in the shared task. Names are scored by exact span and class.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from dragoman.models.analysis import Analyser
from dragoman.models.analysis import Sentence as Analysed
from training.conllu import NO_NAMES, TreebankSentence
from training.corpus import NAME_CLASSES, UNUSED_CLASSES

SENTENCES_TOGETHER = 40
"""Sentences of a document that are run together to a text, joined by spaces as the shared task did."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A word of either side, with everything that is compared."""

    start: int
    end: int
    form: str
    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str
    token: tuple[int, int] | None = None
    """Span of the multiword token that a treebank word is a part of."""


@dataclass(slots=True)
class Tally:
    """Right, gold and system counts of each score."""

    right: dict[str, int] = field(default_factory=dict)
    gold: dict[str, int] = field(default_factory=dict)
    system: dict[str, int] = field(default_factory=dict)

    def add(self, score: str, right: int, gold: int, system: int) -> None:
        """Count a text's part of a score."""
        for counts, number in ((self.right, right), (self.gold, gold), (self.system, system)):
            counts[score] = counts.get(score, 0) + number

    def f1(self) -> dict[str, float]:
        """F1 of each score, in per cent."""
        return {
            score: round(200 * right / (self.gold[score] + self.system[score]), 2)
            for score, right in self.right.items()
            if self.gold[score] + self.system[score]
        }


def evaluate(analyser: Analyser, sentences: Sequence[TreebankSentence], *, together: int = SENTENCES_TOGETHER) -> dict[str, float]:
    """F1 scores in per cent: words, sentences, upos, feats, lemmas, uas, las, names, and names by class."""
    tally = Tally()
    texts = list(_texts(sentences, together))
    for start in range(0, len(texts), 100):
        part = texts[start : start + 100]
        for run, analysed in zip(part, analyser.analyse([text for text, _ in part]), strict=True):
            _compare(tally, *run, analysed)
    return tally.f1()


def _texts(sentences: Sequence[TreebankSentence], together: int) -> Iterable[tuple[str, list[TreebankSentence]]]:
    run: list[TreebankSentence] = []
    for sentence in sentences:
        if run and (len(run) == together or sentence.document != run[0].document):
            yield " ".join(s.surface() for s in run), run
            run = []
        run.append(sentence)
    if run:
        yield " ".join(s.surface() for s in run), run


def _compare(tally: Tally, text: str, gold_sentences: list[TreebankSentence], analysed: tuple[Analysed, ...]) -> None:
    gold, gold_spans, gold_names = _gold_nodes(text, gold_sentences)
    system, system_spans, system_names = _system_nodes(analysed)
    pairs = _align(gold, system)
    partner = dict(pairs)
    tally.add("sentences", len(set(gold_spans) & set(system_spans)), len(gold_spans), len(system_spans))
    sizes = len(gold), len(system)
    tally.add("words", len(pairs), *sizes)
    tally.add("upos", sum(gold[g].upos == system[s].upos for g, s in pairs), *sizes)
    tally.add("feats", sum(gold[g].feats == system[s].feats for g, s in pairs), *sizes)
    tally.add("lemmas", sum(gold[g].lemma == system[s].lemma for g, s in pairs), *sizes)
    attached = [(g, s) for g, s in pairs if _same_head(gold, system, g, s, partner)]
    tally.add("uas", len(attached), *sizes)
    universal = [(g, s) for g, s in attached if gold[g].deprel.split(":")[0] == system[s].deprel.split(":")[0]]
    tally.add("las", len(universal), *sizes)
    tally.add("las with subtypes", sum(gold[g].deprel == system[s].deprel for g, s in attached), *sizes)
    if gold_names is not None:
        tally.add("names", len(gold_names & system_names), len(gold_names), len(system_names))
        for label in sorted({name[2] for name in gold_names | system_names}):
            mine = {name for name in gold_names if name[2] == label}
            theirs = {name for name in system_names if name[2] == label}
            tally.add(f"names {label}", len(mine & theirs), len(mine), len(theirs))


def _same_head(gold: list[Node], system: list[Node], g: int, s: int, partner: dict[int, int]) -> bool:
    if gold[g].head == g or system[s].head == s:
        return gold[g].head == g and system[s].head == s
    return partner.get(gold[g].head) == system[s].head


def _align(gold: list[Node], system: list[Node]) -> list[tuple[int, int]]:
    pairs = []
    g = s = 0
    while g < len(gold) and s < len(system):
        region = gold[g].token
        if region and system[s].end > region[0]:
            last_g = g
            while last_g < len(gold) and gold[last_g].token == region:
                last_g += 1
            last_s = s
            while last_s < len(system) and system[last_s].start < region[1]:
                last_s += 1
            ours = [node.form.lower() for node in gold[g:last_g]]
            theirs = [node.form.lower() for node in system[s:last_s]]
            for block in SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks():
                pairs.extend((g + block.a + i, s + block.b + i) for i in range(block.size))
            g, s = last_g, last_s
        elif (gold[g].start, gold[g].end) == (system[s].start, system[s].end):
            pairs.append((g, s))
            g, s = g + 1, s + 1
        elif gold[g].end <= system[s].end:
            s += gold[g].end == system[s].end
            g += 1
        else:
            s += 1
    return pairs


Names = set[tuple[int, int, str]]
Spans = list[tuple[int, int]]


def _gold_nodes(text: str, sentences: list[TreebankSentence]) -> tuple[list[Node], Spans, Names | None]:
    nodes: list[Node] = []
    spans: Spans = []
    tags: list[tuple[int, int, str]] = []
    position = 0
    known = False
    for sentence in sentences:
        first = len(nodes)
        offsets = []
        for word in sentence.words:
            start = text.index(word.form, position)
            position = start + len(word.form)
            offsets.append((start, position))
        for word, (start, end) in zip(sentence.words, offsets, strict=True):
            token = None
            if word.part_of >= 0:
                parts = [o for o, w in zip(offsets, sentence.words, strict=True) if w.part_of == word.part_of]
                token = (parts[0][0], parts[-1][1])
            nodes.append(
                Node(start=start, end=end, form=word.form, lemma=word.lemma, upos=word.upos, feats=word.feats,
                     head=first + word.head, deprel=word.deprel, token=token)
            )  # fmt: skip
            known = known or word.name != NO_NAMES
            tags.append((start, end, word.name))
        spans.append((offsets[0][0], offsets[-1][1]))
    return nodes, spans, _names(tags) if known else None


def _system_nodes(analysed: tuple[Analysed, ...]) -> tuple[list[Node], Spans, Names]:
    nodes: list[Node] = []
    for sentence in analysed:
        first = len(nodes)
        nodes.extend(
            Node(start=t.start, end=t.end, form=t.text, lemma=t.lemma, upos=t.upos, feats=t.feats, head=first + t.head, deprel=t.deprel)
            for t in sentence.tokens
        )
    names = _names([(t.start, t.end, t.entity or "O") for sentence in analysed for t in sentence.tokens])
    return nodes, [(sentence.start, sentence.end) for sentence in analysed], names


def _names(tags: list[tuple[int, int, str]]) -> Names:
    names: Names = set()
    current: tuple[int, int, str] | None = None
    for start, end, tag in tags:
        prefix, _, label = tag.partition("-")
        label = NAME_CLASSES.get(label, label)
        if prefix == "I" and current and current[2] == label:
            current = (current[0], end, label)
            continue
        if current:
            names.add(current)
        current = (start, end, label) if label and label not in UNUSED_CLASSES else None
    if current:
        names.add(current)
    return names

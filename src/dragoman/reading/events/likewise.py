"""Others who did what was told last: "Poland did the same", "Riga followed suit", "gjorde Norge det samme"."""

from __future__ import annotations

from dataclasses import replace

from ...text import Span
from ..types import Event
from .context import Context
from .parties import Parties
from .party import principals
from .tags import NOMINAL
from .tree import Tree

_BETWEEN = 4  # tokens between the words of a phrase: a subject behind its verb
_DONE = ("actual", "announced")
_UNDONE = ("content", "considered", "hypothetical", "threatened", "denied")


def likewise(tree: Tree, parties: Parties, context: Context, told: list[Event]) -> list[Event]:
    """The acts that such words tell, each with whoever stands as its subject; the act is the one told last, in the sentence or before."""
    found: list[Event] = []
    for first, last in _phrases(tree):
        verb = next((i for i in (first, last, *tree.ancestors(first)) if tree.tokens[i].upos == "VERB"), None)
        before = [e for e in told if e.trigger.end <= tree.tokens[first].start]
        model = before[-1] if before else context.last()
        status = _status(tree, verb) if verb is not None else None
        if verb is None or model is None or status is None or model.status not in _DONE or not model.recipients:
            continue
        subjects = [s for s in tree.subjects(verb) if tree.tokens[s].upos in NOMINAL]
        who = tuple(p for s in subjects for p in parties.of(s)) or tuple(p for i in range(first + 1, last) for p in parties.at[i][:1])
        actors = principals(who)
        if not actors or set(actors) & {*model.actors, *model.recipients} or any(":" in a for a in actors):
            continue
        found.append(
            replace(
                model,
                actors=actors,
                agents=tuple(dict.fromkeys(p.agent for p in who if p.agent)),
                status=status,
                date=None,
                date_relative=None,
                time=None,
                place=None,
                about="",
                content=None,
                evidence=(Span(tree.sentence.start, tree.sentence.end),),
                trigger=tree.span((first, last)),
                said_by=None,
                amounts=(),
            )
        )
    return found


def _phrases(tree: Tree) -> list[tuple[int, int]]:
    """First and last token of each such phrase; the subject may stand behind its first word."""
    found: list[tuple[int, int]] = []
    for row in (phrase.split() for phrase in tree.section.likewise):
        for i, word in enumerate(tree.words):
            if word != row[0]:
                continue
            for gap in range(_BETWEEN + 1):
                end = i + gap + len(row)
                if list(tree.words[i + gap + 1 : end]) == row[1:] and (not gap or len(row) > 1):
                    found.append((i, end - 1))
                    break
    return list(dict.fromkeys(found))


def _status(tree: Tree, verb: int) -> str | None:
    """How real it is; `None` for what is only asked, possible or denied."""
    if tree.negated(verb) or any(tree.is_word(m, tree.section.conditionals) for m in tree.marks(verb)):
        return None
    table = tree.section.auxiliaries
    helping = [table.get(tree.lemmas[c], table.get(tree.words[c], "actual")) for c in tree.kids(verb, "aux")]
    if any(h in _UNDONE for h in helping) or (tree.infinitive(verb) and "announced" not in helping):
        return None
    return "announced" if "announced" in helping else "actual"

"""What an answer says it answers: "accepted the invitation", "turned down the demand"."""

from __future__ import annotations

from .frame import Frame
from .lexicon import Lexicon

_NEAR = 4  # words between the verb of an answer and what it takes up


def taken_up(frame: Frame, lex: Lexicon) -> tuple[str, ...]:
    """The modes of asking that the words of an answer name, empty where they name none or the frame tells no answer."""
    tree, rule = frame.tree, frame.entry.rule
    if not rule.answers or rule.type == "REQUEST":
        return ()
    own = range(frame.at + 1, min(frame.at + 1 + _NEAR, len(tree.tokens))) if frame.entry.noun else ()
    near = dict.fromkeys((*frame.companions, *tree.objects(frame.at), *tree.kids(frame.at, "obl", "nmod", "nsubj:pass"), *own))
    nouns = (i for i in near if tree.tokens[i].upos == "NOUN")
    asked = (e.rule.mode for i in nouns for e in lex.noun(tree.lemmas[i], tree.words[i]) if e.rule.type == "REQUEST" or e.rule.mode == "ultimatum")
    return tuple(dict.fromkeys(mode for mode in asked if mode))


def answers_by_pronoun(frame: Frame, lex: Lexicon) -> bool:
    """True for "it accepted the invitation": an answer whose subject is a pronoun, and which names nobody whom it answers."""
    tree = frame.tree
    subjects = tree.own_subjects(frame.at) if not frame.entry.noun and not frame.passive else ()
    if not subjects or any(tree.tokens[s].upos != "PRON" for s in subjects) or not taken_up(frame, lex):
        return False
    return not any(frame.slot_parties(source) for source in frame.entry.rule.recipient if source not in ("sentence", "near"))

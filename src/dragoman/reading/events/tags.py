"""Universal tags that go together, and a relation of our own."""

from __future__ import annotations

PREDICATES = frozenset(("VERB", "AUX", "ADJ"))
NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "X", "SYM"))
TOPIC = "parataxis:topic"  # of what a headline says before its colon

"""Universal tags that go together."""

from __future__ import annotations

PREDICATES = frozenset(("VERB", "AUX", "ADJ"))
NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "X", "SYM"))

"""The trained pipelines that come with Dragoman, and the way to load them or a user's own.

    >>> from dragoman.models import available
    >>> {"en", "no"} <= set(available())
    True

``load_analyser("no")`` gives an `Analyser` for Norwegian, Bokmål and Nynorsk alike. Importing this package does not import
spaCy; loading an analyser does.
"""

from __future__ import annotations

from dragoman.models.analysis import Analyser, Sentence, Token
from dragoman.models.loader import available, load_analyser

__all__ = ["Analyser", "Sentence", "Token", "available", "load_analyser"]

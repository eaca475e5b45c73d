"""Spans of text and the notation for marked examples."""

from .apostrophes import one_apostrophe
from .span import Span, cover, trim

__all__ = ["Span", "cover", "one_apostrophe", "trim"]

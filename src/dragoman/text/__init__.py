"""Spans of text and the notation for marked examples."""

from .span import Span, cover, trim

__all__ = ["Span", "cover", "trim"]

"""Typed, read-only answers from a record; the terminal, the page and the exports all show these."""

from .brief import Brief, make_brief

__all__ = ["Brief", "make_brief"]

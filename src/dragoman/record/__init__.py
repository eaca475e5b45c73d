"""The record: what is known on a day, folded from readings, families and corrections."""

from .fold import fold

__all__ = ["fold"]

"""The only place that wires the stages."""

from .casebooks import Folded, add, folded, open_record, read_all
from .reader import Reader

__all__ = ["Folded", "Reader", "add", "folded", "open_record", "read_all"]

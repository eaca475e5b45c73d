"""Which reports go back to one text, and what a copy changed: independent witnesses are counted once."""

from .comparison import compare, compare_unordered
from .find import find_families
from .kinship import Kinship
from .signs import Sign, find_signs
from .types import Change, Comparison, Family, Member, Pair

__all__ = ["Change", "Comparison", "Family", "Kinship", "Member", "Pair", "Sign", "compare", "compare_unordered", "find_families", "find_signs"]

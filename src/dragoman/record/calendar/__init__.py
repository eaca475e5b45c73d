"""The calendar of the casebook: on which days its reports can have been written, worked out from one another.

A report that says "Wednesday last week" of an answer that another report dates 26 January was written in the week after. Every
report's own hints and every event that two reports date are constraints on days; each takes days away until nothing changes any
more. There is no search and no guess: what remains is what every constraint allows, and it is written as coarsely as it must be.
"""

from .hints import constraints_of
from .live import Calendar
from .solve import solve
from .types import Dateable, Hint, Link, Problem, Sighting, Solution

__all__ = ["Calendar", "Dateable", "Hint", "Link", "Problem", "Sighting", "Solution", "constraints_of", "solve"]

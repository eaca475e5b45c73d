"""Dates as the project writes them: EDTF values, the periods they name, and relative dates kept symbolic.

>>> resolve("week-1 weekday:WED", "2022-02-01")
'2022-01-26'
>>> resolve("week-1 weekday:WED", "2022-02") is None
True
"""

from .edtf import Period, compatible, edtf_of, is_edtf, loose, period, sort_key, tighter
from .relative import anchors, hangs, is_relative, reach, resolve, seen

__all__ = [
    "Period",
    "anchors",
    "compatible",
    "edtf_of",
    "hangs",
    "is_edtf",
    "is_relative",
    "loose",
    "period",
    "reach",
    "resolve",
    "seen",
    "sort_key",
    "tighter",
]

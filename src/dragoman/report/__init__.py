"""The report stage: text with its blocks, its language, and what is known of its publication."""

from .make import make_report
from .types import Block, Note, Published, Report, Role

__all__ = ["Block", "Note", "Published", "Report", "Role", "make_report"]

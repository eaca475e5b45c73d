"""The casebook: what was received and what it claims, kept in SQLite or PostgreSQL."""

from .casebook import Casebook, Kept

__all__ = ["Casebook", "Kept"]

"""Dragoman reads the press and keeps the sourced, time-aware record of a diplomatic exchange."""

__version__ = "0.1.0"

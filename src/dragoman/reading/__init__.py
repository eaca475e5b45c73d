"""Reading one report: everything it says, each item with the characters that prove it."""

from .types import ChannelState, CommitmentClaim, Event, Name, Quote, Reading, Reference, Time

__all__ = ["ChannelState", "CommitmentClaim", "Event", "Name", "Quote", "Reading", "Reference", "Time"]

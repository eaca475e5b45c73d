"""Measures what the reader finds on reports of other exchanges than those it was first tried on."""

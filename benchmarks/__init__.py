"""Speed, measured by hand: see README.md."""

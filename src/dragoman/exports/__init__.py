"""Views as text for the terminal and as pages."""

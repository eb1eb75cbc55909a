"""Data about how people search: see the head of each file."""

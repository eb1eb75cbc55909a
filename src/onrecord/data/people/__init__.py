"""Data about people and what they are called: see the head of each file."""

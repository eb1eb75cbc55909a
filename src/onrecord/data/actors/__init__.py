"""Data about political actors: see the head of each file."""

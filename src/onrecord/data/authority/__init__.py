"""Data about people in public office, offices and places: see the head of each file."""

"""Who did what to whom: sentences, people, times and places to events."""

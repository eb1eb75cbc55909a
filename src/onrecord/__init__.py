"""onrecord: a checked, searchable record of who said what, from news articles."""

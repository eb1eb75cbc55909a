"""What the readers of text, pages and JSON Lines know of file formats, encodings, dates and languages."""

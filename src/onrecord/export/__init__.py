"""What was found, in forms for other programs and for spreadsheets: one module a format."""

"""Quotations: found by their marks and by reported speech, joined, attributed to speakers and verified."""

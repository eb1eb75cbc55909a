"""Triggers to pairs of an actor and a recipient, a module a construction."""

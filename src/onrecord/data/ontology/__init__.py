"""PLOVER and CAMEO: see the head of each file."""

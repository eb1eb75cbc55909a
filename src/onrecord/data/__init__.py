"""Lexicons and other data that ship: data, not code, each file with its source and licence in its header."""

from importlib.resources import files


def table(name: str) -> list[list[str]]:
    """Return the rows of a tab-separated file below this folder, without blank lines and `#` comments."""
    text = files(__name__).joinpath(name).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#")]

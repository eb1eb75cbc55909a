"""Blocks of text to parsed sentences, with offsets in the article.

Use `parse` for many articles in a stream. What comes out are plain tuples (`Sentence`, `Token`): nothing downstream
knows spaCy, and tests build sentences by hand (`Sentence.from_table`).
"""

from onrecord.parsing.engine import Job, Stretch, parse
from onrecord.parsing.sentence import Sentence, Token

__all__ = ["Job", "Sentence", "Stretch", "Token", "parse"]

"""Bytes to articles: plain text, HTML, JSON Lines and JSON, from files, folders and standard input.

Every input ends as an Article or as a Rejection that says why it is none. An article's text is what was decoded (for
HTML, extracted) and nothing is taken out of it; what it says of itself (title, date, outlet) is read where it stands.
The libraries for HTML and language identification are loaded when the first input needs them.
"""

from onrecord.sources.article import as_date
from onrecord.sources.inputs import count, from_bytes, from_text, load
from onrecord.sources.kinds import Kind
from onrecord.sources.single import article_in, names_a_file

__all__ = ["Kind", "article_in", "as_date", "count", "from_bytes", "from_text", "load", "names_a_file"]

"""Every cap, in one place: what onrecord refuses rather than suffers."""

MAX_INPUT_BYTES = 8 * 1024 * 1024
"""A file, or one JSON Lines object, larger than this is rejected; long news articles stay under 0.2 MB."""

MAX_TEXT_CHARS = 1_000_000
"""An article's text beyond this is rejected: it is a book or a dump, and parsing it would take minutes."""

MAX_PARAGRAPH_CHARS = 20_000
"""A paragraph beyond this is parsed in pieces, so that no single document exhausts memory."""

MAX_WORD_CHARS = 200
"""A run without blanks is parsed up to this: it is no word, and the tokenizer takes quadratic time over brackets."""

MAX_SENTENCE_TOKENS = 500
"""A sentence beyond this is taken for several: it is a list or a table, and syntax is searched in quadratic time."""

MAX_HTML_DEPTH = 256
"""HTML nested deeper than this is rejected before it reaches recursive code."""

MAX_QUERY_CHARS = 1_000
"""A search query beyond this is refused."""

MAX_LOCK_SECONDS = 30.0
"""How long to wait for another process that is writing to the record before giving up."""

MAX_NAME_CHARS = 160
"""A name is compared by its first characters up to this; no person's is longer, and comparison takes quadratic time."""

MAX_NAME_PARTS = 10
"""A name is compared by its first parts up to this: each is held against each."""

MAX_QUERY_SECONDS = 5.0
"""A question to the record that a visitor's page asks is broken off after this."""

MAX_COUNTING_SECONDS = 120.0
"""What a record holds is counted once for each state of it, and broken off after this: a large one on a slow disk that
nobody has looked at yet takes its time, and to count it again and again would never end."""

MAX_COUNTED = 10_000
"""Results are counted up to this: a count of all that holds a common word would take longer than showing them."""

MAX_COUNTED_AMONG = 500
"""Results that a condition leaves are counted up to this, where the words alone find more than `MAX_RANKED`: whether
each meets the condition has to be looked up."""

MAX_RANKED = 5_000
"""Results are sorted by how well they fit up to this many; of more, the newest come first. Ranking takes 3 ms a
thousand, and among so many that hold the same words, how well each fits says little."""

MAX_ROWS = 500
"""Rows of one page of an answer."""

MAX_OFFSET = 10_000
"""Results of a search that can be leafed through: beyond this it has to be narrowed down."""

MAX_FORM_BYTES = 4_096
"""A form that a visitor sends is refused beyond this: the largest holds a token and an address."""

MAX_CHARTED = 3_000
"""Events that a map counts: the latest that are asked for."""

MAX_RELATED = 600
"""Events, and quotations, that a network is made of: the latest that are asked for. Around somebody, half of the
quotations are theirs, and half about them."""

MAX_MOMENTS = 200
"""Quotations and events of one timeline, its chart and its pages: the latest that are asked for."""

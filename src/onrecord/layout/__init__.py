"""Blocks: what each stretch of an article's text is for, by rule and without touching the text.

`blocks` is the whole of it. A paragraph becomes blocks of its own for what is glued to its edges (a dateline in front,
a share button or a signature behind); what the source's markup has named stays as it was named.
"""

from onrecord.layout.assemble import blocks

__all__ = ["blocks"]

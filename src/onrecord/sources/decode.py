"""Bytes to characters: marks, Unicode with and without them, what a page declares, and at last what reads best.

UTF-8 comes before what a page declares: bytes that happen to be valid UTF-8 are practically never anything else, while
declarations are often wrong. A text that is UTF-8 but for a few damaged places keeps them visible as U+FFFD; only the
punctuation that Windows programs paste into such texts (0x91 to 0x97 and 0x85) is read as what it is.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from itertools import islice

from onrecord.sources.legacy import detect

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_WHATWG = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
}
"""What browsers read for an encoding that a page names (WHATWG Encoding Standard): the superset that is meant."""

DAMAGE = 2
"""Valid sequences of UTF-8 to one byte that is in none, at least: below that the text is in another encoding."""

_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]+")
_PASTED = {byte: bytes([byte]).decode("cp1252") for byte in (0x85, *range(0x91, 0x98))}
_ASCII = b"\t\n\r" + bytes(range(0x20, 0x7F))
_HANDLER = "onrecord.damaged"


def decode(data: bytes, declared: str | None = None) -> str | None:
    """Return the characters that `data` encodes, without a byte order mark; None where no encoding fits.

    `declared` is the encoding that the source names, if it names one; it is believed where it fits.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, _HANDLER if encoding == "utf-8" else "replace")
    if b"\0" in data:
        return _unmarked_wide(data)
    if b"\x1b$" in data and (japanese := _strict(data, "iso2022_jp")) is not None:
        return japanese
    text: str | None = _strict(data, "utf-8")
    if text is None and declared:
        text = _strict(data, _codec(declared))
    if text is None and _is_damaged_utf8(data):
        text = data.decode("utf-8", _HANDLER)
    if text is None and (likeliest := detect(data)):
        text = data.decode(likeliest)
    return text


def universal_newlines(text: str) -> str:
    """Return `text` with every line ending (CRLF, CR) as a line feed, as Python reads text files."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _strict(data: bytes, encoding: str | None) -> str | None:
    try:
        return data.decode(encoding) if encoding else None
    except UnicodeError:
        return None


def _codec(declared: str) -> str | None:
    """Return the codec to use for a declared name, None where it names no text encoding that can be meant here."""
    try:
        found = codecs.lookup(declared.strip())
    except (LookupError, ValueError):
        return None
    # A page that could be searched for its declaration is not in UTF-16, whatever it says.
    if not found._is_text_encoding or found.name.startswith(("utf-16", "utf-32", "utf-7", "idna", "punycode")):
        return None
    return _WHATWG.get(found.name, found.name)


def _is_damaged_utf8(data: bytes) -> bool:
    """Tell whether `data` is UTF-8 with a few broken places, or cut off in the middle of a character."""
    valid = broken = 0
    for run in _HIGH.findall(data):
        rest, found = _SEQUENCE.subn(b"", run)
        valid += found
        broken += len(rest)
    return valid >= DAMAGE * broken


def _unmarked_wide(data: bytes) -> str | None:
    """Decode UTF-16 or UTF-32 without a mark, the only texts in which NUL bytes may stand; None where it is neither."""
    nuls = data.count(0)
    others = len(data.translate(None, delete=_ASCII)) - nuls
    if nuls < 0.4 * len(data) and others < 0.1 * (len(data) - nuls):
        return None  # ASCII with some NULs in it
    best: str | None = None
    best_score = 0.5
    for encoding, width in (("utf-32-le", 4), ("utf-32-be", 4), ("utf-16-le", 2), ("utf-16-be", 2)):
        text = _strict(data, encoding) if len(data) % width == 0 else None
        if text and "\0" not in text and (score := _plausible(text)) > best_score:
            best, best_score = text, score
    return best


def _plausible(text: str) -> float:
    """Return the share of a text's first characters that are blanks, ASCII or letters, less any that cannot be."""
    kinds = [unicodedata.category(char) for char in islice(text, 2000)]
    impossible = sum(kind in {"Cn", "Co"} for kind in kinds)
    # Blanks and full stops stand in texts of every script, and the wrong byte order makes rarities of them.
    usual = sum(char in " \n\r\t.,。、" for char in islice(text, 2000))
    letters = sum(kind[0] in "LN" for kind in kinds)
    return (letters + 2 * usual - 5 * impossible) / len(kinds)


def _read_damage(error: UnicodeError) -> tuple[str, int]:
    """Stand in for bytes that are not UTF-8 (a handler of `codecs.register_error`)."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    byte = error.object[error.start]
    return _PASTED.get(byte, "\ufffd"), error.start + 1 if byte in _PASTED else error.end


codecs.register_error(_HANDLER, _read_damage)

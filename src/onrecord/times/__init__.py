"""Times: an article's text to its time expressions, with values in ISO 8601 and EDTF.

`find` reads an article, `time` one expression on its own, `timex3.value` writes a value as TimeML does.
"""

from onrecord.times.finding import find, time

__all__ = ["find", "time"]

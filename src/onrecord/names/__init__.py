"""Personal names as strings, in any script: whether two can be one person's, and an index that finds candidates.

compare("Kasym-Zhomart Tokayev", "Қасым-Жомарт Тоқаев").same
Index([("Q200881", ["Kassym-Jomart Tokayev"])]).find("Касым-Жомарт Токаев")
"""

from onrecord.names.blocking import blocking_keys
from onrecord.names.compare import Comparison, compare
from onrecord.names.index import Hit, Index

__all__ = ["Comparison", "Hit", "Index", "blocking_keys", "compare"]

"""Who did what to whom: sentences, people, quotations, times and places to events.

`scene` gathers what an article's earlier steps have found; `find` returns its events. What an event is, and how each
field is decided: docs/events.md.
"""

from onrecord.events.finding import Models, find
from onrecord.events.scene import Scene, scene

__all__ = ["Models", "Scene", "find", "scene"]

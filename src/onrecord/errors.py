"""The errors that a caller of onrecord may see.

Each message names the input and, where there is one, the remedy: it is shown to the user as it stands.
"""


class OnrecordError(Exception):
    """Base of every error that onrecord raises on purpose."""


class SourceError(OnrecordError):
    """An input cannot be turned into an article."""


class ModelError(OnrecordError):
    """The language model is missing, damaged or not the one that was asked for."""


class RecordError(OnrecordError):
    """The record cannot be opened, read or written."""


class TimeLimitError(RecordError):
    """A question to the record took longer than it may."""


class NotFoundError(OnrecordError):
    """Nothing in the record goes by the given id or prefix."""


class QueryError(OnrecordError):
    """A search asks for nothing that can be looked for."""


class EvaluationError(OnrecordError):
    """A corpus cannot be read, or a floor was missed."""


class AuthorityError(OnrecordError):
    """A table of people in office cannot be read."""


class ServerError(OnrecordError):
    """The pages cannot be served: the address is taken or cannot be had."""


class ChartError(OnrecordError):
    """A chart cannot be drawn."""

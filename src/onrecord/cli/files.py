"""Files that commands write: they take their name when all of them is there, and none is written over by mistake."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO


@contextlib.contextmanager
def complete(path: Path, *, force: bool) -> Iterator[BinaryIO]:
    """Give a file to write that takes its name when all of it is there.

    Raises OnrecordError where the name is a folder's or, without `force`, another file's, or its folder is missing.
    """
    from onrecord.errors import OnrecordError

    if path.is_dir():
        raise OnrecordError(f"{path}: a folder: name a file in it")
    if path.exists() and not path.is_file():  # a pipe or a device cannot be replaced
        with path.open("wb") as file:
            yield file
        return
    if path.exists() and not force:
        raise OnrecordError(f"{path}: exists already: give another name, or --force to write over it")
    if not path.parent.is_dir():
        raise OnrecordError(f"{path}: there is no folder {path.parent}: make it first")
    handle, draft = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        Path(draft).chmod(_mode(path))
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise


def _mode(path: Path) -> int:
    """Return the permissions of the file that is replaced, or those that a new file would have."""
    with contextlib.suppress(FileNotFoundError):
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask

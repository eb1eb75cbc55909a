"""The command line: `main` is what `onrecord` and `python -m onrecord` run.

A command imports what it needs when it runs, so that `onrecord --help` answers at once.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit status.

    0 is success; 1 an error, told in one line on standard error, or an input that was rejected; 2 wrong usage;
    130 an interruption. A reader that closes the pipe early (`| head`) ends the command without a word.
    """
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # no character of an article can stop the output
    try:
        return _guarded(list(sys.argv[1:] if arguments is None else arguments))
    except KeyboardInterrupt:
        return 130


def _guarded(arguments: list[str]) -> int:
    from onrecord.errors import OnrecordError

    try:
        status = _run(arguments)
        sys.stdout.flush()
    except OnrecordError as error:
        return _fail(str(error))
    except OSError as error:
        _discard_output()
        return _fail(f"{error.filename or 'cannot write the output'}: {error.strerror or error}")
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        remedy = "please report it with what 'python -X dev -m onrecord ...' says"
        return _fail(f"a defect in onrecord ({type(error).__name__}: {error}); {remedy}")
    return status


def _run(arguments: list[str]) -> int:
    from onrecord.cli.app import app

    try:
        app(arguments, prog_name="onrecord")
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    return 0


def _fail(message: str) -> int:
    from onrecord.export.visible import visible

    with contextlib.suppress(OSError):
        print(f"onrecord: {visible(message)}", file=sys.stderr)
    return 1


def _discard_output() -> None:
    """Send what is still buffered nowhere, or Python would try to write it again at exit and complain."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

"""The command as a process: what its streams and its exit status are when things go wrong."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord import cli
from onrecord.cli import app as application
from onrecord.errors import RecordError

COMMAND = [sys.executable, "-m", "onrecord"]


def main_with(failure: BaseException, monkeypatch: pytest.MonkeyPatch) -> int:
    """Run `main` where the command itself fails so."""

    def fail(*arguments: object, **options: object) -> None:
        raise failure

    monkeypatch.setattr(application, "app", fail)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    monkeypatch.setattr(cli, "_discard_output", lambda: None)
    return cli.main(["stats"])


@pytest.mark.parametrize(
    ("failure", "status", "told"),
    [
        (RecordError("onrecord.db: not a record"), 1, "onrecord: onrecord.db: not a record\n"),
        (RecordError("\x1b[2Jname.db: not a record"), 1, "onrecord: ␛[2Jname.db: not a record\n"),
        (OSError(28, "No space left on device"), 1, "onrecord: cannot write the output: No space left on device\n"),
        (PermissionError(13, "Permission denied", "x.db"), 1, "onrecord: x.db: Permission denied\n"),
        (KeyboardInterrupt(), 130, ""),
        (SystemExit(2), 2, ""),
        (SystemExit(None), 0, ""),
    ],
)
def test_each_failure_has_its_status_and_its_line(
    failure: BaseException,
    status: int,
    told: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main_with(failure, monkeypatch) == status
    assert capsys.readouterr() == ("", told)


def test_a_defect_is_told_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if sys.flags.dev_mode:
        with pytest.raises(ZeroDivisionError):
            main_with(ZeroDivisionError("oh"), monkeypatch)
        return
    assert main_with(ZeroDivisionError("oh"), monkeypatch) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("onrecord: a defect in onrecord (ZeroDivisionError: oh); please report it")


def test_help_is_quick_and_loads_nothing_heavy() -> None:
    program = (
        "import sys, onrecord.cli as c; status = c.main(['--help']); "
        "heavy = {'spacy', 'sqlalchemy', 'trafilatura', 'numpy', 'rich'} & set(sys.modules); "
        "print(status, *sorted(heavy), file=sys.stderr)"
    )
    answer = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)  # noqa: S603
    assert "Usage: onrecord" in answer.stdout
    assert answer.stderr == "0\n"


@pytest.mark.skipif(not hasattr(signal, "SIGPIPE"), reason="no pipes that close on this system")
def test_a_closed_pipe_is_quiet() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        answer = subprocess.run([*COMMAND, "--help"], stdout=closed, stderr=subprocess.PIPE, check=False)  # noqa: S603
    assert answer.stderr == b""
    assert answer.returncode == -signal.SIGPIPE


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full on this system")
def test_a_full_disk_is_one_line() -> None:
    with Path("/dev/full").open("wb") as full:
        answer = subprocess.run([*COMMAND, "--help"], stdout=full, stderr=subprocess.PIPE, text=True, check=False)  # noqa: S603
    assert answer.returncode == 1
    assert answer.stderr == "onrecord: cannot write the output: No space left on device\n"


INTERRUPTED = """
import os, signal, sys
import onrecord.sources
from onrecord.cli import main

def load(names):
    os.kill(os.getpid(), signal.SIGINT)
    yield

onrecord.sources.load = load
sys.exit(main(["read", "-"]))
"""


def test_an_interruption_is_quiet() -> None:
    """The command is interrupted while it waits for its input."""
    answer = subprocess.run([sys.executable, "-c", INTERRUPTED], capture_output=True, text=True, check=False)  # noqa: S603
    assert (answer.returncode, answer.stdout, answer.stderr) == (130, "", "")

"""`onrecord serve` as a process: what it prints, how soon it answers, how it ends."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

import exhibits
from commands import Answer
from onrecord.record import Record

SOON = 2.0
"""Seconds of work within which the pages are up: the machine that tests may be busy with other things."""


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    with Record(tmp_path / "kept.db") as made:
        made.add(*exhibits.ALL)
    return tmp_path / "kept.db"


@contextmanager
def serving(*arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run the command and give the process and the first line that it prints."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("ONRECORD_")}
    command = [sys.executable, "-m", "onrecord", "serve", *arguments]
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, env=environment)  # noqa: S603
    with process:
        try:
            assert process.stdout is not None
            yield process, process.stdout.readline()
        finally:
            process.kill()


def test_it_is_up_soon(kept: Path) -> None:
    took = []
    for _ in range(3):  # the quickest counts: what else runs on the machine slows the others
        with serving("--record", str(kept), "--port", "0") as (process, line):
            assert line
            times = psutil.Process(process.pid).cpu_times()
            took.append(times.user + times.system)
    assert min(took) < SOON


def test_it_answers_and_ends_quietly(kept: Path) -> None:
    with serving("--record", str(kept), "--port", "0") as (process, line):
        found = re.fullmatch(rf"{re.escape(str(kept))} is at (http://127\.0\.0\.1:\d+/)\n", line)
        assert found is not None, line
        with urllib.request.urlopen(f"{found[1]}api/stats") as answer:  # noqa: S310 - our own address
            assert json.load(answer)["articles"] == len(exhibits.ALL)
            assert "server" not in answer.headers
        process.send_signal(signal.SIGINT)
        _, complaints = process.communicate(timeout=10)
        assert complaints == "Ctrl-C ends it.\n"
        assert process.returncode in (0, 130)


def test_another_address_asks_for_a_token(kept: Path) -> None:
    with serving("--record", str(kept), "--port", "0", "--host", "0.0.0.0") as (_, line):  # noqa: S104
        found = re.search(r":(\d+)/\?token=([\w-]{20,})\n", line)
        assert found is not None, line
        page = f"http://127.0.0.1:{found[1]}/api/stats"
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(page)
        assert refused.value.code == 401
        refused.value.close()
        shown = urllib.request.Request(page, headers={"Authorization": f"Bearer {found[2]}"})
        with urllib.request.urlopen(shown) as answer:  # noqa: S310
            assert answer.status == 200


def test_a_taken_port_is_one_line(onrecord: Callable[..., Answer], kept: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        answer = onrecord("serve", "--record", str(kept), "--port", str(other.getsockname()[1]))
    assert answer.status == 1
    assert re.fullmatch(r"onrecord: port \d+ is taken: give --port another one, or end what uses it\n", answer.err)


def test_a_missing_record_is_one_line(onrecord: Callable[..., Answer], tmp_path: Path) -> None:
    answer = onrecord("serve", "--record", "nowhere.db", "--port", "0")
    assert (answer.status, answer.out) == (1, "")
    assert answer.err == "onrecord: nowhere.db: there is no such record: add an article to make it\n"
    assert not (tmp_path / "nowhere.db").exists()


def test_an_empty_token_is_wrong_usage(onrecord: Callable[..., Answer], kept: Path) -> None:
    answer = onrecord("serve", "--record", str(kept), "--token", "")
    assert answer.status == 2
    assert "--token is empty" in answer.err

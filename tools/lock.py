"""Pin what onrecord needs: pyproject.toml -> requirements.txt and requirements-dev.txt.

    make lock        (python tools/lock.py)

pip resolves the dependencies once, for the Python that runs this, which has to be the oldest supported one, and each
pin is then checked to be a wheel that exists for every supported Python. Needs the network, as pip does. The files
hold names and versions only: which index they come from is the user's choice.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import tomllib
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).parents[1]
SUPPORTED = ("3.11", "3.12", "3.13")
OLDEST_PIP = 24
WHEELS_ONLY = ("--only-binary", ":all:")


def main() -> None:
    """Write both files, or stop with pip's message where something cannot be had."""
    if f"{sys.version_info.major}.{sys.version_info.minor}" != SUPPORTED[0]:
        sys.exit(f"run this with Python {SUPPORTED[0]}: what the oldest one can use, all can")
    if int(version("pip").split(".")[0]) < OLDEST_PIP:
        sys.exit(f"run 'python -m pip install --upgrade pip' first: before {OLDEST_PIP}, pip overlooks some extras")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    runtime = project["project"]["dependencies"]
    development = project["dependency-groups"]["dev"]
    everything = resolve([*runtime, *development])
    wanted = resolve(runtime, constraints=everything)
    for python in SUPPORTED:
        check(everything, python)
    write("requirements.txt", "What onrecord needs to run", wanted)
    write("requirements-dev.txt", "What onrecord needs to run, and to be worked on", everything)


def resolve(requirements: list[str], constraints: dict[str, str] | None = None) -> dict[str, str]:
    """Return name -> version of all that `requirements` come to under `constraints`, in order of name."""
    with tempfile.TemporaryDirectory() as folder:
        report, bounds = Path(folder, "report.json"), Path(folder, "constraints.txt")
        bounds.write_text("\n".join(lines(constraints or {})), "utf-8")
        where = ("--report", str(report), "--constraint", str(bounds))
        pip("install", "--dry-run", "--ignore-installed", *WHEELS_ONLY, *where, *requirements)
        found = json.loads(report.read_text("utf-8"))["install"]
    pins = {entry["metadata"]["name"].lower().replace("_", "-"): entry["metadata"]["version"] for entry in found}
    return dict(sorted(pins.items()))


def check(pins: dict[str, str], python: str) -> None:
    """Stop unless each pin can be had as a wheel for that version of Python."""
    with tempfile.TemporaryDirectory() as folder:
        for_version = ("--python-version", python, "--target", folder)
        pip("install", "--dry-run", "--no-deps", *WHEELS_ONLY, *for_version, *lines(pins))


def pip(*arguments: str) -> None:
    """Run pip and stop where it fails."""
    command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments]
    subprocess.run(command, check=True)  # noqa: S603 - our own arguments


def lines(pins: dict[str, str]) -> list[str]:
    """Return the pins as pip writes them."""
    return [f"{name}=={version}" for name, version in pins.items()]


def write(name: str, what: str, pins: dict[str, str]) -> None:
    """Write one file of pins."""
    versions = f"Python {SUPPORTED[0]} to {SUPPORTED[-1]}"
    header = (f"# {what}, pinned for {versions}.", "# Made by tools/lock.py from pyproject.toml.")
    (ROOT / name).write_text("\n".join((*header, *lines(pins))) + "\n", "utf-8")


if __name__ == "__main__":
    main()

"""Run the commands in README.md and put their output below them, or check that it is there.

    make readme       (python tools/readme.py)
    python tools/readme.py --check

A block of the kind `console` begins with one command line, `$ onrecord ...`; what follows is its output. Blocks are run
in order in an empty folder that has the project's `src`, so that they share one record.
"""

from __future__ import annotations

import difflib
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
BLOCK = re.compile(r"```console\n\$ (?P<command>.+)\n(?P<output>(?:.*\n)*?)```\n")


def main() -> int:
    """Write the README anew, or with --check say how it differs; returns the exit status."""
    before = README.read_text("utf-8")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "src").symlink_to(ROOT / "src")
        after = BLOCK.sub(lambda block: answered(block["command"], Path(folder)), before)
    if "--check" not in sys.argv[1:]:
        README.write_text(after, "utf-8")
        return 0
    changes = difflib.unified_diff(before.splitlines(), after.splitlines(), "README.md", "real output", lineterm="")
    report = "\n".join(changes)
    if report:
        print(f"{report}\n\nThe README does not show the real output: run 'make readme' and look at what changed.")
    return int(bool(report))


def answered(command: str, folder: Path) -> str:
    """Return a block with a command and its real output; stops where the command fails."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ONRECORD_")}
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    environment = {**kept, "PATH": path, "COLUMNS": "100", "NO_COLOR": "1", "PYTHONUTF8": "1"}
    # The project's own commands, with a pipe now and then; the merged output is what a reader would see.
    ran = subprocess.run(  # noqa: S602
        command,
        shell=True,
        cwd=folder,
        env=environment,
        text=True,
        encoding="utf-8",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    if ran.returncode:
        sys.exit(f"README.md: '{command}' fails: {ran.stdout.strip()}")
    return f"```console\n$ {command}\n{ran.stdout.rstrip()}\n```\n"


if __name__ == "__main__":
    sys.exit(main())

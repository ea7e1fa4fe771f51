"""Gathers every text that is translated, brings the catalogues up to date, and compiles them.

`python packaging/texts.py` updates `resources/locale/*/LC_MESSAGES/spms_desktop.po` and its compiled `.mo`;
`--check` only says what is missing. `--add de` begins a language.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALES = ROOT / "resources" / "locale"
DOMAIN = "spms_desktop"
DATED = ('"POT-Creation-Date', '"PO-Revision-Date', '"Generated-By')
KEYWORDS: dict[str, Any] = {"_": None, "ngettext": (1, 2)}

NEVER_SHOWN = frozenset(
    {
        "id", "source", "as_of", "checked", "type", "cadence", "domain", "emphasis", "kind", "who", "parts", "check",
        "instrument", "raises", "checklist", "name", "code", "call", "text", "chat", "brands", "other_names", "total",
        "credit", "for_symptoms", "panel_code", "rhythm",
    }
)  # fmt: skip
"""The fields of the catalogue that are codes, names or sources; every other text in it may be shown."""


def wanted() -> Catalog:
    """Every text of the program and of its catalogue, each with the places where it stands."""
    found = Catalog(domain=DOMAIN, project="SPMS Desktop", charset="utf-8")
    for path, line, message, comments, context in extract_from_dir(
        ROOT / DOMAIN, [("**.py", "python")], keywords=KEYWORDS, comment_tags=("Translators:",)
    ):
        found.add(message, None, [(path, line)], auto_comments=comments, context=context)
    for file in sorted((ROOT / "resources" / "catalog").glob("*.json")):
        for text in _texts(json.loads(file.read_text("utf-8"))):
            found.add(text, None, [(f"catalog/{file.name}", 0)])
    return found


def _texts(part: Any, key: str = "") -> Iterator[str]:
    if isinstance(part, dict):
        for name, inner in part.items():
            if name not in NEVER_SHOWN and name != "sources":
                yield from _texts(inner, name)
    elif isinstance(part, list):
        for inner in part:
            yield from _texts(inner, key)
    elif isinstance(part, str) and any(letter.isalpha() for letter in part):
        yield part


def po_files() -> list[Path]:
    """The catalogues there are."""
    return sorted(LOCALES.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))


def read(path: Path) -> Catalog:
    """One language's catalogue."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name, domain=DOMAIN)


def compiled(catalog: Catalog) -> bytes:
    """What gettext reads."""
    catalog.creation_date = catalog.revision_date = datetime(2026, 1, 1, tzinfo=UTC)  # the same bytes each time
    made = io.BytesIO()
    write_mo(made, catalog)
    return made.getvalue()


def missing(catalog: Catalog, texts: Catalog) -> list[str]:
    """The texts that a language has no words for yet."""
    known = {key(m.id): m for m in catalog if m.id}
    return [key(m.id) for m in texts if m.id and not _whole(known.get(key(m.id)))]


def key(message: Any) -> str:
    """The singular of a text."""
    return str(message[0] if isinstance(message, (list, tuple)) else message)


def _whole(message: Any) -> bool:
    if message is None or message.fuzzy:
        return False
    words = message.string if isinstance(message.string, (list, tuple)) else [message.string]
    return all(words)


def save(path: Path, catalog: Catalog) -> None:
    """Write the catalogue without dates or lines, so that only what changed shows, and compile it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    made = io.BytesIO()
    write_po(made, catalog, no_location=True, omit_header=False, sort_output=True, ignore_obsolete=True, width=110)
    lines = made.getvalue().decode().splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith(DATED)), "utf-8")
    path.with_suffix(".mo").write_bytes(compiled(read(path)))


def main() -> int:
    """Update, add or check."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--check", action="store_true")
    options.add_argument("--add", metavar="CODE")
    chosen = options.parse_args()
    texts, lacking = wanted(), 0
    if chosen.add:
        save(LOCALES / chosen.add / "LC_MESSAGES" / f"{DOMAIN}.po", Catalog(locale=chosen.add, domain=DOMAIN))
    for path in po_files():
        catalog = read(path)
        catalog.update(texts, no_fuzzy_matching=True)
        if not chosen.check:
            save(path, catalog)
        gaps = missing(catalog, texts)
        lacking += len(gaps)
        print(f"{path.parent.parent.name}: {len(texts)} texts, {len(gaps)} without words")
        for text in gaps if chosen.check else ():
            print("  " + text.replace("\n", " "))
    return 1 if chosen.check and lacking else 0


if __name__ == "__main__":
    sys.exit(main())

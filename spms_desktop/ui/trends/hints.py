"""Keys that are told wherever they work."""

from __future__ import annotations

from spms_desktop.i18n import _


def with_table_key(description: str) -> str:
    """What is drawn, in words, and the key that shows it as a table."""
    return " ".join(part for part in (description, _("Ctrl and T shows it as a table.")) if part)


def same_as_key() -> str:
    """What a button says whose work a key does as well."""
    return _("Ctrl and T does the same.")

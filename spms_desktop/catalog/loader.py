"""Reads one catalogue file into frozen values and says exactly which row is wrong when one is."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Annotated, Any, TypeVar

import msgspec

from spms_desktop.resource_files import resource

Id = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9_]*$")]
Text = Annotated[str, msgspec.Meta(min_length=1)]
Sources = Annotated[tuple[Text, ...], msgspec.Meta(min_length=1)]


class CatalogError(Exception):
    """A shipped catalogue file is missing or wrong; the message names the file and the row."""


@dataclass(frozen=True, kw_only=True)
class Sourced:
    """A value that says where it comes from and how old that source is."""

    sources: Sources
    as_of: Text


@dataclass(frozen=True)
class _File:
    """A catalogue file as it lies on disk: rows name their sources by key."""

    checked: date
    sources: dict[str, Text]
    rows: list[dict[str, Any]]


T = TypeVar("T", bound=Sourced)


def load(name: str, row_type: type[T], key: str = "id") -> dict[str, T]:
    """The rows of a file by their key, in file order; raises CatalogError when a row is wrong or a key comes twice."""
    content = _read(name)
    values: dict[str, T] = {}
    for number, row in enumerate(content.rows, start=1):
        where = f"{name}, row {number} ({row.get(key, 'no ' + key)})"
        value = _value(where, row, row_type, content)
        identifier = str(getattr(value, key))
        if identifier in values:
            raise CatalogError(f"{where}: {key} is used twice")
        values[identifier] = value
    return values


def load_single(name: str, row_type: type[T]) -> T:
    """The only row of a file; raises CatalogError when there is not exactly one or it is wrong."""
    content = _read(name)
    if len(content.rows) != 1:
        raise CatalogError(f"{name}: expected one row, found {len(content.rows)}")
    return _value(f"{name}, row 1", content.rows[0], row_type, content)


def _read(name: str) -> _File:
    try:
        return msgspec.json.decode(resource("catalog", name).read_bytes(), type=_File)
    except OSError as error:
        raise CatalogError(f"{name}: cannot be read ({error.strerror})") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise CatalogError(f"{name}: {error}") from error


def _value(where: str, row: dict[str, Any], row_type: type[T], content: _File) -> T:
    raw = dict(row)
    try:
        raw["sources"] = [content.sources[source] for source in raw.pop("source", ())]
    except KeyError as error:
        raise CatalogError(f"{where}: unknown source {error}") from error
    if "checked" in {field.name for field in fields(row_type)}:
        raw["checked"] = content.checked
    try:
        value = msgspec.convert(raw, row_type)
    except msgspec.ValidationError as error:
        raise CatalogError(f"{where}: {error}") from error
    unknown = _unknown(raw, msgspec.to_builtins(value))
    if unknown:
        raise CatalogError(f"{where}: unknown field {unknown}")
    return value


def _unknown(raw: Any, kept: Any) -> str:
    """The first field of a row that its type did not keep; msgspec drops such fields of a dataclass in silence."""
    if isinstance(raw, dict):
        pairs = [(raw[name], kept[name]) for name in raw if name in kept]
        missing = next((name for name in raw if name not in kept), "")
    elif isinstance(raw, list):
        pairs, missing = list(zip(raw, kept, strict=True)), ""
    else:
        return ""
    return missing or next((found for pair in pairs if (found := _unknown(*pair))), "")

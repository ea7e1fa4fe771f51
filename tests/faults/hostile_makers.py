"""Files made to hurt a reader: too much, too deep, half, twisted, or not what they say; by a seed."""

from __future__ import annotations

import io
import json
import random
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import apsw

from spms_desktop.storage.database import FILE, set_key

MB = 1024 * 1024
_HEAD = b"date,symptom,score,rater,flare\n"
_ROW = b"2026-01-05,fatigue,4,self,0\n"
Maker = Callable[[random.Random], bytes]


def _rows(dice: random.Random, line: bytes) -> bytes:
    return _HEAD + line * (dice.choice((1, 3, 7, 49)) * MB // len(line))


def _twisted_rows(dice: random.Random) -> bytes:
    """Good rows with some bytes replaced."""
    data = bytearray(_HEAD + _ROW * 2_000)
    for _ in range(dice.randint(1, 400)):
        data[dice.randrange(len(data))] = dice.randrange(256)
    return bytes(data)


def _under_the_limits(dice: random.Random) -> bytes:
    """As many ratings of one thing as may be, over all the years that may be."""
    first, days = date(1900, 1, 1).toordinal(), dice.randint(1, 109_000)
    row = "{},fatigue,{},self,{}\n"
    rows = (row.format(date.fromordinal(first + n % days), n * 7 % 11, n % 2) for n in range(49_998))
    return _HEAD + "".join(rows).encode()


def _many_series(dice: random.Random) -> bytes:
    """As many ratings of as many things as may be."""
    many, first = dice.randint(60, 102), date(2015, 1, 1).toordinal()
    rows = (f"{date.fromordinal(first + n // many)},s{n % many},{n * 7 % 11},self,0\n" for n in range(49_998))
    return _HEAD + "".join(rows).encode()


CSV: tuple[Maker, ...] = (
    lambda dice: _rows(dice, _ROW),
    lambda dice: _rows(dice, b"x,y\n"),
    lambda dice: _rows(dice, b"\n"),
    lambda dice: _rows(dice, b","),
    lambda dice: _rows(dice, b'"'),
    lambda dice: _rows(dice, b"\r"),
    lambda dice: _rows(dice, b"\x00"),
    lambda dice: _rows(dice, "😀".encode()),
    lambda dice: _rows(dice, b"2026-01-05,=cmd|' /C calc'!A0,4,self,0\n"),
    lambda dice: _rows(dice, "2026-01-05,\u202egnp.eugitaf\u200f\u0007,4,self\n".encode()),
    lambda dice: _HEAD + b'"' + b"x" * (dice.randint(1, 9) * MB),
    lambda dice: _HEAD + b"2026-01-05,fatigue," + b"9" * (dice.randint(1, 9) * MB) + b",self\n",
    lambda dice: b",".join(b"date" for _ in range(dice.randint(1, 9) * MB)) + b"\n" + _ROW * 9,
    lambda dice: _HEAD + b"\xed\xa0\x80,\xff\xfe" + dice.randbytes(MB),
    lambda dice: "date,symptom,score,rater\n2026-01-05,fatigue,4,self\n".encode("utf-16") * dice.randint(1, 99_999),
    lambda dice: bytes(60 * MB + dice.randint(0, 9)),
    lambda _dice: b"",
    lambda dice: dice.randbytes(dice.randint(1, 9 * MB)),
    _twisted_rows,
    _twisted_rows,
    _under_the_limits,
    _many_series,
    lambda dice: _HEAD + b"x,y\n" * dice.randint(5_000, 49_990),
)


def _form(items: list[Any], **more: Any) -> bytes:
    return json.dumps({"resourceType": "Questionnaire", "title": "T", "item": items, **more}).encode()


def _item(n: int, **more: Any) -> dict[str, Any]:
    return {"linkId": f"i{n}", "text": f"Question {n}", "type": "integer", **more}


def _nested(dice: random.Random) -> bytes:
    depth = dice.choice((13, 100, 900, 5_000, 60_000))
    start = b'{"resourceType":"Questionnaire","item":[' + b'{"linkId":"a","type":"group","item":[' * min(depth, 49_000)
    return start + b"]}" * min(depth, 49_000) + b"]}"


def _conditions(dice: random.Random) -> bytes:
    """Many questions that hang on many others, or so many on so few as may be."""
    per_item, asking = dice.choice(((60, 490), (50, 490), (50, 40), (4, 490)))
    many = [{"question": f"i{n}", "operator": "=", "answerInteger": n} for n in range(per_item)]
    return _form([_item(n, enableWhen=many if n < asking else []) for n in range(490)])


def _lists_inside(dice: random.Random) -> bytes:
    """Many items that each look for their answers among many lists."""
    lists = [{"resourceType": "ValueSet", "id": f"v{n}"} for n in range(dice.randint(15_000, 20_000))]
    items = [{"linkId": f"i{n}", "type": "choice", "answerValueSet": "#none"} for n in range(9_000)]
    return _form(items, contained=lists)


def _lists_shared(dice: random.Random) -> bytes:
    """Many items that share one long list of answers."""
    concepts = [{"code": f"c{n}"} for n in range(199)]
    part = {"system": "s", "concept": concepts}
    shared = {"resourceType": "ValueSet", "id": "v", "compose": {"include": [part]}}
    many = dice.choice((400, 500, 20_000))
    items = [{"linkId": f"i{n}", "type": "choice", "answerValueSet": "#v"} for n in range(many)]
    return _form(items, contained=[shared])[: 2 * 10**6]


def _twisted_form(dice: random.Random) -> bytes:
    """A good form in which values have become something else."""
    good = [_item(n, answerOption=[{"valueInteger": 1}], enableWhen=[], code=[{"code": "x"}]) for n in range(40)]
    odd: tuple[Any, ...]
    odd = (None, True, -1, 1e308, "", "\ud800", "\u202e", [], [[]], {}, {"code": {}}, "x" * 9_000, 10**300)
    whole = json.loads(_form(good))
    for _ in range(dice.randint(1, 30)):
        place: Any = dice.choice(whole["item"]) if isinstance(whole["item"], list) and whole["item"] else whole
        if isinstance(place, dict) and place:
            place[dice.choice(sorted(place))] = dice.choice(odd)
    if dice.random() < 0.2:
        whole[dice.choice(sorted(whole))] = dice.choice(odd)
    return json.dumps(whole).encode()


FORM: tuple[Maker, ...] = (
    _nested,
    _nested,
    _conditions,
    _lists_inside,
    _lists_shared,
    lambda dice: b"[" * dice.choice((900, 100_000, 1_900_000)),
    lambda dice: b'{"a":' * dice.choice((900, 100_000, 390_000)),
    lambda dice: b'{"resourceType":"Questionnaire","item":' + b"9" * dice.randint(4_000, 1_900_000) + b"}",
    lambda dice: _form([_item(n) for n in range(dice.randint(501, 20_000))]),
    lambda _dice: _form([_item(0, text="\u202e" * 400_000 + "\ud800")]),
    lambda dice: _form([_item(0, answerOption=[{"valueString": f"o{n}"} for n in range(dice.randint(201, 50_000))])]),
    lambda _dice: _form([_item(n % 3) for n in range(400)]),
    lambda _dice: b'{"resourceType":"Questionnaire","item":[{"linkId":"a","type":"decimal","initial":NaN}]}',
    lambda dice: bytes(dice.randint(1, 3 * MB)),
    lambda dice: dice.randbytes(dice.randint(1, 3 * MB)),
    _twisted_form,
    _twisted_form,
    _twisted_form,
)


def _zip(parts: dict[str, bytes], how: int = zipfile.ZIP_STORED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", how) as bundle:
        for name, data in parts.items():
            bundle.writestr(name, data)
    return target.getvalue()


def _bomb(name: str, size: int) -> bytes:
    """A zip whose one part unpacks to `size` zeros; made by hand, so that making it takes no time."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = b"".join([*(packer.compress(bytes(MB)) for _ in range(size // MB)), packer.flush()])
    local = struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 8, 0, 33, 0, len(packed), size, len(name), 0) + name.encode()
    entry = (b"PK\1\2", 20, 20, 0, 8, 0, 33, 0, len(packed), size, len(name), 0, 0, 0, 0, 0, 0)
    central = struct.pack("<4s6H3I5H2I", *entry) + name.encode()
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 1, 1, len(central), len(local) + len(packed), 0)
    return local + packed + central + end


_ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"
_COLUMNS = ("uid", "change", "kind", "slot", "day", "item", "author", "respondent", "recorded_at", "value", "rowid")
_ALL_X = ", ".join(f"x AS {column}" for column in _COLUMNS)
SCHEMAS: tuple[tuple[str, ...], ...] = (
    ("DROP TABLE version", f"CREATE VIEW version AS {_ENDLESS} SELECT {_ALL_X}, x AS restores FROM n"),  # noqa: S608
    ("DROP TABLE gravestone", f"CREATE VIEW gravestone AS {_ENDLESS} SELECT {_ALL_X}, x AS version FROM n"),  # noqa: S608
    (f"CREATE TRIGGER more AFTER DELETE ON local BEGIN INSERT INTO local {_ENDLESS} SELECT x, x FROM n; END",),  # noqa: S608
    ("CREATE INDEX slow ON version (length(hex(zeroblob(99))))",),
)
"""What somebody who has the key can put into a database, for SQLite to compute without end."""


def with_schema(database: bytes, key: bytes, statements: tuple[str, ...]) -> bytes:
    """An encrypted database after statements that its owner would never say."""
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / FILE
        path.write_bytes(database)
        connection = apsw.Connection(str(path))
        set_key(connection, key)
        for statement in statements:
            connection.execute(statement)
        connection.close()
        return path.read_bytes()


def backups(good: bytes, data_key: bytes) -> tuple[Maker, ...]:
    """Makers of backup files that are none, starting from a good one."""
    with zipfile.ZipFile(io.BytesIO(good)) as bundle:
        parts = {name: bundle.read(name) for name in bundle.namelist()}

    def with_part(**changed: bytes) -> bytes:
        names = {"manifest": "manifest.json", "journal": "journal.db", "keys": "keys.json", "copy": "keys.copy.json"}
        return _zip({**parts, **{names[key]: data for key, data in changed.items()}})

    def flipped(dice: random.Random) -> bytes:
        data = bytearray(good)
        for _ in range(dice.randint(1, 9)):
            data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
        return bytes(data)

    def tail_flipped(dice: random.Random) -> bytes:
        """Bits of the zip's own list of contents, where sizes and places stand."""
        data = bytearray(good)
        for _ in range(dice.randint(1, 4)):
            data[-dice.randint(1, 400)] = dice.randrange(256)
        return bytes(data)

    def computing(dice: random.Random) -> bytes:
        return with_part(journal=with_schema(parts[FILE], data_key, dice.choice(SCHEMAS)))

    return (
        flipped,
        computing,
        tail_flipped,
        computing,
        lambda dice: good[: dice.randrange(len(good))],
        lambda dice: good + dice.randbytes(dice.randint(1, MB)),
        lambda dice: _bomb("manifest.json", dice.randint(200, 900) * MB),
        lambda dice: _bomb("journal.db", dice.randint(200, 900) * MB),
        lambda _dice: _zip({**parts, "manifest.json": bytes(9 * MB)}, zipfile.ZIP_DEFLATED),
        lambda dice: _zip({**parts, **{f"../../{n}": b"x" for n in range(dice.randint(1, 5_000))}}),
        lambda dice: _zip({f"/etc/{n}": b"x" for n in range(dice.randint(1, 60_000))}),
        lambda dice: with_part(manifest=b"[" * dice.randint(1_000, 250_000)),
        lambda _dice: with_part(manifest=b'{"format":1e99,"rows":{"version":-1}}'),
        lambda dice: with_part(keys=b"{" * 250_000, copy=dice.randbytes(9_000)),
        lambda dice: with_part(journal=dice.randbytes(dice.randint(0, MB))),
        lambda _dice: with_part(journal=b"SQLite format 3\0" + bytes(MB)),
        lambda dice: with_part(journal=parts["journal.db"][: dice.randrange(len(parts["journal.db"]))]),
        lambda _dice: b"PK\5\6" + bytes(18),
        lambda _dice: b"",
        lambda dice: dice.randbytes(dice.randint(1, 9 * MB)),
    )

"""Each reader of files from outside meets what no person wrote: it reads or refuses, and nothing else, in time."""

from __future__ import annotations

import io
import json
import unicodedata
import zipfile
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from spms_desktop.cli.commands import trends
from spms_desktop.cli.parser import parser
from spms_desktop.domain.attachment import LONGEST_NAME, safe_name
from spms_desktop.domain.errors import Trouble
from spms_desktop.exchange import questionnaire, trend_csv
from spms_desktop.exchange.questionnaire import UnreadableForm
from spms_desktop.services.trouble import sentence
from spms_desktop.storage import archive, keys, restore
from spms_desktop.storage.keys import SlotKind
from tests.faults.folders import CHEAP, NOW, new_journal, opened, save
from tests.faults.hostile_makers import SCHEMAS, with_schema

pytestmark = pytest.mark.faults
HEAD = "date,symptom,score,rater,flare\n"
UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")
JOINERS = "\u200c\u200d"
bounded = settings(max_examples=150, deadline=2_000, suppress_health_check=[HealthCheck.function_scoped_fixture])
"""Seconds, not minutes: a long search is what `--hypothesis-profile` and more examples are for."""
fields = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["2026-01-05", "fatigue", "4", "self", "proxy", "1", '"', "\r", "\n", "\u202e", "=1", "nan"]),
)
numbers = st.one_of(st.integers(), st.floats(allow_nan=False, allow_infinity=False))
plain = st.one_of(st.none(), st.booleans(), numbers, st.text(max_size=20))
keys_of_forms = st.sampled_from(
    [
        *("item", "linkId", "type", "text", "answerOption", "answerValueSet", "enableWhen", "enableBehavior"),
        *("question", "operator", "answerInteger", "answerCoding", "valueCoding", "valueInteger", "code"),
        *("system", "display", "extension"),
        *("url", "valueDecimal", "contained", "id", "resourceType", "expansion", "contains", "compose"),
        *("include", "concept", "repeats", "maxLength", "title"),
    ]
)
words_of_forms = st.sampled_from(
    ["a", "b", "#v", "v", "group", "choice", "integer", "string", "display", "ValueSet", "=", "exists", "x" * 5_000]
)
forms = st.recursive(
    st.one_of(plain, words_of_forms),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(keys_of_forms, inner, max_size=6)),
    max_leaves=40,
)

parts_of_names = st.sampled_from(["..", "/", "\\", "CON", ".", "\0", "é", ".exe", "\u202e", " ", "😀" * 60])

kinds = st.sampled_from(["group", "choice", "open-choice", "integer", "decimal", "string", "date", "display"])
options = st.lists(st.fixed_dictionaries({"valueInteger": st.integers(0, 9)}), max_size=4)
conditions = st.fixed_dictionaries(
    {"question": st.sampled_from("abc"), "operator": st.sampled_from(["=", ">"]), "answerInteger": st.integers(0, 9)}
)
nearly_items = st.recursive(
    st.fixed_dictionaries(
        {"linkId": st.text(min_size=1, max_size=3), "type": kinds, "text": st.text(max_size=9)},
        optional={"answerOption": options, "enableWhen": st.lists(conditions, max_size=2), "extension": forms},
    ),
    lambda inner: st.fixed_dictionaries(
        {"linkId": st.text(max_size=3), "type": st.just("group"), "item": st.lists(inner, max_size=4)}
    ),
    max_leaves=12,
)


@dataclass(frozen=True, slots=True)
class Good:
    """A good backup, what opens it, and a good key file."""

    backup: bytes
    key: bytes
    keys: bytes


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Good:
    folder = tmp_path_factory.mktemp("good") / "J.spms"
    key = new_journal(folder)
    journal = opened(folder, key)
    save(journal, *range(5))
    data = journal.back_up(NOW).path.read_bytes()
    journal.close()
    plain_keys = keys.with_slot(keys.new_key_file("j", key), SlotKind.PASSPHRASE, "four blue kettles", key, CHEAP)
    return Good(data, key, keys.encode(plain_keys))


def changed(data: bytes, changes: list[tuple[int, int]], end: int) -> bytes:
    """Bytes of a good file with some of them replaced, and perhaps its end cut off."""
    found = bytearray(data)
    for place, value in changes:
        found[place % len(found)] = value
    return bytes(found[: len(found) - end % len(found)] if end else found)


changes = st.lists(st.tuples(st.integers(0, 2**31), st.integers(0, 255)), max_size=6)


@bounded
@given(st.lists(st.lists(fields, max_size=7).map(",".join), max_size=12), st.binary(max_size=20))
def test_any_table_is_read_line_by_line(lines: list[str], tail: bytes) -> None:
    table = trend_csv.read((HEAD + "\n".join(lines)).encode(errors="surrogatepass") + tail)

    for row in table.rows:
        assert 0 <= row.score <= 10
        assert 0 < len(row.symptom) <= 200
        assert all(c in JOINERS or unicodedata.category(c) not in UNSEEN for c in row.symptom)
    assert [bad.line for bad in table.bad] == sorted(bad.line for bad in table.bad)


@bounded
@given(st.lists(st.lists(fields, max_size=7).map(",".join), max_size=12))
def test_the_command_gives_findings_or_sentences(tmp_path: Path, lines: list[str]) -> None:
    path, out, err = tmp_path / "ratings.csv", io.StringIO(), io.StringIO()
    path.write_bytes((HEAD + "\n".join(lines)).encode(errors="surrogatepass"))
    options = parser().parse_args(["trends", "--csv", str(path), "--skip-bad", "--json"])

    with redirect_stdout(out), redirect_stderr(err):
        code = trends(options)

    assert code in (0, 8)
    assert all(isinstance(json.loads(line), dict) for line in out.getvalue().splitlines())
    assert "\x1b" not in out.getvalue() + err.getvalue()


@bounded
@given(st.one_of(forms, st.lists(nearly_items, max_size=6)), forms)
def test_any_form_is_read_or_refused_with_a_reason(items: Any, contained: Any) -> None:
    whole = {"resourceType": "Questionnaire", "title": "T", "item": items, "contained": contained}
    try:
        form = questionnaire.read(json.dumps(whole).encode(), "u")
    except UnreadableForm as error:
        told = error.why
    else:
        told = form.title

    assert told


@bounded
@given(st.binary(max_size=200))
def test_any_bytes_are_no_form(data: bytes) -> None:
    with pytest.raises(UnreadableForm):
        questionnaire.read(data, "u")


@bounded
@given(changes, st.one_of(st.just(0), st.integers(0, 2**31)))
def test_a_backup_with_wrong_bytes_is_read_right_or_refused(
    good: Good, tmp_path: Path, found: list[tuple[int, int]], end: int
) -> None:
    path = tmp_path / "b.spmsbackup"
    path.write_bytes(changed(good.backup, found, end))

    refused_or_read(path, good.key)


@bounded
@given(st.dictionaries(st.sampled_from(["manifest.json", "keys.json", "journal.db"]), st.binary(max_size=99)))
def test_a_backup_with_parts_of_another_sort_is_refused(good: Good, tmp_path: Path, parts: dict[str, bytes]) -> None:
    path = tmp_path / "b.spmsbackup"
    with zipfile.ZipFile(io.BytesIO(good.backup)) as bundle:
        whole = {name: bundle.read(name) for name in bundle.namelist()} | parts
    with zipfile.ZipFile(path, "w") as bundle:
        for name, data in whole.items():
            bundle.writestr(name, data)

    refused_or_read(path, good.key)


@pytest.mark.parametrize("statements", SCHEMAS)
def test_a_backup_that_would_compute_without_end_is_refused(
    good: Good, tmp_path: Path, statements: tuple[str, ...]
) -> None:
    path = tmp_path / "b.spmsbackup"
    with zipfile.ZipFile(io.BytesIO(good.backup)) as bundle:
        parts = {name: bundle.read(name) for name in bundle.namelist()}
    with zipfile.ZipFile(path, "w") as bundle:
        for name, data in parts.items():
            bundle.writestr(name, with_schema(data, good.key, statements) if name == "journal.db" else data)

    assert not refused_or_read(path, good.key)


def refused_or_read(path: Path, key: bytes) -> bool:
    """Whether a backup can be looked into; it is refused by nothing but a trouble that has its sentence."""
    troubles: list[str] = []
    for look in (archive.read_manifest, restore.needs_secret, lambda file: restore.contents(file, key)):
        try:
            look(path)
        except Trouble as error:
            troubles.append(sentence(error))
    assert all(troubles)
    return not troubles


@bounded
@given(changes, st.one_of(st.just(0), st.integers(0, 2**31)))
def test_a_key_file_with_wrong_bytes_is_read_right_or_refused(
    good: Good, found: list[tuple[int, int]], end: int
) -> None:
    data = changed(good.keys, found, end)
    try:
        decoded = keys.decode(data)
    except ValueError:
        return

    assert keys.encode(decoded) == good.keys


@bounded
@given(st.binary(max_size=300))
def test_any_bytes_are_no_key_file(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # of many kinds
        keys.decode(data)


@bounded
@example("CON.000" + "\U0001f5fe" * 100)  # once cut shorter each time
@given(st.one_of(st.text(max_size=400), st.lists(parts_of_names).map("".join)))
def test_any_name_of_a_file_becomes_one_that_is_safe(name: str) -> None:
    safe = safe_name(name)

    assert safe
    assert safe not in (".", "..")
    assert not set(safe) & set('/\\:*?"<>|\0')
    assert len(safe) <= LONGEST_NAME + 1
    assert len(safe.encode()) <= 255
    assert safe_name(safe) == safe
    assert Path("folder", safe).parent == Path("folder")
    assert all(c in JOINERS or unicodedata.category(c)[0] != "C" for c in safe)

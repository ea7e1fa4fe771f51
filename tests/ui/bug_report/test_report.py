"""A report tells where it happened, and never a word of what was in it."""

from __future__ import annotations

import sys
import warnings
from pathlib import Path

import msgspec
import pytest

from spms_desktop.domain.errors import BadInput
from spms_desktop.services.preferences import Preferences
from spms_desktop.ui.bug_report.facts import facts
from spms_desktop.ui.bug_report.places import ELSEWHERE, fault, kind_name, place
from spms_desktop.ui.bug_report.report import report

MARK = "Weeping-at-night"


def caught(code: str, filename: str = f"/home/{MARK}/{MARK}.py") -> BaseException:
    """The error that some code raises; it may lie in a file of any name."""
    try:
        exec(compile(code, filename, "exec"), {"mark": MARK, "decode": msgspec.json.decode})  # noqa: S102
    except BaseException as error:  # noqa: BLE001
        return error
    raise AssertionError("it went well")


CHAIN = f"""
def {MARK.replace("-", "_")}(value):
    try:
        decode(value)
    except Exception as error:
        try:
            raise OSError(2, "no such file", "/home/" + mark) from error
        except OSError:
            raise ExceptionGroup(mark, [ValueError(mark), type(mark, (KeyError,), {{}})(mark)])
{MARK.replace("-", "_")}(mark)
"""


def test_text_values_and_names_of_foreign_files_stay_out_along_the_whole_chain() -> None:
    told = report({}, {fault(caught(CHAIN)): 1})

    assert MARK not in told
    assert MARK.replace("-", "_") not in told
    assert [line for line in told.splitlines() if line and not line.startswith(" ")] == [
        "Error 1, 1 x",
        "ExceptionGroup",
        "while handling FileNotFoundError",
        "one of them ValueError",
        "one of them KeyError",
        "caused by msgspec.DecodeError",
    ]


def test_places_of_ours_and_of_libraries_are_told_from_their_package_on() -> None:
    (link,) = fault(caught("from spms_desktop.i18n import short_date\nshort_date(mark)")).links

    assert link.kind == "AssertionError"
    assert [one.rpartition(":")[2] or one for one in link.places[1:4]] == [ELSEWHERE, "short_date", "format_date"]
    assert [one.partition(":")[0] for one in link.places[2:4]] == ["spms_desktop/i18n.py", "babel/dates.py"]


@pytest.mark.parametrize(
    ("module", "told"),
    [(msgspec, "msgspec/__init__.py:3:f"), (warnings, "warnings.py:3:f"), (pytest, "pytest/__init__.py:3:f")],
)
def test_each_library_has_its_own_beginning(module: object, told: str) -> None:
    assert place(str(getattr(module, "__file__")), 3, "f") == told  # noqa: B009


@pytest.mark.parametrize("name", ["<string>", "", f"<frozen {MARK}!>", "spms_desktop/x.py", str(Path.home() / "x.py")])
def test_any_other_place_is_not_named(name: str) -> None:
    assert place(name, 3, MARK) == ELSEWHERE


def test_a_type_goes_by_the_name_that_its_module_knows() -> None:
    assert kind_name(BadInput) == "spms_desktop.domain.errors.BadInput"
    assert kind_name(type(MARK, (BadInput,), {})) == "spms_desktop.domain.errors.BadInput"


def test_a_long_way_and_an_endless_chain_are_shortened() -> None:
    deep = fault(caught("def f():\n    f()\nf()"))
    first = ValueError()
    first.__cause__ = first

    assert len(deep.links[0].places) <= 36
    assert len(fault(first).links) == 1


def test_two_of_the_same_mistake_are_one() -> None:
    faults = [fault(caught(CHAIN)) for _ in range(2)]

    assert faults[0] == faults[1]
    assert len({*faults}) == 1


def test_versions_and_look_are_told(qapp: object) -> None:  # noqa: ARG001
    told = facts(Preferences("dark", 150, (f"/home/{MARK}.spms",)), object())

    assert told["Look"] == "dark, 150 %"
    assert told["Page"] == "object"
    assert told["Python"] == ".".join(map(str, sys.version_info[:3]))
    assert MARK not in "".join(told.values())


def test_many_faults_are_counted_rather_than_listed() -> None:
    faults = {fault(kind()): 2 for kind in Exception.__subclasses__() if kind.__module__ == "builtins" and _bare(kind)}

    told = report({"A": "b"}, faults, ["Qt warning: QPainter::begin"])

    assert told.count("2 x") == 10
    assert "more kinds of error" in told
    assert told.startswith("A: b\n")
    assert told.endswith("Qt warning: QPainter::begin\n")


def _bare(kind: type[BaseException]) -> bool:
    try:
        kind()
    except TypeError:
        return False
    return kind.__module__ == "builtins"

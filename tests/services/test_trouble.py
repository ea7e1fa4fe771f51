"""Every trouble has its own plain sentence and exit code."""

from __future__ import annotations

import inspect
from datetime import UTC, datetime
from pathlib import Path

import pytest

from spms_desktop.domain import errors
from spms_desktop.services import trouble

FOLDER = Path("Maria.spms")
GENERAL = trouble.sentence(errors.Trouble())


def made(kind: type[errors.Trouble]) -> errors.Trouble:
    if kind is errors.NewerFile:
        return errors.NewerFile(FOLDER, 9, 1)
    if kind is errors.InUseElsewhere:
        return errors.InUseElsewhere(FOLDER, "kitchen", datetime(2026, 11, 23, 11, 4, tzinfo=UTC))
    if issubclass(kind, errors.JournalTrouble):
        return kind(FOLDER)
    if kind is errors.BadInput:
        return errors.BadInput("number")
    return errors.MachineLacks("a screen") if kind is errors.MachineLacks else kind()


ABSTRACT = (errors.Trouble, errors.JournalTrouble)
KINDS = [
    kind
    for _name, kind in inspect.getmembers(errors, inspect.isclass)
    if issubclass(kind, errors.Trouble) and kind not in ABSTRACT
]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_each_trouble_has_a_sentence_of_its_own(kind: type[errors.Trouble]) -> None:
    sentence = trouble.sentence(made(kind))

    assert sentence != GENERAL
    assert "{" not in sentence
    assert sentence[-1] in ".n"
    assert trouble.exit_code(made(kind)) in range(2, 10)


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (errors.Damaged, 4),
        (errors.WrongPassphrase, 5),
        (errors.InUse, 6),
        (errors.Busy, 6),
        (errors.InUseElsewhere, 6),
        (errors.NewerFile, 7),
        (errors.BadInput, 8),
        (errors.ForeignFile, 8),
        (errors.BackupGiven, 8),
        (errors.CannotWrite, 9),
        (errors.DiskFull, 9),
        (errors.MachineLacks, 3),
    ],
)
def test_exit_codes_are_those_that_scripts_rely_on(kind: type[errors.Trouble], code: int) -> None:
    assert trouble.exit_code(made(kind)) == code


def test_trouble_with_a_line_names_the_line() -> None:
    assert trouble.sentence(errors.BadInput("number", line=7)).startswith("Line 7:")


def test_the_text_of_an_error_tells_nothing_about_anybody() -> None:
    assert "Maria" not in str(errors.Damaged(FOLDER))


def test_a_journal_open_on_another_computer_is_told_with_its_name_and_the_hour() -> None:
    told = trouble.sentence(made(errors.InUseElsewhere))

    assert "“kitchen”" in told
    assert "11:04" in told

"""Backups in the window: made quietly each day, told when they fail, looked into before anything is done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from spms_desktop.domain.entry import Note
from spms_desktop.domain.errors import BackupFailed, DiskFull
from spms_desktop.domain.record import Action
from spms_desktop.services.backups import DailyWork, Made, choose_second_place
from spms_desktop.services.restore import Return
from spms_desktop.services.session import Session
from spms_desktop.services.unlock import NewJournal, create
from spms_desktop.storage import archive
from spms_desktop.storage.archive import Reason
from spms_desktop.ui.backups.dialog import BackupsDialog
from spms_desktop.ui.backups.keeping import BackupKeeping
from spms_desktop.ui.context import Context
from spms_desktop.ui.theme.theme import Theme
from tests.a11y.walk import clipped, complaints, settle, tab_complaints
from tests.conftest import TestClock
from tests.ui.conftest import Heard


@pytest.fixture
def host(qapp: QApplication) -> Iterator[QWidget]:
    made = QWidget()
    made.show()
    yield made
    made.close()
    made.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def keeping(context: Context, host: QWidget) -> Iterator[BackupKeeping]:
    made = BackupKeeping(context, host)
    yield made
    made.leave()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def note(session: Session, text: str) -> None:
    session.save(Action.CHECK_IN, [Note(session.today, text)])


def made(session: Session) -> list[Reason]:
    return [found.reason for found in archive.backups_in(session.file.folder / archive.FOLDER)]


def idle(qtbot: QtBot, context: Context) -> None:
    qtbot.waitUntil(lambda: not context.jobs.busy)
    settle()


def opened(qtbot: QtBot, context: Context, keeping: BackupKeeping) -> BackupsDialog:
    dialog = keeping.open_dialog()
    idle(qtbot, context)
    return dialog


def failing(error: Exception) -> object:
    def run(_work: DailyWork) -> Made:
        raise error

    return run


# Each day


def test_the_first_save_of_a_day_makes_a_backup_and_says_nothing(
    qtbot: QtBot, context: Context, keeping: BackupKeeping, heard: Heard, clock: TestClock
) -> None:
    for _day in range(2):
        for text in ("one", "two"):
            note(context.session, text)
            idle(qtbot, context)
        clock.forward(days=1)

    assert made(context.session) == [Reason.DAILY, Reason.DAILY]
    assert (heard.said, heard.troubles) == ([], [])
    assert keeping.age == "Last backup: yesterday"


@pytest.mark.usefixtures("keeping")
def test_saves_right_after_one_another_ask_for_nothing_more(
    qtbot: QtBot, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[DailyWork] = []

    def count(work: DailyWork) -> Made:
        asked.append(work)
        return Made()

    monkeypatch.setattr(DailyWork, "run", count)
    for n in range(5):
        note(context.session, str(n))
    idle(qtbot, context)

    assert len(asked) == 1


@pytest.mark.usefixtures("keeping")
@pytest.mark.parametrize(
    ("error", "sentence"),
    [(DiskFull(Path()), "The disk is full"), (BackupFailed(Path()), "Today’s backup was not made")],
)
def test_trouble_is_told_once_in_a_sentence_and_tried_again_in_an_hour(
    qtbot: QtBot, context: Context, heard: Heard, clock: TestClock, monkeypatch: pytest.MonkeyPatch,
    error: Exception, sentence: str,
) -> None:  # fmt: skip
    with monkeypatch.context() as broken:
        broken.setattr(DailyWork, "run", failing(error))
        for _hour in range(3):
            note(context.session, "x")
            idle(qtbot, context)
            clock.forward(hours=1)
    note(context.session, "y")
    idle(qtbot, context)

    assert len(heard.troubles) == 1
    assert heard.troubles[0].startswith(sentence)
    assert made(context.session) == [Reason.DAILY]


def test_what_was_saved_on_the_last_day_is_backed_up_when_the_journal_opens(
    qtbot: QtBot, context: Context, keeping: BackupKeeping
) -> None:
    keeping.start()
    idle(qtbot, context)

    assert made(context.session) == [Reason.DAILY]


def test_a_sample_makes_no_backups_of_its_own(qtbot: QtBot, context: Context, host: QWidget) -> None:
    sample = BackupKeeping(context, host, kept=False)
    sample.start()
    note(context.session, "x")
    idle(qtbot, context)

    assert made(context.session) == []
    sample.leave()


def test_after_a_month_a_second_place_is_offered_once(
    qtbot: QtBot, context: Context, keeping: BackupKeeping, heard: Heard, clock: TestClock
) -> None:
    clock.forward(days=31)
    keeping.start()
    keeping.start()
    idle(qtbot, context)

    assert [text for text in heard.said if "USB stick" in text] == heard.said
    assert len(heard.said) == 1


def test_the_backup_of_the_day_goes_to_the_stick_too(
    qtbot: QtBot, context: Context, host: QWidget, stick: Path, heard: Heard
) -> None:
    place = choose_second_place(context.session, stick)
    keeping = BackupKeeping(context, host, place)
    note(context.session, "x")
    idle(qtbot, context)

    assert len(list(stick.glob("*.spmsbackup"))) == 1
    assert keeping.presenter.second_sentence.endswith("The last copy: today.")
    assert heard.troubles == []
    keeping.leave()


# The dialog


def test_one_made_on_request_appears_in_the_list(
    qtbot: QtBot, context: Context, keeping: BackupKeeping, heard: Heard
) -> None:
    dialog = opened(qtbot, context, keeping)
    assert dialog.rows == []

    dialog.now_button.click()
    idle(qtbot, context)

    assert [row.view.details.split(" · ")[0] for row in dialog.rows] == ["Made by you"]
    assert heard.said == ["Making a backup…", "The backup is made and was read back."]


def test_a_stick_is_chosen_and_given_up(
    qtbot: QtBot, context: Context, keeping: BackupKeeping, stick: Path
) -> None:
    chosen: list[str] = []
    keeping.second_chosen.connect(chosen.append)
    dialog = opened(qtbot, context, keeping)

    dialog.take_second(str(stick))
    idle(qtbot, context)
    assert len(list(stick.glob("*.spmsbackup"))) == 1
    assert dialog.forget_button.isVisible()

    dialog.forget_button.click()
    idle(qtbot, context)

    assert chosen == [str(stick.resolve()), ""]
    assert len(list(stick.glob("*.spmsbackup"))) == 1, "the copies stay"


def test_a_place_inside_the_journal_is_refused_in_the_dialog(
    qtbot: QtBot, context: Context, keeping: BackupKeeping
) -> None:
    dialog = opened(qtbot, context, keeping)

    dialog.take_second(str(context.session.file.folder))

    assert "inside a journal" in dialog.trouble_shown()


def test_a_long_list_shows_the_newest_and_then_all(
    qtbot: QtBot, context: Context, keeping: BackupKeeping
) -> None:
    for n in range(7):
        context.session.file.back_up(context.session.now() - timedelta(days=n))
    dialog = opened(qtbot, context, keeping)
    assert len(dialog.rows) == 5

    dialog.all_button.click()
    settle()

    assert len(dialog.rows) == 7
    assert dialog.rows[5].look_button.hasFocus()
    assert not dialog.all_button.isVisible()


def test_a_backup_is_looked_into_and_only_then_gone_back_to(
    qtbot: QtBot, context: Context, keeping: BackupKeeping
) -> None:
    wanted: list[Return] = []
    keeping.restore_wanted.connect(wanted.append)
    note(context.session, "old")
    idle(qtbot, context)
    dialog = opened(qtbot, context, keeping)

    preview = dialog.look_inside(dialog.rows[0].view.path)
    assert not preview.accept_button.isEnabled()
    assert preview.first_control() is preview.cancel_button
    idle(qtbot, context)
    assert preview.inside is not None
    assert preview.inside.lines[0] == "1 note"
    assert wanted == []
    preview.accept_button.click()

    assert [w.path for w in wanted] == [dialog.rows[0].view.path]
    assert not dialog.isVisible()


def test_a_file_of_another_journal_is_told_of_and_cannot_be_used(
    qtbot: QtBot, context: Context, keeping: BackupKeeping, tmp_path: Path, clock: TestClock
) -> None:
    other = create(NewJournal(tmp_path / "Other.spms", "Otto"), clock)
    path = other.file.back_up(clock()).path
    other.close()

    preview = opened(qtbot, context, keeping).look_inside(path)
    idle(qtbot, context)

    assert "of another journal" in preview.trouble_shown()
    assert not preview.accept_button.isVisible()


def test_a_torn_backup_is_told_of(qtbot: QtBot, context: Context, keeping: BackupKeeping) -> None:
    path = context.session.file.back_up(context.session.now()).path
    data = bytearray(path.read_bytes())
    data[len(data) // 3] ^= 1
    path.write_bytes(bytes(data))

    preview = opened(qtbot, context, keeping).look_inside(path)
    idle(qtbot, context)

    assert "cannot be read as a whole" in preview.trouble_shown()


def test_a_restored_journal_offers_the_way_back(
    qtbot: QtBot, context: Context, keeping: BackupKeeping
) -> None:
    aside = context.session.file.back_up(context.session.now(), None, Reason.RESTORE)
    context.session.file.keep_local("before_restoring", aside.path.name)
    dialog = opened(qtbot, context, keeping)

    assert dialog.undo_button.isVisible()
    aside.path.unlink()
    dialog.refresh()
    idle(qtbot, context)
    assert not dialog.undo_button.isVisible()


@pytest.mark.parametrize(("look", "scale"), [("light", 100), ("contrast-dark", 200)])
def test_the_dialogs_can_be_read_and_used_by_everybody(
    qtbot: QtBot, context: Context, keeping: BackupKeeping, theme: Theme, stick: Path, look: str, scale: int
) -> None:
    theme.set_choice(look)
    theme.set_scale(scale)
    for n in range(6):
        context.session.file.back_up(context.session.now() - timedelta(days=n))
    keeping.presenter.choose_second(stick)
    dialog = opened(qtbot, context, keeping)
    preview = dialog.look_inside(dialog.rows[0].view.path)
    idle(qtbot, context)

    assert complaints(preview) + clipped(preview) == []
    preview.close()
    settle()
    assert complaints(dialog) + clipped(dialog) + tab_complaints(dialog) == []

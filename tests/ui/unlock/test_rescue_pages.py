"""The pages before a journal is open that bring one back: from a file, to an earlier state, or out of damage."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from spms_desktop.domain.entry import Note
from spms_desktop.domain.record import Action
from spms_desktop.services.restore import return_to
from spms_desktop.services.session import Session
from spms_desktop.services.unlock import NewJournal, create
from spms_desktop.ui.jobs import JobRunner
from spms_desktop.ui.theme.theme import Theme
from spms_desktop.ui.unlock.damage_page import DamagePage
from spms_desktop.ui.unlock.restore_flow import RestoreFlow
from spms_desktop.ui.unlock.restore_page import RestorePage
from spms_desktop.ui.unlock.restoring_page import RestoringPage
from tests.a11y.walk import clipped, complaints, settle
from tests.conftest import TestClock

SECRET = "four blue kettles"
pytestmark = pytest.mark.usefixtures("theme")


@pytest.fixture
def locked(tmp_path: Path, clock: TestClock) -> Session:
    """A journal with a passphrase, one note and an older backup without it."""
    session = create(NewJournal(tmp_path / "Maria.spms", "Maria", "Anna", passphrase=SECRET), clock)
    session.file.back_up(session.now(), tmp_path / "stick")
    session.file.back_up(session.now())
    session.save(Action.CHECK_IN, [Note(session.today, "new")])
    return session


@pytest.fixture
def file(locked: Session, tmp_path: Path) -> Path:
    locked.close()
    return next((tmp_path / "stick").iterdir())


@pytest.fixture
def page(tmp_path: Path, clock: TestClock) -> Iterator[RestorePage]:
    made = RestorePage(RestoreFlow(tmp_path, clock))
    made.resize(1000, 700)
    made.show()
    yield made
    made.jobs.close()
    made.close()
    made.deleteLater()


def idle(qtbot: QtBot, jobs: JobRunner) -> None:
    qtbot.waitUntil(lambda: not jobs.busy)
    settle()


# From a file


def test_a_journal_comes_back_from_a_file_on_a_new_computer(qtbot: QtBot, page: RestorePage, file: Path) -> None:
    opened: list[Session] = []
    page.opened.connect(opened.append)

    page.take_file(str(file))
    page.secret.setText("five red kettles")
    page.look_button.click()
    idle(qtbot, page.jobs)
    assert "does not open" in page.trouble_shown

    page.secret.setText(SECRET)
    page.look_button.click()
    idle(qtbot, page.jobs)
    assert page.name.value == "Maria 2"
    page.restore_button.click()
    idle(qtbot, page.jobs)

    (session,) = opened
    assert (session.file.folder.name, session.profile.name) == ("Maria 2.spms", "Maria")
    session.close()


def test_a_name_that_is_taken_is_told_and_nothing_is_lost(qtbot: QtBot, page: RestorePage, file: Path) -> None:
    page.take_file(str(file))
    page.secret.setText(SECRET)
    page.look()
    idle(qtbot, page.jobs)
    page.name.setText("Maria")

    page.make()
    idle(qtbot, page.jobs)

    assert "already there" in page.trouble_shown
    assert page.name.value == "Maria"


def test_a_file_that_is_no_backup_is_told(page: RestorePage, tmp_path: Path) -> None:
    (tmp_path / "letter.spmsbackup").write_text("Dear Maria")

    page.take_file(str(tmp_path / "letter.spmsbackup"))

    assert "no backup of a journal" in page.trouble_shown
    assert not page.lock.isVisible()


def test_without_a_passphrase_the_file_is_read_at_once(
    qtbot: QtBot, page: RestorePage, tmp_path: Path, clock: TestClock
) -> None:
    session = create(NewJournal(tmp_path / "Open.spms", "Otto"), clock)
    path = session.file.back_up(clock()).path
    session.close()

    page.take_file(str(path))
    idle(qtbot, page.jobs)

    assert page.last.isVisible()
    assert page.name.value == "Otto"


@pytest.mark.parametrize(("look", "scale"), [("light", 100), ("contrast-dark", 200)])
def test_the_page_can_be_read_and_used_by_everybody(
    qtbot: QtBot, page: RestorePage, file: Path, theme: Theme, look: str, scale: int
) -> None:
    theme.set_choice(look)
    theme.set_scale(scale)
    page.take_file(str(file))
    settle()
    assert complaints(page) + clipped(page) == []
    page.secret.setText(SECRET)
    page.look()
    idle(qtbot, page.jobs)

    assert complaints(page) + clipped(page) == []


# To an earlier state


def test_an_open_journal_goes_back_and_opens_again(
    qtbot: QtBot, locked: Session, tmp_path: Path
) -> None:
    wanted = return_to(locked, next((tmp_path / "stick").iterdir()))
    locked.close()
    opened: list[tuple[Session, str]] = []
    page = RestoringPage(wanted)
    page.opened.connect(lambda session, sentence: opened.append((session, sentence)))

    page.start()
    idle(qtbot, page.jobs)

    ((session, sentence),) = opened
    assert session.versions.live(Note) == []
    assert sentence.startswith("Your journal is as it was then.")
    session.close()
    page.jobs.close()
    page.deleteLater()


def test_when_going_back_fails_the_journal_is_as_before(
    qtbot: QtBot, locked: Session, tmp_path: Path
) -> None:
    path = next((tmp_path / "stick").iterdir())
    wanted = return_to(locked, path)
    locked.close()
    path.write_bytes(path.read_bytes()[:-3000])
    opened: list[tuple[Session, str]] = []
    page = RestoringPage(wanted)
    page.opened.connect(lambda session, sentence: opened.append((session, sentence)))

    page.start()
    idle(qtbot, page.jobs)

    ((session, sentence),) = opened
    assert [v.value.text for v in session.versions.live(Note)] == ["new"]
    assert "Nothing was changed" in sentence
    session.close()
    page.jobs.close()
    page.deleteLater()


# Out of damage


@pytest.fixture
def damaged(locked: Session) -> Path:
    locked.close()
    path = locked.file.folder / "journal.db"
    data = bytearray(path.read_bytes())
    data[0:4096] = bytes(4096)
    path.write_bytes(bytes(data))
    return locked.file.folder


@pytest.fixture
def rescue(qtbot: QtBot, damaged: Path, clock: TestClock) -> Iterator[DamagePage]:
    made = DamagePage(damaged, clock)
    made.resize(1000, 700)
    made.show()
    made.start()
    made.secret.setText(SECRET)
    made.look()
    idle(qtbot, made.jobs)
    yield made
    made.jobs.close()
    made.close()
    made.deleteLater()


def test_all_that_can_be_read_is_saved_and_what_to_check_is_listed(
    qtbot: QtBot, rescue: DamagePage, tmp_path: Path
) -> None:
    opened: list[Session] = []
    rescue.opened.connect(opened.append)

    rescue.save_button.click()
    idle(qtbot, rescue.jobs)
    rescue.save_list(str(tmp_path / "list.txt"))
    rescue.open_button.click()

    (session,) = opened
    assert "Monday, 23 November 2026: 1 note" in (tmp_path / "list.txt").read_text()
    assert rescue.list_button.words == "The list is saved"
    assert session.file.folder.name == "Maria saved.spms"
    assert [v.value.text for v in session.versions.live(Note)] == ["new"]
    shown = [label.text() for label in rescue.findChildren(type(rescue.card.title_label))]
    assert any("1 note" in text for text in shown)
    session.close()


def test_the_newest_backup_alone_is_the_simplest_way(qtbot: QtBot, rescue: DamagePage) -> None:
    opened: list[Session] = []
    rescue.opened.connect(opened.append)

    rescue.backup_button.click()
    idle(qtbot, rescue.jobs)
    rescue.open_button.click()

    (session,) = opened
    assert session.file.folder.name == "Maria restored.spms"
    assert session.versions.live(Note) == []
    session.close()


def test_a_wrong_passphrase_is_not_taken_for_damage(qtbot: QtBot, damaged: Path) -> None:
    page = DamagePage(damaged)
    page.start()
    page.secret.setText("five red kettles")

    page.look()
    idle(qtbot, page.jobs)

    assert "does not open" in page.trouble_shown
    assert not page.choices.isVisibleTo(page)
    page.jobs.close()
    page.deleteLater()


def test_a_journal_without_any_key_is_told_plainly(tmp_path: Path) -> None:
    (tmp_path / "Gone.spms").mkdir()
    (tmp_path / "Gone.spms" / "journal.db").write_bytes(b"x" * 9000)
    page = DamagePage(tmp_path / "Gone.spms")

    page.start()

    assert page.trouble_shown.startswith("No key to this journal is left")
    page.jobs.close()
    page.deleteLater()


@pytest.mark.parametrize(("look", "scale"), [("light", 100), ("contrast-dark", 200)])
def test_the_steps_can_be_read_and_used_by_everybody(
    qtbot: QtBot, rescue: DamagePage, theme: Theme, look: str, scale: int
) -> None:
    theme.set_choice(look)
    theme.set_scale(scale)
    settle()
    assert complaints(rescue) + clipped(rescue) == []

    rescue.save_all()
    idle(qtbot, rescue.jobs)

    assert complaints(rescue) + clipped(rescue) == []

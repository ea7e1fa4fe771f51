"""Key slots: each opens with its own secret only, and damage is told apart from a wrong passphrase."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spms_desktop.domain.errors import Damaged, NewerFile, WrongPassphrase
from spms_desktop.storage import keys
from spms_desktop.storage.keys import SlotKind
from spms_desktop.storage.recovery_code import new_code


def locked(secret: str = "blue kettle", code: str | None = None) -> tuple[bytes, keys.KeyFile]:
    key = keys.new_data_key()
    file = keys.with_slot(keys.new_key_file("journal", key), SlotKind.PASSPHRASE, secret, key)
    return key, keys.with_slot(file, SlotKind.RECOVERY, code, key) if code else file


def test_the_passphrase_and_the_recovery_code_give_the_same_key() -> None:
    code = new_code()
    key, file = locked("blue kettle", code)

    assert keys.unlock(file, "blue kettle").data_key == key
    assert keys.unlock(file, code.lower().replace("-", " ")).data_key == key


@pytest.mark.parametrize("typed", ["", "Blue kettle", "blue kettle ", "another recovery code"])
def test_another_secret_is_a_wrong_passphrase(typed: str) -> None:
    typed = new_code() if typed == "another recovery code" else typed
    _key, file = locked()

    with pytest.raises(WrongPassphrase):
        keys.unlock(file, typed)


def test_the_same_letters_in_another_unicode_form_open_too() -> None:
    key, file = locked("schlüssel größe")

    assert keys.unlock(file, "schlu\u0308ssel gro\u0308ße").data_key == key


def test_an_open_slot_needs_nothing() -> None:
    key = keys.new_data_key()
    file = keys.with_slot(keys.new_key_file("journal", key), SlotKind.OPEN, "", key)

    assert keys.unlock(file).data_key == key


def test_changing_the_passphrase_keeps_the_key_and_shuts_the_old_one_out() -> None:
    key, file = locked("old secret")

    changed = keys.with_slot(file, SlotKind.PASSPHRASE, "new secret", key)

    assert keys.unlock(changed, "new secret").data_key == key
    with pytest.raises(WrongPassphrase):
        keys.unlock(changed, "old secret")


def test_a_slot_moved_to_another_journal_does_not_open() -> None:
    key, file = locked()
    other = keys.new_key_file("another journal", key)
    moved = keys.KeyFile(other.format, other.journal, other.check, file.slots)

    with pytest.raises(WrongPassphrase):
        keys.unlock(moved, "blue kettle")


def test_the_copy_serves_when_the_first_file_is_damaged(tmp_path: Path) -> None:
    key, file = locked()
    keys.write(tmp_path, file)
    (tmp_path / "keys.json").write_bytes(b"{}")

    assert [keys.unlock(kept, "blue kettle").data_key for kept in keys.read(tmp_path)] == [key]


def test_a_damaged_or_missing_copy_is_written_anew(tmp_path: Path) -> None:
    key, file = locked()
    keys.write(tmp_path, file)
    for damage in (b"{}", None):
        (tmp_path / "keys.json").unlink()
        if damage:
            (tmp_path / "keys.json").write_bytes(damage)

        keys.heal(tmp_path, key)

        assert (tmp_path / "keys.json").read_bytes() == (tmp_path / "keys.copy.json").read_bytes() == keys.encode(file)


def test_keys_of_another_journal_beside_the_right_ones_do_not_lock_anybody_out(tmp_path: Path) -> None:
    key, file = locked()
    _other_key, other = locked("green kettle")
    keys.write(tmp_path, file)
    (tmp_path / "keys.json").write_bytes(keys.encode(other))

    assert len(keys.read(tmp_path)) == 2
    keys.heal(tmp_path, key)
    assert keys.read(tmp_path) == [file]


def test_two_damaged_files_are_damage_not_a_wrong_passphrase(tmp_path: Path) -> None:
    _key, file = locked()
    keys.write(tmp_path, file)
    for name in keys.FILES:
        (tmp_path / name).write_bytes(b"\x00" * 40)

    with pytest.raises(Damaged):
        keys.read(tmp_path)


def test_key_files_of_a_newer_program_are_refused_as_such(tmp_path: Path) -> None:
    key, file = locked()
    keys.write(tmp_path, keys.KeyFile(2, file.journal, file.check, file.slots))

    with pytest.raises(NewerFile):
        keys.read(tmp_path)
    assert key


@given(data=st.data())
def test_a_flipped_bit_is_noticed_or_harmless(data: st.DataObject) -> None:
    key, file = locked()
    whole = bytearray(keys.encode(file))
    place = data.draw(st.integers(min_value=0, max_value=len(whole) - 1))
    whole[place] ^= 1 << data.draw(st.integers(min_value=0, max_value=7))

    try:
        read = keys.decode(bytes(whole))
    except ValueError:
        return
    assert keys.unlock(read, "blue kettle").data_key == key


def test_the_real_cost_of_a_guess_is_what_the_design_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()

    assert (keys.Cost().memory, keys.Cost().passes, keys.Cost().lanes) == (64 * 1024, 3, 4)


def test_the_last_way_in_stays() -> None:
    key, file = locked("blue kettle", new_code())
    left = keys.without_slot(file, SlotKind.RECOVERY)

    with pytest.raises(ValueError, match="last way in"):
        keys.without_slot(left, SlotKind.PASSPHRASE)
    kept = keys.with_slot(left, SlotKind.KEYRING, "ring", key)
    with pytest.raises(ValueError, match="last way in"):
        keys.without_slot(kept, SlotKind.PASSPHRASE)  # a keyring is lost with its computer


def test_an_authors_passphrase_says_whose_it_is_and_cannot_be_given_to_another() -> None:
    key, file = locked()
    file = keys.with_slot(file, SlotKind.PASSPHRASE, "my own", key, author="anna")
    moved = replace(file, slots=tuple(replace(s, author="maria") if s.author else s for s in file.slots))

    assert keys.unlock(file, "my own") == keys.Opened(key, SlotKind.PASSPHRASE, "anna")
    assert keys.unlock(file, "blue kettle").author == ""
    assert file.locked_authors == {"anna"}
    with pytest.raises(WrongPassphrase):
        keys.unlock(moved, "my own")


def test_a_change_cut_short_between_the_copies_leaves_both_passphrases(tmp_path: Path) -> None:
    key, file = locked("old secret")
    keys.write(tmp_path, file)
    (tmp_path / "keys.json").write_bytes(keys.encode(keys.with_slot(file, SlotKind.PASSPHRASE, "new secret", key)))

    keys.heal(tmp_path, key)

    opened = [secret for kept in keys.read(tmp_path) for secret in ("old secret", "new secret") if _opens(kept, secret)]
    assert sorted(opened) == ["new secret", "old secret"]


def _opens(file: keys.KeyFile, secret: str) -> bool:
    try:
        return bool(keys.unlock(file, secret))
    except WrongPassphrase:
        return False


def test_a_copy_that_a_newer_program_wrote_is_left_as_it_is(tmp_path: Path) -> None:
    key, file = locked()
    keys.write(tmp_path, file)
    newer = keys.encode(replace(file, format=keys.FORMAT + 1))
    (tmp_path / "keys.json").write_bytes(newer)

    keys.heal(tmp_path, key)

    assert (tmp_path / "keys.json").read_bytes() == newer

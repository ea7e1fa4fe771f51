"""Folders that sync or lie on another computer are noticed; ordinary ones are left in peace."""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from spms_desktop.storage import place
from spms_desktop.storage.place import Warned, is_remote, is_unc, synced_by, warning_for

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
nas:/export /home/maria/nas nfs4 rw 0 0
//box/share /mnt/big\\040share cifs rw 0 0
maria@box:/data /mnt/ssh fuse.sshfs rw 0 0
/dev/sdb1 /mnt/ssh/usb vfat rw 0 0
/dev/sdc1 /mnt/ntfs fuseblk rw 0 0
drive: /home/maria/cloud fuse.rclone rw 0 0
gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0
broken line
"""


@pytest.mark.parametrize(
    ("path", "program"),
    [
        (PureWindowsPath("C:/Users/Maria/OneDrive/Journal.spms"), "onedrive"),
        (PureWindowsPath("C:/Users/Maria/OneDrive - Personal/Journal.spms"), "onedrive"),
        (PurePosixPath("/home/maria/Dropbox/Journal.spms"), "dropbox"),
        (PurePosixPath("/home/maria/Dropbox (Old)/Journal.spms"), "dropbox"),
        (PureWindowsPath("G:/My Drive/Journal.spms"), "google"),
        (PurePosixPath("/Users/maria/Library/CloudStorage/GoogleDrive-maria@example.org/My Drive/J.spms"), "google"),
        (PurePosixPath("/Users/maria/Library/Mobile Documents/com~apple~CloudDocs/J.spms"), "icloud"),
        (PurePosixPath("/home/maria/Nextcloud/J.spms"), "nextcloud"),
        (PurePosixPath("/home/maria/Documents/J.spms"), ""),
        (PurePosixPath("/home/maria/Dropboxes and bins/J.spms"), ""),
        (PurePosixPath("/home/onedriver/J.spms"), ""),
    ],
)
def test_folders_of_syncing_programs_are_known_by_name(path: PurePosixPath, program: str) -> None:
    assert synced_by(path.parts) == program


@pytest.mark.parametrize(
    ("path", "remote"),
    [
        ("/home/maria/J.spms", False),
        ("/home/maria/nas/J.spms", True),
        ("/home/maria/nasty/J.spms", False),
        ("/mnt/big share/J.spms", True),
        ("/mnt/ssh/J.spms", True),
        ("/mnt/ssh/usb/J.spms", False),
        ("/mnt/ntfs/J.spms", False),
        ("/home/maria/cloud/J.spms", True),
        ("/run/user/1000/gvfs/smb-share/J.spms", True),
    ],
)
def test_the_nearest_mount_decides(path: str, remote: bool) -> None:
    assert is_remote(PurePosixPath(path), MOUNTS) is remote


@pytest.mark.parametrize(
    ("path", "unc"),
    [
        ("\\\\nas\\share\\J.spms", True),
        ("//nas/share/J.spms", True),
        ("\\\\?\\UNC\\nas\\share", True),
        ("\\\\?\\C:\\Users\\Maria", False),
        ("C:\\Users\\Maria", False),
    ],
)
def test_windows_paths_to_another_computer(path: str, unc: bool) -> None:
    assert is_unc(path) is unc


@pytest.mark.parametrize("marker", [".stfolder", ".dropbox.cache", ".nextcloudsync.log"])
def test_what_a_syncing_program_left_marks_all_that_is_below(tmp_path: Path, marker: str) -> None:
    (tmp_path / "shared" / "deep").mkdir(parents=True)
    (tmp_path / "shared" / marker).mkdir()

    assert warning_for(tmp_path / "shared" / "deep" / "New.spms") is Warned.SYNCED
    assert warning_for(tmp_path / "New.spms") is None


def test_a_folder_on_the_network_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place, "_on_network", lambda _place: True)

    assert warning_for(tmp_path / "New.spms") is Warned.NETWORK

"""What can be wrong with a backup or a place for backups, in a sentence."""

from __future__ import annotations

from spms_desktop.i18n import _


def backup_troubles() -> dict[str, str]:
    """The sentences by the code of a BadInput."""
    return {
        "not_a_backup": _("That file is no backup of a journal. Nothing was changed. Please choose another one."),
        "other_journal": _(
            "That backup is of another journal. Nothing was changed. You can make a new journal from it on the "
            "first page."
        ),
        "journal_suffix": _("The name of a journal ends in .spms. Nothing was changed. Please choose such a name."),
        "nothing_saved": _("Nothing in this journal can be read any more. It was left as it is."),
    }

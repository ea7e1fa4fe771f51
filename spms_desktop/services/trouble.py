"""One plain sentence and one exit code for each expected trouble, the same in the window and on the command line."""

from __future__ import annotations

from spms_desktop.domain import errors
from spms_desktop.i18n import _, clock
from spms_desktop.services.backup_troubles import backup_troubles
from spms_desktop.services.form_troubles import form_troubles

DONE, FAILED, USAGE, MACHINE, DAMAGED, PASSPHRASE, IN_USE, NEWER, BAD_INPUT, DISK = 0, 1, 2, 3, 4, 5, 6, 7, 8, 9

_EXIT: tuple[tuple[type[errors.Trouble], int], ...] = (
    (errors.MachineLacks, MACHINE),
    (errors.NoMemory, MACHINE),
    (errors.Damaged, DAMAGED),
    (errors.BackupFailed, DAMAGED),
    (errors.BackupDamaged, DAMAGED),
    (errors.MigrationFailed, DAMAGED),
    (errors.WrongPassphrase, PASSPHRASE),
    (errors.RecoveryCodeSlip, PASSPHRASE),
    (errors.InUse, IN_USE),
    (errors.NewerFile, NEWER),
    (errors.BadInput, BAD_INPUT),
    (errors.AlreadyThere, BAD_INPUT),
    (errors.NotAJournal, BAD_INPUT),
    (errors.ForeignFile, BAD_INPUT),
    (errors.BackupGiven, BAD_INPUT),
    (errors.OpenedReadOnly, DISK),
    (errors.FolderGone, DISK),
    (errors.CannotWrite, DISK),
    (errors.DiskFull, DISK),
)


def exit_code(trouble: errors.Trouble) -> int:
    """The command line's exit code for a trouble."""
    return next((code for kind, code in _EXIT if isinstance(trouble, kind)), FAILED)


def sentence(trouble: errors.Trouble) -> str:
    """What happened, that nothing was lost, and what to do next."""
    if isinstance(trouble, errors.BadInput):
        text = _bad_input().get(trouble.problem, _("That does not fit here. Nothing was changed. Please check it."))
        if trouble.item:
            return text.format(item=trouble.item)
        return text if trouble.line is None else _("Line {n}: {text}").format(n=trouble.line, text=text)
    text = _sentences().get(type(trouble), _("That did not work. What you saved before is safe. Please try again."))
    folder = trouble.folder.name if isinstance(trouble, errors.JournalTrouble) else ""
    what = trouble.what if isinstance(trouble, errors.MachineLacks) else ""
    if isinstance(trouble, errors.InUseElsewhere):
        return text.format(folder=folder, computer=trouble.host, time=clock(trouble.when))
    return text.format(folder=folder, what=what)


def _sentences() -> dict[type[errors.Trouble], str]:
    return {
        errors.NotAJournal: _(
            "There is no journal at “{folder}”. Nothing was changed. Choose a folder that ends in .spms."
        ),
        errors.AlreadyThere: _("“{folder}” is already there, and it was left as it is. Please choose another name."),
        errors.ForeignFile: _(
            "“{folder}” is another program's file. Nothing was changed. Choose a folder that ends in .spms."
        ),
        errors.BackupGiven: _(
            "“{folder}” is a backup. Nothing was changed. To make a journal from it, choose “Restore from a "
            "backup file” on the first page."
        ),
        errors.Damaged: _(
            "Part of “{folder}” cannot be read. It was left as it is. You can go back to a backup, "
            "or save what can still be read."
        ),
        errors.NewerFile: _(
            "A newer version of this program wrote “{folder}”. Nothing was changed. "
            "You can read it here, or update the program to write in it."
        ),
        errors.InUse: _(
            "“{folder}” is open in another window. Nothing was changed. Please use that window, or close it first."
        ),
        errors.Busy: _(
            "Another program is using “{folder}” just now, so the last change was not saved. "
            "All that was saved before is safe. Please try again in a moment."
        ),
        errors.InUseElsewhere: _(
            "“{folder}” seems to be open on the computer “{computer}”, last seen at {time}. Nothing was changed. "
            "Please close it there first, or open it here for reading only."
        ),
        errors.FolderGone: _(
            "“{folder}” was moved or taken away while it was open, so the last change was not saved. "
            "All that was saved before is in it. Please put it back and open it again."
        ),
        errors.CannotWrite: _(
            "This computer does not let us write in “{folder}”. All that was saved before is safe. "
            "Please use a place of your own."
        ),
        errors.DiskFull: _(
            "The disk is full. All that was saved before is safe. Please make some room, then try again."
        ),
        errors.BackupFailed: _(
            "The backup did not read back the same, so it was not kept. Your journal is safe. Please try again, "
            "maybe in another place."
        ),
        errors.BackupDamaged: _(
            "The backup “{folder}” cannot be read as a whole. Nothing was changed. Please choose another one."
        ),
        errors.MigrationFailed: _(
            "“{folder}” could not be brought up to date. It is as it was before. Please use the older version "
            "of the program for now."
        ),
        errors.WrongPassphrase: _(
            "That passphrase does not open this journal. Nothing was changed. Please try again, "
            "or use your recovery code."
        ),
        errors.RecoveryCodeSlip: _(
            "There is a slip in the recovery code. Nothing was changed. Please compare it letter by letter."
        ),
        errors.OpenedReadOnly: _(
            "This journal is open for reading only, so nothing was saved. Open it again without “read only” to write."
        ),
        errors.NoMemory: _(
            "There was not enough memory for this. Nothing was lost. Close other programs and try again."
        ),
        errors.MachineLacks: _("This computer lacks something: {what}"),
    }


def _bad_input() -> dict[str, str]:
    return {
        "too_long": _("That text is too long. Nothing was changed. Please shorten it."),
        "not_unicode": _("That text has a sign that cannot be kept. Nothing was changed. Please type it again."),
        "day_in_future": _("That day has not come yet. Nothing was changed. Please choose today or an earlier day."),
        "day_too_early": _("That day is too long ago. Nothing was changed. Please check the year."),
        "rated_by_person": _(
            "This was already answered by the person. That answer stays. You can add what you see beside it."
        ),
        "persons_entry": _("Somebody else recorded this, and it stays. You can add what you know beside it."),
        "undo_overtaken": _("Somebody else changed that since, so it stays as it is. Undo again for what was before."),
        "persons_choice": _("Only the person whom the journal is about can choose this. Nothing was changed."),
        "no_ratings": _("Please keep at least one rating. Nothing was changed."),
        "too_many_ratings": _("Five ratings a day are the most. Nothing was changed. Please take one away first."),
        "too_many_own": _("Ten own symptoms are the most. Nothing was changed. Please give one up first."),
        "name_taken": _("There is a symptom of that name already. Please choose it, or use another name."),
        "time_to_come": _("That time has not come yet. Nothing was changed. Please check the time."),
        "score_range": _("That score does not fit this form or test. Nothing was changed. Please check the number."),
        "name_missing": _("A name is needed. Please type one."),
        "text_missing": _("There is no text yet. Please type some."),
        "passphrase_short": _("Please use at least 8 letters for the passphrase."),
        "passphrase_missing": _("There is no passphrase yet. Please type one."),
        "own_passphrase": _(
            "Everybody who writes here has a passphrase of their own. Nothing was changed. Please type yours."
        ),
        "last_way_in": _("Nobody could open the journal any more without this. It was left as it is."),
        "no_keyring": _(
            "This computer offers no keyring to us. Nothing was changed. The passphrase opens the journal as before."
        ),
        "passphrase_differs": _("The two passphrases are not the same. Please type them again."),
        "recovery_group_wrong": _("That is not the group of letters we asked for. Please look at the code again."),
        "schedule": _("That schedule does not work yet. Please choose the days and at least one time."),
        "date_order": _("The end is before the start. Nothing was changed. Please check the dates."),
        "inside_journal": _("That place is inside a journal. Nothing was changed. Please choose another place."),
        "not_a_file": _("There is something at that place that is no file. Nothing was changed. Choose another name."),
        "visit_who": _("Please say with whom the visit is."),
        "visit_same_day": _("That is the same day and hour. Please choose another one, or press Cancel."),
        "visit_repeat": _("A visit can repeat every 1 to 120 months. Please check the number."),
        "gone": _("That is no longer there. Nothing was changed."),
        "medicine_gone": _("That medicine is no longer in the plan. Nothing was changed."),
        "period_too_long": _("A summary can be about two years at most. Please choose a later start."),
        "number": _("That is not a number we can use here. Nothing was changed. Please type it again."),
        "not_a_date": _("That is not a date. Please write it as year-month-day, such as 2026-03-12."),
        "csv_file": _("That CSV file cannot be read. Nothing was changed. Please check where it is."),
        "csv_too_large": _("The file is too large. Nothing was computed. Please use a smaller one."),
        "csv_not_utf8": _("This is not text in UTF-8. Please save the file as UTF-8."),
        "csv_columns": _("The first line needs the columns date, symptom, score and rater."),
        "csv_broken": _("A quotation mark is open or out of place from here on."),
        "csv_fields": _("There are too few fields."),
        "csv_symptom": _("The symptom is missing or too long."),
        "csv_score": _("The score is not a number from 0 to 10."),
        "csv_rater": _("The rater is neither self nor proxy."),
        "csv_flare": _("The flare is neither 1 nor 0."),
        "folder_name": _("Please use a short name of letters, numbers, spaces or dashes for the journal."),
        "passphrase_file": _("The passphrase file cannot be read. Nothing was changed. Please check where it is."),
        "no_reader": _("No passphrase was given. Please use --passphrase-file, or type it when asked."),
        "check_gone": _("That check or result is no longer here. Nothing was changed."),
        "file_unreadable": _("That file cannot be read. Nothing was changed. Please choose another one."),
        "file_empty": _("There is nothing in that file. Nothing was changed. Please choose another one."),
        "file_too_large": _("That file is larger than 20 MB. Nothing was changed. Please choose a smaller one."),
        "files_full": _("The files of this journal take 500 MB, and that is the most. The file was not put in."),
        "too_many_files": _("Ten files for one result are the most. Nothing was changed. Please take one away first."),
        "file_differs": _("This file is not the same as when it was put in, so it was not opened. The rest is safe."),
        "file_not_opened": _("This kind of file is not opened from here. You can save a copy of it."),
        "change_needed": _("The later changes need this one. Nothing was changed. You can mend it instead."),
        "therapy_order": _("Asking comes first, then the referral, and the end comes last. Please check the days."),
        "too_many_goals": _("Five open goals are the most. Nothing was changed. Please close one of them first."),
        "rating_missing": _("No number was chosen yet. Please choose one from 0 to 10."),
        "choice_missing": _("Nothing was chosen yet. Please choose one of the answers."),
        **form_troubles(),
        **backup_troubles(),
    }

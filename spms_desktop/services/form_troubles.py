"""Why a form's file cannot be shown, in a sentence that names the item; `{item}` is filled in afterwards."""

from __future__ import annotations

from spms_desktop.i18n import _


def form_troubles() -> dict[str, str]:
    """The sentences by the code of a BadInput."""
    return {**_whole(), **{code: _item(why) for code, why in _reasons().items()}}


def _item(why: str) -> str:
    return _("“{item}” cannot be shown: {why}. Nothing was kept. Please ask for another version of the form.").replace(
        "{why}", why
    )


def _whole() -> dict[str, str]:
    """What is wrong with a file as a whole, or with what was answered."""
    return {
        "form_file": _("That file cannot be read. Nothing was kept. Please check where it is."),
        "form_too_large": _("That file is larger than 2 MB. Nothing was kept. Please ask for a smaller one."),
        "form_no_json": _(
            "That file is no form that can be read here. Nothing was kept. Please ask for a FHIR questionnaire in JSON."
        ),
        "form_no_questionnaire": _(
            "There is no form in that file. Nothing was kept. Please ask for a FHIR questionnaire in JSON."
        ),
        "form_changes_meaning": _(
            "That form has parts that change what it means. Nothing was kept. Please ask for another version of it."
        ),
        "form_nothing_asked": _("That form asks nothing. Nothing was kept. Please choose another file."),
        "form_too_many_items": _("That form has more than 500 parts. Nothing was kept. Please ask for a shorter one."),
        "form_item_without_id": _(
            "A part of that form has no name of its own. Nothing was kept. Please ask for another version of the form."
        ),
        "form_gone": _("That form is no longer there. Nothing was changed."),
        "form_empty": _("Nothing is answered yet. Please answer at least one question, or press Cancel."),
        "answer_too_long": _("The answer to “{item}” is too long. Nothing was changed. Please shorten it."),
        "answer_wrong": _("The answer to “{item}” does not fit. Nothing was changed. Please answer it again."),
    }


def _reasons() -> dict[str, str]:
    """Why one item cannot be shown."""
    return {
        "form_asks_file": _("it asks for a file"),
        "form_asks_record": _("it asks for a record of a clinic"),
        "form_asks_quantity": _("it asks for a number with a unit"),
        "form_asks_time": _("it asks for a time of day"),
        "form_unknown_type": _("it is of a kind that is not known here"),
        "form_no_options": _("it has no answers to choose from"),
        "form_list_elsewhere": _("its answers are kept somewhere else"),
        "form_too_many_options": _("it has more than 200 answers"),
        "form_option_twice": _("it has the same answer twice"),
        "form_option_time": _("one of its answers is a time of day"),
        "form_option_record": _("one of its answers is a record of a clinic"),
        "form_option_unknown": _("one of its answers is of a kind that is not known here"),
        "form_empty_option": _("one of its answers is empty"),
        "form_wrong_value": _("a value in it does not fit"),
        "form_group_repeats": _("it can be filled in many times"),
        "form_answer_repeats": _("it takes more than one answer of its kind"),
        "form_no_id": _("it has no name of its own in the file"),
        "form_item_changes_meaning": _("something in it changes what it means"),
        "form_unknown_condition": _("it cannot be told when it is asked"),
        "form_condition_elsewhere": _("it hangs on a question that nobody is asked"),
        "form_too_deep": _("it stands too deep inside other parts"),
        "form_id_twice": _("another part has the same name"),
    }

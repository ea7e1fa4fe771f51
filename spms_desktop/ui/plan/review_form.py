"""Whether a medicine helps, and what it does besides: offered, and never asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from spms_desktop.domain.medicine import Medicine, MedicineReview
from spms_desktop.domain.record import Action
from spms_desktop.domain.validation import EARLIEST
from spms_desktop.i18n import _
from spms_desktop.services.drafts import Fields
from spms_desktop.ui import words
from spms_desktop.ui.context import Context
from spms_desktop.ui.forms.drafted_form import DraftedForm
from spms_desktop.ui.plan import texts
from spms_desktop.ui.widgets.dates import DateField
from spms_desktop.ui.widgets.fields import TextField, labelled
from spms_desktop.ui.widgets.keys import KeyRow
from spms_desktop.ui.widgets.text import heading


class ReviewForm(DraftedForm):
    """All may be left out but one; what is typed outlives a crash."""

    def __init__(
        self, parent: QWidget | None, context: Context, medicine: Medicine, keep: Callable[[MedicineReview], None]
    ) -> None:
        super().__init__(parent, context, _("How it helps"), _("Save"), f"review:{medicine.uid}")
        self._medicine, self._keep_review = medicine.uid, keep
        self._today = context.session.today
        self.day = DateField(_("Day"), self._today, latest=self._today, earliest=EARLIEST)
        self.day.button.setAccessibleIdentifier("review-day")
        numbers: list[tuple[object, str]] = [(n, str(n)) for n in range(11)]
        self.helps = KeyRow(_("How much does it help?"), numbers, left=_("Not at all"), right=_("Very much"))
        for n, key in enumerate(self.helps.keys):
            key.setAccessibleIdentifier(f"helps-{n}")
        self.effects = TextField(_("Side effects"), lines=2)
        self.effects.setAccessibleIdentifier("review-effects")
        self.note = TextField(_("Note"), lines=2)
        self.note.setAccessibleIdentifier("review-note")
        self.body.addWidget(heading(texts.breakable(medicine.name)))
        self.body.addWidget(labelled(_("How much does it help?"), self.helps, _("You can leave this out.")))
        self.body.addWidget(labelled(_("Side effects"), self.effects, _("What you noticed, in your own words.")))
        self.body.addWidget(labelled(_("Note"), self.note))
        self.body.addWidget(labelled(_("Day"), self.day))
        for signal in (self.day.changed, self.helps.chosen, self.effects.changed, self.note.changed):
            signal.connect(self.touch)
        self.accepted_by_user.connect(self._save)
        self.bring_back()

    @property
    def review(self) -> MedicineReview:
        """What the form says."""
        helps = self.helps.value if isinstance(self.helps.value, int) else None
        day = self.day.value or self._today
        return MedicineReview(self._medicine, day, helps, self.effects.value, self.note.value)

    def fields(self) -> Fields:
        now = self.review
        if now == MedicineReview(self._medicine, self._today):
            return {}
        helps = "" if now.helps is None else str(now.helps)
        return {"day": now.day.isoformat(), "helps": helps, "effects": now.side_effects, "note": now.note}

    def show_fields(self, fields: Fields) -> bool:
        typed = {name: str(text) for name, text in fields.items()}
        day, helps = typed.get("day"), typed.get("helps")
        try:
            self.day.set_value(date.fromisoformat(day) if day else self._today)
            self.helps.set_value(int(helps) if helps else None)
        except ValueError:
            return False
        self.effects.set_value(typed.get("effects", ""))
        self.note.set_value(typed.get("note", ""))
        return True

    def _save(self) -> None:
        self.finish(lambda: self._keep_review(self.review), words.done(Action.MEDICINE))

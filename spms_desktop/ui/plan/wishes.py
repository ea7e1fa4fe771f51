"""What can be asked for of a medicine: the names its buttons tell the card."""

from __future__ import annotations

CHANGE, STOP, DETAILS, EDIT = "change", "stop", "details", "edit"
MEND, TAKE_AWAY = "mend", "take-away"
REVIEW, FORGET_REVIEW, ALL_REVIEWS = "review", "forget-review", "all-reviews"
COUNT, FILL, PERIOD = "count", "fill", "period"

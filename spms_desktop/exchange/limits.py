"""All limits of what is read from outside, in one place: none is met by what people keep, each by what is made to hurt.

The layers keep storage and report from knowing this module, so that theirs stand where they hold; `ELSEWHERE` tells
where, and a test that nothing in it is out of date.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from spms_desktop.domain import attachment, validation

CSV_BYTES = 8_000_000
CSV_LINES = 50_000
"""Lines of the file, blank ones as well: two people rating five things each day for thirteen years."""
CSV_BAD_LINES = 10_000
"""So many are each named; a file with more is none of ours."""
CSV_LINE_LENGTH = 20_000
CSV_FIELDS = 100
"""A line of ours has five; other programs add some of their own."""
CSV_SERIES = 100
"""Pairs of a symptom and who rated it: each is computed by itself."""
NAME_LENGTH = validation.MAX_LINE

FORM_BYTES = 2_000_000
FORM_ITEMS = 500
FORM_OPTIONS = 200
FORM_CONDITIONS, FORM_CONDITIONS_IN_ALL = 50, 2_000
"""When an item is asked: each change of an answer looks at all of them."""
FORM_DEPTH = 12
FORM_TEXT_LENGTH = 4_000
FORM_ANSWER_LENGTH = validation.MAX_TEXT
FORM_NUMBER = 1e9

FILE_BYTES = attachment.MOST_FILE
ALL_FILES_BYTES = attachment.MOST_ALL
FILE_NAME_LENGTH = attachment.LONGEST_NAME
FILES_A_RESULT = attachment.MOST_A_RESULT
TEXT_LENGTH = validation.MAX_TEXT
EARLIEST, LATEST = validation.EARLIEST, date(2199, 12, 31)

ELSEWHERE: Mapping[str, tuple[str, ...]] = {
    "spms_desktop.storage.archive": ("_SMALL",),
    "spms_desktop.storage.keys": ("MOST_MEMORY", "MOST_LANES", "MOST_WORK"),
    "spms_desktop.storage.known_schema": ("MOST_STEPS",),
    "spms_desktop.report.text": ("MAX_TEXT",),
}
"""Parts of a backup file, the work that a key file may ask for, that of reading a backup, and text on paper."""

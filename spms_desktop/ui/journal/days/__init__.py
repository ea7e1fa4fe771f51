"""The days: as a list, as a calendar, found by words, and one of them line by line."""

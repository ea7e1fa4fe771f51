"""Finding words: an index over the texts of all versions, kept by the file itself, and changes by their time.

The index is by three letters, so that it finds parts of words in any script. It holds the version's uid and not
its row number, which copying the database may change.
"""

from __future__ import annotations

_FIELDS = ("text", "title", "note", "place", "activity", "injury", "treatment", "told", "team_said", "aid", "what",
           "given_by", "answer")


def _texts(row: str) -> str:
    return "concat_ws(' ', " + ", ".join(f"json_extract({row}value, '$.{field}')" for field in _FIELDS) + ")"


STATEMENTS = (
    """CREATE VIRTUAL TABLE words USING fts5(
        version UNINDEXED, text, tokenize = 'trigram remove_diacritics 1')""",
    f"INSERT INTO words (version, text) SELECT uid, {_texts('')} FROM version WHERE trim({_texts('')}) <> ''",  # noqa: S608
    f"""CREATE TRIGGER version_words AFTER INSERT ON version WHEN trim({_texts('new.')}) <> ''
        BEGIN INSERT INTO words (version, text) VALUES (new.uid, {_texts('new.')}); END""",  # noqa: S608
    "CREATE INDEX change_at ON change (at)",
)

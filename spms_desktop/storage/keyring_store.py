"""The computer's own keyring, as a convenience: it may keep one secret for each journal, never the only one."""

from __future__ import annotations

import contextlib

from spms_desktop.domain.errors import BadInput

_SERVICE = "SPMS Desktop"  # the journal is named by its random id: nothing of the person stands in the keyring


def kept(journal: str) -> str | None:
    """The secret that the keyring has for a journal, or None when there is no keyring or nothing in it."""
    import keyring  # looks for the system's keyring as it is imported, which most starts do without
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(_SERVICE, journal)
    except (KeyringError, RuntimeError, OSError):
        return None


def keep(journal: str, secret: str) -> None:
    """Put a secret into the keyring; raises BadInput("no_keyring") when there is none, or it does not keep it."""
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.set_password(_SERVICE, journal, secret)
        if keyring.get_password(_SERVICE, journal) == secret:
            return
    except (KeyringError, RuntimeError, OSError) as error:
        raise BadInput("no_keyring") from error
    raise BadInput("no_keyring")


def forget(journal: str) -> None:
    """Take the secret out again; what cannot be reached any more opens nothing, as its slot is gone first."""
    import keyring
    from keyring.errors import KeyringError

    with contextlib.suppress(KeyringError, RuntimeError, OSError):
        keyring.delete_password(_SERVICE, journal)

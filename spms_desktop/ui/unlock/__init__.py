"""Before a journal is open: the first run, the list of journals, and the passphrase."""

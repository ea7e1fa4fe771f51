"""What the journal is about: frozen values and pure functions, with no I/O, no clock and no user text."""

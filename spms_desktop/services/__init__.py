"""Use cases: load values, decide, save, publish an event; plain Python, the same for window and command line."""

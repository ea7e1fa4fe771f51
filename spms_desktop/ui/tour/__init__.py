"""A short look around the window, for whoever wants it."""

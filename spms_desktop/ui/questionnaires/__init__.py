"""Forms from files: the list of them, filling one in, and what it came to."""

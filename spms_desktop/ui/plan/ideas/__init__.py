"""The treatments to ask about."""

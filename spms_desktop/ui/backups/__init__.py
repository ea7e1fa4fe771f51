"""Backups: making them each day, choosing one to go back to, and what helps when a journal is damaged."""

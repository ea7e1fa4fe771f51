"""The journal as open formats, and back."""

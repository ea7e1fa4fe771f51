"""What makes the window easier for shaky hands."""

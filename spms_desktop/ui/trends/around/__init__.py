"""What happened around the scores, side by side on one time axis."""

"""Gradual change in a series of dated values: found with a known false-alarm rate, or not claimed."""

"""What somebody asked to be reminded of: listed in the window, told by the desktop."""

"""What forms of several screens share."""

"""What the check-in asks, chosen by the user."""

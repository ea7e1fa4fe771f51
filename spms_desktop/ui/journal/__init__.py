"""The Journal tab: today's check-in and the days."""

"""What happens when the program itself makes a mistake: all is kept, one calm dialog, a report without health data."""

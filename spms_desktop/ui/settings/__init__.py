"""The choices of whoever sits at this computer."""

"""Help that is always one press away."""

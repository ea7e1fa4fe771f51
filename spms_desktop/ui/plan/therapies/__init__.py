"""The therapies of the plan."""

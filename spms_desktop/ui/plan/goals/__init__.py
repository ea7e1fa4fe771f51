"""The goals and needs of the plan."""

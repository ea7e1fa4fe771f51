"""The part of the plan with checks that come round, their results and files."""

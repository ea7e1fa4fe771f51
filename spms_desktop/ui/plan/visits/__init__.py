"""The appointments part of the plan: coming and past visits, a month of them, and what came out of each."""

"""The course of MS as the team calls it."""

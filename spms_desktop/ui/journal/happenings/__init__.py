"""What happens now and then: events, milestones and scores, each in a form of its own."""

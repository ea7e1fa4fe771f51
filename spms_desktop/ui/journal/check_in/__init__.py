"""The check-in: its questions, their answers, and what is offered beside them."""

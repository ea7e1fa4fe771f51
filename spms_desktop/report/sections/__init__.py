"""The blocks of the visit summary, one module for each or for a small group."""

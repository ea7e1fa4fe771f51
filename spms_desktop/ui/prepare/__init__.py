"""Around a visit: writing something down for it any time, preparing it card by card, and what came out of it."""

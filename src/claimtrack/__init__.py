"""claimtrack: who said it, what can't all be true, and what is echo."""

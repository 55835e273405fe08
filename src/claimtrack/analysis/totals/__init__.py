"""How one source's running total went."""

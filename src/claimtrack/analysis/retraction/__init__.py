"""The fewest claims without which the rest can hold."""

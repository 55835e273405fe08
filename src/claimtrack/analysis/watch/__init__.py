"""What an addition to a graph causes and resolves."""

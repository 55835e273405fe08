"""Statements whose order can't be as the text and the clocks have it."""

"""The log: a graph written out, line by line."""

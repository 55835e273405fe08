"""The case file: what shape it has, and how a graph is written as one."""

"""Record tables: a graph as one table a kind of record, and back."""

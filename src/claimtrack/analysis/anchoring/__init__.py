"""Quotes, and where they stand in the text of their document."""

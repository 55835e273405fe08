"""The draft: a case that is still being written."""

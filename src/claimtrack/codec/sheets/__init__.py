"""Sheets: rows of figures, made entries of a case."""

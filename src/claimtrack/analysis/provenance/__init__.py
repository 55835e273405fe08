"""Who said it first, and through whom it got here."""

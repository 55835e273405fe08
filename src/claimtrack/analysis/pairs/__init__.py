"""Two answers that can't both hold, or of which one replaces the other."""

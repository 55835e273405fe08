"""Whether two answers are about the same, and how they lie to each other."""

"""What was said, by whom, who vouches for it and what was withdrawn."""

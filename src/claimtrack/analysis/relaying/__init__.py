"""What became of what was said on its way through relays."""

"""What a case file says, made records."""

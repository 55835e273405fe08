"""Three and more answers that don't add up."""

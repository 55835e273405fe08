"""schema.org ClaimReview and Claim, as fact-checkers' pages carry them."""

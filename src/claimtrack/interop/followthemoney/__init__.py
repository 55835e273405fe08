"""FollowTheMoney statement rows: what they say as claims, and sources as entities."""

"""Names in any script: found however they are written, and flagged where they hide."""

-- The rows of a table with the share of what they start from or are.
SELECT given.*, shares.share
FROM {table} AS given
JOIN shares ON shares.id = given.{key}
ORDER BY shares.share, given.id

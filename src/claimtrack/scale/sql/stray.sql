-- Rows that start from a statement that is not there.
SELECT given.id, given.{key}
FROM {table} AS given
LEFT JOIN statements ON statements.id = given.{key}
WHERE statements.id IS NULL
ORDER BY given.id
LIMIT {most}

-- The rows of a table with the shard of what they start from or are.
SELECT given.*, shards.shard
FROM {table} AS given
JOIN shards ON shards.id = given.{key}
ORDER BY shards.shard, given.id

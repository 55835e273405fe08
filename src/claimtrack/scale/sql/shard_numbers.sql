-- The shards that there are.
SELECT DISTINCT shard FROM shards ORDER BY shard

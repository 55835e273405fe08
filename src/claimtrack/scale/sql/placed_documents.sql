-- The rows of documents with each shard in which a statement appears in them.
SELECT given.*, used.shard
FROM documents AS given
JOIN (SELECT DISTINCT document_id, shard FROM placed_statements) AS used
    ON used.document_id = given.id
ORDER BY used.shard, given.id

-- The rows of documents with each share in which a statement appears in them.
SELECT given.*, used.share
FROM documents AS given
JOIN (SELECT DISTINCT document_id, share FROM placed_statements) AS used
    ON used.document_id = given.id
ORDER BY used.share, given.id

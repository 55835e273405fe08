-- What links are about that is nowhere.
SELECT named.id
FROM (
    SELECT one AS id FROM linked
    UNION
    SELECT other AS id FROM linked
) AS named
LEFT JOIN numbers ON numbers.id = named.id
LEFT JOIN families ON families.id = named.id
WHERE numbers.id IS NULL AND families.id IS NULL
ORDER BY named.id
LIMIT 10

-- Each neighbour with a lesser number, and itself, is tied to the least of them: the
-- other half.
WITH downward AS (
    SELECT greatest(a, b) AS a, least(a, b) AS b FROM stars WHERE a <> b
),
nearest AS (
    SELECT a, min(b) AS nearest FROM downward GROUP BY a
)
SELECT downward.b AS a, nearest.nearest AS b
FROM downward
JOIN nearest ON nearest.a = downward.a
WHERE downward.b <> nearest.nearest
UNION
SELECT a, nearest AS b FROM nearest

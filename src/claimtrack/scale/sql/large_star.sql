-- Each neighbour with a greater number is tied to the least that is near: half a round.
WITH both_ways AS (
    SELECT a, b FROM edges
    UNION ALL
    SELECT b AS a, a AS b FROM edges
),
nearest AS (
    SELECT a, least(a, min(b)) AS nearest FROM both_ways GROUP BY a
)
SELECT DISTINCT both_ways.b AS a, nearest.nearest AS b
FROM both_ways
JOIN nearest ON nearest.a = both_ways.a
WHERE both_ways.b > both_ways.a

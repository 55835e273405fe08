-- Components together, as many as there is room for, in the order of their numbers.
WITH sizes AS (
    SELECT component, count(*) AS size FROM components GROUP BY component
),
filled AS (
    SELECT component, sum(size) OVER (
        ORDER BY component ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    ) AS filled
    FROM sizes
)
SELECT components.id, CAST(floor((filled.filled - 1) / room.room) AS BIGINT) AS shard
FROM components
JOIN filled ON filled.component = components.component
CROSS JOIN room

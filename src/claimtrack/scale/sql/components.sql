-- For each id the least number of all that has to do with it.
SELECT numbers.id, coalesce(edges.b, numbers.number) AS component
FROM numbers
LEFT JOIN edges ON edges.a = numbers.number

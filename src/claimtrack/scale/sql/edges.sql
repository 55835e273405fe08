-- The same by number, and questions that may be comparable.
SELECT one.number AS a, other.number AS b
FROM touching
JOIN numbers AS one ON one.id = touching.one
JOIN numbers AS other ON other.id = touching.other
WHERE one.number <> other.number
UNION
SELECT a, b FROM comparable WHERE a <> b

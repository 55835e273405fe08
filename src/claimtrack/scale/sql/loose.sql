-- How many are tied to one that is tied to another, or to several: none at the end.
SELECT
    (SELECT count(*) FROM edges AS one JOIN edges AS other ON other.a = one.b)
    + (SELECT count(*) - count(DISTINCT a) FROM edges) AS loose

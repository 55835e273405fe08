-- The shares that there are.
SELECT DISTINCT share FROM shares ORDER BY share

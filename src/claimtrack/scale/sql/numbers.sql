-- A number for each statement, claim and question.
SELECT id, row_number() OVER (ORDER BY id) AS number
FROM (
    SELECT id FROM statements
    UNION
    SELECT id FROM claims
    UNION
    SELECT id FROM questions
) AS named

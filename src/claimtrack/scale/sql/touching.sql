-- Each two ids of which one may bear on what is found of the other.
SELECT statement_id AS one, claim_id AS other FROM assertions
UNION ALL
SELECT statement_id, taken_from FROM assertions WHERE taken_from IS NOT NULL
UNION ALL
SELECT id, question_id FROM claims WHERE question_id IS NOT NULL
UNION ALL
SELECT statement_id, rests_on_id FROM relays
UNION ALL
SELECT statement_id, answers_id FROM responses
UNION ALL
SELECT statement_id, after_id FROM orders
UNION ALL
SELECT statement_id, corrects_id FROM corrections
UNION ALL
SELECT statement_id, claim_id FROM reviews
UNION ALL
SELECT one, other FROM linked

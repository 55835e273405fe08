-- The periods that questions are about.
SELECT DISTINCT coalesce(period, '') AS period FROM questions ORDER BY period

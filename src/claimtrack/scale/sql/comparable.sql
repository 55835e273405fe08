-- Each question with the first of those that it may be comparable with, near or far.
-- Measures, subjects and places lie within each other in families; where a question
-- leaves its subject or its place open, those of its measure's family are taken as one.
-- Within that, questions whose periods overlap one after another belong together.
WITH asked AS (
    SELECT
        numbers.number,
        measure.family AS measure,
        subject.family AS subject,
        place.family AS place,
        spans.since,
        spans.until
    FROM questions
    JOIN numbers ON numbers.id = questions.id
    JOIN spans ON spans.period = coalesce(questions.period, '')
    LEFT JOIN families AS measure ON measure.id = questions.measure_id
    LEFT JOIN families AS subject ON subject.id = questions.subject_id
    LEFT JOIN families AS place ON place.id = questions.place_id
),
left_open AS (
    SELECT
        measure,
        max(CASE WHEN subject IS NULL THEN 1 ELSE 0 END) AS is_subject,
        max(CASE WHEN place IS NULL THEN 1 ELSE 0 END) AS is_place
    FROM asked
    GROUP BY measure
),
scoped AS (
    SELECT
        asked.number,
        asked.measure,
        CASE WHEN left_open.is_subject = 1 THEN -1 ELSE asked.subject END AS subject,
        CASE WHEN left_open.is_place = 1 THEN -1 ELSE asked.place END AS place,
        asked.since,
        asked.until
    FROM asked
    JOIN left_open ON left_open.measure = asked.measure
),
reached AS (
    SELECT
        *,
        max(until) OVER (
            PARTITION BY measure, subject, place
            ORDER BY since, number
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS reach
    FROM scoped
),
counted AS (
    SELECT
        *,
        sum(CASE WHEN reach IS NULL OR since > reach THEN 1 ELSE 0 END) OVER (
            PARTITION BY measure, subject, place
            ORDER BY since, number
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS stretch
    FROM reached
)
SELECT
    number AS a,
    min(number) OVER (PARTITION BY measure, subject, place, stretch) AS b
FROM counted

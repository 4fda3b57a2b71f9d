-- heads_by_locality: who holds the head posts on a day, and whether they are local.
-- note Rows as in heads. local: the official's native unit is the post's unit or one of its descendants. unknown: no native unit is stated, or it is a unit above the post's. not_local: any other. locality narrows to one of the three words.
-- arg  on              first_day?
-- arg  locality        string?
-- arg  since           first_day?
-- arg  until           last_day?
-- arg  levels          string[]?
-- arg  blocs           string[]?
-- arg  unit            string?
-- arg  offices         string[]?
-- row  unit_id         string
-- row  unit            string
-- row  level           string
-- row  post_id         string
-- row  title           string
-- row  office          string?
-- row  official_id     string
-- row  official        string?
-- row  tenure_id       string
-- row  start           date
-- row  native_unit_id  string?
-- row  native_unit     string?
-- row  locality        string
-- sort unit_id, post_id, start, tenure_id
WITH day AS (SELECT coalesce($on::DATE, max(as_of)) AS on_day FROM dataset),
holders AS (
  SELECT t.*, u.id AS unit_id, u.name AS unit_name, o.id AS official_id, o.name AS official_name, o.native_unit_id, o.native_unit_name AS native_unit,
    CASE
      WHEN n.place BETWEEN u.place AND u.last_place THEN 'local'
      WHEN n.id IS NULL OR u.place BETWEEN n.place AND n.last_place THEN 'unknown'
      ELSE 'not_local'
    END AS locality
  FROM tenures_that_pass($since::DATE, $until::DATE, NULL::VARCHAR[], $levels::VARCHAR[], $blocs::VARCHAR[], $unit::VARCHAR, $offices::VARCHAR[]) t
  CROSS JOIN day d
  JOIN units u ON u.number = t.unit
  JOIN officials o ON o.number = t.official
  LEFT JOIN units n ON n.id = o.native_unit_id
  WHERE t.head AND t.class = 'career' AND t.start <= d.on_day AND d.on_day <= t.last_day
)
SELECT t.unit_id, t.unit_name AS unit, t.level, p.id AS post_id, p.title, t.office, t.official_id, t.official_name AS official,
  t.id AS tenure_id, shown(t.start, t.start_length) AS start, t.native_unit_id, t.native_unit, t.locality
FROM holders t
JOIN posts p ON p.number = t.post
WHERE $locality::VARCHAR IS NULL OR t.locality = $locality::VARCHAR
ORDER BY t.unit, t.post, t.start, t.start_length, t.id
LIMIT $limit OFFSET $skip

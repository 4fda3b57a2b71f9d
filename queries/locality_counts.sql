-- locality_counts: how many of the heads of a day are local, by level and office.
-- note Counts the rows of heads_by_locality: one row for each level and office that has any; local, not_local and unknown add up to heads. title is what most of these posts are called, each counted once a head; of several the first by bytes.
-- arg  on         first_day?
-- arg  since      first_day?
-- arg  until      last_day?
-- arg  levels     string[]?
-- arg  blocs      string[]?
-- arg  unit       string?
-- arg  offices    string[]?
-- row  level      string
-- row  office     string?
-- row  title      string
-- row  heads      int
-- row  local      int
-- row  not_local  int
-- row  unknown    int
-- sort level, office
WITH day AS (SELECT coalesce($on::DATE, max(as_of)) AS on_day FROM dataset),
heads AS (
  SELECT t.level, t.office, p.title,
    CASE
      WHEN n.place BETWEEN u.place AND u.last_place THEN 'local'
      WHEN n.id IS NULL OR u.place BETWEEN n.place AND n.last_place THEN 'unknown'
      ELSE 'not_local'
    END AS locality
  FROM tenures_that_pass($since::DATE, $until::DATE, NULL::VARCHAR[], $levels::VARCHAR[], $blocs::VARCHAR[], $unit::VARCHAR, $offices::VARCHAR[]) t
  CROSS JOIN day d
  JOIN units u ON u.number = t.unit
  JOIN posts p ON p.number = t.post
  JOIN officials o ON o.number = t.official
  LEFT JOIN units n ON n.id = o.native_unit_id
  WHERE t.head AND t.class = 'career' AND t.start <= d.on_day AND d.on_day <= t.last_day
), called AS (
  SELECT level, office, title, count(*) AS heads, count(*) FILTER (locality = 'local') AS local,
    count(*) FILTER (locality = 'not_local') AS not_local, count(*) FILTER (locality = 'unknown') AS unknown
  FROM heads
  GROUP BY level, office, title
)
SELECT level, office, first(title ORDER BY heads DESC, title) AS title, sum(heads)::BIGINT AS heads, sum(local)::BIGINT AS local,
  sum(not_local)::BIGINT AS not_local, sum(unknown)::BIGINT AS unknown
FROM called
GROUP BY level, office
ORDER BY level, office NULLS LAST
LIMIT $limit OFFSET $skip

-- head_counts: the heads of a day, counted by where they are from.
-- note Counts the rows of heads_by_origin: one row for each unit above, level, office, origin and locality that has any. A unit at the top has no unit above.
-- arg  on        first_day?
-- arg  since     first_day?
-- arg  until     last_day?
-- arg  levels    string[]?
-- arg  blocs     string[]?
-- arg  unit      string?
-- arg  offices   string[]?
-- row  above_id  string?
-- row  above     string?
-- row  level     string
-- row  office    string?
-- row  origin    string
-- row  locality  string
-- row  heads     int
-- sort above_id, level, office, origin, locality
WITH day AS (SELECT coalesce($on::DATE, max(as_of)) AS on_day FROM dataset),
heads AS MATERIALIZED (
  SELECT t.*, u.parent_id AS above_id, o.id AS official_id, o.name AS official_name,
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
), arrivals AS (
  SELECT h.official, h.seq, a.start AS arrived, a.unit AS arrived_in
  FROM heads h
  JOIN tenures a ON a.official = h.official AND a.seq <= h.seq AND (a.post = h.post OR a.office = h.office)
  WHERE a.outcome IN ('entry', 'addition', 'move', 'with')
  QUALIFY row_number() OVER (PARTITION BY h.official, h.seq ORDER BY a.post = h.post DESC, a.seq DESC) = 1
), origins AS (
  -- The tenures of one arrival share one start, so that an official has one move a day.
  SELECT h.*, m.from_post, m.happened, m.happened_length, m.kind,
    CASE
      WHEN m.id IS NULL THEN 'unknown'
      WHEN k.rotation AND m.from_unit <> a.arrived_in THEN 'rotated_in'
      WHEN m.from_place BETWEEN u.place AND u.last_place THEN 'promoted'
      ELSE 'elsewhere'
    END AS origin
  FROM heads h
  LEFT JOIN arrivals a ON a.official = h.official AND a.seq = h.seq
  LEFT JOIN units u ON u.number = a.arrived_in
  LEFT JOIN moves m ON m.official = a.official AND m.happened = a.arrived
  LEFT JOIN kinds k ON k.id = m.kind
)
SELECT t.above_id, u.name AS above, t.level, t.office, t.origin, t.locality, count(*) AS heads
FROM origins t
LEFT JOIN units u ON u.id = t.above_id
GROUP BY t.above_id, u.name, t.level, t.office, t.origin, t.locality
ORDER BY t.above_id NULLS LAST, t.level, t.office NULLS LAST, t.origin, t.locality
LIMIT $limit OFFSET $skip

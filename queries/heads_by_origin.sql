-- heads_by_origin: who holds the head posts on a day, and where they came to them from.
-- note Rows as in heads. A holder came by the move of the arrival, which for a renewal or a reorganisation is the last one before it in this post, or else in the same office. rotated_in: a move of a kind that the dataset marks as rotation, from another unit. promoted: any other move from the unit itself or one of its descendants. elsewhere: any other move. unknown: no move led there, as the post is the first that is known of the official or was taken beside others.
-- note locality as in heads_by_locality. above is the unit directly above that of the post. origin, locality and above narrow to rows that have them. since and until bound the start of the tenure.
-- arg  on            first_day?
-- arg  origin        string?
-- arg  locality      string?
-- arg  above         string?
-- arg  since         first_day?
-- arg  until         last_day?
-- arg  levels        string[]?
-- arg  blocs         string[]?
-- arg  unit          string?
-- arg  offices       string[]?
-- row  unit_id       string
-- row  unit          string
-- row  above_id      string?
-- row  level         string
-- row  post_id       string
-- row  title         string
-- row  office        string?
-- row  official_id   string
-- row  official      string?
-- row  tenure_id     string
-- row  start         date
-- row  origin        string
-- row  from_unit_id  string?
-- row  from_unit     string?
-- row  moved_on      date?
-- row  kind          string?
-- row  locality      string
-- sort unit_id, post_id, start, tenure_id
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
SELECT p.unit_id, p.unit_name AS unit, t.above_id, t.level, p.id AS post_id, p.title, t.office, t.official_id, t.official_name AS official,
  t.id AS tenure_id, shown(t.start, t.start_length) AS start, t.origin, f.unit_id AS from_unit_id, f.unit_name AS from_unit,
  shown(t.happened, t.happened_length) AS moved_on, t.kind, t.locality
FROM origins t
JOIN posts p ON p.number = t.post
LEFT JOIN posts f ON f.number = t.from_post
WHERE ($origin::VARCHAR IS NULL OR t.origin = $origin::VARCHAR)
  AND ($locality::VARCHAR IS NULL OR t.locality = $locality::VARCHAR)
  AND ($above::VARCHAR IS NULL OR t.above_id = $above::VARCHAR)
ORDER BY t.unit, t.post, t.start, t.start_length, t.id
LIMIT $limit OFFSET $skip

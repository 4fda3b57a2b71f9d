-- return_lengths: how long rotations down took to lead back up, and others of the level left to rise above it.
-- note A rotation down is a move down of one of kinds or, without kinds, of a kind that the dataset marks as rotation. The official came back up with the first later arrival (an addition, renewal or move; neither a reorganisation nor what was taken with another post or as a member) at the level left or a higher one.
-- note spell is return, from a rotation down to that arrival; rise, from the same rotation to the first such arrival above the level left; or stay, for officials of the level left before any rotation down: from their first arrival there (any but with) to the first one above it. A stay is of a level that some rotation that passes has left; since, until, blocs and unit hold for its first tenure, the other filters do not.
-- note outcome is higher, same (only of a return), open or ended, as returns_after_rotation says; of a stay also rotated where a rotation down of these kinds ended it first. months are complete ones, to the day of the arrival, of the rotation, to as_of, or to the official's last day.
-- note The filters hold for moves: since and until bound the day of the move; kinds are its kind; levels, blocs and unit hold for either end, a unit with its descendants; offices are those taken.
-- arg  since    first_day?
-- arg  until    last_day?
-- arg  kinds    string[]?
-- arg  levels   string[]?
-- arg  blocs    string[]?
-- arg  unit     string?
-- arg  offices  string[]?
-- row  level    string
-- row  spell    string
-- row  outcome  string
-- row  months   int
-- row  spells   int
-- sort level, spell, outcome, months
WITH rotated AS MATERIALIZED (
  SELECT m.official, m.seq, m.happened, m.from_level AS level, l.position, p.rank
  FROM moves_that_pass($since::DATE, $until::DATE, $kinds::VARCHAR[], $levels::VARCHAR[], $blocs::VARCHAR[], $unit::VARCHAR, $offices::VARCHAR[]) m
  JOIN levels l ON l.id = m.from_level
  JOIN posts p ON p.number = m.from_post
  WHERE m.direction = 'down' AND list_contains(coalesce($kinds::VARCHAR[], (SELECT list(id) FROM kinds WHERE rotation)), m.kind)
), downs AS MATERIALIZED (
  SELECT official, min(seq) AS seq, min(happened) AS happened
  FROM moves
  WHERE direction = 'down' AND list_contains(coalesce($kinds::VARCHAR[], (SELECT list(id) FROM kinds WHERE rotation)), kind)
  GROUP BY official
), stayed AS MATERIALIZED (
  SELECT t.official, t.level, l.position, min(t.seq) AS seq, min(t.start) AS began
  FROM tenures_that_pass($since::DATE, $until::DATE, NULL::VARCHAR[], NULL::VARCHAR[], $blocs::VARCHAR[], $unit::VARCHAR, NULL::VARCHAR[]) t
  JOIN levels l ON l.id = t.level
  WHERE t.outcome IN ('entry', 'addition', 'renewal', 'reorganisation', 'move') AND t.level IN (SELECT DISTINCT level FROM rotated)
  GROUP BY ALL
), back AS MATERIALIZED (
  -- The first later arrival at the level left or a higher one, and the first above it.
  SELECT r.official, r.seq,
    arg_min({start: t.start, higher: l.position > r.position OR coalesce(p.rank > r.rank, false)}, t.seq) AS came,
    arg_min(t.start, t.seq) FILTER (l.position > r.position) AS rose
  FROM rotated r
  JOIN tenures t ON t.official = r.official AND t.seq > r.seq
  JOIN levels l ON l.id = t.level AND l.position >= r.position
  JOIN posts p ON p.number = t.post
  WHERE t.outcome IN ('addition', 'renewal', 'move')
  GROUP BY r.official, r.seq
), risen AS (
  SELECT s.official, s.level, min(t.start) AS start
  FROM stayed s
  JOIN tenures t ON t.official = s.official AND t.seq > s.seq AND t.outcome IN ('addition', 'renewal', 'move')
  JOIN levels l ON l.id = t.level AND l.position > s.position
  GROUP BY ALL
), careers AS (
  SELECT official, max(last_day) AS last_day
  FROM tenures
  WHERE class = 'career' AND start IS NOT NULL
  GROUP BY official
), spells AS (
  SELECT r.official, r.level, 'return' AS spell, r.happened AS began, b.came.start AS reached, CASE WHEN b.came.higher THEN 'higher' ELSE 'same' END AS came
  FROM rotated r
  LEFT JOIN back b ON b.official = r.official AND b.seq = r.seq
  UNION ALL
  SELECT r.official, r.level, 'rise', r.happened, b.rose, 'higher'
  FROM rotated r
  LEFT JOIN back b ON b.official = r.official AND b.seq = r.seq
  UNION ALL
  SELECT s.official, s.level, 'stay', s.began, least(b.start, n.happened), CASE WHEN b.start < n.happened OR n.happened IS NULL THEN 'higher' ELSE 'rotated' END
  FROM stayed s
  LEFT JOIN risen b ON b.official = s.official AND b.level = s.level
  LEFT JOIN downs n ON n.official = s.official
  WHERE n.seq IS NULL OR n.seq > s.seq
), ended AS (
  SELECT s.level, s.spell, s.began,
    CASE WHEN s.reached IS NOT NULL THEN s.came WHEN c.last_day < d.as_of THEN 'ended' ELSE 'open' END AS outcome,
    coalesce(s.reached, least(c.last_day, d.as_of)) AS final_day
  FROM spells s
  JOIN careers c ON c.official = s.official
  CROSS JOIN dataset d
)
SELECT level, spell, outcome, greatest(0, 12 * (year(final_day) - year(began)) + month(final_day) - month(began) - (day(final_day) < day(began))::INTEGER)::BIGINT AS months, count(*) AS spells
FROM ended
GROUP BY ALL
ORDER BY level, spell, outcome, months
LIMIT $limit OFFSET $skip

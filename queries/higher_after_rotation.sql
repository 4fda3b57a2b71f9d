-- higher_after_rotation: rotations that led to a higher office later, one row each.
-- note A rotation is a move of a kind that the dataset marks so. It led to a higher office where the same official later (first possible day after that of the move) began a career tenure, other than one of outcome with, at a post higher than the one left for the rotation: at a higher level, or at the same level with a higher rank. Levels without order and ranks not stated are higher than nothing. The later tenure shown is the first such by seq.
-- note The filters hold for moves: since and until bound the day of the move; kinds are its kind; levels, blocs and unit hold for either end, a unit with its descendants; offices are those taken.
-- arg  since          first_day?
-- arg  until          last_day?
-- arg  kinds          string[]?
-- arg  levels         string[]?
-- arg  blocs          string[]?
-- arg  unit           string?
-- arg  offices        string[]?
-- arg  from_level     string?
-- arg  to_level       string?
-- row  id             string
-- row  on             date
-- row  official_id    string
-- row  official       string?
-- row  from_post      string
-- row  to_post        string
-- row  from_level     string
-- row  to_level       string
-- row  later_tenure   string
-- row  later_post     string
-- row  later_title    string
-- row  later_start    date
-- row  later_arrival  string?
-- sort on, id
WITH rotations AS (
  SELECT m.official, m.seq, m.happened, m.from_level, p.rank AS from_rank, l.position AS from_position
  FROM moves_that_pass($since::DATE, $until::DATE, $kinds::VARCHAR[], $levels::VARCHAR[], $blocs::VARCHAR[], $unit::VARCHAR, $offices::VARCHAR[]) m
  JOIN kinds k ON k.id = m.kind AND k.rotation
  JOIN posts p ON p.number = m.from_post
  CROSS JOIN dataset d
  LEFT JOIN levels l ON l.id = m.from_level AND d.ordered
  WHERE ($from_level::VARCHAR IS NULL OR m.from_level = $from_level::VARCHAR)
    AND ($to_level::VARCHAR IS NULL OR m.to_level = $to_level::VARCHAR)
), rose AS (
  SELECT r.official, r.seq, min(t.seq) AS later
  FROM rotations r
  JOIN tenures t ON t.official = r.official AND t.start > r.happened AND t.class = 'career' AND t.outcome <> 'with'
  JOIN posts p ON p.number = t.post
  LEFT JOIN levels l ON l.id = t.level
  WHERE l.position > r.from_position OR t.level = r.from_level AND p.rank > r.from_rank
  GROUP BY r.official, r.seq
), page AS MATERIALIZED (
  SELECT m.*, r.later
  FROM rose r
  JOIN moves m ON m.official = r.official AND m.seq = r.seq
  ORDER BY m.happened, m.happened_length, m.id
  LIMIT $skip + $limit
)
SELECT m.id, shown(m.happened, m.happened_length) AS "on", o.id AS official_id, o.name AS official, a.id AS from_post, b.id AS to_post, m.from_level, m.to_level,
  t.id AS later_tenure, p.id AS later_post, p.title AS later_title, shown(t.start, t.start_length) AS later_start, t.arrival AS later_arrival
FROM page m
JOIN officials o ON o.number = m.official
JOIN posts a ON a.number = m.from_post
JOIN posts b ON b.number = m.to_post
JOIN tenures t ON t.official = m.official AND t.seq = m.later
JOIN posts p ON p.number = t.post
ORDER BY m.happened, m.happened_length, m.id
LIMIT $limit OFFSET $skip

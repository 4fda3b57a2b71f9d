-- stay_lengths: how long officials stayed in the places that moves sent them to, with a tag and without.
-- note A place is a unit with the tag and all below it, the topmost where such units lie in one another; or, to hold against these, a unit of a level at which the tag occurs that neither has it nor lies in one that has it, likewise the topmost. A stay begins with a move into a place from outside of it, and ends with the same official's next move from the place to outside of it. A move within a place is neither.
-- note outcome is came_back where that next move leads to the unit, or into the place, that the stay's own move had left; moved_on where it leads elsewhere; ended where there is none and the last day of the official's career tenures in the place lies before as_of; reorganised where that is so because the unit became another under its holder (a reorganisation from overlap_days before that day to gap_days after it); still_there otherwise. months are complete ones from the day of the move to that of the next, to that last day, or to as_of; days are the first that a partial date can mean.
-- note level is that of the unit that is the place.
-- note The filters hold for moves: since and until bound the day of the move; kinds are its kind; levels, blocs and unit hold for either end, a unit with its descendants; offices are those taken.
-- arg  tag      string
-- arg  since    first_day?
-- arg  until    last_day?
-- arg  kinds    string[]?
-- arg  levels   string[]?
-- arg  blocs    string[]?
-- arg  unit     string?
-- arg  offices  string[]?
-- row  level    string
-- row  tagged   bool
-- row  outcome  string
-- row  months   int
-- row  stays    int
-- sort level, tagged, outcome, months
WITH candidates AS MATERIALIZED (
  SELECT number, place, last_place, level, list_contains(tags, $tag::VARCHAR) AS tagged
  FROM units
  WHERE level IN (SELECT level FROM units WHERE list_contains(tags, $tag::VARCHAR))
), places AS MATERIALIZED (
  -- Only the topmost of those that lie in one another.
  SELECT number, place, last_place, level, tagged
  FROM (SELECT *, max(last_place) OVER (PARTITION BY tagged ORDER BY place ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS covered FROM candidates)
  WHERE covered IS NULL OR covered < place
), located AS MATERIALIZED (
  -- A unit and the place in which it lies: one with the tag goes before one without.
  SELECT u.number AS unit, coalesce(t.number, o.number) AS spot, t.number IS NOT NULL AS tagged, coalesce(t.level, o.level) AS level
  FROM units u
  LEFT JOIN places t ON t.tagged AND u.place BETWEEN t.place AND t.last_place
  LEFT JOIN places o ON NOT o.tagged AND u.place BETWEEN o.place AND o.last_place
  WHERE t.number IS NOT NULL OR o.number IS NOT NULL
), sent AS MATERIALIZED (
  SELECT m.official, m.seq, m.happened, m.from_unit, a.spot AS from_spot, b.spot, b.tagged, b.level
  FROM moves_that_pass($since::DATE, $until::DATE, $kinds::VARCHAR[], $levels::VARCHAR[], $blocs::VARCHAR[], $unit::VARCHAR, $offices::VARCHAR[]) m
  JOIN located b ON b.unit = m.to_unit
  LEFT JOIN located a ON a.unit = m.from_unit
  WHERE a.spot IS DISTINCT FROM b.spot
), departures AS (
  SELECT m.official, m.seq, m.happened, a.spot, m.to_unit, b.spot AS to_spot
  FROM moves m
  JOIN located a ON a.unit = m.from_unit
  LEFT JOIN located b ON b.unit = m.to_unit
  WHERE a.spot IS DISTINCT FROM b.spot
), left_by AS MATERIALIZED (
  SELECT s.*, n.seq AS next_seq, n.happened AS next_day, n.to_unit = s.from_unit OR coalesce(n.to_spot = s.from_spot, false) AS returned
  FROM sent s
  ASOF LEFT JOIN departures n ON n.official = s.official AND n.spot = s.spot AND s.seq < n.seq
), here AS MATERIALIZED (
  -- The last day in a place of those who have not moved from it.
  SELECT t.official, l.spot, max(t.last_day) AS last_day
  FROM tenures t
  JOIN located l ON l.unit = t.unit
  WHERE t.class = 'career' AND t.start IS NOT NULL
    AND (t.official, l.spot) IN (SELECT (official, spot) FROM left_by WHERE next_seq IS NULL)
  GROUP BY ALL
), reorganised AS (
  SELECT DISTINCT h.official, h.spot
  FROM here h
  JOIN tenures t ON t.official = h.official AND t.outcome = 'reorganisation'
  LEFT JOIN located l ON l.unit = t.unit
  CROSS JOIN dataset d
  WHERE l.spot IS DISTINCT FROM h.spot AND h.last_day < d.as_of
    AND t.start BETWEEN h.last_day - d.overlap_days AND h.last_day + d.gap_days
), stays AS (
  SELECT s.*,
    CASE WHEN s.returned THEN 'came_back' WHEN s.next_seq IS NOT NULL THEN 'moved_on' WHEN h.last_day >= d.as_of THEN 'still_there'
      WHEN r.official IS NOT NULL THEN 'reorganised' ELSE 'ended' END AS outcome,
    coalesce(s.next_day, least(h.last_day, d.as_of)) AS final_day
  FROM left_by s
  CROSS JOIN dataset d
  LEFT JOIN here h ON h.official = s.official AND h.spot = s.spot
  LEFT JOIN reorganised r ON r.official = s.official AND r.spot = s.spot
)
SELECT level, tagged, outcome, greatest(0, 12 * (year(final_day) - year(happened)) + month(final_day) - month(happened) - (day(final_day) < day(happened))::INTEGER)::BIGINT AS months, count(*) AS stays
FROM stays
GROUP BY ALL
ORDER BY level, tagged, outcome, months
LIMIT $limit OFFSET $skip

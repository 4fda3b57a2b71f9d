-- net_by_unit: what each unit gained and lost by moves from and to other units.
-- note One row per unit that a move touches. Moves from a unit to itself are within and change nothing; net is arrivals less departures.
-- note The filters hold for moves: since and until bound the day of the move; kinds are its kind; levels, blocs and unit hold for either end, a unit with its descendants; offices are those taken.
-- arg  since       first_day?
-- arg  until       last_day?
-- arg  kinds       string[]?
-- arg  levels      string[]?
-- arg  blocs       string[]?
-- arg  unit        string?
-- arg  offices     string[]?
-- row  id          string
-- row  name        string
-- row  level       string
-- row  arrivals    int
-- row  departures  int
-- row  within      int
-- row  net         int
-- sort id
WITH ends AS (
  SELECT from_unit, to_unit, count(*) AS moves
  FROM moves_that_pass($since::DATE, $until::DATE, $kinds::VARCHAR[], $levels::VARCHAR[], $blocs::VARCHAR[], $unit::VARCHAR, $offices::VARCHAR[])
  GROUP BY from_unit, to_unit
), sides AS (
  SELECT to_unit AS unit, CASE WHEN from_unit <> to_unit THEN moves ELSE 0 END AS arrivals, 0 AS departures,
    CASE WHEN from_unit = to_unit THEN moves ELSE 0 END AS within
  FROM ends
  UNION ALL
  SELECT from_unit, 0, moves, 0 FROM ends WHERE from_unit <> to_unit
)
SELECT u.id, u.name, u.level, sum(s.arrivals)::BIGINT AS arrivals, sum(s.departures)::BIGINT AS departures,
  sum(s.within)::BIGINT AS within, sum(s.arrivals - s.departures)::BIGINT AS net
FROM sides s
JOIN units u ON u.number = s.unit
GROUP BY u.id, u.name, u.level
ORDER BY u.id
LIMIT $limit OFFSET $skip

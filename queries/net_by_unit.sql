-- net_by_unit: what each unit gained and lost by moves from and to other units.
-- note One row per unit that a move touches. Moves from a unit to itself are within and change nothing; net is arrivals less departures.
-- note unit_levels narrows to units of these levels, only to those that solely receive (arrivals) or solely send (departures). order puts those that gained most first (gained) or those that lost most (lost); key is what it sorts by, 0 without it. units counts the rows of all pages.
-- note The filters hold for moves: since and until bound the day of the move; kinds are its kind; levels, blocs and unit hold for either end, a unit with its descendants; offices are those taken.
-- arg  since        first_day?
-- arg  until        last_day?
-- arg  kinds        string[]?
-- arg  levels       string[]?
-- arg  blocs        string[]?
-- arg  unit         string?
-- arg  offices      string[]?
-- arg  unit_levels  string[]?
-- arg  only         string?
-- arg  order        string?
-- row  id           string
-- row  name         string
-- row  level        string
-- row  arrivals     int
-- row  departures   int
-- row  within       int
-- row  net          int
-- row  key          int
-- row  units        int
-- sort key, id
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
), nets AS (
  SELECT u.id, u.name, u.level, sum(s.arrivals)::BIGINT AS arrivals, sum(s.departures)::BIGINT AS departures,
    sum(s.within)::BIGINT AS within, sum(s.arrivals - s.departures)::BIGINT AS net
  FROM sides s
  JOIN units u ON u.number = s.unit
  GROUP BY u.id, u.name, u.level
)
SELECT id, name, level, arrivals, departures, within, net,
  CASE $order::VARCHAR WHEN 'gained' THEN -net WHEN 'lost' THEN net ELSE 0 END AS key, count(*) OVER () AS units
FROM nets
WHERE ($unit_levels::VARCHAR[] IS NULL OR list_contains($unit_levels::VARCHAR[], level))
  AND ($only::VARCHAR IS NULL
    OR $only::VARCHAR = 'arrivals' AND arrivals > 0 AND departures = 0
    OR $only::VARCHAR = 'departures' AND departures > 0 AND arrivals = 0)
ORDER BY key, id
LIMIT $limit OFFSET $skip

-- around_unit: what came before and after a unit: the other units from which moves led to it and to which they led from it.
-- note side is before for a move to a post of the unit around which one asks and after for one from it, without its descendants; unit_id is the unit at the other end. A move within the unit is neither.
-- note The filters hold for moves: since and until bound the day of the move; kinds are its kind; levels, blocs and unit hold for either end, a unit with its descendants; offices are those taken.
-- arg  around     string
-- arg  since      first_day?
-- arg  until      last_day?
-- arg  kinds      string[]?
-- arg  levels     string[]?
-- arg  blocs      string[]?
-- arg  unit       string?
-- arg  offices    string[]?
-- row  side       string
-- row  unit_id    string
-- row  unit       string
-- row  level      string
-- row  moves      int
-- row  officials  int
-- sort side desc, moves desc, unit_id
WITH passing AS (
  SELECT m.*, around.number AS around
  FROM moves_that_pass($since::DATE, $until::DATE, $kinds::VARCHAR[], $levels::VARCHAR[], $blocs::VARCHAR[], $unit::VARCHAR, $offices::VARCHAR[]) m
  JOIN units around ON around.id = $around::VARCHAR
  WHERE from_unit <> to_unit
), sides AS (
  SELECT 'before' AS side, from_unit AS unit, official FROM passing WHERE to_unit = around
  UNION ALL
  SELECT 'after', to_unit, official FROM passing WHERE from_unit = around
)
SELECT s.side, u.id AS unit_id, u.name AS unit, u.level, s.moves, s.officials
FROM (
  SELECT side, unit, count(*) AS moves, count(DISTINCT official) AS officials
  FROM sides
  GROUP BY side, unit
) s
JOIN units u ON u.number = s.unit
ORDER BY s.side DESC, s.moves DESC, s.unit
LIMIT $limit OFFSET $skip

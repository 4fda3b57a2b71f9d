-- around_office: what came before and after an office: the offices, with their levels, from which moves led to it and to which they led from it.
-- note side is before for a move to the office and after for one from it; a move from the office to itself counts on both sides. at_level takes the office only where it is held at that level. office and level are those of the other end; a post that states no office gives none.
-- note The filters hold for moves: since and until bound the day of the move; kinds are its kind; levels, blocs and unit hold for either end, a unit with its descendants; offices are those taken.
-- arg  office     string
-- arg  at_level   string?
-- arg  since      first_day?
-- arg  until      last_day?
-- arg  kinds      string[]?
-- arg  levels     string[]?
-- arg  blocs      string[]?
-- arg  unit       string?
-- arg  offices    string[]?
-- row  side       string
-- row  office     string?
-- row  level      string
-- row  moves      int
-- row  officials  int
-- sort side desc, moves desc, office, level
WITH passing AS (
  SELECT *
  FROM moves_that_pass($since::DATE, $until::DATE, $kinds::VARCHAR[], $levels::VARCHAR[], $blocs::VARCHAR[], $unit::VARCHAR, $offices::VARCHAR[])
), sides AS (
  SELECT 'before' AS side, from_office AS office, from_level AS level, official
  FROM passing
  WHERE to_office = $office::VARCHAR AND ($at_level::VARCHAR IS NULL OR to_level = $at_level::VARCHAR)
  UNION ALL
  SELECT 'after', to_office, to_level, official
  FROM passing
  WHERE from_office = $office::VARCHAR AND ($at_level::VARCHAR IS NULL OR from_level = $at_level::VARCHAR)
)
SELECT side, office, level, count(*) AS moves, count(DISTINCT official) AS officials
FROM sides
GROUP BY side, office, level
ORDER BY side DESC, moves DESC, office NULLS LAST, level
LIMIT $limit OFFSET $skip

-- routes_by_unit: the most travelled routes between two different units.
-- note The levels are those of the units.
-- note The filters hold for moves: since and until bound the day of the move; kinds are its kind; levels, blocs and unit hold for either end, a unit with its descendants; offices are those taken.
-- arg  since       first_day?
-- arg  until       last_day?
-- arg  kinds       string[]?
-- arg  levels      string[]?
-- arg  blocs       string[]?
-- arg  unit        string?
-- arg  offices     string[]?
-- row  from_id     string
-- row  from_name   string
-- row  from_level  string
-- row  to_id       string
-- row  to_name     string
-- row  to_level    string
-- row  moves       int
-- row  officials   int
-- sort moves desc, from_id, to_id
SELECT a.id AS from_id, a.name AS from_name, a.level AS from_level, b.id AS to_id, b.name AS to_name, b.level AS to_level, f.moves, f.officials
FROM (
  SELECT from_unit, to_unit, count(*) AS moves, officials_of(narrowed, first_unit, official) AS officials
  FROM moves_that_pass($since::DATE, $until::DATE, $kinds::VARCHAR[], $levels::VARCHAR[], $blocs::VARCHAR[], $unit::VARCHAR, $offices::VARCHAR[])
  WHERE from_unit <> to_unit
  GROUP BY from_unit, to_unit
) f
JOIN units a ON a.number = f.from_unit
JOIN units b ON b.number = f.to_unit
ORDER BY f.moves DESC, f.from_unit, f.to_unit
LIMIT $limit OFFSET $skip

-- flows_by_year: moves between levels by the year of the move.
-- note The filters hold for moves: since and until bound the day of the move; kinds are its kind; levels, blocs and unit hold for either end, a unit with its descendants; offices are those taken.
-- arg  since      first_day?
-- arg  until      last_day?
-- arg  kinds      string[]?
-- arg  levels     string[]?
-- arg  blocs      string[]?
-- arg  unit       string?
-- arg  offices    string[]?
-- row  year       int
-- row  from_id    string
-- row  to_id      string
-- row  moves      int
-- row  officials  int
-- sort year, from_id, to_id
SELECT year(happened) AS year, from_level AS from_id, to_level AS to_id, count(*) AS moves, officials_of(narrowed, first_year, official) AS officials
FROM moves_that_pass($since::DATE, $until::DATE, $kinds::VARCHAR[], $levels::VARCHAR[], $blocs::VARCHAR[], $unit::VARCHAR, $offices::VARCHAR[])
GROUP BY ALL
ORDER BY year, from_id, to_id
LIMIT $limit OFFSET $skip

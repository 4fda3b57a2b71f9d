-- flows_by_office: moves between offices, one row per ordered pair of offices.
-- note A post that states no office gives no id.
-- note The filters hold for moves: since and until bound the day of the move; kinds are its kind; levels, blocs and unit hold for either end, a unit with its descendants; offices are those taken.
-- arg  since      first_day?
-- arg  until      last_day?
-- arg  kinds      string[]?
-- arg  levels     string[]?
-- arg  blocs      string[]?
-- arg  unit       string?
-- arg  offices    string[]?
-- row  from_id    string?
-- row  to_id      string?
-- row  moves      int
-- row  officials  int
-- sort from_id, to_id
SELECT from_office AS from_id, to_office AS to_id, count(*) AS moves, officials_of(narrowed, first_office, official) AS officials
FROM moves_that_pass($since::DATE, $until::DATE, $kinds::VARCHAR[], $levels::VARCHAR[], $blocs::VARCHAR[], $unit::VARCHAR, $offices::VARCHAR[])
GROUP BY from_office, to_office
ORDER BY from_id NULLS LAST, to_id NULLS LAST
LIMIT $limit OFFSET $skip

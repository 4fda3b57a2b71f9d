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
SELECT $since, $until, $kinds, $levels, $blocs, $unit, $offices
LIMIT $limit OFFSET $skip

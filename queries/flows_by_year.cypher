// flows_by_year: moves between levels by the year of the move.
// note The filters hold for moves: since and until bound the day of the move; kinds are its kind; levels, blocs and unit hold for either end, a unit with its descendants; offices are those taken.
// arg  since      first_day?
// arg  until      last_day?
// arg  kinds      string[]?
// arg  levels     string[]?
// arg  blocs      string[]?
// arg  unit       string?
// arg  offices    string[]?
// row  year       int
// row  from_id    string
// row  to_id      string
// row  moves      int
// row  officials  int
// sort year, from_id, to_id
RETURN $since AS since_x, $until AS until_x, $kinds AS kinds_x, $levels AS levels_x, $blocs AS blocs_x, $unit AS unit_x, $offices AS offices_x
SKIP $skip LIMIT $limit

// net_by_unit: what each unit gained and lost by moves from and to other units.
// note One row per unit that a move touches. Moves from a unit to itself are within and change nothing; net is arrivals less departures.
// note The filters hold for moves: since and until bound the day of the move; kinds are its kind; levels, blocs and unit hold for either end, a unit with its descendants; offices are those taken.
// arg  since       first_day?
// arg  until       last_day?
// arg  kinds       string[]?
// arg  levels      string[]?
// arg  blocs       string[]?
// arg  unit        string?
// arg  offices     string[]?
// row  id          string
// row  name        string
// row  level       string
// row  arrivals    int
// row  departures  int
// row  within      int
// row  net         int
// sort id
RETURN $since AS since_x, $until AS until_x, $kinds AS kinds_x, $levels AS levels_x, $blocs AS blocs_x, $unit AS unit_x, $offices AS offices_x
SKIP $skip LIMIT $limit

// higher_after_rotation: rotations that led to a higher office later, one row each.
// note A rotation is a move of a kind that the dataset marks so. It led to a higher office where the same official later (first possible day after that of the move) began a career tenure, other than one of outcome with, at a post higher than the one left for the rotation: at a higher level, or at the same level with a higher rank. Levels without order and ranks not stated are higher than nothing. The later tenure shown is the first such by seq.
// note The filters hold for moves: since and until bound the day of the move; kinds are its kind; levels, blocs and unit hold for either end, a unit with its descendants; offices are those taken.
// arg  since          first_day?
// arg  until          last_day?
// arg  kinds          string[]?
// arg  levels         string[]?
// arg  blocs          string[]?
// arg  unit           string?
// arg  offices        string[]?
// arg  from_level     string?
// arg  to_level       string?
// row  id             string
// row  on             date
// row  official_id    string
// row  official       string?
// row  from_post      string
// row  to_post        string
// row  from_level     string
// row  to_level       string
// row  later_tenure   string
// row  later_post     string
// row  later_title    string
// row  later_start    date
// row  later_arrival  string?
// sort on, id
RETURN $since AS since_x, $until AS until_x, $kinds AS kinds_x, $levels AS levels_x, $blocs AS blocs_x, $unit AS unit_x, $offices AS offices_x, $from_level AS from_level_x, $to_level AS to_level_x
SKIP $skip LIMIT $limit

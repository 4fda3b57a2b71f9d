// moves: the moves behind any cell of a flow table, one row each.
// note The filters hold for moves: since and until bound the day of the move; kinds are its kind; levels, blocs and unit hold for either end, a unit with its descendants; offices are those taken.
// note from_… and to_… pick a cell; for a bloc or an office, an empty text is the cell of posts that state none. from_unit and to_unit here are the units themselves, without descendants. on is as precise as stated; year is that of the first possible day.
// arg  since           first_day?
// arg  until           last_day?
// arg  kinds           string[]?
// arg  levels          string[]?
// arg  blocs           string[]?
// arg  unit            string?
// arg  offices         string[]?
// arg  from_level      string?
// arg  to_level        string?
// arg  from_bloc       string?
// arg  to_bloc         string?
// arg  from_office     string?
// arg  to_office       string?
// arg  from_unit       string?
// arg  to_unit         string?
// arg  year            int?
// arg  direction       string?
// row  id              string
// row  on              date
// row  official_id     string
// row  official        string?
// row  from_tenure     string
// row  from_post       string
// row  from_title      string
// row  from_unit       string
// row  from_unit_name  string
// row  from_level      string
// row  from_bloc       string?
// row  from_office     string?
// row  to_tenure       string
// row  to_post         string
// row  to_title        string
// row  to_unit         string
// row  to_unit_name    string
// row  to_level        string
// row  to_bloc         string?
// row  to_office       string?
// row  kind            string
// row  direction       string
// row  gap_days        int
// sort on, id
RETURN $since AS since_x, $until AS until_x, $kinds AS kinds_x, $levels AS levels_x, $blocs AS blocs_x, $unit AS unit_x, $offices AS offices_x, $from_level AS from_level_x, $to_level AS to_level_x, $from_bloc AS from_bloc_x, $to_bloc AS to_bloc_x, $from_office AS from_office_x, $to_office AS to_office_x, $from_unit AS from_unit_x, $to_unit AS to_unit_x, $year AS year_x, $direction AS direction_x
SKIP $skip LIMIT $limit

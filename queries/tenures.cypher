// tenures: tenures, one row each.
// note The filters hold for tenures: since and until bound the first possible day of the start; kinds are its arrival; levels, blocs, unit (with its descendants) and offices are those of its post.
// arg  since        first_day?
// arg  until        last_day?
// arg  kinds        string[]?
// arg  levels       string[]?
// arg  blocs        string[]?
// arg  unit         string?
// arg  offices      string[]?
// row  id           string
// row  official_id  string
// row  official     string?
// row  post_id      string
// row  title        string
// row  unit_id      string
// row  unit         string
// row  level        string
// row  bloc         string?
// row  office       string?
// row  start        date?
// row  end          date?
// row  status       string
// row  arrival      string?
// row  outcome      string
// sort start, id
RETURN $since AS since_x, $until AS until_x, $kinds AS kinds_x, $levels AS levels_x, $blocs AS blocs_x, $unit AS unit_x, $offices AS offices_x
SKIP $skip LIMIT $limit

// unit_holders: the holders of the posts of one unit over time.
// note unit is the unit itself or, with descendants true, its descendants too.
// arg  unit         string
// arg  descendants  bool
// arg  since        first_day?
// arg  until        last_day?
// arg  kinds        string[]?
// arg  blocs        string[]?
// arg  offices      string[]?
// row  post_id      string
// row  title        string
// row  unit_id      string
// row  office       string?
// row  head         bool
// row  tenure_id    string
// row  official_id  string
// row  official     string?
// row  start        date?
// row  end          date?
// row  status       string
// row  outcome      string
// sort post_id, start, tenure_id
RETURN $unit AS unit_x, $descendants AS descendants_x, $since AS since_x, $until AS until_x, $kinds AS kinds_x, $blocs AS blocs_x, $offices AS offices_x
SKIP $skip LIMIT $limit

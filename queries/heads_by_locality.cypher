// heads_by_locality: who holds the head posts on a day, and whether they are local.
// note Rows as in heads. local: the official's native unit is the post's unit or one of its descendants. unknown: no native unit is stated, or it is a unit above the post's. not_local: any other. locality narrows to one of the three words.
// arg  on              first_day?
// arg  locality        string?
// arg  since           first_day?
// arg  until           last_day?
// arg  levels          string[]?
// arg  blocs           string[]?
// arg  unit            string?
// arg  offices         string[]?
// row  unit_id         string
// row  unit            string
// row  level           string
// row  post_id         string
// row  title           string
// row  office          string?
// row  official_id     string
// row  official        string?
// row  tenure_id       string
// row  start           date
// row  native_unit_id  string?
// row  native_unit     string?
// row  locality        string
// sort unit_id, post_id, start, tenure_id
RETURN $on AS on_x, $locality AS locality_x, $since AS since_x, $until AS until_x, $levels AS levels_x, $blocs AS blocs_x, $unit AS unit_x, $offices AS offices_x
SKIP $skip LIMIT $limit

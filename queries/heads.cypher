// heads: who holds the head posts on a day and for how long.
// note on is the dataset's as_of where it is not given. Head posts of class career; a tenure holds on a day as in unit_posts (possibly is enough). days counts from the first possible day of the start to on. terms counts the official's tenures of this post that began on or before on, first_start is the start of the earliest of them. since and until bound the start of the tenure.
// arg  on           first_day?
// arg  since        first_day?
// arg  until        last_day?
// arg  levels       string[]?
// arg  blocs        string[]?
// arg  unit         string?
// arg  offices      string[]?
// row  unit_id      string
// row  unit         string
// row  level        string
// row  post_id      string
// row  title        string
// row  office       string?
// row  bloc         string?
// row  official_id  string
// row  official     string?
// row  tenure_id    string
// row  start        date
// row  first_start  date
// row  terms        int
// row  days         int
// sort unit_id, post_id, start, tenure_id
RETURN $on AS on_x, $since AS since_x, $until AS until_x, $levels AS levels_x, $blocs AS blocs_x, $unit AS unit_x, $offices AS offices_x
SKIP $skip LIMIT $limit

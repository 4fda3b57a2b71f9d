// career_tenures: the tenures of one official in order, memberships included.
// note unit is the unit's name. status is ended, open or unknown.
// arg  official   string
// row  seq        int
// row  id         string
// row  post_id    string
// row  title      string
// row  unit_id    string
// row  unit       string
// row  level      string
// row  bloc       string?
// row  office     string?
// row  head       bool
// row  start      date?
// row  end        date?
// row  status     string
// row  arrival    string?
// row  end_cause  string?
// row  outcome    string
// sort seq
RETURN $official AS official_x
SKIP $skip LIMIT $limit

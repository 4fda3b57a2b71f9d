// unit_posts: the posts of one unit and who holds them on a day.
// note on is the dataset's as_of where it is not given. A post that nobody holds is one row without an official; one with several holders is several rows. A tenure holds on a day from the first possible day of its start to its last possible day; certain says that it surely does: from the last possible day of the start to the first possible day of a stated end, or without bound where it is still held. A tenure without a known start is left out. Posts of both classes are shown.
// arg  unit         string
// arg  on           first_day?
// row  post_id      string
// row  title        string
// row  office       string?
// row  bloc         string?
// row  head         bool
// row  rank         float?
// row  seats        int?
// row  tenure_id    string?
// row  official_id  string?
// row  official     string?
// row  start        date?
// row  end          date?
// row  status       string?
// row  certain      bool?
// sort head desc, post_id, start, tenure_id
RETURN $unit AS unit_x, $on AS on_x
SKIP $skip LIMIT $limit

// dataset: what the store holds, in one row.
// note The outcome columns count tenures, the eight add up to tenures. first_day and last_day are the first and the last first-possible day on which a tenure starts.
// row  id              string
// row  title_vi        string?
// row  title_en        string?
// row  as_of           date?
// row  blank_end       string
// row  overlap_days    int
// row  gap_days        int
// row  ordered         bool
// row  source          string?
// row  licence         string?
// row  units           int
// row  posts           int
// row  officials       int
// row  tenures         int
// row  moves           int
// row  first_day       date?
// row  last_day        date?
// row  entry           int
// row  addition        int
// row  renewal         int
// row  reorganisation  int
// row  move            int
// row  with            int
// row  membership      int
// row  no_start        int
// sort id
RETURN 1 AS x
SKIP $skip LIMIT $limit

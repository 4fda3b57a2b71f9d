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
MATCH (d:Dataset)
WHERE d.only
RETURN d.id AS id, d.title_vi AS title_vi, d.title_en AS title_en,
       left(toString(d.as_of), {year: 4, month: 7, day: 10}[d.as_of_precision]) AS as_of, d.blank_end AS blank_end,
       d.overlap_days AS overlap_days, d.gap_days AS gap_days, d.ordered AS ordered, d.source AS source,
       d.licence AS licence, d.units AS units, d.posts AS posts, d.officials AS officials, d.tenures AS tenures,
       d.moves AS moves, toString(d.first_day) AS first_day, toString(d.last_day) AS last_day,
       d.outcome_entry AS entry, d.outcome_addition AS addition, d.outcome_renewal AS renewal,
       d.outcome_reorganisation AS reorganisation, d.outcome_move AS move, d.outcome_with AS `with`,
       d.outcome_membership AS membership, d.outcome_no_start AS no_start
ORDER BY id
SKIP $skip LIMIT $limit

// careers_through_levels: officials whose career goes through a sequence of levels, with their full paths.
// note A career is its arrivals in order: the primary tenure of each (entry, addition, renewal, reorganisation or move), whose level is the level of the arrival; tenures taken with it, memberships and tenures without a start are not steps. With gaps, the levels of sequence must occur in this order with any others in between; without, only arrivals at the level just reached may stand between two steps. or_higher lets the last step be at that level or a higher one.
// note since, until, blocs, unit and offices first leave only those arrivals that pass (as filters of tenures), among which the sequence is then sought; the lists tell the whole career all the same, one item an arrival. A level of sequence that the dataset does not list matches nothing. total is the number of officials on all pages.
// arg  sequence     string[]
// arg  gaps         bool
// arg  or_higher    bool
// arg  since        first_day?
// arg  until        last_day?
// arg  blocs        string[]?
// arg  unit         string?
// arg  offices      string[]?
// row  official_id  string
// row  name         string?
// row  tenure_ids   string[]
// row  levels       string[]
// row  post_ids     string[]
// row  unit_ids     string[]
// row  starts       string[]
// row  total        int
// sort official_id
RETURN $sequence AS sequence_x, $gaps AS gaps_x, $or_higher AS or_higher_x, $since AS since_x, $until AS until_x, $blocs AS blocs_x, $unit AS unit_x, $offices AS offices_x
SKIP $skip LIMIT $limit

// unit_links: what units came from a unit or followed it.
// arg  unit            string
// row  predecessor_id  string
// row  predecessor     string
// row  successor_id    string
// row  successor       string
// row  kind            string
// row  on              date?
// sort predecessor_id, successor_id, kind, on
RETURN $unit AS unit_x
SKIP $skip LIMIT $limit

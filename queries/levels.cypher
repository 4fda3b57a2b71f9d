// levels: the levels of the dataset, lowest first.
// note position counts from 1 in the order of the dataset. The level unknown of units that state none is no row.
// row  id        string
// row  position  int
// row  label_vi  string?
// row  label_en  string?
// row  valid_to  date?
// row  units     int
// row  posts     int
// sort position
MATCH (l:Level)
RETURN l.id AS id, l.position AS position, l.label_vi AS label_vi, l.label_en AS label_en,
       left(toString(l.valid_to), {year: 4, month: 7, day: 10}[l.valid_to_precision]) AS valid_to,
       COUNT { MATCH (u:Unit) WHERE u.level = l.id } AS units, COUNT { MATCH (p:Post) WHERE p.level = l.id } AS posts
ORDER BY position
SKIP $skip LIMIT $limit

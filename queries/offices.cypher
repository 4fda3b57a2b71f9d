// offices: the offices that posts have, by their ids.
// note posts counts those of the office, whoever holds them. A post that states no office is in no row, nor is an office that the dataset lists and no post has. An office without a label is called by its id.
// row  id        string
// row  label_vi  string?
// row  label_en  string?
// row  posts     int
// sort id
MATCH (p:Post)
WHERE p.office IS NOT NULL
WITH p.office AS id, count(p) AS posts
OPTIONAL MATCH (o:Office {id: id})
RETURN id, o.label_vi AS label_vi, o.label_en AS label_en, posts
ORDER BY id
SKIP $skip LIMIT $limit

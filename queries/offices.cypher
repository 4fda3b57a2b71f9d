// offices: the offices that posts have, by their ids.
// note posts counts those of the office, whoever holds them. A post that states no office is in no row. An office has no label: its id is the dataset's own word.
// row  id     string
// row  posts  int
// sort id
MATCH (p:Post)
WHERE p.office IS NOT NULL
RETURN p.office AS id, count(p) AS posts
ORDER BY id
SKIP $skip LIMIT $limit

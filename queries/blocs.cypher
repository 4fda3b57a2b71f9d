// blocs: the blocs of the dataset in its order.
// row  id        string
// row  position  int
// row  label_vi  string?
// row  label_en  string?
// row  posts     int
// sort position
MATCH (b:Bloc)
RETURN b.id AS id, b.position AS position, b.label_vi AS label_vi, b.label_en AS label_en,
       COUNT { MATCH (p:Post) WHERE p.bloc = b.id } AS posts
ORDER BY position
SKIP $skip LIMIT $limit

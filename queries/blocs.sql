-- blocs: the blocs of the dataset in its order.
-- row  id        string
-- row  position  int
-- row  label_vi  string?
-- row  label_en  string?
-- row  posts     int
-- sort position
SELECT b.id, b.position::BIGINT AS position, b.label_vi, b.label_en,
  (SELECT count(*) FROM posts p WHERE p.bloc = b.id) AS posts
FROM blocs b
ORDER BY b.position
LIMIT $limit OFFSET $skip

-- levels: the levels of the dataset, lowest first.
-- note position counts from 1 in the order of the dataset. The level unknown of units that state none is no row.
-- row  id        string
-- row  position  int
-- row  label_vi  string?
-- row  label_en  string?
-- row  valid_to  date?
-- row  units     int
-- row  posts     int
-- sort position
SELECT l.id, l.position::BIGINT AS position, l.label_vi, l.label_en, l.valid_to,
  (SELECT count(*) FROM units u WHERE u.level = l.id) AS units,
  (SELECT count(*) FROM posts p WHERE p.level = l.id) AS posts
FROM levels l
ORDER BY l.position
LIMIT $limit OFFSET $skip

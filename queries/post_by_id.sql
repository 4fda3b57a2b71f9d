-- post_by_id: one post.
-- arg  id          string
-- row  id          string
-- row  title       string
-- row  unit_id     string
-- row  unit        string
-- row  level       string
-- row  bloc        string?
-- row  office      string?
-- row  head        bool
-- row  rank        float?
-- row  class       string
-- row  seats       int?
-- row  valid_from  date?
-- row  valid_to    date?
-- row  tenures     int
-- sort id
SELECT p.id, p.title, p.unit_id, p.unit_name AS unit, p.level, p.bloc, p.office, p.head, p.rank, p.class, p.seats::BIGINT AS seats,
  p.valid_from, p.valid_to, (SELECT count(*) FROM tenures WHERE post = (SELECT number FROM posts WHERE id = $id)) AS tenures
FROM posts p
WHERE p.id = $id
ORDER BY p.id
LIMIT $limit OFFSET $skip

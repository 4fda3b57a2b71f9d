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
SELECT $id
LIMIT $limit OFFSET $skip

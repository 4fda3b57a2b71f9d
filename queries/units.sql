-- units: units in the order of their tree, or some of them.
-- note unit narrows to that unit and its descendants, depth to so many steps below it (0: itself) or below the roots, name to units whose name contains it, accents and case aside. place orders the tree, parents first. children counts the units directly below, posts those in the unit itself.
-- arg  unit        string?
-- arg  depth       int?
-- arg  name        folded?
-- arg  levels      string[]?
-- row  id          string
-- row  name        string
-- row  level       string
-- row  type        string?
-- row  parent_id   string?
-- row  depth       int
-- row  valid_from  date?
-- row  valid_to    date?
-- row  tags        string[]
-- row  children    int
-- row  posts       int
-- row  place       int
-- sort place
WITH root AS (SELECT place, last_place, depth FROM units WHERE id = $unit::VARCHAR)
SELECT u.id, u.name, u.level, u.type, u.parent_id, u.depth::BIGINT AS depth, u.valid_from, u.valid_to, u.tags,
  coalesce(c.children, 0) AS children, coalesce(p.posts, 0) AS posts, u.place::BIGINT AS place
FROM units u
LEFT JOIN (SELECT parent_id, count(*) AS children FROM units GROUP BY parent_id) c ON c.parent_id = u.id
LEFT JOIN (SELECT unit, count(*) AS posts FROM posts GROUP BY unit) p ON p.unit = u.number
WHERE ($unit::VARCHAR IS NULL OR u.place BETWEEN (SELECT place FROM root) AND (SELECT last_place FROM root))
  AND ($depth::BIGINT IS NULL OR u.depth - coalesce((SELECT depth FROM root), 0) <= $depth::BIGINT)
  AND ($name::VARCHAR IS NULL OR contains(u.folded, $name::VARCHAR))
  AND ($levels::VARCHAR[] IS NULL OR list_contains($levels::VARCHAR[], u.level))
ORDER BY u.place
LIMIT $limit OFFSET $skip

-- unit_ancestors: the units above a unit, from the root of its tree down.
-- note depth is 0 at the root, as in units. A root has none.
-- arg  unit   string
-- row  id     string
-- row  name   string
-- row  level  string
-- row  depth  int
-- sort depth
SELECT a.id, a.name, a.level, a.depth::BIGINT AS depth
FROM units u
JOIN units a ON a.place < u.place AND u.place <= a.last_place
WHERE u.id = $unit::VARCHAR
ORDER BY a.depth
LIMIT $limit OFFSET $skip

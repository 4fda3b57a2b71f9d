// unit_ancestors: the units above a unit, from the root of its tree down.
// note depth is 0 at the root, as in units. A root has none.
// arg  unit   string
// row  id     string
// row  name   string
// row  level  string
// row  depth  int
// sort depth
MATCH (:Unit {id: $unit})-[:PART_OF*]->(a:Unit)
RETURN a.id AS id, a.name AS name, a.level AS level, a.depth AS depth
ORDER BY depth
SKIP $skip LIMIT $limit

// units: units in the order of their tree, or some of them.
// note unit narrows to that unit and its descendants, depth to so many steps below it (0: itself) or below the roots, name to units whose name contains it, accents and case aside. place orders the tree, parents first. children counts the units directly below, posts those in the unit itself.
// arg  unit        string?
// arg  depth       int?
// arg  name        folded?
// arg  levels      string[]?
// row  id          string
// row  name        string
// row  level       string
// row  type        string?
// row  parent_id   string?
// row  depth       int
// row  valid_from  date?
// row  valid_to    date?
// row  tags        string[]
// row  children    int
// row  posts       int
// row  place       int
// sort place
OPTIONAL MATCH (within:Unit {id: $unit})
WITH within.place AS first, within.last_place AS last, coalesce(within.depth, 0) AS top
MATCH (u:Unit)
WHERE ($unit IS NULL OR first <= u.place <= last)
  AND ($depth IS NULL OR u.depth - top <= $depth)
  AND ($name IS NULL OR u.folded CONTAINS $name)
  AND ($levels IS NULL OR u.level IN $levels)
RETURN u.id AS id, u.name AS name, u.level AS level, u.type AS type, u.parent_id AS parent_id, u.depth AS depth,
       left(toString(u.valid_from), {year: 4, month: 7, day: 10}[u.valid_from_precision]) AS valid_from,
       left(toString(u.valid_to), {year: 4, month: 7, day: 10}[u.valid_to_precision]) AS valid_to,
       coalesce(u.tags, []) AS tags, COUNT { (u)<-[:PART_OF]-(:Unit) } AS children,
       COUNT { (u)<-[:IN]-(:Post) } AS posts, u.place AS place
ORDER BY place
SKIP $skip LIMIT $limit

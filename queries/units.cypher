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
RETURN $unit AS unit_x, $depth AS depth_x, $name AS name_x, $levels AS levels_x
SKIP $skip LIMIT $limit

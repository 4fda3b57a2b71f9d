-- shortest_route: the shortest route between two units over moves, whoever made them.
-- note Each step follows a move from one unit to another, in its direction; the number of steps is the least there is. Of several such routes it is the one whose list of unit ids is first in the order of bytes, compared one after another. Step 0 is from_unit itself; moves counts the moves from the unit before. No route: no row. The same unit twice: one row.
-- arg  from_unit  string
-- arg  to_unit    string
-- row  step       int
-- row  unit_id    string
-- row  unit       string
-- row  level      string
-- row  moves      int?
-- sort step
SELECT $from_unit, $to_unit
LIMIT $limit OFFSET $skip

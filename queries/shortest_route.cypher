// shortest_route: the shortest route between two units over moves, whoever made them.
// note Each step follows a move from one unit to another, in its direction; the number of steps is the least there is. Of several such routes it is the one whose list of unit ids is first in the order of bytes, compared one after another. Step 0 is from_unit itself; moves counts the moves from the unit before. No route: no row. The same unit twice: one row.
// arg  from_unit  string
// arg  to_unit    string
// row  step       int
// row  unit_id    string
// row  unit       string
// row  level      string
// row  moves      int?
// sort step
MATCH (a:Unit {id: $from_unit})
MATCH (b:Unit {id: $to_unit})
CALL (a, b) {
  WITH a, b
  WHERE a = b
  RETURN [a] AS route
UNION ALL
  WITH a, b
  WHERE a <> b
  MATCH path = allShortestPaths((a)-[:SENT_TO*]->(b))
  RETURN nodes(path) AS route
  ORDER BY [u IN nodes(path) | u.id]
  LIMIT 1
}
UNWIND range(0, size(route) - 1) AS step
WITH step, route[step] AS u, CASE WHEN step > 0 THEN route[step - 1] END AS before
RETURN step, u.id AS unit_id, u.name AS unit, u.level AS level,
       head(COLLECT { MATCH (before)-[s:SENT_TO]->(u) RETURN s.moves }) AS moves
ORDER BY step
SKIP $skip LIMIT $limit

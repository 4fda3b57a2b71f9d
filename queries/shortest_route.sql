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
WITH RECURSIVE
-- From the end backwards, each unit's number of steps to it; from each unit the
-- first by bytes of those one step nearer; then along these from the beginning.
pairs AS MATERIALIZED (
  SELECT from_unit, to_unit, count(*) AS moves FROM moves WHERE from_unit <> to_unit GROUP BY from_unit, to_unit
), reach(unit, steps) USING KEY (unit) AS (
  SELECT number, 0 FROM units WHERE id = $to_unit::VARCHAR
  UNION
  SELECT p.from_unit, r.steps + 1
  FROM reach r
  JOIN pairs p ON p.to_unit = r.unit
  WHERE p.from_unit NOT IN (SELECT unit FROM recurring.reach)
), distances AS MATERIALIZED (
  SELECT unit, steps FROM reach
), nearer AS MATERIALIZED (
  SELECT p.from_unit, min(p.to_unit) AS to_unit
  FROM pairs p
  JOIN distances a ON a.unit = p.from_unit
  JOIN distances b ON b.unit = p.to_unit
  WHERE a.steps - b.steps = 1
  GROUP BY p.from_unit
), route(step, unit, before) AS (
  SELECT 0, d.unit, NULL::INTEGER FROM distances d JOIN units u ON u.number = d.unit WHERE u.id = $from_unit::VARCHAR
  UNION ALL
  SELECT w.step + 1, n.to_unit, w.unit FROM route w JOIN nearer n ON n.from_unit = w.unit
)
SELECT w.step::BIGINT AS step, u.id AS unit_id, u.name AS unit, u.level, p.moves
FROM route w
JOIN units u ON u.number = w.unit
LEFT JOIN pairs p ON p.from_unit = w.before AND p.to_unit = w.unit
ORDER BY w.step
LIMIT $limit OFFSET $skip

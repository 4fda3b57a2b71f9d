// around_unit: what came before and after a unit: the other units from which moves led to it and to which they led from it.
// note side is before for a move to a post of the unit around which one asks and after for one from it, without its descendants; unit_id is the unit at the other end. A move within the unit is neither.
// note The filters hold for moves: since and until bound the day of the move; kinds are its kind; levels, blocs and unit hold for either end, a unit with its descendants; offices are those taken.
// arg  around     string
// arg  since      first_day?
// arg  until      last_day?
// arg  kinds      string[]?
// arg  levels     string[]?
// arg  blocs      string[]?
// arg  unit       string?
// arg  offices    string[]?
// row  side       string
// row  unit_id    string
// row  unit       string
// row  level      string
// row  moves      int
// row  officials  int
// sort side desc, moves desc, unit_id
OPTIONAL MATCH (within:Unit {id: $unit})
WITH within.place AS first, within.last_place AS last
MATCH (held:Post)-[:IN]->(:Unit {id: $around})
CALL (held) {
  MATCH (a:Post)-[m:ROTATED_TO]->(held)
  RETURN 'before' AS side, a AS other, a, m, held AS b
UNION ALL
  MATCH (held)-[m:ROTATED_TO]->(b:Post)
  RETURN 'after' AS side, b AS other, held AS a, m, b
}
WITH *
WHERE ($since IS NULL OR m.on >= $since)
  AND ($until IS NULL OR m.on <= $until)
  AND ($kinds IS NULL OR m.kind IN $kinds)
  AND ($levels IS NULL OR a.level IN $levels OR b.level IN $levels)
  AND ($blocs IS NULL OR a.bloc IN $blocs OR b.bloc IN $blocs)
  AND ($unit IS NULL OR first <= a.place <= last OR first <= b.place <= last)
  AND ($offices IS NULL OR b.office IN $offices)
  AND other.unit_id <> $around
WITH side, other.unit_id AS unit_id, count(m) AS moves, count(DISTINCT m.official) AS officials
MATCH (u:Unit {id: unit_id})
RETURN side, unit_id, u.name AS unit, u.level AS level, moves, officials
ORDER BY side DESC, moves DESC, unit_id
SKIP $skip LIMIT $limit

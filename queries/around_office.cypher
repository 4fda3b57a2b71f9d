// around_office: what came before and after an office: the offices, with their levels, from which moves led to it and to which they led from it.
// note side is before for a move to the office and after for one from it; a move from the office to itself counts on both sides. at_level takes the office only where it is held at that level. office and level are those of the other end; a post that states no office gives none.
// note The filters hold for moves: since and until bound the day of the move; kinds are its kind; levels, blocs and unit hold for either end, a unit with its descendants; offices are those taken.
// arg  office     string
// arg  at_level   string?
// arg  since      first_day?
// arg  until      last_day?
// arg  kinds      string[]?
// arg  levels     string[]?
// arg  blocs      string[]?
// arg  unit       string?
// arg  offices    string[]?
// row  side       string
// row  office     string?
// row  level      string
// row  moves      int
// row  officials  int
// sort side desc, moves desc, office, level
OPTIONAL MATCH (within:Unit {id: $unit})
WITH within.place AS first, within.last_place AS last
MATCH (held:Post)
WHERE held.office = $office AND ($at_level IS NULL OR held.level = $at_level)
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
RETURN side, other.office AS office, other.level AS level, count(m) AS moves, count(DISTINCT m.official) AS officials
ORDER BY side DESC, moves DESC, office, level
SKIP $skip LIMIT $limit

// routes_by_unit: the most travelled routes between two different units.
// note The levels are those of the units.
// note The filters hold for moves: since and until bound the day of the move; kinds are its kind; levels, blocs and unit hold for either end, a unit with its descendants; offices are those taken.
// arg  since       first_day?
// arg  until       last_day?
// arg  kinds       string[]?
// arg  levels      string[]?
// arg  blocs       string[]?
// arg  unit        string?
// arg  offices     string[]?
// row  from_id     string
// row  from_name   string
// row  from_level  string
// row  to_id       string
// row  to_name     string
// row  to_level    string
// row  moves       int
// row  officials   int
// sort moves desc, from_id, to_id
OPTIONAL MATCH (within:Unit {id: $unit})
WITH within.place AS first, within.last_place AS last
MATCH (a:Post)-[m:ROTATED_TO]->(b:Post)
WHERE ($since IS NULL OR m.on >= $since)
  AND ($until IS NULL OR m.on <= $until)
  AND ($kinds IS NULL OR m.kind IN $kinds)
  AND ($levels IS NULL OR a.level IN $levels OR b.level IN $levels)
  AND ($blocs IS NULL OR a.bloc IN $blocs OR b.bloc IN $blocs)
  AND ($unit IS NULL OR first <= a.place <= last OR first <= b.place <= last)
  AND ($offices IS NULL OR b.office IN $offices)
  AND a.unit_id <> b.unit_id
WITH a.unit_id AS from_id, b.unit_id AS to_id, count(m) AS moves, count(DISTINCT m.official) AS officials
MATCH (u:Unit {id: from_id})
MATCH (v:Unit {id: to_id})
RETURN from_id, u.name AS from_name, u.level AS from_level, to_id, v.name AS to_name, v.level AS to_level, moves, officials
ORDER BY moves DESC, from_id, to_id
SKIP $skip LIMIT $limit

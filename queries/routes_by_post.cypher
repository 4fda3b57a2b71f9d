// routes_by_post: the most travelled routes between two posts.
// note post takes only the routes that begin or end at it. A unit's name and its post's level stand beside the title, which alone may name many posts.
// note The filters hold for moves: since and until bound the day of the move; kinds are its kind; levels, blocs and unit hold for either end, a unit with its descendants; offices are those taken.
// arg  post            string?
// arg  since           first_day?
// arg  until           last_day?
// arg  kinds           string[]?
// arg  levels          string[]?
// arg  blocs           string[]?
// arg  unit            string?
// arg  offices         string[]?
// row  from_id         string
// row  from_title      string
// row  from_unit_name  string
// row  from_level      string
// row  to_id           string
// row  to_title        string
// row  to_unit_name    string
// row  to_level        string
// row  moves           int
// row  officials       int
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
  AND ($post IS NULL OR a.id = $post OR b.id = $post)
// Most routes are travelled once: the units are looked up of those alone that may
// be on the page.
WITH a, b, count(m) AS moves, count(DISTINCT m.official) AS officials
ORDER BY moves DESC, a.id, b.id
LIMIT $skip + $limit
MATCH (a)-[:IN]->(u:Unit)
MATCH (b)-[:IN]->(v:Unit)
RETURN a.id AS from_id, a.title AS from_title, u.name AS from_unit_name, a.level AS from_level,
       b.id AS to_id, b.title AS to_title, v.name AS to_unit_name, b.level AS to_level, moves, officials
ORDER BY moves DESC, from_id, to_id
SKIP $skip LIMIT $limit

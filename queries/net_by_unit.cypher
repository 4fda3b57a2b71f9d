// net_by_unit: what each unit gained and lost by moves from and to other units.
// note One row per unit that a move touches. Moves from a unit to itself are within and change nothing; net is arrivals less departures.
// note unit_levels narrows to units of these levels, only to those that solely receive (arrivals) or solely send (departures). order puts those that gained most first (gained) or those that lost most (lost); key is what it sorts by, 0 without it. units counts the rows of all pages.
// note The filters hold for moves: since and until bound the day of the move; kinds are its kind; levels, blocs and unit hold for either end, a unit with its descendants; offices are those taken.
// arg  since        first_day?
// arg  until        last_day?
// arg  kinds        string[]?
// arg  levels       string[]?
// arg  blocs        string[]?
// arg  unit         string?
// arg  offices      string[]?
// arg  unit_levels  string[]?
// arg  only         string?
// arg  order        string?
// row  id           string
// row  name         string
// row  level        string
// row  arrivals     int
// row  departures   int
// row  within       int
// row  net          int
// row  key          int
// row  units        int
// sort key, id

// Without a filter no predicate is worth asking of every move.
OPTIONAL MATCH (within:Unit {id: $unit})
WITH within.place AS first, within.last_place AS last,
     $since IS NULL AND $until IS NULL AND $kinds IS NULL AND $levels IS NULL
       AND $blocs IS NULL AND $unit IS NULL AND $offices IS NULL AS unfiltered
MATCH (a:Post)-[m:ROTATED_TO]->(b:Post)
USING SCAN a:Post
WHERE CASE WHEN unfiltered THEN true ELSE ($since IS NULL OR m.on >= $since)
  AND ($until IS NULL OR m.on <= $until)
  AND ($kinds IS NULL OR m.kind IN $kinds)
  AND ($levels IS NULL OR a.level IN $levels OR b.level IN $levels)
  AND ($blocs IS NULL OR a.bloc IN $blocs OR b.bloc IN $blocs)
  AND ($unit IS NULL OR first <= a.place <= last OR first <= b.place <= last)
  AND ($offices IS NULL OR b.office IN $offices)
END
WITH a.unit_id AS from_id, b.unit_id AS to_id, count(m) AS moves
UNWIND CASE WHEN from_id = to_id THEN [[from_id, 0, 0, moves]]
            ELSE [[from_id, 0, moves, 0], [to_id, moves, 0, 0]] END AS part
WITH part[0] AS id, sum(part[1]) AS arrivals, sum(part[2]) AS departures, sum(part[3]) AS within
WHERE $only IS NULL
   OR $only = 'arrivals' AND arrivals > 0 AND departures = 0
   OR $only = 'departures' AND departures > 0 AND arrivals = 0
MATCH (u:Unit {id: id})
WHERE $unit_levels IS NULL OR u.level IN $unit_levels
WITH collect([u, arrivals, departures, within]) AS found
WITH found, size(found) AS total
UNWIND found AS one
WITH one[0] AS u, one[1] AS arrivals, one[2] AS departures, one[3] AS within, max(total) AS units // An aggregation, since its rows let go of the list.
RETURN u.id AS id, u.name AS name, u.level AS level, arrivals, departures, within, arrivals - departures AS net,
       CASE $order WHEN 'gained' THEN departures - arrivals WHEN 'lost' THEN arrivals - departures ELSE 0 END AS key, units
ORDER BY key, id
SKIP $skip LIMIT $limit

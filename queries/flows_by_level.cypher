// flows_by_level: moves between levels, one row per ordered pair of levels.
// note The filters hold for moves: since and until bound the day of the move; kinds are its kind; levels, blocs and unit hold for either end, a unit with its descendants; offices are those taken.
// arg  since      first_day?
// arg  until      last_day?
// arg  kinds      string[]?
// arg  levels     string[]?
// arg  blocs      string[]?
// arg  unit       string?
// arg  offices    string[]?
// row  from_id    string
// row  to_id      string
// row  moves      int
// row  officials  int
// sort from_id, to_id

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
RETURN a.level AS from_id, b.level AS to_id, count(m) AS moves, count(DISTINCT m.official) AS officials
ORDER BY from_id, to_id
SKIP $skip LIMIT $limit

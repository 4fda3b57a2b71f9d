// moves_by_group: moves by level, bloc and office at both ends, gender and direction, one row per combination that has any.
// note A post that states no bloc or no office gives none, nor does an official whose gender is not stated.
// note The filters hold for moves: since and until bound the day of the move; kinds are its kind; levels, blocs and unit hold for either end, a unit with its descendants; offices are those taken.
// arg  since        first_day?
// arg  until        last_day?
// arg  kinds        string[]?
// arg  levels       string[]?
// arg  blocs        string[]?
// arg  unit         string?
// arg  offices      string[]?
// row  from_level   string
// row  from_bloc    string?
// row  from_office  string?
// row  to_level     string
// row  to_bloc      string?
// row  to_office    string?
// row  gender       string?
// row  direction    string
// row  moves        int
// sort from_level, from_bloc, from_office, to_level, to_bloc, to_office, gender, direction

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
OPTIONAL MATCH (o:Official {id: m.official_id})
RETURN a.level AS from_level, a.bloc AS from_bloc, a.office AS from_office,
       b.level AS to_level, b.bloc AS to_bloc, b.office AS to_office,
       o.gender AS gender, m.direction AS direction, count(m) AS moves
ORDER BY from_level, from_bloc, from_office, to_level, to_bloc, to_office, gender, direction
SKIP $skip LIMIT $limit

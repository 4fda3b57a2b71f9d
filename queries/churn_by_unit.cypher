// churn_by_unit: the share of each unit's career posts that somebody took in a year.
// note posts counts the unit's career posts that the levels, blocs and offices filters let through; changed those of them that at least one official took in the year: a tenure that began then and is an entry, addition, move or with. share is changed divided by posts. A unit and year without a change is no row.
// note The filters hold for tenures: since and until bound the first possible day of the start; kinds are its arrival; levels, blocs, unit (with its descendants) and offices are those of its post.
// arg  since    first_day?
// arg  until    last_day?
// arg  kinds    string[]?
// arg  levels   string[]?
// arg  blocs    string[]?
// arg  unit     string?
// arg  offices  string[]?
// row  id       string
// row  name     string
// row  level    string
// row  year     int
// row  posts    int
// row  changed  int
// row  share    float
// sort id, year
OPTIONAL MATCH (within:Unit {id: $unit})
WITH within.place AS first, within.last_place AS last
MATCH (p:Post {class: 'career'})
WHERE ($levels IS NULL OR p.level IN $levels)
  AND ($blocs IS NULL OR p.bloc IN $blocs)
  AND ($unit IS NULL OR first <= p.place <= last)
  AND ($offices IS NULL OR p.office IN $offices)
WITH p.unit_id AS id,
     COLLECT { MATCH (p)<-[h:HELD]-(:Official)
               WHERE h.outcome IN ['entry', 'addition', 'move', 'with']
                 AND ($since IS NULL OR h.start >= $since)
                 AND ($until IS NULL OR h.start <= $until)
                 AND ($kinds IS NULL OR h.arrival IN $kinds)
               RETURN DISTINCT h.start.year } AS taken
WITH id, count(*) AS posts, collect(taken) AS seats
UNWIND seats AS taken
UNWIND taken AS year
WITH id, posts, year, count(*) AS changed
MATCH (u:Unit {id: id})
RETURN id, u.name AS name, u.level AS level, year, posts, changed, toFloat(changed) / posts AS share
ORDER BY id, year
SKIP $skip LIMIT $limit

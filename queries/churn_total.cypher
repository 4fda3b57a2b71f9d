// churn_total: how many of each unit's career posts changed hands, added up over the years.
// note Posts and changes are those of churn_by_unit: a post that somebody took in two years counts twice in changed, one that two took in a year once. A unit with career posts that the filters let through and no change is a row too.
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
// row  posts    int
// row  changed  int
// sort id
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
MATCH (u:Unit {id: id})
RETURN u.id AS id, u.name AS name, u.level AS level, posts,
       reduce(n = 0, taken IN seats | n + size(taken)) AS changed
ORDER BY id
SKIP $skip LIMIT $limit

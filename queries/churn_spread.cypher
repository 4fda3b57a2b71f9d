// churn_spread: how many units had how many of their career posts change hands in a year.
// note Posts and changes are those of churn_by_unit, the level is that of the unit. One row for each level, year, number of posts and number of those changed: units counts the units, those without a change too. Years are those in which any post changed, and the level has a row for each of them.
// note The filters hold for tenures: since and until bound the first possible day of the start; kinds are its arrival; levels, blocs, unit (with its descendants) and offices are those of its post.
// arg  since    first_day?
// arg  until    last_day?
// arg  kinds    string[]?
// arg  levels   string[]?
// arg  blocs    string[]?
// arg  unit     string?
// arg  offices  string[]?
// row  level    string
// row  year     int
// row  posts    int
// row  changed  int
// row  units    int
// sort level, year, posts, changed
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
WITH u.level AS level, posts, reduce(all = [], taken IN seats | all + taken) AS years
WITH collect({level: level, posts: posts, years: years}) AS units
WITH units, COLLECT { UNWIND units AS x UNWIND x.years AS year RETURN DISTINCT year } AS years
UNWIND years AS year
UNWIND units AS x
WITH x.level AS level, year, x.posts AS posts, size([y IN x.years WHERE y = year]) AS changed
RETURN level, year, posts, changed, count(*) AS units
ORDER BY level, year, posts, changed
SKIP $skip LIMIT $limit

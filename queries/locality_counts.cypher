// locality_counts: how many of the heads of a day are local, by level and office.
// note Counts the rows of heads_by_locality: one row for each level and office that has any; local, not_local and unknown add up to heads. title is what most of these posts are called, each counted once a head; of several the first by bytes.
// arg  on         first_day?
// arg  since      first_day?
// arg  until      last_day?
// arg  levels     string[]?
// arg  blocs      string[]?
// arg  unit       string?
// arg  offices    string[]?
// row  level      string
// row  office     string?
// row  title      string
// row  heads      int
// row  local      int
// row  not_local  int
// row  unknown    int
// sort level, office
MATCH (d:Dataset)
WHERE d.only
WITH coalesce($on, d.as_of) AS day
OPTIONAL MATCH (within:Unit {id: $unit})
WITH day, within.place AS first, within.last_place AS last
MATCH (o:Official)-[h:HELD]->(p:Post {head: true, class: 'career'})
WHERE h.start <= day AND coalesce(day <= h.last_day, true)
  AND ($since IS NULL OR h.start >= $since)
  AND ($until IS NULL OR h.start <= $until)
  AND ($levels IS NULL OR p.level IN $levels)
  AND ($blocs IS NULL OR p.bloc IN $blocs)
  AND ($unit IS NULL OR first <= p.place <= last)
  AND ($offices IS NULL OR p.office IN $offices)
MATCH (u:Unit {id: p.unit_id})
OPTIONAL MATCH (native:Unit {id: o.native_unit_id})
WITH p, CASE WHEN u.place <= native.place <= u.last_place THEN 'local'
             WHEN native IS NULL OR native.place < u.place <= native.last_place THEN 'unknown'
             ELSE 'not_local' END AS locality
WITH p.level AS level, p.office AS office, p.title AS title, count(*) AS heads,
     count(CASE locality WHEN 'local' THEN 1 END) AS local,
     count(CASE locality WHEN 'not_local' THEN 1 END) AS not_local,
     count(CASE locality WHEN 'unknown' THEN 1 END) AS unknown
ORDER BY heads DESC, title
RETURN level, office, head(collect(title)) AS title, sum(heads) AS heads, sum(local) AS local,
       sum(not_local) AS not_local, sum(unknown) AS unknown
ORDER BY level, office
SKIP $skip LIMIT $limit

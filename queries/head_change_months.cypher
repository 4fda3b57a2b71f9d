// head_change_months: in which months head posts changed hands, and in which those of deputies.
// note Changes and deputies are those of head_changes. One row for each level and office of head posts and each month, that of the first possible day, in which any change began: heads counts the tenures of head posts, near those of them that head_changes has a row for, deputies the head posts with a deputy whose post did. posts is the same in all rows of a level and office: the head posts with a deputy of which any change is known.
// note since and until bound the start of the head's tenure and leave the deputies alone; levels, blocs, unit (with its descendants) and offices are those of the head post.
// arg  days      int?
// arg  since     first_day?
// arg  until     last_day?
// arg  levels    string[]?
// arg  blocs     string[]?
// arg  unit      string?
// arg  offices   string[]?
// row  level     string
// row  office    string?
// row  month     date
// row  posts     int
// row  heads     int
// row  near      int
// row  deputies  int
// sort level, office, month
OPTIONAL MATCH (within:Unit {id: $unit})
WITH within.place AS first, within.last_place AS last
MATCH (p:Post {head: true, class: 'career'})
WHERE ($levels IS NULL OR p.level IN $levels)
  AND ($blocs IS NULL OR p.bloc IN $blocs)
  AND ($unit IS NULL OR first <= p.place <= last)
  AND ($offices IS NULL OR p.office IN $offices)
MATCH (u:Unit {id: p.unit_id})<-[:IN]-(q:Post {head: false, class: 'career'})
WHERE coalesce(q.bloc, '') = coalesce(p.bloc, '')
WITH p, u, collect(q) AS seconds, max(coalesce(q.rank, -1.7e308)) AS top
WITH p, u, [q IN seconds WHERE coalesce(q.rank, -1.7e308) = top] AS deputies
WITH p, deputies,
     COLLECT { MATCH (p)<-[h:HELD]-(o:Official)
               WHERE h.outcome IN ['entry', 'addition', 'move', 'with'] AND h.start_precision <> 'year'
               RETURN {day: h.start, official: o.id} } AS taken,
     COLLECT { UNWIND deputies AS q
               MATCH (q)<-[d:HELD]-(e:Official)
               WHERE d.outcome IN ['entry', 'addition', 'move', 'with'] AND d.start_precision <> 'year'
               RETURN {day: d.start, official: e.id} } AS beside
WHERE size(taken) + size(beside) > 0
WITH p.level AS level, p.office AS office, count(*) AS posts, collect({taken: taken, beside: beside}) AS pairs
UNWIND pairs AS pair
WITH level, office, posts,
     [t IN pair.taken WHERE ($since IS NULL OR t.day >= $since) AND ($until IS NULL OR t.day <= $until) |
       {month: left(toString(t.day), 7), head: 1, deputy: 0,
        near: CASE WHEN any(b IN pair.beside WHERE b.official <> t.official
                             AND abs(duration.inDays(t.day, b.day).days) <= coalesce($days, 90)) THEN 1 ELSE 0 END}] +
     COLLECT { UNWIND pair.beside AS b
               WITH DISTINCT left(toString(b.day), 7) AS month
               RETURN {month: month, head: 0, near: 0, deputy: 1} } AS changes
UNWIND changes AS c
RETURN level, office, c.month AS month, posts, sum(c.head) AS heads, sum(c.near) AS near, sum(c.deputy) AS deputies
ORDER BY level, office, month
SKIP $skip LIMIT $limit

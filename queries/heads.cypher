// heads: who holds the head posts on a day and for how long.
// note on is the dataset's as_of where it is not given. Head posts of class career; a tenure holds on a day as in unit_posts (possibly is enough). days counts from the first possible day of the start to on. terms counts the official's tenures of this post that began on or before on, first_start is the start of the earliest of them. since and until bound the start of the tenure.
// arg  on           first_day?
// arg  since        first_day?
// arg  until        last_day?
// arg  levels       string[]?
// arg  blocs        string[]?
// arg  unit         string?
// arg  offices      string[]?
// row  unit_id      string
// row  unit         string
// row  level        string
// row  post_id      string
// row  title        string
// row  office       string?
// row  bloc         string?
// row  official_id  string
// row  official     string?
// row  tenure_id    string
// row  start        date
// row  first_start  date
// row  terms        int
// row  days         int
// sort unit_id, post_id, start, tenure_id
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
RETURN u.id AS unit_id, u.name AS unit, p.level AS level, p.id AS post_id, p.title AS title, p.office AS office,
       p.bloc AS bloc, o.id AS official_id, o.name AS official, h.id AS tenure_id,
       left(toString(h.start), {year: 4, month: 7, day: 10}[h.start_precision]) AS start,
       head(COLLECT { MATCH (o)-[t:HELD]->(p)
                      WHERE t.start <= day
                      RETURN left(toString(t.start), {year: 4, month: 7, day: 10}[t.start_precision]) AS first_start
                      ORDER BY first_start
                      LIMIT 1 }) AS first_start,
       COUNT { MATCH (o)-[t:HELD]->(p) WHERE t.start <= day } AS terms,
       duration.inDays(h.start, day).days AS days
ORDER BY unit_id, post_id, start, tenure_id
SKIP $skip LIMIT $limit

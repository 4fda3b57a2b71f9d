// heads_by_locality: who holds the head posts on a day, and whether they are local.
// note Rows as in heads. local: the official's native unit is the post's unit or one of its descendants. unknown: no native unit is stated, or it is a unit above the post's. not_local: any other. locality narrows to one of the three words.
// arg  on              first_day?
// arg  locality        string?
// arg  since           first_day?
// arg  until           last_day?
// arg  levels          string[]?
// arg  blocs           string[]?
// arg  unit            string?
// arg  offices         string[]?
// row  unit_id         string
// row  unit            string
// row  level           string
// row  post_id         string
// row  title           string
// row  office          string?
// row  official_id     string
// row  official        string?
// row  tenure_id       string
// row  start           date
// row  native_unit_id  string?
// row  native_unit     string?
// row  locality        string
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
OPTIONAL MATCH (native:Unit {id: o.native_unit_id})
WITH o, h, p, u, native,
     CASE WHEN u.place <= native.place <= u.last_place THEN 'local'
          WHEN native IS NULL OR native.place < u.place <= native.last_place THEN 'unknown'
          ELSE 'not_local' END AS locality
WHERE $locality IS NULL OR locality = $locality
RETURN u.id AS unit_id, u.name AS unit, p.level AS level, p.id AS post_id, p.title AS title, p.office AS office,
       o.id AS official_id, o.name AS official, h.id AS tenure_id,
       left(toString(h.start), {year: 4, month: 7, day: 10}[h.start_precision]) AS start,
       o.native_unit_id AS native_unit_id, native.name AS native_unit, locality
ORDER BY unit_id, post_id, start, tenure_id
SKIP $skip LIMIT $limit

// unit_holders: the holders of the posts of one unit over time.
// note unit is the unit itself or, with descendants true, its descendants too.
// arg  unit         string
// arg  descendants  bool
// arg  since        first_day?
// arg  until        last_day?
// arg  kinds        string[]?
// arg  blocs        string[]?
// arg  offices      string[]?
// row  post_id      string
// row  title        string
// row  unit_id      string
// row  office       string?
// row  head         bool
// row  tenure_id    string
// row  official_id  string
// row  official     string?
// row  start        date?
// row  end          date?
// row  status       string
// row  outcome      string
// sort post_id, start, tenure_id
MATCH (within:Unit {id: $unit})
WITH within.place AS first, CASE WHEN $descendants THEN within.last_place ELSE within.place END AS last
MATCH (p:Post)<-[h:HELD]-(o:Official)
WHERE first <= p.place <= last
  AND ($since IS NULL OR h.start >= $since)
  AND ($until IS NULL OR h.start <= $until)
  AND ($kinds IS NULL OR h.arrival IN $kinds)
  AND ($blocs IS NULL OR p.bloc IN $blocs)
  AND ($offices IS NULL OR p.office IN $offices)
RETURN p.id AS post_id, p.title AS title, p.unit_id AS unit_id, p.office AS office, p.head AS head, h.id AS tenure_id,
       o.id AS official_id, o.name AS official,
       left(toString(h.start), {year: 4, month: 7, day: 10}[h.start_precision]) AS start,
       left(toString(h.end), {year: 4, month: 7, day: 10}[h.end_precision]) AS `end`, h.status AS status,
       h.outcome AS outcome
ORDER BY post_id, start, tenure_id
SKIP $skip LIMIT $limit

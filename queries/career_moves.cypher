// career_moves: the moves of one official in the order of the tenures they led to.
// note seq is that of the tenure the move led to. The posts and units are ids.
// arg  official   string
// row  seq        int
// row  id         string
// row  on         date
// row  from_post  string
// row  to_post    string
// row  from_unit  string
// row  to_unit    string
// row  kind       string
// row  direction  string
// row  gap_days   int
// sort seq
MATCH (:Official {id: $official})-[h:HELD]->(b:Post)<-[m:ROTATED_TO {to_tenure: h.id}]-(a:Post)
RETURN h.seq AS seq, m.id AS id, left(toString(m.on), {year: 4, month: 7, day: 10}[m.on_precision]) AS `on`,
       a.id AS from_post, b.id AS to_post, a.unit_id AS from_unit, b.unit_id AS to_unit, m.kind AS kind,
       m.direction AS direction, m.gap_days AS gap_days
ORDER BY seq
SKIP $skip LIMIT $limit

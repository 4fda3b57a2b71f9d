// head_counts: the heads of a day, counted by where they are from.
// note Counts the rows of heads_by_origin: one row for each unit above, level, office, origin and locality that has any. A unit at the top has no unit above.
// arg  on        first_day?
// arg  since     first_day?
// arg  until     last_day?
// arg  levels    string[]?
// arg  blocs     string[]?
// arg  unit      string?
// arg  offices   string[]?
// row  above_id  string?
// row  above     string?
// row  level     string
// row  office    string?
// row  origin    string
// row  locality  string
// row  heads     int
// sort above_id, level, office, origin, locality
MATCH (d:Dataset)
WHERE d.only
WITH coalesce($on, d.as_of) AS day
OPTIONAL MATCH (within:Unit {id: $unit})
WITH day, within.place AS first, within.last_place AS last
OPTIONAL MATCH (k:Kind {rotation: true})
WITH day, first, last, collect(k.id) AS rotations
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
WITH o, h, p, u, rotations,
     CASE WHEN u.place <= native.place <= u.last_place THEN 'local'
          WHEN native IS NULL OR native.place < u.place <= native.last_place THEN 'unknown'
          ELSE 'not_local' END AS locality,
     head(COLLECT { MATCH (o)-[a:HELD]->(q:Post)
                    WHERE a.seq <= h.seq AND a.outcome IN ['entry', 'addition', 'move', 'with']
                      AND (q = p OR q.office = p.office)
                    MATCH (v:Unit {id: q.unit_id})
                    RETURN {on: a.start, unit_id: v.id, place: v.place, last_place: v.last_place}
                    ORDER BY q = p DESC, a.seq DESC
                    LIMIT 1 }) AS arrival

// The tenures of one arrival share one start, so that an official has one move a day.
WITH o, h, p, u, rotations, locality, arrival,
     head(COLLECT { MATCH (o)-[b:HELD {outcome: 'move'}]->(:Post)<-[m:ROTATED_TO]-(a:Post)
                    WHERE b.start = arrival.on AND m.id = b.id
                    RETURN {unit_id: a.unit_id, place: a.place, on: m.on, precision: m.on_precision, kind: m.kind}
                    LIMIT 1 }) AS move
WITH o, h, p, u, locality, move,
     CASE WHEN move IS NULL THEN 'unknown'
          WHEN move.kind IN rotations AND move.unit_id <> arrival.unit_id THEN 'rotated_in'
          WHEN arrival.place <= move.place <= arrival.last_place THEN 'promoted'
          ELSE 'elsewhere' END AS origin
RETURN u.parent_id AS above_id, head(COLLECT { MATCH (v:Unit {id: u.parent_id}) RETURN v.name }) AS above,
       p.level AS level, p.office AS office, origin, locality, count(*) AS heads
ORDER BY above_id, level, office, origin, locality
SKIP $skip LIMIT $limit

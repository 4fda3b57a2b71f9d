// heads_by_origin: who holds the head posts on a day, and where they came to them from.
// note Rows as in heads. A holder came by the move of the arrival, which for a renewal or a reorganisation is the last one before it in this post, or else in the same office. rotated_in: a move of a kind that the dataset marks as rotation, from another unit. promoted: any other move from the unit itself or one of its descendants. elsewhere: any other move. unknown: no move led there, as the post is the first that is known of the official or was taken beside others.
// note locality as in heads_by_locality. above is the unit directly above that of the post. origin, locality and above narrow to rows that have them. since and until bound the start of the tenure.
// arg  on            first_day?
// arg  origin        string?
// arg  locality      string?
// arg  above         string?
// arg  since         first_day?
// arg  until         last_day?
// arg  levels        string[]?
// arg  blocs         string[]?
// arg  unit          string?
// arg  offices       string[]?
// row  unit_id       string
// row  unit          string
// row  above_id      string?
// row  level         string
// row  post_id       string
// row  title         string
// row  office        string?
// row  official_id   string
// row  official      string?
// row  tenure_id     string
// row  start         date
// row  origin        string
// row  from_unit_id  string?
// row  from_unit     string?
// row  moved_on      date?
// row  kind          string?
// row  locality      string
// sort unit_id, post_id, start, tenure_id
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
WHERE ($origin IS NULL OR origin = $origin)
  AND ($locality IS NULL OR locality = $locality)
  AND ($above IS NULL OR u.parent_id = $above)
RETURN u.id AS unit_id, u.name AS unit, u.parent_id AS above_id, p.level AS level, p.id AS post_id, p.title AS title,
       p.office AS office, o.id AS official_id, o.name AS official, h.id AS tenure_id,
       left(toString(h.start), {year: 4, month: 7, day: 10}[h.start_precision]) AS start, origin,
       move.unit_id AS from_unit_id, head(COLLECT { MATCH (f:Unit {id: move.unit_id}) RETURN f.name }) AS from_unit,
       left(toString(move.on), {year: 4, month: 7, day: 10}[move.precision]) AS moved_on, move.kind AS kind, locality
ORDER BY unit_id, post_id, start, tenure_id
SKIP $skip LIMIT $limit

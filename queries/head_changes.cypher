// head_changes: head posts that changed hands within so many days of the deputy's.
// note A post changes hands as in churn_by_unit. The deputy of a head post is the career post of the same unit and bloc that is no head and has the highest rank there, or each of several; one without a rank is below all others. One row for each tenure of a head post that began within days (90 where not given) before or after that of a deputy by another official, with the nearest such, the earlier of two. days_apart is the number of days from the former to the latter. Starts known to the year only are left out; others count from their first possible day.
// note since and until bound the start of the head's tenure; levels, blocs, unit (with its descendants) and offices are those of the head post.
// arg  days              int?
// arg  since             first_day?
// arg  until             last_day?
// arg  levels            string[]?
// arg  blocs             string[]?
// arg  unit              string?
// arg  offices           string[]?
// row  unit_id           string
// row  unit              string
// row  level             string
// row  post_id           string
// row  title             string
// row  office            string?
// row  tenure_id         string
// row  official_id       string
// row  start             date
// row  deputy_post       string
// row  deputy_title      string
// row  deputy_tenure     string
// row  deputy_official   string
// row  deputy_start      date
// row  days_apart        int
// sort unit_id, post_id, start, tenure_id
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
MATCH (p)<-[h:HELD]-(o:Official)
WHERE h.outcome IN ['entry', 'addition', 'move', 'with'] AND h.start_precision <> 'year'
  AND ($since IS NULL OR h.start >= $since)
  AND ($until IS NULL OR h.start <= $until)
CALL (p, deputies, o, h) {
  UNWIND deputies AS q
  MATCH (q)<-[d:HELD]-(e:Official)
  WHERE d.outcome IN ['entry', 'addition', 'move', 'with'] AND d.start_precision <> 'year' AND e <> o
  WITH q, d, e, duration.inDays(h.start, d.start).days AS days_apart
  WHERE abs(days_apart) <= coalesce($days, 90)
  RETURN q, d, e, days_apart
  ORDER BY abs(days_apart), d.start, d.begun, d.id
  LIMIT 1
}
RETURN u.id AS unit_id, u.name AS unit, p.level AS level, p.id AS post_id, p.title AS title, p.office AS office,
       h.id AS tenure_id, o.id AS official_id,
       left(toString(h.start), {year: 4, month: 7, day: 10}[h.start_precision]) AS start,
       q.id AS deputy_post, q.title AS deputy_title, d.id AS deputy_tenure, e.id AS deputy_official,
       left(toString(d.start), {year: 4, month: 7, day: 10}[d.start_precision]) AS deputy_start, days_apart
ORDER BY unit_id, post_id, start, tenure_id
SKIP $skip LIMIT $limit

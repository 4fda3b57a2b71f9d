// unit_posts: the posts of one unit and who holds them on a day.
// note on is the dataset's as_of where it is not given. A post that nobody holds is one row without an official; one with several holders is several rows. A tenure holds on a day from the first possible day of its start to its last possible day; certain says that it surely does: from the last possible day of the start to the first possible day of a stated end, or without bound where it is still held. A tenure without a known start is left out. Posts of both classes are shown.
// arg  unit         string
// arg  on           first_day?
// row  post_id      string
// row  title        string
// row  office       string?
// row  bloc         string?
// row  head         bool
// row  rank         float?
// row  seats        int?
// row  tenure_id    string?
// row  official_id  string?
// row  official     string?
// row  start        date?
// row  end          date?
// row  status       string?
// row  certain      bool?
// sort head desc, post_id, start, tenure_id
MATCH (d:Dataset)
WHERE d.only
WITH coalesce($on, d.as_of) AS day
MATCH (p:Post)-[:IN]->(:Unit {id: $unit})
OPTIONAL MATCH (o:Official)-[h:HELD]->(p)
WHERE h.start <= day AND coalesce(day <= h.last_day, true)
RETURN p.id AS post_id, p.title AS title, p.office AS office, p.bloc AS bloc, p.head AS head, p.rank AS rank,
       p.seats AS seats, h.id AS tenure_id, o.id AS official_id, o.name AS official,
       left(toString(h.start), {year: 4, month: 7, day: 10}[h.start_precision]) AS start,
       left(toString(h.end), {year: 4, month: 7, day: 10}[h.end_precision]) AS `end`, h.status AS status,
       h.start + duration({year: 'P1Y', month: 'P1M', day: 'P1D'}[h.start_precision]) - duration('P1D') <= day
         AND (h.status = 'open' OR h.status = 'ended' AND day <= h.end) AS certain
ORDER BY head DESC, post_id, start, tenure_id
SKIP $skip LIMIT $limit

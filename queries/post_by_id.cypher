// post_by_id: one post.
// arg  id          string
// row  id          string
// row  title       string
// row  unit_id     string
// row  unit        string
// row  level       string
// row  bloc        string?
// row  office      string?
// row  head        bool
// row  rank        float?
// row  class       string
// row  seats       int?
// row  valid_from  date?
// row  valid_to    date?
// row  tenures     int
// sort id
MATCH (p:Post {id: $id})-[:IN]->(u:Unit)
RETURN p.id AS id, p.title AS title, u.id AS unit_id, u.name AS unit, p.level AS level, p.bloc AS bloc,
       p.office AS office, p.head AS head, p.rank AS rank, p.class AS class, p.seats AS seats,
       left(toString(p.valid_from), {year: 4, month: 7, day: 10}[p.valid_from_precision]) AS valid_from,
       left(toString(p.valid_to), {year: 4, month: 7, day: 10}[p.valid_to_precision]) AS valid_to,
       COUNT { (p)<-[:HELD]-(:Official) } AS tenures
ORDER BY id
SKIP $skip LIMIT $limit

// career_tenures: the tenures of one official in order, memberships included.
// note unit is the unit's name. status is ended, open or unknown.
// arg  official   string
// row  seq        int
// row  id         string
// row  post_id    string
// row  title      string
// row  unit_id    string
// row  unit       string
// row  level      string
// row  bloc       string?
// row  office     string?
// row  head       bool
// row  start      date?
// row  end        date?
// row  status     string
// row  arrival    string?
// row  end_cause  string?
// row  outcome    string
// sort seq
MATCH (:Official {id: $official})-[h:HELD]->(p:Post)-[:IN]->(u:Unit)
RETURN h.seq AS seq, h.id AS id, p.id AS post_id, p.title AS title, u.id AS unit_id, u.name AS unit, p.level AS level,
       p.bloc AS bloc, p.office AS office, p.head AS head,
       left(toString(h.start), {year: 4, month: 7, day: 10}[h.start_precision]) AS start,
       left(toString(h.end), {year: 4, month: 7, day: 10}[h.end_precision]) AS `end`, h.status AS status,
       h.arrival AS arrival, h.end_cause AS end_cause, h.outcome AS outcome
ORDER BY seq
SKIP $skip LIMIT $limit

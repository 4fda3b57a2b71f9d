// post_holders: the holders of one post over time.
// arg  post         string
// row  tenure_id    string
// row  official_id  string
// row  official     string?
// row  start        date?
// row  end          date?
// row  status       string
// row  arrival      string?
// row  end_cause    string?
// row  outcome      string
// sort start, tenure_id
MATCH (p:Post {id: $post})<-[h:HELD]-(o:Official)
RETURN h.id AS tenure_id, o.id AS official_id, o.name AS official,
       left(toString(h.start), {year: 4, month: 7, day: 10}[h.start_precision]) AS start,
       left(toString(h.end), {year: 4, month: 7, day: 10}[h.end_precision]) AS `end`, h.status AS status,
       h.arrival AS arrival, h.end_cause AS end_cause, h.outcome AS outcome
ORDER BY start, tenure_id
SKIP $skip LIMIT $limit

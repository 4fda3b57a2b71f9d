// unit_links: what units came from a unit or followed it.
// arg  unit            string
// row  predecessor_id  string
// row  predecessor     string
// row  successor_id    string
// row  successor       string
// row  kind            string
// row  on              date?
// sort predecessor_id, successor_id, kind, on
MATCH (:Unit {id: $unit})-[r:SUCCEEDED_BY]-(:Unit)
WITH DISTINCT r, startNode(r) AS a, endNode(r) AS b
RETURN a.id AS predecessor_id, a.name AS predecessor, b.id AS successor_id, b.name AS successor, r.kind AS kind,
       left(toString(r.on), {year: 4, month: 7, day: 10}[r.on_precision]) AS `on`
ORDER BY predecessor_id, successor_id, kind, `on`
SKIP $skip LIMIT $limit

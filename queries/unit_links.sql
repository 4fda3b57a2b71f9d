-- unit_links: what units came from a unit or followed it.
-- arg  unit            string
-- row  predecessor_id  string
-- row  predecessor     string
-- row  successor_id    string
-- row  successor       string
-- row  kind            string
-- row  on              date?
-- sort predecessor_id, successor_id, kind, on
SELECT l.predecessor_id, a.name AS predecessor, l.successor_id, b.name AS successor, l.kind, l.happened AS "on"
FROM unit_links l
JOIN units a ON a.id = l.predecessor_id
JOIN units b ON b.id = l.successor_id
WHERE $unit::VARCHAR IN (l.predecessor_id, l.successor_id)
ORDER BY l.predecessor_id, l.successor_id, l.kind, l.happened NULLS LAST
LIMIT $limit OFFSET $skip

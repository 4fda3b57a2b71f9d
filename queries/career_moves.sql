-- career_moves: the moves of one official in the order of the tenures they led to.
-- note seq is that of the tenure the move led to. The posts and units are ids.
-- arg  official   string
-- row  seq        int
-- row  id         string
-- row  on         date
-- row  from_post  string
-- row  to_post    string
-- row  from_unit  string
-- row  to_unit    string
-- row  kind       string
-- row  direction  string
-- row  gap_days   int
-- sort seq
SELECT m.seq::BIGINT AS seq, m.id, shown(m.happened, m.happened_length) AS "on", p.id AS from_post, q.id AS to_post, p.unit_id AS from_unit, q.unit_id AS to_unit,
  m.kind, m.direction, m.gap_days::BIGINT AS gap_days
FROM officials o
JOIN moves m ON m.official = o.number
JOIN posts p ON p.number = m.from_post
JOIN posts q ON q.number = m.to_post
WHERE o.digest = md5_number_lower($official) AND o.id = $official
ORDER BY m.seq
LIMIT $limit OFFSET $skip

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
SELECT m.seq::BIGINT AS seq, m.id, m.happened_shown AS "on", m.from_post, m.to_post, m.from_unit, m.to_unit,
  m.kind, m.direction, m.gap_days::BIGINT AS gap_days
FROM moves m
WHERE m.official = $official
ORDER BY m.seq
LIMIT $limit OFFSET $skip

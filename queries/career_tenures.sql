-- career_tenures: the tenures of one official in order, memberships included.
-- note unit is the unit's name. status is ended, open or unknown.
-- arg  official   string
-- row  seq        int
-- row  id         string
-- row  post_id    string
-- row  title      string
-- row  unit_id    string
-- row  unit       string
-- row  level      string
-- row  bloc       string?
-- row  office     string?
-- row  head       bool
-- row  start      date?
-- row  end        date?
-- row  status     string
-- row  arrival    string?
-- row  end_cause  string?
-- row  outcome    string
-- sort seq
SELECT t.seq::BIGINT AS seq, t.id, t.post_id, p.title, t.unit_id, u.name AS unit, t.level, t.bloc, t.office, t.head,
  t.start_shown AS start, t.end_shown AS "end", t.status, t.arrival, t.end_cause, t.outcome
FROM tenures t
JOIN posts p ON p.id = t.post_id
JOIN units u ON u.id = t.unit_id
WHERE t.official = $official
ORDER BY t.seq
LIMIT $limit OFFSET $skip

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
SELECT t.seq::BIGINT AS seq, t.id, p.id AS post_id, p.title, p.unit_id, p.unit_name AS unit, t.level, t.bloc, t.office, t.head,
  shown(t.start, t.start_length) AS start, shown(t.end_first, t.end_length) AS "end", t.status, t.arrival, t.end_cause, t.outcome
FROM officials o
JOIN tenures t ON t.official = o.number
JOIN posts p ON p.number = t.post
WHERE o.digest = md5_number_lower($official) AND o.id = $official
ORDER BY t.seq
LIMIT $limit OFFSET $skip

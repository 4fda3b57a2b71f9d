-- unit_holders: the holders of the posts of one unit over time.
-- note unit is the unit itself or, with descendants true, its descendants too.
-- arg  unit         string
-- arg  descendants  bool
-- arg  since        first_day?
-- arg  until        last_day?
-- arg  kinds        string[]?
-- arg  blocs        string[]?
-- arg  offices      string[]?
-- row  post_id      string
-- row  title        string
-- row  unit_id      string
-- row  office       string?
-- row  head         bool
-- row  tenure_id    string
-- row  official_id  string
-- row  official     string?
-- row  start        date?
-- row  end          date?
-- row  status       string
-- row  outcome      string
-- sort post_id, start, tenure_id
SELECT p.id AS post_id, p.title, p.unit_id, t.office, t.head, t.id AS tenure_id, o.id AS official_id, o.name AS official,
  shown(t.start, t.start_length) AS start, shown(t.end_first, t.end_length) AS "end", t.status, t.outcome
FROM tenures_that_pass($since::DATE, $until::DATE, $kinds::VARCHAR[], NULL::VARCHAR[], $blocs::VARCHAR[], $unit::VARCHAR, $offices::VARCHAR[]) t
JOIN posts p ON p.number = t.post
JOIN officials o ON o.number = t.official
WHERE $descendants OR p.unit_id = $unit::VARCHAR
ORDER BY p.id, "start" NULLS LAST, t.id
LIMIT $limit OFFSET $skip

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
SELECT t.post_id, p.title, t.unit_id, t.office, t.head, t.id AS tenure_id, t.official AS official_id, o.name AS official,
  t.start_shown AS start, t.end_shown AS "end", t.status, t.outcome
FROM tenures_that_pass($since::DATE, $until::DATE, $kinds::VARCHAR[], NULL::VARCHAR[], $blocs::VARCHAR[], $unit::VARCHAR, $offices::VARCHAR[]) t
JOIN posts p ON p.id = t.post_id
JOIN officials o ON o.id = t.official
WHERE $descendants OR t.unit_id = $unit::VARCHAR
ORDER BY t.post_id, t.start_shown NULLS LAST, t.id
LIMIT $limit OFFSET $skip

-- post_holders: the holders of one post over time.
-- arg  post         string
-- row  tenure_id    string
-- row  official_id  string
-- row  official     string?
-- row  start        date?
-- row  end          date?
-- row  status       string
-- row  arrival      string?
-- row  end_cause    string?
-- row  outcome      string
-- sort start, tenure_id
SELECT t.id AS tenure_id, t.official AS official_id, o.name AS official, t.start_shown AS start, t.end_shown AS "end",
  t.status, t.arrival, t.end_cause, t.outcome
FROM tenures t
JOIN officials o ON o.id = t.official
WHERE t.post_id = $post
ORDER BY t.start_shown NULLS LAST, t.id
LIMIT $limit OFFSET $skip

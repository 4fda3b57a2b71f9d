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
SELECT t.id AS tenure_id, o.id AS official_id, o.name AS official, shown(t.start, t.start_length) AS start, shown(t.end_first, t.end_length) AS "end",
  t.status, t.arrival, t.end_cause, t.outcome
FROM tenures t
JOIN officials o ON o.number = t.official
WHERE t.post = (SELECT number FROM posts WHERE id = $post)
ORDER BY "start" NULLS LAST, t.id
LIMIT $limit OFFSET $skip

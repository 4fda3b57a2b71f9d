-- tenures: tenures, one row each.
-- note The filters hold for tenures: since and until bound the first possible day of the start; kinds are its arrival; levels, blocs, unit (with its descendants) and offices are those of its post.
-- arg  since        first_day?
-- arg  until        last_day?
-- arg  kinds        string[]?
-- arg  levels       string[]?
-- arg  blocs        string[]?
-- arg  unit         string?
-- arg  offices      string[]?
-- row  id           string
-- row  official_id  string
-- row  official     string?
-- row  post_id      string
-- row  title        string
-- row  unit_id      string
-- row  unit         string
-- row  level        string
-- row  bloc         string?
-- row  office       string?
-- row  start        date?
-- row  end          date?
-- row  status       string
-- row  arrival      string?
-- row  outcome      string
-- sort start, id
SELECT t.id, t.official AS official_id, o.name AS official, t.post_id, p.title, t.unit_id, u.name AS unit, t.level, t.bloc, t.office,
  t.start_shown AS start, t.end_shown AS "end", t.status, t.arrival, t.outcome
FROM tenures_that_pass($since::DATE, $until::DATE, $kinds::VARCHAR[], $levels::VARCHAR[], $blocs::VARCHAR[], $unit::VARCHAR, $offices::VARCHAR[]) t
JOIN officials o ON o.id = t.official
JOIN posts p ON p.id = t.post_id
JOIN units u ON u.id = t.unit_id
ORDER BY t.start_shown NULLS LAST, t.id
LIMIT $limit OFFSET $skip

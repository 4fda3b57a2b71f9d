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
WITH page AS (
  SELECT *
  FROM tenures_that_pass($since::DATE, $until::DATE, $kinds::VARCHAR[], $levels::VARCHAR[], $blocs::VARCHAR[], $unit::VARCHAR, $offices::VARCHAR[]) t
  ORDER BY start NULLS LAST, start_length, id
  LIMIT $skip + $limit
)
SELECT t.id, o.id AS official_id, o.name AS official, p.id AS post_id, p.title, p.unit_id, p.unit_name AS unit, t.level, t.bloc, t.office,
  shown(t.start, t.start_length) AS start, shown(t.end_first, t.end_length) AS "end", t.status, t.arrival, t.outcome
FROM page t
JOIN officials o ON o.number = t.official
JOIN posts p ON p.number = t.post
ORDER BY t.start NULLS LAST, t.start_length, t.id
LIMIT $limit OFFSET $skip

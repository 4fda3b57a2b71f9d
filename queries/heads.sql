-- heads: who holds the head posts on a day and for how long.
-- note on is the dataset's as_of where it is not given. Head posts of class career; a tenure holds on a day as in unit_posts (possibly is enough). days counts from the first possible day of the start to on. terms counts the official's tenures of this post that began on or before on, first_start is the start of the earliest of them. since and until bound the start of the tenure.
-- arg  on           first_day?
-- arg  since        first_day?
-- arg  until        last_day?
-- arg  levels       string[]?
-- arg  blocs        string[]?
-- arg  unit         string?
-- arg  offices      string[]?
-- row  unit_id      string
-- row  unit         string
-- row  level        string
-- row  post_id      string
-- row  title        string
-- row  office       string?
-- row  bloc         string?
-- row  official_id  string
-- row  official     string?
-- row  tenure_id    string
-- row  start        date
-- row  first_start  date
-- row  terms        int
-- row  days         int
-- sort unit_id, post_id, start, tenure_id
WITH day AS (SELECT coalesce($on::DATE, max(as_of)) AS on_day FROM dataset),
page AS MATERIALIZED (
  SELECT t.*, d.on_day
  FROM tenures_that_pass($since::DATE, $until::DATE, NULL::VARCHAR[], $levels::VARCHAR[], $blocs::VARCHAR[], $unit::VARCHAR, $offices::VARCHAR[]) t
  CROSS JOIN day d
  WHERE t.head AND t.class = 'career' AND t.start <= d.on_day AND d.on_day <= t.last_day
  ORDER BY t.unit, t.post, t.start, t.start_length, t.id
  LIMIT $skip + $limit
), terms AS (
  SELECT official, post, count(*) AS terms, min(shown(start, start_length)) AS first_start
  FROM tenures
  WHERE start <= (SELECT on_day FROM day) AND official IN (SELECT official FROM page)
  GROUP BY official, post
)
SELECT p.unit_id, p.unit_name AS unit, t.level, p.id AS post_id, p.title, t.office, t.bloc, o.id AS official_id, o.name AS official,
  t.id AS tenure_id, shown(t.start, t.start_length) AS start, s.first_start, s.terms, date_diff('day', t.start, t.on_day) AS days
FROM page t
JOIN terms s ON s.official = t.official AND s.post = t.post
JOIN posts p ON p.number = t.post
JOIN officials o ON o.number = t.official
ORDER BY t.unit, t.post, t.start, t.start_length, t.id
LIMIT $limit OFFSET $skip

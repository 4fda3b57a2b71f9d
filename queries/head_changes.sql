-- head_changes: head posts that changed hands within so many days of the deputy's.
-- note A post changes hands as in churn_by_unit. The deputy of a head post is the career post of the same unit and bloc that is no head and has the highest rank there, or each of several; one without a rank is below all others. One row for each tenure of a head post that began within days (90 where not given) before or after that of a deputy by another official, with the nearest such, the earlier of two. days_apart is the number of days from the former to the latter. Starts known to the year only are left out; others count from their first possible day.
-- note since and until bound the start of the head's tenure; levels, blocs, unit (with its descendants) and offices are those of the head post.
-- arg  days              int?
-- arg  since             first_day?
-- arg  until             last_day?
-- arg  levels            string[]?
-- arg  blocs             string[]?
-- arg  unit              string?
-- arg  offices           string[]?
-- row  unit_id           string
-- row  unit              string
-- row  level             string
-- row  post_id           string
-- row  title             string
-- row  office            string?
-- row  tenure_id         string
-- row  official_id       string
-- row  start             date
-- row  deputy_post       string
-- row  deputy_title      string
-- row  deputy_tenure     string
-- row  deputy_official   string
-- row  deputy_start      date
-- row  days_apart        int
-- sort unit_id, post_id, start, tenure_id
WITH deputies AS (
  SELECT *
  FROM posts
  WHERE class = 'career' AND NOT head
  QUALIFY coalesce(rank, -1.7e308) = max(coalesce(rank, -1.7e308)) OVER (PARTITION BY unit, bloc)
), pairs AS (
  SELECT p.number AS post, d.number AS deputy
  FROM posts p
  JOIN deputies d ON d.unit = p.unit AND d.bloc IS NOT DISTINCT FROM p.bloc
  WHERE p.head AND p.class = 'career'
), changes AS (
  SELECT *
  FROM tenures
  WHERE outcome IN ('entry', 'addition', 'move', 'with') AND start_length > 4
), head_changes AS (
  SELECT *
  FROM tenures_that_pass($since::DATE, $until::DATE, NULL::VARCHAR[], $levels::VARCHAR[], $blocs::VARCHAR[], $unit::VARCHAR, $offices::VARCHAR[])
  WHERE outcome IN ('entry', 'addition', 'move', 'with') AND start_length > 4 AND post IN (SELECT post FROM pairs)
), near AS (
  SELECT h.*, d.id AS deputy_tenure, d.post AS deputy_post, d.official AS deputy_official, d.start AS deputy_start, d.start_length AS deputy_length,
    d.start - h.start AS days_apart
  FROM head_changes h
  JOIN pairs p ON p.post = h.post
  JOIN changes d ON d.post = p.deputy AND d.official <> h.official AND abs(d.start - h.start) <= coalesce($days::BIGINT, 90)
  QUALIFY row_number() OVER (PARTITION BY h.id ORDER BY abs(d.start - h.start), d.start, d.start_length, d.id) = 1
)
SELECT p.unit_id, p.unit_name AS unit, t.level, p.id AS post_id, p.title, t.office, t.id AS tenure_id, o.id AS official_id,
  shown(t.start, t.start_length) AS start, d.id AS deputy_post, d.title AS deputy_title, t.deputy_tenure, e.id AS deputy_official,
  shown(t.deputy_start, t.deputy_length) AS deputy_start, t.days_apart
FROM near t
JOIN posts p ON p.number = t.post
JOIN officials o ON o.number = t.official
JOIN posts d ON d.number = t.deputy_post
JOIN officials e ON e.number = t.deputy_official
ORDER BY t.unit, t.post, t.start, t.start_length, t.id
LIMIT $limit OFFSET $skip

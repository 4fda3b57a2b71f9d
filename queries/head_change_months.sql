-- head_change_months: in which months head posts changed hands, and in which those of deputies.
-- note Changes and deputies are those of head_changes. One row for each level and office of head posts and each month, that of the first possible day, in which any change began: heads counts the tenures of head posts, near those of them that head_changes has a row for, deputies the head posts with a deputy whose post did. posts is the same in all rows of a level and office: the head posts with a deputy of which any change is known.
-- note since and until bound the start of the head's tenure and leave the deputies alone; levels, blocs, unit (with its descendants) and offices are those of the head post.
-- arg  days      int?
-- arg  since     first_day?
-- arg  until     last_day?
-- arg  levels    string[]?
-- arg  blocs     string[]?
-- arg  unit      string?
-- arg  offices   string[]?
-- row  level     string
-- row  office    string?
-- row  month     date
-- row  posts     int
-- row  heads     int
-- row  near      int
-- row  deputies  int
-- sort level, office, month
WITH deputies AS (
  SELECT *
  FROM posts
  WHERE class = 'career' AND NOT head
  QUALIFY coalesce(rank, -1.7e308) = max(coalesce(rank, -1.7e308)) OVER (PARTITION BY unit, bloc)
), pairs AS MATERIALIZED (
  SELECT p.number AS post, p.level, p.office, d.number AS deputy
  FROM posts p
  JOIN deputies d ON d.unit = p.unit AND d.bloc IS NOT DISTINCT FROM p.bloc
  WHERE p.head AND p.class = 'career'
    AND ($levels::VARCHAR[] IS NULL OR list_contains($levels::VARCHAR[], p.level))
    AND ($blocs::VARCHAR[] IS NULL OR list_contains($blocs::VARCHAR[], p.bloc))
    AND ($unit::VARCHAR IS NULL OR p.place BETWEEN (SELECT place FROM units WHERE id = $unit::VARCHAR) AND (SELECT last_place FROM units WHERE id = $unit::VARCHAR))
    AND ($offices::VARCHAR[] IS NULL OR list_contains($offices::VARCHAR[], p.office))
), changes AS MATERIALIZED (
  SELECT official, seq, post, start
  FROM tenures
  WHERE outcome IN ('entry', 'addition', 'move', 'with') AND start_length > 4
), head_changes AS MATERIALIZED (
  SELECT p.post, p.level, p.office, c.start, c.official, c.seq
  FROM (SELECT DISTINCT post, level, office FROM pairs) p
  JOIN changes c ON c.post = p.post
), deputy_changes AS MATERIALIZED (
  SELECT p.post, p.level, p.office, c.start, c.official, c.seq
  FROM pairs p
  JOIN changes c ON c.post = p.deputy
), near AS (
  -- Days so near to each other are in one span of as many days or in two neighbours.
  SELECT DISTINCT h.official, h.seq
  FROM (SELECT *, (start - DATE '1970-01-01') // greatest(coalesce($days::BIGINT, 90), 1) + unnest([-1, 0, 1]) AS span FROM head_changes) h
  JOIN (SELECT *, (start - DATE '1970-01-01') // greatest(coalesce($days::BIGINT, 90), 1) AS span FROM deputy_changes) d
    ON d.post = h.post AND d.span = h.span AND d.official <> h.official AND abs(d.start - h.start) <= coalesce($days::BIGINT, 90)
), known AS (
  SELECT level, office, count(DISTINCT post) AS posts
  FROM (FROM head_changes UNION ALL FROM deputy_changes)
  GROUP BY level, office
), months AS (
  SELECT level, office, date_trunc('month', start) AS month, count(*) AS heads, count(n.seq) AS near, 0 AS deputies
  FROM head_changes h
  LEFT JOIN near n ON n.official = h.official AND n.seq = h.seq
  WHERE ($since::DATE IS NULL OR start >= $since::DATE) AND ($until::DATE IS NULL OR start <= $until::DATE)
  GROUP BY level, office, month
  UNION ALL
  SELECT level, office, date_trunc('month', start) AS month, 0, 0, count(DISTINCT post)
  FROM deputy_changes
  GROUP BY level, office, month
)
SELECT m.level, m.office, shown(m.month, 7) AS month, k.posts, sum(m.heads)::BIGINT AS heads, sum(m.near)::BIGINT AS near, sum(m.deputies)::BIGINT AS deputies
FROM months m
JOIN known k ON k.level = m.level AND k.office IS NOT DISTINCT FROM m.office
GROUP BY m.level, m.office, m.month, k.posts
ORDER BY m.level, m.office NULLS LAST, m.month
LIMIT $limit OFFSET $skip

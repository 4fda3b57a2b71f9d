-- churn_spread: how many units had how many of their career posts change hands in a year.
-- note Posts and changes are those of churn_by_unit, the level is that of the unit. One row for each level, year, number of posts and number of those changed: units counts the units, those without a change too. Years are those in which any post changed, and the level has a row for each of them.
-- note The filters hold for tenures: since and until bound the first possible day of the start; kinds are its arrival; levels, blocs, unit (with its descendants) and offices are those of its post.
-- arg  since    first_day?
-- arg  until    last_day?
-- arg  kinds    string[]?
-- arg  levels   string[]?
-- arg  blocs    string[]?
-- arg  unit     string?
-- arg  offices  string[]?
-- row  level    string
-- row  year     int
-- row  posts    int
-- row  changed  int
-- row  units    int
-- sort level, year, posts, changed
WITH seats AS (
  SELECT unit, count(*) AS posts
  FROM posts
  WHERE class = 'career'
    AND ($levels::VARCHAR[] IS NULL OR list_contains($levels::VARCHAR[], level))
    AND ($blocs::VARCHAR[] IS NULL OR list_contains($blocs::VARCHAR[], bloc))
    AND ($unit::VARCHAR IS NULL OR place BETWEEN (SELECT place FROM units WHERE id = $unit::VARCHAR) AND (SELECT last_place FROM units WHERE id = $unit::VARCHAR))
    AND ($offices::VARCHAR[] IS NULL OR list_contains($offices::VARCHAR[], office))
  GROUP BY unit
), changes AS (
  SELECT unit, year, count(*) AS changed
  FROM (
    SELECT DISTINCT unit, year(start) AS year, post
    FROM tenures_that_pass($since::DATE, $until::DATE, $kinds::VARCHAR[], $levels::VARCHAR[], $blocs::VARCHAR[], $unit::VARCHAR, $offices::VARCHAR[])
    WHERE outcome IN ('entry', 'addition', 'move', 'with')
  )
  GROUP BY unit, year
), took AS (
  SELECT u.level, c.year, s.posts, c.changed, count(*) AS units
  FROM changes c
  JOIN seats s ON s.unit = c.unit
  JOIN units u ON u.number = c.unit
  GROUP BY u.level, c.year, s.posts, c.changed
), sizes AS (
  SELECT u.level, s.posts, count(*) AS units
  FROM seats s
  JOIN units u ON u.number = s.unit
  GROUP BY u.level, s.posts
), quiet AS (
  SELECT s.level, y.year, s.posts, 0 AS changed, s.units - coalesce(sum(t.units), 0)::BIGINT AS units
  FROM sizes s
  CROSS JOIN (SELECT DISTINCT year FROM changes) y
  LEFT JOIN took t ON t.level = s.level AND t.year = y.year AND t.posts = s.posts
  GROUP BY s.level, y.year, s.posts, s.units
)
SELECT level, year, posts, changed, units
FROM (FROM took UNION ALL FROM quiet WHERE units > 0)
ORDER BY level, year, posts, changed
LIMIT $limit OFFSET $skip

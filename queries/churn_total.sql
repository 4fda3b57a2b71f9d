-- churn_total: how many of each unit's career posts changed hands, added up over the years.
-- note Posts and changes are those of churn_by_unit: a post that somebody took in two years counts twice in changed, one that two took in a year once. A unit with career posts that the filters let through and no change is a row too.
-- note The filters hold for tenures: since and until bound the first possible day of the start; kinds are its arrival; levels, blocs, unit (with its descendants) and offices are those of its post.
-- arg  since    first_day?
-- arg  until    last_day?
-- arg  kinds    string[]?
-- arg  levels   string[]?
-- arg  blocs    string[]?
-- arg  unit     string?
-- arg  offices  string[]?
-- row  id       string
-- row  name     string
-- row  level    string
-- row  posts    int
-- row  changed  int
-- sort id
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
  SELECT unit, count(*) AS changed
  FROM (
    SELECT DISTINCT unit, post, year(start)
    FROM tenures_that_pass($since::DATE, $until::DATE, $kinds::VARCHAR[], $levels::VARCHAR[], $blocs::VARCHAR[], $unit::VARCHAR, $offices::VARCHAR[])
    WHERE outcome IN ('entry', 'addition', 'move', 'with')
  )
  GROUP BY unit
)
SELECT u.id, u.name, u.level, s.posts, coalesce(c.changed, 0) AS changed
FROM seats s
JOIN units u ON u.number = s.unit
LEFT JOIN changes c ON c.unit = s.unit
ORDER BY u.id
LIMIT $limit OFFSET $skip

-- churn_by_unit: the share of each unit's career posts that somebody took in a year.
-- note posts counts the unit's career posts that the levels, blocs and offices filters let through; changed those of them that at least one official took in the year: a tenure that began then and is an entry, addition, move or with. share is changed divided by posts. A unit and year without a change is no row.
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
-- row  year     int
-- row  posts    int
-- row  changed  int
-- row  share    float
-- sort id, year
WITH changes AS (
  SELECT unit, year(start) AS year, count(DISTINCT post) AS changed
  FROM tenures_that_pass($since::DATE, $until::DATE, $kinds::VARCHAR[], $levels::VARCHAR[], $blocs::VARCHAR[], $unit::VARCHAR, $offices::VARCHAR[])
  WHERE outcome IN ('entry', 'addition', 'move', 'with')
  GROUP BY unit, year(start)
), seats AS (
  SELECT unit, count(*) AS posts
  FROM posts
  WHERE class = 'career'
    AND ($levels::VARCHAR[] IS NULL OR list_contains($levels::VARCHAR[], level))
    AND ($blocs::VARCHAR[] IS NULL OR list_contains($blocs::VARCHAR[], bloc))
    AND ($offices::VARCHAR[] IS NULL OR list_contains($offices::VARCHAR[], office))
  GROUP BY unit
)
SELECT u.id, u.name, u.level, c.year, s.posts, c.changed, c.changed / s.posts AS share
FROM changes c
JOIN seats s ON s.unit = c.unit
JOIN units u ON u.number = c.unit
ORDER BY u.id, c.year
LIMIT $limit OFFSET $skip

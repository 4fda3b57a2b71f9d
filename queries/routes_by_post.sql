-- routes_by_post: the most travelled routes between two posts.
-- note post takes only the routes that begin or end at it. A unit's name and its post's level stand beside the title, which alone may name many posts.
-- note The filters hold for moves: since and until bound the day of the move; kinds are its kind; levels, blocs and unit hold for either end, a unit with its descendants; offices are those taken.
-- arg  post            string?
-- arg  since           first_day?
-- arg  until           last_day?
-- arg  kinds           string[]?
-- arg  levels          string[]?
-- arg  blocs           string[]?
-- arg  unit            string?
-- arg  offices         string[]?
-- row  from_id         string
-- row  from_title      string
-- row  from_unit_name  string
-- row  from_level      string
-- row  to_id           string
-- row  to_title        string
-- row  to_unit_name    string
-- row  to_level        string
-- row  moves           int
-- row  officials       int
-- sort moves desc, from_id, to_id
SELECT a.id AS from_id, a.title AS from_title, a.unit_name AS from_unit_name, a.level AS from_level,
  b.id AS to_id, b.title AS to_title, b.unit_name AS to_unit_name, b.level AS to_level, f.moves, f.officials
FROM (
  SELECT from_post, to_post, count(*) AS moves, count(DISTINCT official) AS officials
  FROM moves_that_pass($since::DATE, $until::DATE, $kinds::VARCHAR[], $levels::VARCHAR[], $blocs::VARCHAR[], $unit::VARCHAR, $offices::VARCHAR[])
  WHERE $post::VARCHAR IS NULL
    OR from_post = (SELECT number FROM posts WHERE id = $post::VARCHAR)
    OR to_post = (SELECT number FROM posts WHERE id = $post::VARCHAR)
  GROUP BY from_post, to_post
) f
JOIN posts a ON a.number = f.from_post
JOIN posts b ON b.number = f.to_post
ORDER BY f.moves DESC, f.from_post, f.to_post
LIMIT $limit OFFSET $skip

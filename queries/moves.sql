-- moves: the moves behind any cell of a flow table, one row each.
-- note The filters hold for moves: since and until bound the day of the move; kinds are its kind; levels, blocs and unit hold for either end, a unit with its descendants; offices are those taken.
-- note from_… and to_… pick a cell; for a bloc or an office, an empty text is the cell of posts that state none. from_unit and to_unit here are the units themselves, without descendants. on is as precise as stated; year is that of the first possible day.
-- arg  since           first_day?
-- arg  until           last_day?
-- arg  kinds           string[]?
-- arg  levels          string[]?
-- arg  blocs           string[]?
-- arg  unit            string?
-- arg  offices         string[]?
-- arg  from_level      string?
-- arg  to_level        string?
-- arg  from_bloc       string?
-- arg  to_bloc         string?
-- arg  from_office     string?
-- arg  to_office       string?
-- arg  from_unit       string?
-- arg  to_unit         string?
-- arg  year            int?
-- arg  direction       string?
-- row  id              string
-- row  on              date
-- row  official_id     string
-- row  official        string?
-- row  from_tenure     string
-- row  from_post       string
-- row  from_title      string
-- row  from_unit       string
-- row  from_unit_name  string
-- row  from_level      string
-- row  from_bloc       string?
-- row  from_office     string?
-- row  to_tenure       string
-- row  to_post         string
-- row  to_title        string
-- row  to_unit         string
-- row  to_unit_name    string
-- row  to_level        string
-- row  to_bloc         string?
-- row  to_office       string?
-- row  kind            string
-- row  direction       string
-- row  gap_days        int
-- sort on, id
WITH passing AS NOT MATERIALIZED (
  SELECT *
  FROM moves_that_pass($since::DATE, $until::DATE, $kinds::VARCHAR[], $levels::VARCHAR[], $blocs::VARCHAR[], $unit::VARCHAR, $offices::VARCHAR[]) m
  WHERE ($from_level::VARCHAR IS NULL OR from_level = $from_level::VARCHAR)
    AND ($to_level::VARCHAR IS NULL OR to_level = $to_level::VARCHAR)
    AND ($from_bloc::VARCHAR IS NULL OR coalesce(from_bloc, '') = $from_bloc::VARCHAR)
    AND ($to_bloc::VARCHAR IS NULL OR coalesce(to_bloc, '') = $to_bloc::VARCHAR)
    AND ($from_office::VARCHAR IS NULL OR coalesce(from_office, '') = $from_office::VARCHAR)
    AND ($to_office::VARCHAR IS NULL OR coalesce(to_office, '') = $to_office::VARCHAR)
    AND ($from_unit::VARCHAR IS NULL OR from_unit = (SELECT number FROM units WHERE id = $from_unit::VARCHAR))
    AND ($to_unit::VARCHAR IS NULL OR to_unit = (SELECT number FROM units WHERE id = $to_unit::VARCHAR))
    AND ($year::BIGINT IS NULL OR year(happened) = $year::BIGINT)
    AND ($direction::VARCHAR IS NULL OR direction = $direction::VARCHAR)
), page AS (
  -- All columns are read on the days of the page only.
  SELECT *
  FROM passing
  WHERE happened IN (SELECT happened FROM passing ORDER BY happened LIMIT $skip + $limit)
  ORDER BY happened, happened_length, id
  LIMIT $skip + $limit
)
SELECT m.id, shown(m.happened, m.happened_length) AS "on", o.id AS official_id, o.name AS official,
  m.from_tenure, p.id AS from_post, p.title AS from_title, p.unit_id AS from_unit, p.unit_name AS from_unit_name, m.from_level, m.from_bloc, m.from_office,
  m.id AS to_tenure, q.id AS to_post, q.title AS to_title, q.unit_id AS to_unit, q.unit_name AS to_unit_name, m.to_level, m.to_bloc, m.to_office,
  m.kind, m.direction, m.gap_days::BIGINT AS gap_days
FROM page m
JOIN officials o ON o.number = m.official
JOIN posts p ON p.number = m.from_post
JOIN posts q ON q.number = m.to_post
ORDER BY m.happened, m.happened_length, m.id
LIMIT $limit OFFSET $skip

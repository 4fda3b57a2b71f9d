-- changes: the tenures by which career posts changed hands, one row each.
-- note Those that churn_by_unit and churn_by_level count: entries, additions, moves and those taken with another. A post that two officials took in one year is two rows here and one changed post there.
-- note The filters hold for tenures: since and until bound the first possible day of the start; kinds are its arrival; levels, blocs, unit (with its descendants) and offices are those of its post. in_unit is the unit itself, unit_level the level of the unit, year that of the first possible day.
-- arg  since        first_day?
-- arg  until        last_day?
-- arg  kinds        string[]?
-- arg  levels       string[]?
-- arg  blocs        string[]?
-- arg  unit         string?
-- arg  offices      string[]?
-- arg  in_unit      string?
-- arg  unit_level   string?
-- arg  year         int?
-- row  tenure_id    string
-- row  official_id  string
-- row  official     string?
-- row  post_id      string
-- row  title        string
-- row  unit_id      string
-- row  unit         string
-- row  level        string
-- row  bloc         string?
-- row  office       string?
-- row  start        date
-- row  outcome      string
-- row  arrival      string?
-- sort start, tenure_id
WITH page AS (
  SELECT *
  FROM tenures_that_pass($since::DATE, $until::DATE, $kinds::VARCHAR[], $levels::VARCHAR[], $blocs::VARCHAR[], $unit::VARCHAR, $offices::VARCHAR[]) t
  WHERE t.outcome IN ('entry', 'addition', 'move', 'with')
    AND ($in_unit::VARCHAR IS NULL OR t.unit = (SELECT number FROM units WHERE id = $in_unit::VARCHAR))
    AND ($unit_level::VARCHAR IS NULL OR t.unit IN (SELECT number FROM units WHERE level = $unit_level::VARCHAR))
    AND ($year::BIGINT IS NULL OR year(t.start) = $year::BIGINT)
  ORDER BY t.start, t.start_length, t.id
  LIMIT $skip + $limit
)
SELECT t.id AS tenure_id, o.id AS official_id, o.name AS official, p.id AS post_id, p.title, p.unit_id, p.unit_name AS unit, t.level, t.bloc, t.office,
  shown(t.start, t.start_length) AS start, t.outcome, t.arrival
FROM page t
JOIN officials o ON o.number = t.official
JOIN posts p ON p.number = t.post
ORDER BY t.start, t.start_length, t.id
LIMIT $limit OFFSET $skip

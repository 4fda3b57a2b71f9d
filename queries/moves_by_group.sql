-- moves_by_group: moves by level, bloc and office at both ends, gender and direction, one row per combination that has any.
-- note A post that states no bloc or no office gives none, nor does an official whose gender is not stated.
-- note The filters hold for moves: since and until bound the day of the move; kinds are its kind; levels, blocs and unit hold for either end, a unit with its descendants; offices are those taken.
-- arg  since        first_day?
-- arg  until        last_day?
-- arg  kinds        string[]?
-- arg  levels       string[]?
-- arg  blocs        string[]?
-- arg  unit         string?
-- arg  offices      string[]?
-- row  from_level   string
-- row  from_bloc    string?
-- row  from_office  string?
-- row  to_level     string
-- row  to_bloc      string?
-- row  to_office    string?
-- row  gender       string?
-- row  direction    string
-- row  moves        int
-- sort from_level, from_bloc, from_office, to_level, to_bloc, to_office, gender, direction
SELECT m.from_level, m.from_bloc, m.from_office, m.to_level, m.to_bloc, m.to_office, o.gender, m.direction, count(*) AS moves
FROM moves_that_pass($since::DATE, $until::DATE, $kinds::VARCHAR[], $levels::VARCHAR[], $blocs::VARCHAR[], $unit::VARCHAR, $offices::VARCHAR[]) m
JOIN officials o ON o.number = m.official
GROUP BY ALL
ORDER BY from_level, from_bloc NULLS LAST, from_office NULLS LAST, to_level, to_bloc NULLS LAST, to_office NULLS LAST, gender NULLS LAST, direction
LIMIT $limit OFFSET $skip

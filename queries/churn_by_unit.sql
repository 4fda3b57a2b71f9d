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
SELECT $since, $until, $kinds, $levels, $blocs, $unit, $offices
LIMIT $limit OFFSET $skip

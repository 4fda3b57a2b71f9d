// moves: the moves behind any cell of a flow table, one row each.
// note The filters hold for moves: since and until bound the day of the move; kinds are its kind; levels, blocs and unit hold for either end, a unit with its descendants; offices are those taken.
// note from_… and to_… pick a cell; for a bloc or an office, an empty text is the cell of posts that state none. from_unit and to_unit here are the units themselves, without descendants. on is as precise as stated; year is that of the first possible day.
// arg  since           first_day?
// arg  until           last_day?
// arg  kinds           string[]?
// arg  levels          string[]?
// arg  blocs           string[]?
// arg  unit            string?
// arg  offices         string[]?
// arg  from_level      string?
// arg  to_level        string?
// arg  from_bloc       string?
// arg  to_bloc         string?
// arg  from_office     string?
// arg  to_office       string?
// arg  from_unit       string?
// arg  to_unit         string?
// arg  year            int?
// arg  direction       string?
// row  id              string
// row  on              date
// row  official_id     string
// row  official        string?
// row  from_tenure     string
// row  from_post       string
// row  from_title      string
// row  from_unit       string
// row  from_unit_name  string
// row  from_level      string
// row  from_bloc       string?
// row  from_office     string?
// row  to_tenure       string
// row  to_post         string
// row  to_title        string
// row  to_unit         string
// row  to_unit_name    string
// row  to_level        string
// row  to_bloc         string?
// row  to_office       string?
// row  kind            string
// row  direction       string
// row  gap_days        int
// sort on, id

// The one row before it lets the index give the order of the rows, so that a
// page need not see them all.
OPTIONAL MATCH (within:Unit {id: $unit})
WITH within.place AS first, within.last_place AS last
LIMIT 1
MATCH (a:Post)-[m:ROTATED_TO]->(b:Post)
USING INDEX m:ROTATED_TO(on)
WHERE m.on IS NOT NULL
  AND ($since IS NULL OR m.on >= $since)
  AND ($until IS NULL OR m.on <= $until)
  AND ($kinds IS NULL OR m.kind IN $kinds)
  AND ($levels IS NULL OR a.level IN $levels OR b.level IN $levels)
  AND ($blocs IS NULL OR a.bloc IN $blocs OR b.bloc IN $blocs)
  AND ($unit IS NULL OR first <= a.place <= last OR first <= b.place <= last)
  AND ($offices IS NULL OR b.office IN $offices)
  AND ($from_level IS NULL OR a.level = $from_level)
  AND ($to_level IS NULL OR b.level = $to_level)
  AND ($from_bloc IS NULL OR coalesce(a.bloc, '') = $from_bloc)
  AND ($to_bloc IS NULL OR coalesce(b.bloc, '') = $to_bloc)
  AND ($from_office IS NULL OR coalesce(a.office, '') = $from_office)
  AND ($to_office IS NULL OR coalesce(b.office, '') = $to_office)
  AND ($from_unit IS NULL OR a.unit_id = $from_unit)
  AND ($to_unit IS NULL OR b.unit_id = $to_unit)
  AND ($year IS NULL OR m.on.year = $year)
  AND ($direction IS NULL OR m.direction = $direction)
RETURN m.id AS id, left(toString(m.on), {year: 4, month: 7, day: 10}[m.on_precision]) AS `on`,
       m.official_id AS official_id,
       head(COLLECT { MATCH (o:Official {id: m.official_id}) RETURN o.name }) AS official,
       m.from_tenure AS from_tenure, a.id AS from_post, a.title AS from_title, a.unit_id AS from_unit,
       head(COLLECT { MATCH (u:Unit {id: a.unit_id}) RETURN u.name }) AS from_unit_name, a.level AS from_level,
       a.bloc AS from_bloc, a.office AS from_office, m.to_tenure AS to_tenure, b.id AS to_post, b.title AS to_title,
       b.unit_id AS to_unit, head(COLLECT { MATCH (u:Unit {id: b.unit_id}) RETURN u.name }) AS to_unit_name,
       b.level AS to_level, b.bloc AS to_bloc, b.office AS to_office, m.kind AS kind, m.direction AS direction,
       m.gap_days AS gap_days
ORDER BY m.on, `on`, id
SKIP $skip LIMIT $limit

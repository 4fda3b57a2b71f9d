// changes: the tenures by which career posts changed hands, one row each.
// note Those that churn_by_unit and churn_by_level count: entries, additions, moves and those taken with another. A post that two officials took in one year is two rows here and one changed post there.
// note The filters hold for tenures: since and until bound the first possible day of the start; kinds are its arrival; levels, blocs, unit (with its descendants) and offices are those of its post. in_unit is the unit itself, unit_level the level of the unit, year that of the first possible day.
// arg  since        first_day?
// arg  until        last_day?
// arg  kinds        string[]?
// arg  levels       string[]?
// arg  blocs        string[]?
// arg  unit         string?
// arg  offices      string[]?
// arg  in_unit      string?
// arg  unit_level   string?
// arg  year         int?
// row  tenure_id    string
// row  official_id  string
// row  official     string?
// row  post_id      string
// row  title        string
// row  unit_id      string
// row  unit         string
// row  level        string
// row  bloc         string?
// row  office       string?
// row  start        date
// row  outcome      string
// row  arrival      string?
// sort start, tenure_id

// The one row before it lets the index give the order of the rows, so that a
// page need not see them all.
OPTIONAL MATCH (within:Unit {id: $unit})
WITH within.place AS first, within.last_place AS last
LIMIT 1
MATCH (o:Official)-[h:HELD]->(p:Post)
USING INDEX h:HELD(begun)
WHERE h.begun IS NOT NULL
  AND h.outcome IN ['entry', 'addition', 'move', 'with']
  AND ($since IS NULL OR h.start >= $since)
  AND ($until IS NULL OR h.start <= $until)
  AND ($kinds IS NULL OR h.arrival IN $kinds)
  AND ($levels IS NULL OR p.level IN $levels)
  AND ($blocs IS NULL OR p.bloc IN $blocs)
  AND ($unit IS NULL OR first <= p.place <= last)
  AND ($offices IS NULL OR p.office IN $offices)
  AND ($in_unit IS NULL OR p.unit_id = $in_unit)
  AND ($unit_level IS NULL OR EXISTS { MATCH (:Unit {id: p.unit_id, level: $unit_level}) })
  AND ($year IS NULL OR h.start.year = $year)
RETURN h.id AS tenure_id, o.id AS official_id, o.name AS official, p.id AS post_id, p.title AS title,
       p.unit_id AS unit_id, head(COLLECT { MATCH (u:Unit {id: p.unit_id}) RETURN u.name }) AS unit, p.level AS level,
       p.bloc AS bloc, p.office AS office,
       left(toString(h.start), {year: 4, month: 7, day: 10}[h.start_precision]) AS start, h.outcome AS outcome,
       h.arrival AS arrival
ORDER BY h.begun, tenure_id
SKIP $skip LIMIT $limit

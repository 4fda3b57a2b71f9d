// stays_in_places: the moves that sent officials to places with a tag or without, and what came of each.
// note A place is a unit with the tag and all below it, the topmost where such units lie in one another; or, to hold against these, a unit of a level at which the tag occurs that neither has it nor lies in one that has it, likewise the topmost. A stay begins with a move into a place from outside of it, and ends with the same official's next move from the place to outside of it. A move within a place is neither.
// note outcome is came_back where that next move leads to the unit, or into the place, that the stay's own move had left; moved_on where it leads elsewhere; ended where there is none and the last day of the official's career tenures in the place lies before as_of; reorganised where that is so because the unit became another under its holder (a reorganisation from overlap_days before that day to gap_days after it); still_there otherwise. months are complete ones from the day of the move to that of the next, to that last day, or to as_of; days are the first that a partial date can mean.
// note place is the id of the unit that is the place; next_… is the next move from it. tagged picks one side, level the places of one level.
// note The filters hold for moves: since and until bound the day of the move; kinds are its kind; levels, blocs and unit hold for either end, a unit with its descendants; offices are those taken.
// arg  tag          string
// arg  tagged       bool?
// arg  level        string?
// arg  since        first_day?
// arg  until        last_day?
// arg  kinds        string[]?
// arg  levels       string[]?
// arg  blocs        string[]?
// arg  unit         string?
// arg  offices      string[]?
// row  id           string
// row  on           date
// row  official_id  string
// row  official     string?
// row  from_unit    string
// row  to_unit      string
// row  from_level   string
// row  to_level     string
// row  kind         string
// row  direction    string
// row  place        string
// row  tagged       bool
// row  outcome      string
// row  months       int
// row  next_move    string?
// row  next_on      date?
// row  next_unit    string?
// row  next_level   string?
// sort on, id
MATCH (d:Dataset)
WHERE d.only
OPTIONAL MATCH (t:Unit)
WHERE $tag IN t.tags
WITH d, collect(DISTINCT t.level) AS levels
MATCH (u:Unit)
WITH d, u.place AS place,
     coalesce(head(COLLECT { MATCH (u)-[:PART_OF*0..]->(p:Unit) WHERE $tag IN p.tags RETURN p.place AS at ORDER BY at LIMIT 1 }),
              -head(COLLECT { MATCH (u)-[:PART_OF*0..]->(p:Unit) WHERE p.level IN levels RETURN p.place AS at ORDER BY at LIMIT 1 }),
              0) AS spot
ORDER BY place
// The spot of each unit by its place: where the place begins in which it lies,
// below 0 for one without the tag, 0 for none.
WITH d, [0] + collect(spot) AS spots
OPTIONAL MATCH (within:Unit {id: $unit})
WITH d, spots, within.place AS first, within.last_place AS last
MATCH (a:Post)-[m:ROTATED_TO]->(b:Post)
WHERE ($since IS NULL OR m.on >= $since)
  AND ($until IS NULL OR m.on <= $until)
  AND ($kinds IS NULL OR m.kind IN $kinds)
  AND ($levels IS NULL OR a.level IN $levels OR b.level IN $levels)
  AND ($blocs IS NULL OR a.bloc IN $blocs OR b.bloc IN $blocs)
  AND ($unit IS NULL OR first <= a.place <= last OR first <= b.place <= last)
  AND ($offices IS NULL OR b.office IN $offices)
WITH d, spots, a, m, b, spots[a.place] AS origin, spots[b.place] AS spot
WHERE spot <> 0 AND origin <> spot
  AND ($tagged IS NULL OR $tagged = (spot > 0))
  AND ($level IS NULL OR head(COLLECT { MATCH (p:Unit {place: abs(spot)}) RETURN p.level }) = $level)
WITH d, spots, a, m, b, origin, spot
ORDER BY m.on, left(toString(m.on), {year: 4, month: 7, day: 10}[m.on_precision]), m.id
LIMIT $skip + $limit
MATCH (o:Official {id: m.official_id})
CALL (spots, spot, o, m) {
  OPTIONAL MATCH (o)-[h:HELD {outcome: 'move'}]->(c:Post)<-[n:ROTATED_TO {to_tenure: h.id}]-(x:Post)
  WHERE h.start > m.on AND spots[x.place] = spot AND spots[c.place] <> spot
  RETURN n, c
  ORDER BY h.seq
  LIMIT 1
}
CALL (spots, spot, o, n) {
  OPTIONAL MATCH (o)-[h:HELD]->(p:Post {class: 'career'})
  WHERE n IS NULL AND h.start IS NOT NULL AND spots[p.place] = spot
  RETURN max(coalesce(h.last_day, date('9999-12-31'))) AS last_day
}
WITH a, m, b, o, n, c, spot,
     CASE WHEN n IS NOT NULL THEN n.on WHEN last_day < d.as_of THEN last_day ELSE d.as_of END AS final,
     CASE WHEN c.unit_id = a.unit_id OR origin <> 0 AND spots[c.place] = origin THEN 'came_back'
          WHEN n IS NOT NULL THEN 'moved_on'
          WHEN last_day >= d.as_of THEN 'still_there'
          WHEN EXISTS { MATCH (o)-[h:HELD {outcome: 'reorganisation'}]->(p:Post)
                        WHERE spots[p.place] <> spot
                          AND last_day - duration({days: d.overlap_days}) <= h.start <= last_day + duration({days: d.gap_days}) }
            THEN 'reorganised'
          ELSE 'ended' END AS outcome
WITH a, m, b, o, n, c, spot, outcome,
     12 * (final.year - m.on.year) + final.month - m.on.month - CASE WHEN final.day < m.on.day THEN 1 ELSE 0 END AS months
RETURN m.id AS id, left(toString(m.on), {year: 4, month: 7, day: 10}[m.on_precision]) AS `on`, o.id AS official_id, o.name AS official,
       a.unit_id AS from_unit, b.unit_id AS to_unit, a.level AS from_level, b.level AS to_level, m.kind AS kind,
       m.direction AS direction, head(COLLECT { MATCH (p:Unit {place: abs(spot)}) RETURN p.id }) AS place, spot > 0 AS tagged, outcome,
       CASE WHEN months < 0 THEN 0 ELSE months END AS months, n.id AS next_move,
       left(toString(n.on), {year: 4, month: 7, day: 10}[n.on_precision]) AS next_on, c.unit_id AS next_unit, c.level AS next_level
ORDER BY m.on, `on`, id
SKIP $skip LIMIT $limit

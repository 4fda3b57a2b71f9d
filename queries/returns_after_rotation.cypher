// returns_after_rotation: rotations down, and whether and when each led back up.
// note A rotation down is a move down of one of kinds or, without kinds, of a kind that the dataset marks as rotation. The official came back up with the first later arrival (an addition, renewal or move; neither a reorganisation nor what was taken with another post or as a member) at the level left or a higher one.
// note outcome is higher where the post then taken stands higher than the one left: at a higher level, or at the same with a higher rank (ranks not stated are higher than nothing); same where it does not; open where the official has not come back by as_of, and ended where the official's last day in any career tenure lies before as_of. months are complete ones from the day of the rotation to that of the return, to as_of, or to that last day; days are the first that a partial date can mean.
// note back_… is that arrival. from_level picks the level left.
// note The filters hold for moves: since and until bound the day of the move; kinds are its kind; levels, blocs and unit hold for either end, a unit with its descendants; offices are those taken.
// arg  since        first_day?
// arg  until        last_day?
// arg  kinds        string[]?
// arg  levels       string[]?
// arg  blocs        string[]?
// arg  unit         string?
// arg  offices      string[]?
// arg  from_level   string?
// row  id           string
// row  on           date
// row  official_id  string
// row  official     string?
// row  from_unit    string
// row  to_unit      string
// row  from_level   string
// row  to_level     string
// row  kind         string
// row  outcome      string
// row  months       int
// row  back_tenure  string?
// row  back_on      date?
// row  back_unit    string?
// row  back_level   string?
// sort on, id
MATCH (d:Dataset)
WHERE d.only
OPTIONAL MATCH (k:Kind {rotation: true})
WITH d, collect(k.id) AS rotations
OPTIONAL MATCH (within:Unit {id: $unit})
WITH d, coalesce($kinds, rotations) AS kinds, within.place AS first, within.last_place AS last
MATCH (a:Post)-[m:ROTATED_TO {direction: 'down'}]->(b:Post)
WHERE m.kind IN kinds
  AND ($since IS NULL OR m.on >= $since)
  AND ($until IS NULL OR m.on <= $until)
  AND ($kinds IS NULL OR m.kind IN $kinds)
  AND ($levels IS NULL OR a.level IN $levels OR b.level IN $levels)
  AND ($blocs IS NULL OR a.bloc IN $blocs OR b.bloc IN $blocs)
  AND ($unit IS NULL OR first <= a.place <= last OR first <= b.place <= last)
  AND ($offices IS NULL OR b.office IN $offices)
  AND ($from_level IS NULL OR a.level = $from_level)
WITH d, a, m, b
ORDER BY m.on, left(toString(m.on), {year: 4, month: 7, day: 10}[m.on_precision]), m.id
LIMIT $skip + $limit
MATCH (o:Official {id: m.official_id})
CALL (o, a, m) {
  OPTIONAL MATCH (o)-[h:HELD]->(p:Post)
  WHERE h.start > m.on AND h.outcome IN ['addition', 'renewal', 'move'] AND p.level_order >= a.level_order
  RETURN h, p
  ORDER BY h.seq
  LIMIT 1
}
CALL (o) {
  MATCH (o)-[h:HELD]->(p:Post {class: 'career'})
  WHERE h.start IS NOT NULL
  RETURN max(coalesce(h.last_day, date('9999-12-31'))) AS last_day
}
WITH a, m, b, o, h, p,
     CASE WHEN p.level_order > a.level_order OR p.rank > a.rank THEN 'higher'
          WHEN h IS NOT NULL THEN 'same'
          WHEN last_day < d.as_of THEN 'ended'
          ELSE 'open' END AS outcome,
     CASE WHEN h IS NOT NULL THEN h.start WHEN last_day < d.as_of THEN last_day ELSE d.as_of END AS final
WITH a, m, b, o, h, p, outcome,
     12 * (final.year - m.on.year) + final.month - m.on.month - CASE WHEN final.day < m.on.day THEN 1 ELSE 0 END AS months
RETURN m.id AS id, left(toString(m.on), {year: 4, month: 7, day: 10}[m.on_precision]) AS `on`, o.id AS official_id, o.name AS official,
       a.unit_id AS from_unit, b.unit_id AS to_unit, a.level AS from_level, b.level AS to_level, m.kind AS kind, outcome,
       CASE WHEN months < 0 THEN 0 ELSE months END AS months, h.id AS back_tenure,
       left(toString(h.start), {year: 4, month: 7, day: 10}[h.start_precision]) AS back_on, p.unit_id AS back_unit, p.level AS back_level
ORDER BY m.on, `on`, id
SKIP $skip LIMIT $limit

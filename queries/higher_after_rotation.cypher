// higher_after_rotation: rotations that led to a higher office later, one row each.
// note A rotation is a move of a kind that the dataset marks so. It led to a higher office where the same official later (first possible day after that of the move) began a career tenure, other than one of outcome with, at a post higher than the one left for the rotation: at a higher level, or at the same level with a higher rank. Levels without order and ranks not stated are higher than nothing. The later tenure shown is the first such by seq.
// note The filters hold for moves: since and until bound the day of the move; kinds are its kind; levels, blocs and unit hold for either end, a unit with its descendants; offices are those taken.
// arg  since          first_day?
// arg  until          last_day?
// arg  kinds          string[]?
// arg  levels         string[]?
// arg  blocs          string[]?
// arg  unit           string?
// arg  offices        string[]?
// arg  from_level     string?
// arg  to_level       string?
// row  id             string
// row  on             date
// row  official_id    string
// row  official       string?
// row  from_post      string
// row  to_post        string
// row  from_level     string
// row  to_level       string
// row  later_tenure   string
// row  later_post     string
// row  later_title    string
// row  later_start    date
// row  later_arrival  string?
// sort on, id
OPTIONAL MATCH (within:Unit {id: $unit})
WITH within.place AS first, within.last_place AS last
MATCH (k:Kind {rotation: true})
WITH first, last, collect(k.id) AS rotations
MATCH (a:Post)-[m:ROTATED_TO]->(b:Post)
WHERE ($since IS NULL OR m.on >= $since)
  AND ($until IS NULL OR m.on <= $until)
  AND ($kinds IS NULL OR m.kind IN $kinds)
  AND ($levels IS NULL OR a.level IN $levels OR b.level IN $levels)
  AND ($blocs IS NULL OR a.bloc IN $blocs OR b.bloc IN $blocs)
  AND ($unit IS NULL OR first <= a.place <= last OR first <= b.place <= last)
  AND ($offices IS NULL OR b.office IN $offices)
  AND m.kind IN rotations
  AND ($from_level IS NULL OR a.level = $from_level)
  AND ($to_level IS NULL OR b.level = $to_level)
MATCH (o:Official {id: m.official_id})
CALL (o, a, m) {
  MATCH (o)-[h:HELD]->(p:Post {class: 'career'})
  WHERE h.start > m.on AND h.outcome <> 'with'
    AND (p.level_order > a.level_order OR p.level = a.level AND p.rank > a.rank)
  RETURN h, p
  ORDER BY h.seq
  LIMIT 1
}
RETURN m.id AS id, left(toString(m.on), {year: 4, month: 7, day: 10}[m.on_precision]) AS `on`, o.id AS official_id,
       o.name AS official, a.id AS from_post, b.id AS to_post, a.level AS from_level, b.level AS to_level,
       h.id AS later_tenure, p.id AS later_post, p.title AS later_title,
       left(toString(h.start), {year: 4, month: 7, day: 10}[h.start_precision]) AS later_start,
       h.arrival AS later_arrival
ORDER BY `on`, id
SKIP $skip LIMIT $limit

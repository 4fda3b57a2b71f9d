// return_lengths: how long rotations down took to lead back up, and others of the level left to rise above it.
// note A rotation down is a move down of one of kinds or, without kinds, of a kind that the dataset marks as rotation. The official came back up with the first later arrival (an addition, renewal or move; neither a reorganisation nor what was taken with another post or as a member) at the level left or a higher one.
// note spell is return, from a rotation down to that arrival; rise, from the same rotation to the first such arrival above the level left; or stay, for officials of the level left before any rotation down: from their first arrival there (any but with) to the first one above it. A stay is of a level that some rotation that passes has left; since, until, blocs and unit hold for its first tenure, the other filters do not.
// note outcome is higher, same (only of a return), open or ended, as returns_after_rotation says; of a stay also rotated where a rotation down of these kinds ended it first. months are complete ones, to the day of the arrival, of the rotation, to as_of, or to the official's last day.
// note The filters hold for moves: since and until bound the day of the move; kinds are its kind; levels, blocs and unit hold for either end, a unit with its descendants; offices are those taken.
// arg  since    first_day?
// arg  until    last_day?
// arg  kinds    string[]?
// arg  levels   string[]?
// arg  blocs    string[]?
// arg  unit     string?
// arg  offices  string[]?
// row  level    string
// row  spell    string
// row  outcome  string
// row  months   int
// row  spells   int
// sort level, spell, outcome, months
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
WITH d, kinds, first, last, collect(DISTINCT a.level) AS left,
     collect({official: m.official_id, on: m.on, level: a.level, stands: a.level_order, rank: a.rank}) AS rotated
CALL (kinds, first, last, left, rotated) {
  UNWIND rotated AS r
  MATCH (o:Official {id: r.official})
  CALL (o, r) {
    OPTIONAL MATCH (o)-[h:HELD]->(p:Post)
    WHERE h.start > r.on AND h.outcome IN ['addition', 'renewal', 'move'] AND p.level_order >= r.stands
    WITH r, h, p
    ORDER BY h.seq
    RETURN head(collect(h.start)) AS back, head(collect(p.level_order > r.stands OR coalesce(p.rank > r.rank, false))) AS higher,
           min(CASE WHEN p.level_order > r.stands THEN h.start END) AS risen
  }
  UNWIND ['return', 'rise'] AS spell
  RETURN r.level AS level, spell, o, r.on AS began, CASE spell WHEN 'return' THEN back ELSE risen END AS reached,
         CASE WHEN spell = 'return' AND NOT higher THEN 'same' ELSE 'higher' END AS came
UNION ALL
  WITH kinds, first, last, left
  MATCH (o:Official)-[s:HELD]->(q:Post)
  WHERE q.level IN left AND s.outcome IN ['entry', 'addition', 'renewal', 'reorganisation', 'move']
    AND ($since IS NULL OR s.start >= $since)
    AND ($until IS NULL OR s.start <= $until)
    AND ($blocs IS NULL OR q.bloc IN $blocs)
    AND ($unit IS NULL OR first <= q.place <= last)
  WITH kinds, o, q.level AS level, q.level_order AS stands, min(s.start) AS began
  CALL (kinds, o) {
    OPTIONAL MATCH (o)-[h:HELD {outcome: 'move'}]->(:Post)<-[n:ROTATED_TO {to_tenure: h.id, direction: 'down'}]-(:Post)
    WHERE n.kind IN kinds
    RETURN min(n.on) AS down
  }
  WITH o, level, stands, began, down
  WHERE down IS NULL OR down > began
  CALL (o, stands, began) {
    OPTIONAL MATCH (o)-[h:HELD]->(p:Post)
    WHERE h.start > began AND h.outcome IN ['addition', 'renewal', 'move'] AND p.level_order > stands
    RETURN min(h.start) AS up
  }
  RETURN level, 'stay' AS spell, o, began, CASE WHEN up < down OR down IS NULL THEN up ELSE down END AS reached,
         CASE WHEN up < down OR down IS NULL THEN 'higher' ELSE 'rotated' END AS came
}
CALL (o) {
  MATCH (o)-[h:HELD]->(p:Post {class: 'career'})
  WHERE h.start IS NOT NULL
  RETURN max(coalesce(h.last_day, date('9999-12-31'))) AS last_day
}
WITH level, spell, began,
     CASE WHEN reached IS NOT NULL THEN came WHEN last_day < d.as_of THEN 'ended' ELSE 'open' END AS outcome,
     CASE WHEN reached IS NOT NULL THEN reached WHEN last_day < d.as_of THEN last_day ELSE d.as_of END AS final
WITH level, spell, outcome, 12 * (final.year - began.year) + final.month - began.month - CASE WHEN final.day < began.day THEN 1 ELSE 0 END AS months
RETURN level, spell, outcome, CASE WHEN months < 0 THEN 0 ELSE months END AS months, count(*) AS spells
ORDER BY level, spell, outcome, months
SKIP $skip LIMIT $limit

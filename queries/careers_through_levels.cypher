// careers_through_levels: officials whose career goes through a sequence of levels, with their full paths.
// note A career is its arrivals in order: the primary tenure of each (entry, addition, renewal, reorganisation or move), whose level is the level of the arrival; tenures taken with it, memberships and tenures without a start are not steps. With gaps, the levels of sequence must occur in this order with any others in between; without, only arrivals at the level just reached may stand between two steps. or_higher lets the last step be at that level or a higher one.
// note since, until, blocs, unit and offices first leave only those arrivals that pass (as filters of tenures), among which the sequence is then sought; the lists tell the whole career all the same, one item an arrival. A level of sequence that the dataset does not list matches nothing. total is the number of officials on all pages.
// arg  sequence     string[]
// arg  gaps         bool
// arg  or_higher    bool
// arg  since        first_day?
// arg  until        last_day?
// arg  blocs        string[]?
// arg  unit         string?
// arg  offices      string[]?
// row  official_id  string
// row  name         string?
// row  tenure_ids   string[]
// row  levels       string[]
// row  post_ids     string[]
// row  unit_ids     string[]
// row  starts       string[]
// row  total        int
// sort official_id

// A trail has one letter for each arrival, that of its level. The sequence
// becomes a regular expression of such letters only; no text of the data is in it.
MATCH (d:Dataset)
WHERE d.only
WITH d.ordered AS ordered, size($sequence) - 1 AS final
UNWIND range(0, final) AS i
MATCH (reached:Level {id: $sequence[i]})
MATCH (l:Level)
WHERE l = reached OR i = final AND $or_higher AND ordered AND l.position > reached.position
WITH final, i, '[' + reduce(codes = '', code IN collect(l.code) | codes + code) + ']' AS step
ORDER BY i
WITH final, collect(step) AS steps
WHERE size(steps) = final + 1
WITH reduce(all = '.*', step IN steps | all + step + '.*') AS with_gaps,
     reduce(all = '.*', step IN steps | all + step + '+') + '.*' AS without_gaps
OPTIONAL MATCH (within:Unit {id: $unit})
WITH with_gaps, CASE WHEN $gaps THEN with_gaps ELSE without_gaps END AS wanted,
     within.place AS first, within.last_place AS last,
     $since IS NOT NULL OR $until IS NOT NULL OR $blocs IS NOT NULL OR $unit IS NOT NULL OR $offices IS NOT NULL AS filtered
CALL (with_gaps, wanted, first, last, filtered) {
  WITH wanted, filtered
  WHERE NOT filtered
  MATCH (o:Official)
  WHERE o.trail =~ wanted
  RETURN o
UNION ALL
  WITH with_gaps, wanted, first, last, filtered
  WHERE filtered
  MATCH (o:Official)
  WHERE o.trail =~ with_gaps
  MATCH (o)-[h:HELD]->(p:Post)
  WHERE h.outcome IN ['entry', 'addition', 'renewal', 'reorganisation', 'move']
    AND ($since IS NULL OR h.start >= $since)
    AND ($until IS NULL OR h.start <= $until)
    AND ($blocs IS NULL OR p.bloc IN $blocs)
    AND ($unit IS NULL OR first <= p.place <= last)
    AND ($offices IS NULL OR p.office IN $offices)
  OPTIONAL MATCH (l:Level {id: p.level})
  WITH wanted, o, h, coalesce(l.code, '_') AS code
  ORDER BY o.id, h.seq
  WITH wanted, o, reduce(trail = '', code IN collect(code) | trail + code) AS trail
  WHERE trail =~ wanted
  RETURN o
}
WITH collect(o) AS found
WITH found, size(found) AS total
UNWIND found AS o
WITH o, max(total) AS total // An aggregation, since its rows let go of the list.
RETURN o.id AS official_id, o.name AS name,
       COLLECT { MATCH (o)-[h:HELD]->(:Post) WHERE h.outcome IN ['entry', 'addition', 'renewal', 'reorganisation', 'move']
                 RETURN h.id ORDER BY h.seq } AS tenure_ids,
       COLLECT { MATCH (o)-[h:HELD]->(p:Post) WHERE h.outcome IN ['entry', 'addition', 'renewal', 'reorganisation', 'move']
                 RETURN p.level ORDER BY h.seq } AS levels,
       COLLECT { MATCH (o)-[h:HELD]->(p:Post) WHERE h.outcome IN ['entry', 'addition', 'renewal', 'reorganisation', 'move']
                 RETURN p.id ORDER BY h.seq } AS post_ids,
       COLLECT { MATCH (o)-[h:HELD]->(p:Post) WHERE h.outcome IN ['entry', 'addition', 'renewal', 'reorganisation', 'move']
                 RETURN p.unit_id ORDER BY h.seq } AS unit_ids,
       COLLECT { MATCH (o)-[h:HELD]->(:Post) WHERE h.outcome IN ['entry', 'addition', 'renewal', 'reorganisation', 'move']
                 RETURN left(toString(h.start), {year: 4, month: 7, day: 10}[h.start_precision]) ORDER BY h.seq } AS starts,
       total
ORDER BY official_id
SKIP $skip LIMIT $limit

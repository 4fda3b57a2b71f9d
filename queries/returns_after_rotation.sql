-- returns_after_rotation: rotations down, and whether and when each led back up.
-- note A rotation down is a move down of one of kinds or, without kinds, of a kind that the dataset marks as rotation. The official came back up with the first later arrival (an addition, renewal or move; neither a reorganisation nor what was taken with another post or as a member) at the level left or a higher one.
-- note outcome is higher where the post then taken stands higher than the one left: at a higher level, or at the same with a higher rank (ranks not stated are higher than nothing); same where it does not; open where the official has not come back by as_of, and ended where the official's last day in any career tenure lies before as_of. months are complete ones from the day of the rotation to that of the return, to as_of, or to that last day; days are the first that a partial date can mean.
-- note back_… is that arrival. from_level picks the level left.
-- note The filters hold for moves: since and until bound the day of the move; kinds are its kind; levels, blocs and unit hold for either end, a unit with its descendants; offices are those taken.
-- arg  since        first_day?
-- arg  until        last_day?
-- arg  kinds        string[]?
-- arg  levels       string[]?
-- arg  blocs        string[]?
-- arg  unit         string?
-- arg  offices      string[]?
-- arg  from_level   string?
-- row  id           string
-- row  on           date
-- row  official_id  string
-- row  official     string?
-- row  from_unit    string
-- row  to_unit      string
-- row  from_level   string
-- row  to_level     string
-- row  kind         string
-- row  outcome      string
-- row  months       int
-- row  back_tenure  string?
-- row  back_on      date?
-- row  back_unit    string?
-- row  back_level   string?
-- sort on, id
WITH rotated AS MATERIALIZED (
  SELECT m.*, l.position, p.rank
  FROM moves_that_pass($since::DATE, $until::DATE, $kinds::VARCHAR[], $levels::VARCHAR[], $blocs::VARCHAR[], $unit::VARCHAR, $offices::VARCHAR[]) m
  JOIN levels l ON l.id = m.from_level
  JOIN posts p ON p.number = m.from_post
  WHERE m.direction = 'down' AND list_contains(coalesce($kinds::VARCHAR[], (SELECT list(id) FROM kinds WHERE rotation)), m.kind)
    AND ($from_level::VARCHAR IS NULL OR m.from_level = $from_level::VARCHAR)
  ORDER BY m.happened, m.happened_length, m.id
  LIMIT $skip + $limit
), reached AS MATERIALIZED (
  -- An arrival reaches its own level and every one below it.
  SELECT t.official, w.position, t.seq, t.start, l.position AS at, p.rank
  FROM tenures t
  JOIN levels l ON l.id = t.level
  JOIN posts p ON p.number = t.post
  JOIN (SELECT DISTINCT position FROM rotated) w ON w.position <= l.position
  WHERE t.outcome IN ('addition', 'renewal', 'move') AND t.official IN (SELECT official FROM rotated)
), careers AS MATERIALIZED (
  SELECT official, max(last_day) AS last_day
  FROM tenures
  WHERE class = 'career' AND start IS NOT NULL AND official IN (SELECT official FROM rotated)
  GROUP BY official
), returns AS (
  SELECT r.*, b.seq AS back,
    CASE WHEN b.at > r.position OR b.rank > r.rank THEN 'higher' WHEN b.seq IS NOT NULL THEN 'same'
      WHEN c.last_day < d.as_of THEN 'ended' ELSE 'open' END AS outcome,
    coalesce(b.start, least(c.last_day, d.as_of)) AS final_day
  FROM rotated r
  ASOF LEFT JOIN reached b ON b.official = r.official AND b.position = r.position AND r.seq < b.seq
  JOIN careers c ON c.official = r.official
  CROSS JOIN dataset d
)
SELECT r.id, shown(r.happened, r.happened_length) AS "on", o.id AS official_id, o.name AS official, a.id AS from_unit, b.id AS to_unit,
  r.from_level, r.to_level, r.kind, r.outcome, greatest(0, 12 * (year(r.final_day) - year(r.happened)) + month(r.final_day) - month(r.happened) - (day(r.final_day) < day(r.happened))::INTEGER)::BIGINT AS months,
  t.id AS back_tenure, shown(t.start, t.start_length) AS back_on, u.id AS back_unit, t.level AS back_level
FROM returns r
JOIN officials o ON o.number = r.official
JOIN units a ON a.number = r.from_unit
JOIN units b ON b.number = r.to_unit
LEFT JOIN tenures t ON t.official = r.official AND t.seq = r.back
LEFT JOIN units u ON u.number = t.unit
ORDER BY r.happened, r.happened_length, r.id
LIMIT $limit OFFSET $skip

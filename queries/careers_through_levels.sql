-- careers_through_levels: officials whose career goes through a sequence of levels, with their full paths.
-- note A career is its arrivals in order: the primary tenure of each (entry, addition, renewal, reorganisation or move), whose level is the level of the arrival; tenures taken with it, memberships and tenures without a start are not steps. With gaps, the levels of sequence must occur in this order with any others in between; without, only arrivals at the level just reached may stand between two steps. or_higher lets the last step be at that level or a higher one.
-- note since, until, blocs, unit and offices first leave only those arrivals that pass (as filters of tenures), among which the sequence is then sought; the lists tell the whole career all the same, one item an arrival. A level of sequence that the dataset does not list matches nothing. total is the number of officials on all pages.
-- arg  sequence     string[]
-- arg  gaps         bool
-- arg  or_higher    bool
-- arg  since        first_day?
-- arg  until        last_day?
-- arg  blocs        string[]?
-- arg  unit         string?
-- arg  offices      string[]?
-- row  official_id  string
-- row  name         string?
-- row  tenure_ids   string[]
-- row  levels       string[]
-- row  post_ids     string[]
-- row  unit_ids     string[]
-- row  starts       string[]
-- row  total        int
-- sort official_id
WITH
-- A trail has one letter for each arrival, that of its level. The sequence
-- becomes patterns of such letters only; no text of the data is in them. '!'
-- stands for an unlisted level and in no trail. There is one pattern for each
-- level at which the last step may be: loose with gaps, strict without.
steps AS (
  SELECT s.i, s.i = len($sequence::VARCHAR[]) AS last, coalesce(l.code, '!') AS code, l.position
  FROM (SELECT unnest($sequence::VARCHAR[]) AS id, generate_subscripts($sequence::VARCHAR[], 1) AS i) s
  LEFT JOIN levels l ON l.id = s.id
), before AS (
  SELECT coalesce(string_agg(code || '%', '' ORDER BY i), '') AS loose, coalesce(string_agg(code || '+', '' ORDER BY i), '') AS strict
  FROM steps
  WHERE NOT last
), patterns AS MATERIALIZED (
  SELECT '%' || b.loose || l.code || '%' AS loose, b.strict || l.code AS strict
  FROM steps s
  JOIN levels l ON l.position = s.position OR $or_higher AND l.position > s.position AND (SELECT ordered FROM dataset)
  CROSS JOIN before b
  WHERE s.last
),
-- Few trails are different. A career that filters narrow goes through the
-- levels only if the whole does, with gaps.
different AS MATERIALIZED (
  SELECT DISTINCT trail FROM officials
), possible AS MATERIALIZED (
  SELECT DISTINCT d.trail FROM different d JOIN patterns p ON d.trail LIKE p.loose
), trails AS MATERIALIZED (
  SELECT number AS official, trail
  FROM officials
  WHERE trail IN (SELECT trail FROM possible)
    AND $since::DATE IS NULL AND $until::DATE IS NULL AND $blocs::VARCHAR[] IS NULL AND $unit::VARCHAR IS NULL AND $offices::VARCHAR[] IS NULL
  UNION ALL
  SELECT t.official, string_agg(coalesce(l.code, '_'), '' ORDER BY t.seq)
  FROM tenures_that_pass($since::DATE, $until::DATE, NULL::VARCHAR[], NULL::VARCHAR[], $blocs::VARCHAR[], $unit::VARCHAR, $offices::VARCHAR[]) t
  LEFT JOIN levels l ON l.id = t.level
  WHERE NOT ($since::DATE IS NULL AND $until::DATE IS NULL AND $blocs::VARCHAR[] IS NULL AND $unit::VARCHAR IS NULL AND $offices::VARCHAR[] IS NULL)
    AND t.outcome IN ('entry', 'addition', 'renewal', 'reorganisation', 'move')
    AND t.official IN (SELECT number FROM officials WHERE trail IN (SELECT trail FROM possible))
  GROUP BY t.official
), matching AS MATERIALIZED (
  SELECT DISTINCT d.trail
  FROM (SELECT DISTINCT trail FROM trails) d
  JOIN patterns p ON d.trail LIKE p.loose
  WHERE $gaps OR regexp_matches(d.trail, p.strict)
), found AS MATERIALIZED (
  SELECT official, count(*) OVER () AS total, row_number() OVER (ORDER BY official) AS n
  FROM trails
  WHERE trail IN (SELECT trail FROM matching)
), paths AS (
  -- Only of the officials on the page.
  SELECT t.official, list({'tenure': t.id, 'level': t.level, 'post': p.id, 'unit': p.unit_id, 'start': shown(t.start, t.start_length)} ORDER BY t.seq) AS arrivals
  FROM tenures t
  JOIN posts p ON p.number = t.post
  WHERE t.outcome IN ('entry', 'addition', 'renewal', 'reorganisation', 'move')
    AND t.official IN (SELECT official FROM found WHERE n > $skip AND n <= $skip + $limit)
  GROUP BY t.official
)
SELECT o.id AS official_id, o.name, [a.tenure FOR a IN p.arrivals] AS tenure_ids, [a.level FOR a IN p.arrivals] AS levels,
  [a.post FOR a IN p.arrivals] AS post_ids, [a.unit FOR a IN p.arrivals] AS unit_ids, [a.start FOR a IN p.arrivals] AS starts, f.total
FROM found f
JOIN officials o ON o.number = f.official
LEFT JOIN paths p ON p.official = f.official
ORDER BY f.official
LIMIT $limit OFFSET $skip

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
-- becomes a regular expression of such letters only; no text of the data is in
-- it. '!' stands for an unlisted level and in no trail.
steps AS (
  SELECT s.i, CASE
      WHEN l.code IS NULL THEN '!'
      WHEN $or_higher AND s.i = len($sequence::VARCHAR[]) AND (SELECT bool_and(ordered) FROM dataset)
        THEN '[' || (SELECT string_agg(h.code, '') FROM levels h WHERE h.position >= l.position) || ']'
      ELSE l.code
    END AS step
  FROM (SELECT unnest($sequence::VARCHAR[]) AS id, generate_subscripts($sequence::VARCHAR[], 1) AS i) s
  LEFT JOIN levels l ON l.id = s.id
), pattern AS (
  SELECT CASE WHEN $gaps THEN string_agg(step, '.*' ORDER BY i) ELSE string_agg(step || '+', '' ORDER BY i) END AS wanted,
    $since::DATE IS NOT NULL OR $until::DATE IS NOT NULL OR $blocs::VARCHAR[] IS NOT NULL OR $unit::VARCHAR IS NOT NULL
      OR $offices::VARCHAR[] IS NOT NULL AS filtered
  FROM steps
), trails AS (
  SELECT number AS official, trail FROM officials WHERE NOT (SELECT filtered FROM pattern)
  UNION ALL
  SELECT t.official, string_agg(coalesce(l.code, '_'), '' ORDER BY t.seq)
  FROM tenures_that_pass($since::DATE, $until::DATE, NULL::VARCHAR[], NULL::VARCHAR[], $blocs::VARCHAR[], $unit::VARCHAR, $offices::VARCHAR[]) t
  LEFT JOIN levels l ON l.id = t.level
  WHERE (SELECT filtered FROM pattern) AND t.outcome IN ('entry', 'addition', 'renewal', 'reorganisation', 'move')
  GROUP BY t.official
), matching AS (
  -- Few trails are different, and an expression is costly to apply.
  SELECT trail FROM (SELECT DISTINCT trail FROM trails) WHERE regexp_matches(trail, (SELECT wanted FROM pattern))
), found AS (
  SELECT t.official, count(*) OVER () AS total, row_number() OVER (ORDER BY t.official) AS n
  FROM trails t
  WHERE t.trail IN (SELECT trail FROM matching)
), paths AS (
  -- Only of the officials on the page.
  SELECT t.official, list(t.id ORDER BY seq) AS tenure_ids, list(t.level ORDER BY seq) AS levels, list(p.id ORDER BY seq) AS post_ids,
    list(u.id ORDER BY seq) AS unit_ids, list(shown(t.start, t.start_length) ORDER BY seq) AS starts
  FROM tenures t
  JOIN posts p ON p.number = t.post
  JOIN units u ON u.number = t.unit
  WHERE t.outcome IN ('entry', 'addition', 'renewal', 'reorganisation', 'move') AND t.official IN (SELECT official FROM found WHERE n > $skip AND n <= $skip + $limit)
  GROUP BY t.official
)
SELECT o.id AS official_id, o.name, p.tenure_ids, p.levels, p.post_ids, p.unit_ids, p.starts, f.total
FROM found f
JOIN officials o ON o.number = f.official
LEFT JOIN paths p ON p.official = f.official
ORDER BY o.id
LIMIT $limit OFFSET $skip

-- coverage: how much the tenures state, by the decade of their start and the class of their post.
-- note A decade is its first year, null for tenures without a known start. The three ends add up to tenures, and the three precisions to both_dates: that of the less precise of the two dates. dated counts those with a start that have an end or are still held. level, bloc, office and parent count what is known of the post and its unit.
-- note The filters hold for tenures: since and until bound the first possible day of the start; kinds are its arrival; levels, blocs, unit (with its descendants) and offices are those of its post.
-- arg  since          first_day?
-- arg  until          last_day?
-- arg  kinds          string[]?
-- arg  levels         string[]?
-- arg  blocs          string[]?
-- arg  unit           string?
-- arg  offices        string[]?
-- row  decade         int?
-- row  class          string
-- row  tenures        int
-- row  start          int
-- row  end_stated     int
-- row  end_open       int
-- row  end_unknown    int
-- row  both_dates     int
-- row  both_to_day    int
-- row  both_to_month  int
-- row  both_to_year   int
-- row  dated          int
-- row  level          int
-- row  bloc           int
-- row  office         int
-- row  parent         int
-- sort decade, class
SELECT (year(t.start) // 10 * 10)::BIGINT AS decade, t.class, count(*) AS tenures,
  count(t.start) AS start,
  count(*) FILTER (t.status = 'ended') AS end_stated,
  count(*) FILTER (t.status = 'open') AS end_open,
  count(*) FILTER (t.status = 'unknown') AS end_unknown,
  count(*) FILTER (t.precise > 0) AS both_dates,
  count(*) FILTER (t.precise = 10) AS both_to_day,
  count(*) FILTER (t.precise = 7) AS both_to_month,
  count(*) FILTER (t.precise = 4) AS both_to_year,
  count(t.start) FILTER (t.status <> 'unknown') AS dated,
  count(*) FILTER (t.level <> 'unknown') AS level,
  count(t.bloc) AS bloc,
  count(t.office) AS office,
  count(u.parent_id) AS parent
FROM (
  SELECT *, CASE WHEN start IS NOT NULL AND end_first IS NOT NULL THEN least(start_length, end_length) END AS precise
  FROM tenures_that_pass($since::DATE, $until::DATE, $kinds::VARCHAR[], $levels::VARCHAR[], $blocs::VARCHAR[], $unit::VARCHAR, $offices::VARCHAR[])
) t
JOIN units u ON u.number = t.unit
GROUP BY ALL
ORDER BY decade, t.class
LIMIT $limit OFFSET $skip

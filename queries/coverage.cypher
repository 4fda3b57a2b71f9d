// coverage: how much the tenures state, by the decade of their start and the class of their post.
// note A decade is its first year, null for tenures without a known start. The three ends add up to tenures, and the three precisions to both_dates: that of the less precise of the two dates. dated counts those with a start that have an end or are still held. level, bloc, office and parent count what is known of the post and its unit.
// note The filters hold for tenures: since and until bound the first possible day of the start; kinds are its arrival; levels, blocs, unit (with its descendants) and offices are those of its post.
// arg  since          first_day?
// arg  until          last_day?
// arg  kinds          string[]?
// arg  levels         string[]?
// arg  blocs          string[]?
// arg  unit           string?
// arg  offices        string[]?
// row  decade         int?
// row  class          string
// row  tenures        int
// row  start          int
// row  end_stated     int
// row  end_open       int
// row  end_unknown    int
// row  both_dates     int
// row  both_to_day    int
// row  both_to_month  int
// row  both_to_year   int
// row  dated          int
// row  level          int
// row  bloc           int
// row  office         int
// row  parent         int
// sort decade, class

// What a post states is looked at once for all its tenures, and tenures that
// state the same are counted before anything is summed. begun tells decade and
// precision of a start in one. Without a filter no predicate is worth asking of
// every tenure.
OPTIONAL MATCH (within:Unit {id: $unit})
WITH within.place AS first, within.last_place AS last
MATCH (p:Post)
WHERE ($levels IS NULL OR p.level IN $levels)
  AND ($blocs IS NULL OR p.bloc IN $blocs)
  AND ($unit IS NULL OR first <= p.place <= last)
  AND ($offices IS NULL OR p.office IN $offices)
MATCH (u:Unit {id: p.unit_id})
WITH p.class AS class, p.level <> 'unknown' AS level, p.bloc IS NOT NULL AS bloc, p.office IS NOT NULL AS office,
     u.parent_id IS NOT NULL AS parent, collect(p) AS posts
CALL (posts) {
  WITH posts, $since IS NULL AND $until IS NULL AND $kinds IS NULL AS unfiltered
  UNWIND posts AS p
  MATCH (p)<-[h:HELD]-()
  WHERE CASE WHEN unfiltered THEN true ELSE ($since IS NULL OR h.start >= $since)
    AND ($until IS NULL OR h.start <= $until)
    AND ($kinds IS NULL OR h.arrival IN $kinds)
  END
  RETURN left(h.begun, 3) AS years, size(h.begun) AS stated, h.status AS status, h.end_precision AS to, count(h) AS n
}
WITH *, toInteger(years) * 10 AS decade, years <> '~' AS begun, CASE
       WHEN years = '~' OR to IS NULL THEN null
       WHEN stated = 4 OR to = 'year' THEN 'year'
       WHEN stated = 7 OR to = 'month' THEN 'month'
       ELSE 'day'
     END AS both
RETURN decade, class, sum(n) AS tenures,
       sum(CASE WHEN begun THEN n ELSE 0 END) AS start,
       sum(CASE status WHEN 'ended' THEN n ELSE 0 END) AS end_stated,
       sum(CASE status WHEN 'open' THEN n ELSE 0 END) AS end_open,
       sum(CASE status WHEN 'unknown' THEN n ELSE 0 END) AS end_unknown,
       sum(CASE WHEN both IS NULL THEN 0 ELSE n END) AS both_dates,
       sum(CASE both WHEN 'day' THEN n ELSE 0 END) AS both_to_day,
       sum(CASE both WHEN 'month' THEN n ELSE 0 END) AS both_to_month,
       sum(CASE both WHEN 'year' THEN n ELSE 0 END) AS both_to_year,
       sum(CASE WHEN begun AND status <> 'unknown' THEN n ELSE 0 END) AS dated,
       sum(CASE WHEN level THEN n ELSE 0 END) AS level,
       sum(CASE WHEN bloc THEN n ELSE 0 END) AS bloc,
       sum(CASE WHEN office THEN n ELSE 0 END) AS office,
       sum(CASE WHEN parent THEN n ELSE 0 END) AS parent
ORDER BY decade, class
SKIP $skip LIMIT $limit

-- dataset: what the store holds, in one row.
-- note The outcome columns count tenures, the eight add up to tenures. first_day and last_day are the first and the last first-possible day on which a tenure starts.
-- row  id              string
-- row  title_vi        string?
-- row  title_en        string?
-- row  as_of           date?
-- row  blank_end       string
-- row  overlap_days    int
-- row  gap_days        int
-- row  ordered         bool
-- row  source          string?
-- row  licence         string?
-- row  units           int
-- row  posts           int
-- row  officials       int
-- row  tenures         int
-- row  moves           int
-- row  first_day       date?
-- row  last_day        date?
-- row  entry           int
-- row  addition        int
-- row  renewal         int
-- row  reorganisation  int
-- row  move            int
-- row  with            int
-- row  membership      int
-- row  no_start        int
-- sort id
SELECT d.id, d.title_vi, d.title_en, d.as_of_shown AS as_of, d.blank_end,
  d.overlap_days::BIGINT AS overlap_days, d.gap_days::BIGINT AS gap_days, d.ordered, d.source, d.licence,
  (SELECT count(*) FROM units) AS units,
  (SELECT count(*) FROM posts) AS posts,
  (SELECT count(*) FROM officials) AS officials,
  t.tenures,
  (SELECT count(*) FROM moves) AS moves,
  t.first_day::VARCHAR AS first_day, t.last_day::VARCHAR AS last_day,
  t.entry, t.addition, t.renewal, t.reorganisation, t."move", t."with", t.membership, t.no_start
FROM dataset d, (
  SELECT count(*) AS tenures, min(start) AS first_day, max(start) AS last_day,
    count(*) FILTER (outcome = 'entry') AS entry,
    count(*) FILTER (outcome = 'addition') AS addition,
    count(*) FILTER (outcome = 'renewal') AS renewal,
    count(*) FILTER (outcome = 'reorganisation') AS reorganisation,
    count(*) FILTER (outcome = 'move') AS "move",
    count(*) FILTER (outcome = 'with') AS "with",
    count(*) FILTER (outcome = 'membership') AS membership,
    count(*) FILTER (outcome = 'no_start') AS no_start
  FROM tenures
) t
ORDER BY d.id
LIMIT $limit OFFSET $skip

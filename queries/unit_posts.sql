-- unit_posts: the posts of one unit and who holds them on a day.
-- note on is the dataset's as_of where it is not given. A post that nobody holds is one row without an official; one with several holders is several rows. A tenure holds on a day from the first possible day of its start to its last possible day; certain says that it surely does: from the last possible day of the start to the first possible day of a stated end, or without bound where it is still held. A tenure without a known start is left out. Posts of both classes are shown.
-- arg  unit         string
-- arg  on           first_day?
-- row  post_id      string
-- row  title        string
-- row  office       string?
-- row  bloc         string?
-- row  head         bool
-- row  rank         float?
-- row  seats        int?
-- row  tenure_id    string?
-- row  official_id  string?
-- row  official     string?
-- row  start        date?
-- row  end          date?
-- row  status       string?
-- row  certain      bool?
-- sort head desc, post_id, start, tenure_id
WITH day AS (SELECT coalesce($on::DATE, max(as_of)) AS on_day FROM dataset),
held AS (
  SELECT t.*, o.id AS official_id, o.name AS official_name,
    last_possible(t.start, t.start_length) <= d.on_day AND (t.status = 'open' OR t.status = 'ended' AND d.on_day <= t.end_first) AS certain
  FROM tenures t
  CROSS JOIN day d
  JOIN officials o ON o.number = t.official
  WHERE t.unit = (SELECT number FROM units WHERE id = $unit) AND t.start <= d.on_day AND d.on_day <= t.last_day
)
SELECT p.id AS post_id, p.title, p.office, p.bloc, p.head, p.rank, p.seats::BIGINT AS seats,
  t.id AS tenure_id, t.official_id, t.official_name AS official, shown(t.start, t.start_length) AS start, shown(t.end_first, t.end_length) AS "end", t.status,
  t.certain
FROM posts p
LEFT JOIN held t ON t.post = p.number
WHERE p.unit = (SELECT number FROM units WHERE id = $unit)
ORDER BY p.head DESC, p.number, t.start NULLS LAST, t.start_length, t.id NULLS LAST
LIMIT $limit OFFSET $skip

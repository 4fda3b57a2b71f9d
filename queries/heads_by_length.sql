-- heads_by_length: who holds the head posts on a day, and for how long they have been a head of that unit.
-- note Rows as in heads. An official is head of a unit without a break through tenures of career head posts of that very unit, each begun no later than overlap_days of the dataset after the last possible day of those before. head_since is the start of the first of them; years are whole ones, from the first possible day of it to on; terms counts those of them that are of the post shown.
-- note min_years and min_terms narrow to rows that reach one of the two, or, where one is given alone, that one. since and until bound the start of the tenure.
-- arg  on           first_day?
-- arg  min_years    int?
-- arg  min_terms    int?
-- arg  since        first_day?
-- arg  until        last_day?
-- arg  levels       string[]?
-- arg  blocs        string[]?
-- arg  unit         string?
-- arg  offices      string[]?
-- row  unit_id      string
-- row  unit         string
-- row  level        string
-- row  post_id      string
-- row  title        string
-- row  office       string?
-- row  official_id  string
-- row  official     string?
-- row  tenure_id    string
-- row  start        date
-- row  head_since   date
-- row  years        int
-- row  terms        int
-- sort unit_id, post_id, start, tenure_id
WITH day AS (SELECT coalesce($on::DATE, max(as_of)) AS on_day, max(overlap_days) AS overlap_days FROM dataset),
heads AS MATERIALIZED (
  SELECT t.*, d.on_day, d.overlap_days
  FROM tenures_that_pass($since::DATE, $until::DATE, NULL::VARCHAR[], $levels::VARCHAR[], $blocs::VARCHAR[], $unit::VARCHAR, $offices::VARCHAR[]) t
  CROSS JOIN day d
  WHERE t.head AND t.class = 'career' AND t.start <= d.on_day AND d.on_day <= t.last_day
), spells AS (
  SELECT h.official, h.seq, a.seq AS spell, a.post = h.post AS same,
    a.start <= max(a.last_day) OVER (PARTITION BY h.official, h.seq ORDER BY a.seq ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) + h.overlap_days AS follows
  FROM heads h
  JOIN tenures a ON a.official = h.official AND a.unit = h.unit AND a.head AND a.class = 'career' AND a.start <= h.on_day
), runs AS (
  SELECT official, seq, max(spell) FILTER (follows IS NOT TRUE) AS began, list(spell) FILTER (same) AS terms
  FROM spells
  GROUP BY official, seq
), lengths AS (
  SELECT h.*, shown(b.start, b.start_length) AS head_since, len(list_filter(r.terms, lambda term: term >= r.began)) AS terms,
    (year(h.on_day) * 10000 + month(h.on_day) * 100 + day(h.on_day) - year(b.start) * 10000 - month(b.start) * 100 - day(b.start)) // 10000 AS years
  FROM heads h
  JOIN runs r ON r.official = h.official AND r.seq = h.seq
  JOIN tenures b ON b.official = r.official AND b.seq = r.began
)
SELECT p.unit_id, p.unit_name AS unit, t.level, p.id AS post_id, p.title, t.office, o.id AS official_id, o.name AS official,
  t.id AS tenure_id, shown(t.start, t.start_length) AS start, t.head_since, t.years, t.terms
FROM lengths t
JOIN posts p ON p.number = t.post
JOIN officials o ON o.number = t.official
WHERE $min_years::BIGINT IS NULL AND $min_terms::BIGINT IS NULL OR t.years >= $min_years::BIGINT OR t.terms >= $min_terms::BIGINT
ORDER BY t.unit, t.post, t.start, t.start_length, t.id
LIMIT $limit OFFSET $skip

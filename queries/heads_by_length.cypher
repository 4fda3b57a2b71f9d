// heads_by_length: who holds the head posts on a day, and for how long they have been a head of that unit.
// note Rows as in heads. An official is head of a unit without a break through tenures of career head posts of that very unit, each begun no later than overlap_days of the dataset after the last possible day of those before. head_since is the start of the first of them; years are whole ones, from the first possible day of it to on; terms counts those of them that are of the post shown.
// note min_years and min_terms narrow to rows that reach one of the two, or, where one is given alone, that one. since and until bound the start of the tenure.
// arg  on           first_day?
// arg  min_years    int?
// arg  min_terms    int?
// arg  since        first_day?
// arg  until        last_day?
// arg  levels       string[]?
// arg  blocs        string[]?
// arg  unit         string?
// arg  offices      string[]?
// row  unit_id      string
// row  unit         string
// row  level        string
// row  post_id      string
// row  title        string
// row  office       string?
// row  official_id  string
// row  official     string?
// row  tenure_id    string
// row  start        date
// row  head_since   date
// row  years        int
// row  terms        int
// sort unit_id, post_id, start, tenure_id
MATCH (d:Dataset)
WHERE d.only
WITH coalesce($on, d.as_of) AS day, d.overlap_days AS overlap
OPTIONAL MATCH (within:Unit {id: $unit})
WITH day, overlap, within.place AS first, within.last_place AS last
MATCH (o:Official)-[h:HELD]->(p:Post {head: true, class: 'career'})
WHERE h.start <= day AND coalesce(day <= h.last_day, true)
  AND ($since IS NULL OR h.start >= $since)
  AND ($until IS NULL OR h.start <= $until)
  AND ($levels IS NULL OR p.level IN $levels)
  AND ($blocs IS NULL OR p.bloc IN $blocs)
  AND ($unit IS NULL OR first <= p.place <= last)
  AND ($offices IS NULL OR p.office IN $offices)
MATCH (u:Unit {id: p.unit_id})
WITH o, h, p, u, day, overlap,
     COLLECT { MATCH (o)-[a:HELD]->(q:Post {unit_id: p.unit_id, head: true, class: 'career'})
               WHERE a.start <= day
               RETURN {start: a.start, precision: a.start_precision, last: coalesce(a.last_day, date('9999-12-31')),
                       term: CASE WHEN q = p THEN 1 ELSE 0 END}
               ORDER BY a.seq } AS spells
WITH o, h, p, u, day,
     reduce(run = {last: date('0001-01-01'), terms: 0}, s IN spells |
       CASE WHEN s.start > run.last + duration({days: overlap})
            THEN {start: s.start, precision: s.precision, last: s.last, terms: s.term}
            ELSE {start: run.start, precision: run.precision, terms: run.terms + s.term,
                  last: CASE WHEN s.last > run.last THEN s.last ELSE run.last END} END) AS run
WITH o, h, p, u, run, run.terms AS terms,
     (day.year * 10000 + day.month * 100 + day.day
       - run.start.year * 10000 - run.start.month * 100 - run.start.day) / 10000 AS years
WHERE $min_years IS NULL AND $min_terms IS NULL
   OR $min_years IS NOT NULL AND years >= $min_years
   OR $min_terms IS NOT NULL AND terms >= $min_terms
RETURN u.id AS unit_id, u.name AS unit, p.level AS level, p.id AS post_id, p.title AS title, p.office AS office,
       o.id AS official_id, o.name AS official, h.id AS tenure_id,
       left(toString(h.start), {year: 4, month: 7, day: 10}[h.start_precision]) AS start,
       left(toString(run.start), {year: 4, month: 7, day: 10}[run.precision]) AS head_since, years, terms
ORDER BY unit_id, post_id, start, tenure_id
SKIP $skip LIMIT $limit

-- claims: the published figures that came with the dataset.
-- row  id        string
-- row  question  string
-- row  count     int
-- row  part_of   string?
-- row  from_id   string?
-- row  to_id     string?
-- row  office    string?
-- row  kind      string?
-- row  since     date?
-- row  until     date?
-- row  source    string?
-- sort id
SELECT id, question, count, part_of, from_id, to_id, office, kind, since, until, source
FROM claims
ORDER BY id
LIMIT $limit OFFSET $skip

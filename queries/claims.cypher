// claims: the published figures that came with the dataset.
// row  id        string
// row  question  string
// row  count     int
// row  part_of   string?
// row  from_id   string?
// row  to_id     string?
// row  office    string?
// row  kind      string?
// row  since     date?
// row  until     date?
// row  source    string?
// sort id
MATCH (c:Claim)
RETURN c.id AS id, c.question AS question, c.count AS count, c.part_of AS part_of, c.from_id AS from_id,
       c.to_id AS to_id, c.office AS office, c.kind AS kind,
       left(toString(c.since), {year: 4, month: 7, day: 10}[c.since_precision]) AS since,
       left(toString(c.until), {year: 4, month: 7, day: 10}[c.until_precision]) AS until, c.source AS source
ORDER BY id
SKIP $skip LIMIT $limit

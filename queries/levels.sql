-- levels: the levels of the dataset, lowest first.
-- note position counts from 1 in the order of the dataset. The level unknown of units that state none is no row.
-- row  id        string
-- row  position  int
-- row  label_vi  string?
-- row  label_en  string?
-- row  valid_to  date?
-- row  units     int
-- row  posts     int
-- sort position
SELECT 1
LIMIT $limit OFFSET $skip

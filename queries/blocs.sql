-- blocs: the blocs of the dataset in its order.
-- row  id        string
-- row  position  int
-- row  label_vi  string?
-- row  label_en  string?
-- row  posts     int
-- sort position
SELECT 1
LIMIT $limit OFFSET $skip

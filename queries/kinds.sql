-- kinds: the kinds of moves that the dataset lists, in its order.
-- note A kind that moves have but the dataset does not list is no row here; moves and flows show it.
-- row  id        string
-- row  position  int
-- row  label_vi  string?
-- row  label_en  string?
-- row  rotation  bool
-- row  moves     int
-- sort position
SELECT k.id, k.position::BIGINT AS position, k.label_vi, k.label_en, k.rotation,
  (SELECT count(*) FROM moves m WHERE m.kind = k.id) AS moves
FROM kinds k
ORDER BY k.position
LIMIT $limit OFFSET $skip

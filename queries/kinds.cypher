// kinds: the kinds of moves that the dataset lists, in its order.
// note A kind that moves have but the dataset does not list is no row here; moves and flows show it.
// row  id        string
// row  position  int
// row  label_vi  string?
// row  label_en  string?
// row  rotation  bool
// row  moves     int
// sort position
MATCH (k:Kind)
RETURN k.id AS id, k.position AS position, k.label_vi AS label_vi, k.label_en AS label_en, k.rotation AS rotation,
       k.moves AS moves
ORDER BY position
SKIP $skip LIMIT $limit

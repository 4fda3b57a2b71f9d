// officials_by_name: officials whose name contains a text, accents and case aside.
// note An official without a name is found by no text and shown without one.
// arg  name         folded?
// row  id           string
// row  name         string?
// row  birth_date   date?
// row  native_unit  string?
// row  tenures      int
// row  moves        int
// sort id
RETURN $name AS name_x
SKIP $skip LIMIT $limit

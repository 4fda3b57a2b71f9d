// official_by_id: one official.
// note native_unit is the name of the unit native_unit_id.
// arg  id              string
// row  id              string
// row  name            string?
// row  gender          string?
// row  birth_date      date?
// row  death_date      date?
// row  native_unit_id  string?
// row  native_unit     string?
// row  source          string?
// row  tenures         int
// row  moves           int
// sort id
RETURN $id AS id_x
SKIP $skip LIMIT $limit

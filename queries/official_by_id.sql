-- official_by_id: one official.
-- note native_unit is the name of the unit native_unit_id.
-- arg  id              string
-- row  id              string
-- row  name            string?
-- row  gender          string?
-- row  birth_date      date?
-- row  death_date      date?
-- row  native_unit_id  string?
-- row  native_unit     string?
-- row  source          string?
-- row  tenures         int
-- row  moves           int
-- sort id
SELECT o.id, o.name, o.gender, o.birth_date, o.death_date, o.native_unit_id, o.native_unit_name AS native_unit, o.source,
  o.tenures::BIGINT AS tenures, o.moves::BIGINT AS moves
FROM officials o
WHERE o.digest = md5_number_lower($id) AND o.id = $id
ORDER BY o.id
LIMIT $limit OFFSET $skip

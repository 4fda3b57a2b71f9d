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
MATCH (o:Official {id: $id})
OPTIONAL MATCH (native:Unit {id: o.native_unit_id})
RETURN o.id AS id, o.name AS name, o.gender AS gender,
       left(toString(o.birth_date), {year: 4, month: 7, day: 10}[o.birth_date_precision]) AS birth_date,
       left(toString(o.death_date), {year: 4, month: 7, day: 10}[o.death_date_precision]) AS death_date,
       o.native_unit_id AS native_unit_id, native.name AS native_unit, o.source AS source, o.tenures AS tenures,
       o.moves AS moves
ORDER BY id
SKIP $skip LIMIT $limit

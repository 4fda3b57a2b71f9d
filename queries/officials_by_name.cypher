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

// Two branches, so that a name finds the index and no name walks the ids.
CALL () {
  MATCH (o:Official)
  WHERE o.folded CONTAINS $name
  RETURN o
UNION ALL
  WITH $name AS name
  WHERE name IS NULL
  MATCH (o:Official)
  RETURN o
}
RETURN o.id AS id, o.name AS name,
       left(toString(o.birth_date), {year: 4, month: 7, day: 10}[o.birth_date_precision]) AS birth_date,
       head(COLLECT { MATCH (u:Unit {id: o.native_unit_id}) RETURN u.name }) AS native_unit, o.tenures AS tenures,
       o.moves AS moves
ORDER BY id
SKIP $skip LIMIT $limit

-- officials_by_name: officials whose name contains a text, accents and case aside.
-- note An official without a name is found by no text and shown without one.
-- arg  name         folded?
-- row  id           string
-- row  name         string?
-- row  birth_date   date?
-- row  native_unit  string?
-- row  tenures      int
-- row  moves        int
-- sort id
SELECT o.id, o.name, o.birth_date, o.native_unit_name AS native_unit, o.tenures::BIGINT AS tenures, o.moves::BIGINT AS moves
FROM officials o
WHERE $name::VARCHAR IS NULL OR contains(o.folded, $name::VARCHAR) AND o.name IS NOT NULL
ORDER BY o.id
LIMIT $limit OFFSET $skip

UNWIND $rows AS row
MERGE (n:Official {id: row[0]})
SET n.revision = $revision, n.name = row[1], n.folded = row[2], n.gender = row[3],
    n.birth_date = row[4], n.birth_date_precision = row[5], n.death_date = row[6], n.death_date_precision = row[7],
    n.native_unit_id = row[8], n.source = row[9], n.tenures = row[10], n.moves = row[11], n.trail = row[12],
    n.number = row[13], n += row[14]

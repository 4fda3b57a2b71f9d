UNWIND $rows AS row
MERGE (n:Unit {id: row[0]})
SET n.revision = $revision, n.name = row[1], n.level = row[2], n.parent_id = row[3], n.type = row[4],
    n.valid_from = row[5], n.valid_from_precision = row[6], n.valid_to = row[7], n.valid_to_precision = row[8],
    n.tags = row[9], n.source = row[10], n.place = row[11], n.last_place = row[12], n.depth = row[13], n.folded = row[14],
    n += row[15]

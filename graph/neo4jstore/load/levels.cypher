UNWIND $rows AS row
MERGE (n:Level {id: row[0]})
SET n.revision = $revision, n.name = row[1], n.position = row[2], n.code = row[3], n.label_vi = row[4], n.label_en = row[5],
    n.valid_to = row[6], n.valid_to_precision = row[7]

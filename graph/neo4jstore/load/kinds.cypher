UNWIND $rows AS row
MERGE (n:Kind {id: row[0]})
SET n.revision = $revision, n.name = row[1], n.position = row[2], n.label_vi = row[3], n.label_en = row[4],
    n.rotation = row[5], n.moves = row[6]

UNWIND $rows AS row
MERGE (n:Office {id: row[0]})
SET n.revision = $revision, n.name = row[1], n.position = row[2], n.label_vi = row[3], n.label_en = row[4]

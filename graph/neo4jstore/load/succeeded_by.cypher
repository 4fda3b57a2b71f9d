UNWIND $rows AS row
MATCH (a:Unit {id: row[0]})
MATCH (b:Unit {id: row[1]})
CREATE (a)-[r:SUCCEEDED_BY {revision: $revision, kind: row[2], on: row[3], on_precision: row[4]}]->(b)
SET r += row[5]

UNWIND $rows AS row
MATCH (a:Unit {id: row[0]})
MATCH (b:Unit {id: row[1]})
CREATE (a)-[:SENT_TO {revision: $revision, moves: row[2]}]->(b)

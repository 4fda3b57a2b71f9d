UNWIND $rows AS row
MATCH (a:Unit {id: row[0]})
MATCH (b:Unit {id: row[1]})
CREATE (a)-[:PART_OF {revision: $revision}]->(b)

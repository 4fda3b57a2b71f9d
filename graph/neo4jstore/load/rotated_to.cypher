UNWIND $rows AS row
MATCH (a:Post {id: row[0]})
MATCH (b:Post {id: row[1]})
CREATE (a)-[:ROTATED_TO {revision: $revision, id: row[2], official_id: row[3], from_tenure: row[4], to_tenure: row[5],
  gap_days: row[6], on_precision: row[7], on: row[8], kind: row[9], direction: row[10], official: row[11]}]->(b)

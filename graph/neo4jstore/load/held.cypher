UNWIND $rows AS row
MATCH (o:Official {id: row[0]})
MATCH (p:Post {id: row[1]})
CREATE (o)-[h:HELD {revision: $revision, id: row[2], decision: row[3], source: row[4], end_cause: row[5],
  end: row[6], end_precision: row[7], status: row[8], last_day: row[9], arrival: row[10],
  start_precision: row[11], start: row[12], outcome: row[13], seq: row[14], begun: row[15]}]->(p)
SET h += row[16]

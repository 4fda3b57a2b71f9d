UNWIND $rows AS row
MERGE (n:Post {id: row[0]})
SET n.revision = $revision, n.title = row[1], n.unit_id = row[2], n.own_level = row[3], n.level = row[4], n.level_order = row[5],
    n.bloc = row[6], n.office = row[7], n.head = row[8], n.rank = row[9], n.class = row[10], n.seats = row[11],
    n.valid_from = row[12], n.valid_from_precision = row[13], n.valid_to = row[14], n.valid_to_precision = row[15],
    n.place = row[16], n += row[17]
WITH n, row
MATCH (u:Unit {id: row[2]})
CREATE (n)-[:IN {revision: $revision}]->(u)

UNWIND $rows AS row
MERGE (n:Claim {id: row[0]})
SET n.revision = $revision, n.question = row[1], n.count = row[2], n.part_of = row[3], n.from_id = row[4], n.to_id = row[5],
    n.office = row[6], n.kind = row[7], n.since = row[8], n.since_precision = row[9], n.until = row[10], n.until_precision = row[11],
    n.source = row[12], n += row[13]

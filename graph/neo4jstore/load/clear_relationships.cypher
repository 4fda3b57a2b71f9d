// Deletes relationships of earlier loads, and no others.
MATCH ()-[r:HELD|ROTATED_TO|SENT_TO|IN|PART_OF|SUCCEEDED_BY]->()
WHERE r.revision < $revision
WITH r LIMIT $batch
DELETE r
RETURN count(*) AS rows

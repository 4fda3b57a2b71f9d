// Makes the loaded revision the one that readers may trust.
MATCH (d:Dataset {only: true})
SET d += $dataset, d.revision = $revision, d.fingerprint = $fingerprint
REMOVE d.loading, d.loading_by, d.loading_at

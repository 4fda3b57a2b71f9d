// Gives the lock back after a load broke off; what it began stays named.
MATCH (d:Dataset {only: true})
WHERE d.loading_by = $token
REMOVE d.loading_by, d.loading_at

// Names the load under way and its owner.
MATCH (d:Dataset {only: true})
SET d.loading = $revision, d.loading_by = $token, d.loading_at = datetime.realtime(), d.extra = $extra

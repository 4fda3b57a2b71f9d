-- offices: the offices that posts have, by their ids.
-- note posts counts those of the office, whoever holds them. A post that states no office is in no row. An office has no label: its id is the dataset's own word.
-- row  id     string
-- row  posts  int
-- sort id
SELECT office AS id, count(*) AS posts
FROM posts
WHERE office IS NOT NULL
GROUP BY office
ORDER BY id
LIMIT $limit OFFSET $skip

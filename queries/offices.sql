-- offices: the offices that posts have, by their ids.
-- note posts counts those of the office, whoever holds them. A post that states no office is in no row, nor is an office that the dataset lists and no post has. An office without a label is called by its id.
-- row  id        string
-- row  label_vi  string?
-- row  label_en  string?
-- row  posts     int
-- sort id
SELECT p.office AS id, o.label_vi, o.label_en, count(*) AS posts
FROM posts p
LEFT JOIN offices o ON o.id = p.office
WHERE p.office IS NOT NULL
GROUP BY ALL
ORDER BY p.office
LIMIT $limit OFFSET $skip

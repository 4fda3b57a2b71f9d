// post_holders: the holders of one post over time.
// arg  post         string
// row  tenure_id    string
// row  official_id  string
// row  official     string?
// row  start        date?
// row  end          date?
// row  status       string
// row  arrival      string?
// row  end_cause    string?
// row  outcome      string
// sort start, tenure_id
RETURN $post AS post_x
SKIP $skip LIMIT $limit

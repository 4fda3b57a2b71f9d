
-- What a load appends of tenures and moves: numbers where another table has the
-- text, and the length of a date as stated beside its first possible day.
CREATE TEMP TABLE incoming_tenures (
  official INTEGER, post INTEGER, seq INTEGER, id VARCHAR,
  start DATE, start_length TINYINT, end_first DATE, end_length TINYINT, last_day DATE,
  status VARCHAR, outcome VARCHAR, arrival VARCHAR, end_cause VARCHAR, decision VARCHAR, source VARCHAR, extra JSON
);
CREATE TEMP TABLE incoming_moves (
  official INTEGER, from_post INTEGER, to_post INTEGER, seq INTEGER, from_tenure VARCHAR, to_tenure VARCHAR,
  happened DATE, happened_length TINYINT, kind VARCHAR, direction VARCHAR, gap_days INTEGER, firsts UTINYINT
);

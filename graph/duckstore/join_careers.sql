-- Both come in the order in which they are to stand, and joins with smaller
-- tables keep it.
INSERT INTO tenures
SELECT t.official, t.seq, t.id, t.post,
  t.start, t.start_length, t.end_first, t.end_length, coalesce(t.last_day, DATE '9999-12-31'),
  t.status, t.outcome, t.arrival, t.end_cause, t.decision, t.source, t.extra,
  p.level, p.bloc, p.office, p.unit, p.place, p.head, p.class
FROM incoming_tenures t
JOIN posts p ON p.number = t.post;

INSERT INTO moves
SELECT m.official, m.seq, m.to_tenure, m.from_tenure, m.happened, m.happened_length, m.kind, m.direction, m.gap_days, m.from_post, m.to_post,
  p.level, p.bloc, p.office, p.unit, p.place,
  q.level, q.bloc, q.office, q.unit, q.place,
  (m.firsts & 1)::BOOLEAN, (m.firsts & 2)::BOOLEAN, (m.firsts & 4)::BOOLEAN, (m.firsts & 8)::BOOLEAN, (m.firsts & 16)::BOOLEAN
FROM incoming_moves m
JOIN posts p ON p.number = m.from_post
JOIN posts q ON q.number = m.to_post;

DROP TABLE incoming_tenures;
DROP TABLE incoming_moves;

-- What needs a person, as the replicas last saw it. What was acknowledged comes back when its cause is a
-- later one; what is over goes.
CREATE TABLE console_alert (
  rule text NOT NULL,
  key text NOT NULL,
  -- grows with what is new about it
  cause text NOT NULL,
  count bigint NOT NULL,
  since timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  ack_cause text,
  ack_by text,
  ack_at timestamptz,
  note text,
  PRIMARY KEY (rule, key),
  CHECK ((ack_cause IS NULL) = (ack_by IS NULL) AND (ack_cause IS NULL) = (note IS NULL))
);

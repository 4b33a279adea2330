-- How often who asked, over all replicas; the state is the counting library's (Bucket4j).
CREATE TABLE rate_bucket (
  name text PRIMARY KEY,
  state bytea NOT NULL,
  counted_at timestamptz NOT NULL DEFAULT now()
);

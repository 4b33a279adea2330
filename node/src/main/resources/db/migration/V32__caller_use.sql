-- When systems last called the local API, over all replicas.
CREATE TABLE caller_use (
  system text PRIMARY KEY,
  at timestamptz NOT NULL
);

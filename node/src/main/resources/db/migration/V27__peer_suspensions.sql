-- Other members with which this member exchanges nothing for a time, by its own decision.
CREATE TABLE peer_suspension (
  member text PRIMARY KEY,
  who text NOT NULL,
  why text NOT NULL,
  since timestamptz NOT NULL,
  -- empty until somebody ends it
  until timestamptz
);

-- The last test of the connection to each member; one at a time, over all replicas.
CREATE TABLE peer_test (
  member text PRIMARY KEY,
  id uuid NOT NULL,
  who text NOT NULL,
  started timestamptz NOT NULL,
  ended timestamptz,
  -- what was found at each step, in their order
  findings text[] NOT NULL
);

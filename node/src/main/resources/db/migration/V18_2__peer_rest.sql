-- Members that could not be reached several times in a row: what waits for them rests until then, and
-- one ask alone tries again.
CREATE TABLE peer_rest (
  member text PRIMARY KEY,
  failures integer NOT NULL,
  until timestamptz NOT NULL,
  -- until when the one that tries counts as at it
  probe_until timestamptz
);
ALTER TABLE own_later ADD COLUMN resting boolean NOT NULL DEFAULT false;
CREATE INDEX own_later_resting ON own_later (member) WHERE resting AND closed_at IS NULL;

-- Time-stamps (RFC 3161) over checkpoints of the journal: the checkpoint as it was then, the manifest
-- that names it, and the token over that manifest.
CREATE TABLE log_stamp (
  size bigint PRIMARY KEY,
  authority text NOT NULL,
  note bytea NOT NULL,
  manifest bytea NOT NULL,
  token bytea NOT NULL,
  at timestamptz NOT NULL
);

-- Against mistakes, as for the journal.
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log_stamp
  FOR EACH STATEMENT EXECUTE FUNCTION journal_is_append_only();

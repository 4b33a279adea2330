-- The journal read as a Merkle log (RFC 9162): hashes of whole subtrees, of each fourth level from 4
-- up. Level 0 are the entries themselves. Can be computed anew from them.
CREATE TABLE log_node (
  level smallint NOT NULL,
  index bigint NOT NULL,
  hash bytea NOT NULL,
  PRIMARY KEY (level, index)
);

-- What this member has said of its journal. From then on it is bound to that.
CREATE TABLE log_checkpoint (
  size bigint PRIMARY KEY,
  root bytea NOT NULL,
  note bytea NOT NULL,
  at timestamptz NOT NULL
);

-- Signatures of other members under what this one said.
CREATE TABLE log_cosignature (
  size bigint NOT NULL,
  witness text NOT NULL,
  at timestamptz NOT NULL,
  lines text NOT NULL,
  PRIMARY KEY (size, witness, at)
);
CREATE INDEX log_cosignature_witness ON log_cosignature (witness, at);

-- The longest history of each other member's journal that was shown here, as it was signed.
CREATE TABLE witnessed (
  member text PRIMARY KEY,
  size bigint NOT NULL,
  root bytea NOT NULL,
  said_at timestamptz NOT NULL,
  note bytea NOT NULL,
  seen_at timestamptz NOT NULL
);

-- Two signed checkpoints of one member, this one too, that can't both be true of one history.
CREATE TABLE two_histories (
  member text NOT NULL,
  witness text NOT NULL,
  fault text NOT NULL,
  first_size bigint NOT NULL,
  first_note bytea NOT NULL,
  second_size bigint NOT NULL,
  second_root bytea NOT NULL,
  second_note bytea NOT NULL,
  path text NOT NULL,
  seen_at timestamptz NOT NULL,
  PRIMARY KEY (member, witness, first_size, second_size, second_root)
);

-- Against mistakes, as for the journal.
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log_node
  FOR EACH STATEMENT EXECUTE FUNCTION journal_is_append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log_checkpoint
  FOR EACH STATEMENT EXECUTE FUNCTION journal_is_append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log_cosignature
  FOR EACH STATEMENT EXECUTE FUNCTION journal_is_append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON two_histories
  FOR EACH STATEMENT EXECUTE FUNCTION journal_is_append_only();

-- The end of the chain: one row, which every writer locks, so that replicas share one chain.
CREATE TABLE journal_head (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  seq bigint NOT NULL,
  hash bytea NOT NULL
) WITH (fillfactor = 10);
INSERT INTO journal_head (seq, hash) VALUES (0, decode(repeat('00', 32), 'hex'));

CREATE TABLE journal_entry (
  seq bigint PRIMARY KEY,
  kind text NOT NULL,
  at timestamptz NOT NULL,
  exchange uuid,
  peer text,
  service text,
  purpose text,
  outcome text,
  reason text,
  rule text,
  evidence_digest bytea NOT NULL,
  previous bytea NOT NULL,
  hash bytea NOT NULL
);
CREATE INDEX journal_entry_exchange ON journal_entry (exchange, seq) WHERE exchange IS NOT NULL;

-- Beside the entries, so that a walk over these stays short and evidence can have its own space.
CREATE TABLE journal_evidence (
  seq bigint PRIMARY KEY,
  bytes bytea NOT NULL
);
-- Signed messages are base64: packing them costs more time than it saves space.
ALTER TABLE journal_evidence ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- Against mistakes. Somebody with all rights can take these away; the chain is what finds him.
CREATE FUNCTION journal_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the journal is append-only';
END
$$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_entry
  FOR EACH STATEMENT EXECUTE FUNCTION journal_is_append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_evidence
  FOR EACH STATEMENT EXECUTE FUNCTION journal_is_append_only();

-- Ids of messages that were admitted, for as long as they could be repeated.
CREATE TABLE admission (
  issuer text NOT NULL,
  message_id uuid NOT NULL,
  valid_until timestamptz NOT NULL,
  PRIMARY KEY (issuer, message_id)
);
CREATE INDEX admission_valid_until ON admission (valid_until);

-- Keys of repeatable local requests. Holds what was replied, never an answer's body.
CREATE TABLE idempotency (
  caller text NOT NULL,
  key text NOT NULL,
  request_digest bytea NOT NULL,
  attempt uuid NOT NULL,
  busy_until timestamptz,
  expires_at timestamptz NOT NULL,
  status integer,
  exchange uuid,
  problem text,
  PRIMARY KEY (caller, key),
  CHECK ((busy_until IS NULL) = (status IS NOT NULL))
);
CREATE INDEX idempotency_expires_at ON idempotency (expires_at);

-- Transactions that this node coordinates: the decision log. What is asked stands here encrypted, as
-- evidence is, until the transaction has ended; from then on in the journal only.
CREATE TABLE two_phase (
  id uuid PRIMARY KEY,
  service text NOT NULL,
  version text NOT NULL,
  asked_of text NOT NULL,
  system text NOT NULL,
  unit text NOT NULL,
  operator text NOT NULL,
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  state text NOT NULL CHECK (state IN ('RESERVING', 'RESERVED', 'COMMITTING', 'COMMITTED',
    'CANCELLING', 'CANCELLED', 'EXPIRED', 'REFUSED', 'IN_DOUBT')),
  decision text CHECK (decision IN ('COMMIT', 'CANCEL')),
  decide_by timestamptz NOT NULL,
  expires_at timestamptz,
  reference text,
  tries integer NOT NULL DEFAULT 0,
  exchange uuid,
  reason text,
  request_digest bytea NOT NULL,
  request bytea,
  request_key bigint,
  -- what only the caller can say in the step that commits
  own_digest bytea,
  own bytea,
  own_key bigint,
  CHECK (state NOT IN ('COMMITTING', 'COMMITTED') OR (decision IS NOT NULL AND decision = 'COMMIT')),
  CHECK (state <> 'CANCELLING' OR (decision IS NOT NULL AND decision = 'CANCEL')),
  CHECK (state <> 'REFUSED' OR decision IS NULL),
  CHECK (state NOT IN ('RESERVING', 'RESERVED') OR decision IS NULL)
);
CREATE INDEX two_phase_open ON two_phase (state)
  WHERE state IN ('RESERVING', 'RESERVED', 'COMMITTING', 'CANCELLING', 'IN_DOUBT');
CREATE INDEX two_phase_own ON two_phase (system, unit, operator, id);

-- Whatever a program does wrong, a decision stays what it was.
CREATE FUNCTION two_phase_decided() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.decision IS NOT NULL AND NEW.decision IS DISTINCT FROM OLD.decision THEN
    RAISE EXCEPTION 'a decision never changes';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER two_phase_decided BEFORE UPDATE ON two_phase
  FOR EACH ROW EXECUTE FUNCTION two_phase_decided();

-- Steps of others that our register has taken, with what it said, encrypted: the same step gets the
-- same answer. The ids are the asking member's own, so they say nothing without who that is.
CREATE TABLE step_taken (
  member text NOT NULL,
  service text NOT NULL,
  transaction uuid NOT NULL,
  step text NOT NULL,
  answer bytea NOT NULL,
  answer_key bigint,
  taken_at timestamptz NOT NULL,
  PRIMARY KEY (member, service, transaction, step)
);
CREATE INDEX step_taken_at ON step_taken (service, taken_at);

-- Whose turn it is: the steps of one transaction come one after the other, on whichever replica.
CREATE TABLE step_turn (
  member text NOT NULL,
  service text NOT NULL,
  transaction uuid NOT NULL,
  holder uuid NOT NULL,
  until timestamptz NOT NULL,
  PRIMARY KEY (member, service, transaction)
);

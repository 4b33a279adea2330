-- Many asks of one service, taken in as a table and sent in messages of many. What is asked stands
-- here, encrypted as evidence is, until its message was sent; from then on in the journal only.
CREATE TABLE batch (
  id uuid PRIMARY KEY,
  service text NOT NULL,
  version text NOT NULL,
  system text NOT NULL,
  unit text NOT NULL,
  operator text NOT NULL,
  created_at timestamptz NOT NULL,
  state text NOT NULL
    CHECK (state IN ('RECEIVING', 'RUNNING', 'PAUSED', 'CANCELLED', 'DONE')),
  rows bigint NOT NULL DEFAULT 0,
  faulty bigint NOT NULL DEFAULT 0,
  closed_at timestamptz
);

-- The rows that go in one message. The id of the ask is allotted before it is sent: whoever goes on
-- after a failure sees in the journal whether it left, and what was answered.
CREATE TABLE batch_chunk (
  batch uuid NOT NULL REFERENCES batch ON DELETE CASCADE,
  number integer NOT NULL,
  destination text NOT NULL,
  -- numbers of the rows, in the order of the items
  rows bigint[] NOT NULL,
  exchange uuid NOT NULL UNIQUE,
  state text NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'ANSWERED', 'FAILED')),
  tries integer NOT NULL DEFAULT 0,
  answered integer NOT NULL DEFAULT 0,
  refused integer NOT NULL DEFAULT 0,
  failed integer NOT NULL DEFAULT 0,
  -- items that went into a later message, because what stopped them may pass
  again integer NOT NULL DEFAULT 0,
  reason text,
  at timestamptz,
  request_digest bytea NOT NULL,
  request bytea,
  request_key bigint,
  PRIMARY KEY (batch, number),
  CHECK ((state = 'OPEN') = (at IS NULL)),
  CHECK ((state = 'FAILED') = (reason IS NOT NULL))
);
CREATE INDEX batch_chunk_open ON batch_chunk (batch) WHERE state = 'OPEN';

-- What was wrong with a row; never what stood in it.
CREATE TABLE batch_fault (
  batch uuid NOT NULL REFERENCES batch ON DELETE CASCADE,
  row bigint NOT NULL,
  pointer text NOT NULL,
  message text NOT NULL
);
CREATE INDEX batch_fault_row ON batch_fault (batch, row);

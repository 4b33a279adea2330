-- The last number of each list. A number is given where the row is written, so whoever reads on after
-- a number has missed none below it.
CREATE TABLE event_count (
  list text PRIMARY KEY,
  last bigint NOT NULL
);
INSERT INTO event_count (list, last) VALUES ('received', 0), ('sent', 0);

-- Events that other members told. What they tell stands in the journal only; whom or which case they
-- are about is a keyed hash, as in journal_subject.
CREATE TABLE event_received (
  seq bigint PRIMARY KEY,
  id uuid NOT NULL UNIQUE,
  issuer text NOT NULL,
  event_id uuid NOT NULL,
  -- the ask that told it first
  asked uuid NOT NULL,
  service text NOT NULL,
  version text NOT NULL,
  event_type text NOT NULL,
  hash bytea NOT NULL,
  generation integer NOT NULL,
  taken_at timestamptz NOT NULL,
  due date NOT NULL,
  -- what was done with it; the answer's body encrypted as evidence is
  outcome text,
  answer bytea,
  answer_key bigint,
  disposed_at timestamptz,
  disposed_by text,
  UNIQUE (issuer, event_id),
  CHECK ((outcome IS NULL) = (disposed_at IS NULL))
);
CREATE INDEX event_received_open ON event_received (due) WHERE disposed_at IS NULL;

-- Events that our own systems told us to send.
CREATE TABLE event_sent (
  seq bigint PRIMARY KEY,
  id uuid NOT NULL UNIQUE,
  member text NOT NULL,
  event_id uuid NOT NULL,
  service text NOT NULL,
  -- the same for all events about the same person or case to the same member: one after the other
  line uuid NOT NULL,
  hash bytea NOT NULL,
  generation integer NOT NULL,
  system text NOT NULL,
  unit text NOT NULL,
  operator text NOT NULL,
  -- what is to be asked, encrypted as evidence is, until it was taken in
  request bytea,
  request_key bigint,
  -- allotted before it is sent: whoever goes on after a failure sees in the journal whether it left
  exchange uuid NOT NULL,
  -- last day to hand it over, in China
  due date NOT NULL,
  -- WAITING: in own_later, which says what became of it
  state text NOT NULL
    CHECK (state IN ('QUEUED', 'WAITING', 'TAKEN', 'REFUSED', 'EXPIRED', 'PARKED')),
  tries integer NOT NULL DEFAULT 0,
  reason text,
  accepted_at timestamptz NOT NULL,
  closed_at timestamptz,
  UNIQUE (member, event_id),
  CHECK ((state IN ('QUEUED', 'WAITING')) = (closed_at IS NULL)),
  CHECK (state NOT IN ('REFUSED', 'PARKED') OR reason IS NOT NULL)
);
CREATE INDEX event_sent_open ON event_sent (line, seq) WHERE closed_at IS NULL;
CREATE INDEX event_sent_hash ON event_sent (hash, member);

-- Which members are told what happens to a person, and until when.
CREATE TABLE event_subscription (
  id uuid PRIMARY KEY,
  member text NOT NULL,
  service text NOT NULL,
  case_ref text NOT NULL,
  hash bytea NOT NULL,
  generation integer NOT NULL,
  event_types text[] NOT NULL,
  agreement text NOT NULL,
  -- the ask that said it last
  asked uuid NOT NULL,
  until date NOT NULL,
  made_at timestamptz NOT NULL,
  ended_at timestamptz,
  UNIQUE (member, case_ref, hash)
);
CREATE INDEX event_subscription_live ON event_subscription (hash) WHERE ended_at IS NULL;

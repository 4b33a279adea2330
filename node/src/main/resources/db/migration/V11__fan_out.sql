-- Questions that go to many members at once. What is asked stands here, encrypted as evidence is,
-- until each of them was asked; from then on in the journal only.
CREATE TABLE fan_out (
  id uuid PRIMARY KEY,
  service text NOT NULL,
  system text NOT NULL,
  unit text NOT NULL,
  operator text NOT NULL,
  created_at timestamptz NOT NULL,
  deadline timestamptz NOT NULL,
  -- last day of the contract, in China
  due date NOT NULL,
  request_digest bytea NOT NULL,
  request bytea,
  request_key bigint,
  CHECK (deadline > created_at)
);

-- Who is asked. The id of the ask is allotted before it is sent: whoever goes on after a failure
-- sees in the journal whether it left, and no member answers the same id twice.
CREATE TABLE fan_out_member (
  fan_out uuid NOT NULL REFERENCES fan_out ON DELETE CASCADE,
  member text NOT NULL,
  exchange uuid NOT NULL UNIQUE,
  -- WAITING: in own_later, which says what became of it
  state text NOT NULL DEFAULT 'OPEN'
    CHECK (state IN ('OPEN', 'WAITING', 'ANSWERED', 'REFUSED', 'SILENT')),
  asked boolean NOT NULL DEFAULT false,
  tries integer NOT NULL DEFAULT 0,
  outcome text,
  reason text,
  at timestamptz,
  PRIMARY KEY (fan_out, member),
  CHECK ((state = 'ANSWERED') = (outcome IS NOT NULL)),
  CHECK ((state IN ('REFUSED', 'SILENT')) = (reason IS NOT NULL)),
  CHECK ((state IN ('OPEN', 'WAITING')) = (at IS NULL))
);
CREATE INDEX fan_out_member_open ON fan_out_member (fan_out) WHERE state = 'OPEN';

-- Kept apart from the journal, whose months may be away when somebody wants to know.
ALTER TABLE own_later ADD COLUMN outcome text;

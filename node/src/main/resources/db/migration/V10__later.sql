-- Asks of other members that are answered later; what they ask stands in the journal only.
CREATE TABLE later_ask (
  issuer text NOT NULL,
  -- under which the asker knows the matter; asked is the ask of it that was the first to arrive
  ticket uuid NOT NULL,
  asked uuid NOT NULL,
  service text NOT NULL,
  taken_at timestamptz NOT NULL,
  due date NOT NULL,
  closed_at timestamptz,
  PRIMARY KEY (issuer, ticket)
);
CREATE INDEX later_ask_open ON later_ask (due) WHERE closed_at IS NULL;

-- Asks of this member that others took in, or that could not be handed over yet.
CREATE TABLE own_later (
  exchange uuid PRIMARY KEY,
  member text NOT NULL,
  service text NOT NULL,
  ticket text,
  due date NOT NULL,
  kept_at timestamptz NOT NULL,
  tries integer NOT NULL DEFAULT 0,
  state text NOT NULL
    CHECK (state IN ('WAITING', 'PENDING', 'ANSWERED', 'REFUSED', 'EXPIRED')),
  closed_at timestamptz,
  answered_by uuid,
  reason text,
  CHECK ((state IN ('WAITING', 'PENDING')) = (closed_at IS NULL)),
  CHECK (state <> 'PENDING' OR ticket IS NOT NULL),
  CHECK (state <> 'ANSWERED' OR answered_by IS NOT NULL)
);
CREATE INDEX own_later_open ON own_later (due) WHERE closed_at IS NULL;

-- Work that is due at a time, shared by all replicas; the form is the job library's (db-scheduler 16).
CREATE TABLE scheduled_tasks (
  task_name text NOT NULL,
  task_instance text NOT NULL,
  task_data bytea,
  execution_time timestamptz NOT NULL,
  picked boolean NOT NULL,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures integer,
  last_heartbeat timestamptz,
  version bigint NOT NULL,
  priority smallint,
  PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_execution_time ON scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_last_heartbeat ON scheduled_tasks (last_heartbeat);

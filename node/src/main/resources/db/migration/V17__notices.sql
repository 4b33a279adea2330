-- What happens to matters that are answered later, for the member's own systems: it shares its numbers
-- with the events of other members, since it is read in the same feed. Nothing of what was asked.
CREATE TABLE matter_event (
  seq bigint PRIMARY KEY,
  id uuid NOT NULL UNIQUE,
  kind text NOT NULL
    CHECK (kind IN ('ANSWERED', 'REFUSED', 'EXPIRED', 'WITHDRAWN', 'OVERDUE',
                    'WITHDRAWN_BY_ASKER', 'REMINDED', 'ESCALATED')),
  member text NOT NULL,
  service text NOT NULL,
  -- of an ask of ours, or else the ticket of one of another member
  exchange uuid,
  ticket text,
  due date NOT NULL,
  over integer NOT NULL DEFAULT 0,
  owes text,
  reason text,
  at timestamptz NOT NULL,
  -- the notice that told it
  notice uuid,
  UNIQUE (member, notice),
  CHECK ((exchange IS NULL) <> (ticket IS NULL)),
  CHECK ((kind = 'ESCALATED') = (owes IS NOT NULL))
);

-- Notices to other members on their way.
CREATE TABLE notice_out (
  id uuid PRIMARY KEY,
  member text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('READY', 'REMINDER', 'ESCALATION')),
  ticket text NOT NULL,
  service text NOT NULL,
  due date NOT NULL,
  over integer NOT NULL DEFAULT 0,
  owes text,
  made_at timestamptz NOT NULL,
  tries integer NOT NULL DEFAULT 0,
  closed_at timestamptz,
  sent boolean NOT NULL DEFAULT false,
  CHECK (NOT sent OR closed_at IS NOT NULL)
);
CREATE INDEX notice_out_open ON notice_out (made_at) WHERE closed_at IS NULL;

-- When the asked member last said that it is worth resuming, and when our systems were told of the day.
ALTER TABLE own_later ADD COLUMN pushed_at timestamptz;
ALTER TABLE own_later ADD COLUMN overdue_at timestamptz;
CREATE INDEX own_later_ticket ON own_later (member, ticket) WHERE closed_at IS NULL;

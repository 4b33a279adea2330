-- Why a matter of another member ended before its time: its asker's word, or that of a system of ours.
ALTER TABLE later_ask ADD COLUMN ended text
  CHECK (ended IN ('NO_LONGER_NEEDED', 'AUTHORIZATION_REVOKED', 'STOPPED'));
ALTER TABLE later_ask ADD CHECK (ended IS NULL OR closed_at IS NOT NULL);

-- An ask of ours that was withdrawn, and how far its asked member has been told.
ALTER TABLE own_later DROP CONSTRAINT own_later_state_check;
ALTER TABLE own_later ADD CONSTRAINT own_later_state_check
  CHECK (state IN ('WAITING', 'PENDING', 'ANSWERED', 'REFUSED', 'EXPIRED', 'WITHDRAWN'));
ALTER TABLE own_later ADD COLUMN withdrawal text
  CHECK (withdrawal IN ('NOT_SENT', 'OPEN', 'ACKNOWLEDGED', 'REFUSED'));
ALTER TABLE own_later ADD COLUMN withdrawn_by uuid;
ALTER TABLE own_later ADD COLUMN withdrawal_tries integer NOT NULL DEFAULT 0;
ALTER TABLE own_later ADD CHECK ((state = 'WITHDRAWN') = (withdrawal IS NOT NULL));
CREATE INDEX own_later_withdrawn ON own_later (exchange) WHERE withdrawal = 'OPEN';

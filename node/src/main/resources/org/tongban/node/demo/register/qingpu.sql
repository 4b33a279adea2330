-- The register of 青浦: whole words, text codes, one row per thing.
DROP TABLE IF EXISTS booking, office_slot, time_transfer CASCADE;
DROP TABLE IF EXISTS care_grade, time_account, care_capacity, hukou_member, hukou_household, marriage_event,
  marriage_party, marriage_certificate, care_score, care_report, assistance_member,
  assistance_household, person_history, person;

CREATE TABLE person (
  person_id  integer PRIMARY KEY,
  id_number  text NOT NULL UNIQUE,
  full_name  text NOT NULL,
  sex        text NOT NULL,             -- M, F
  birth_date date NOT NULL
);

CREATE TABLE person_history (
  person_id integer NOT NULL REFERENCES person,
  kind      text NOT NULL,              -- ID_NUMBER, NAME
  old_value text NOT NULL
);
CREATE INDEX ON person_history (old_value);
CREATE INDEX ON person_history (person_id);

CREATE TABLE assistance_household (
  household_no   text PRIMARY KEY,
  category       text NOT NULL,
  status         text NOT NULL,
  approved_on    date NOT NULL,
  ends_on        date,
  last_review    date NOT NULL,
  next_review    date NOT NULL,
  monthly_fen    integer NOT NULL,      -- for the household
  authority_name text NOT NULL,
  authority_uscc text NOT NULL,
  as_of          timestamptz NOT NULL
);

CREATE TABLE assistance_member (
  household_no text NOT NULL REFERENCES assistance_household,
  person_id    integer NOT NULL REFERENCES person,
  role         text NOT NULL            -- HEAD, SPOUSE, CHILD, OTHER, SINGLE
);
CREATE INDEX ON assistance_member (person_id);

CREATE TABLE care_report (
  report_no     text PRIMARY KEY,
  person_id     integer NOT NULL REFERENCES person,
  assessed_on   date NOT NULL,
  valid_until   date NOT NULL,          -- last day
  cause         text NOT NULL,
  self_care     integer NOT NULL,       -- sub-totals, GB/T 42195 tables B.1 to B.4
  mobility      integer NOT NULL,
  mental_state  integer NOT NULL,
  participation integer NOT NULL,
  total         integer NOT NULL,
  initial_level integer NOT NULL,
  final_level   integer NOT NULL,
  adjustments   text NOT NULL,          -- codes joined with commas
  assessor_name text NOT NULL,
  assessor_uscc text NOT NULL,
  as_of         timestamptz NOT NULL
);
CREATE INDEX ON care_report (person_id);

CREATE TABLE care_score (
  report_no text NOT NULL REFERENCES care_report,
  item_no   text NOT NULL,              -- B.1.1 to B.4.5
  score     integer NOT NULL,
  PRIMARY KEY (report_no, item_no)
);

-- Assessments by other schemes: a level, no scores.
CREATE TABLE care_grade (
  report_no     text PRIMARY KEY,
  person_id     integer NOT NULL REFERENCES person,
  scheme        text NOT NULL,          -- SH-CARE, MZ-T-039, LTCI
  edition       text NOT NULL,
  assessed_on   date NOT NULL,
  valid_until   date NOT NULL,          -- last day
  initial_level text NOT NULL,
  final_level   text NOT NULL,
  changes       text NOT NULL,          -- codes joined with commas
  assessor_name text NOT NULL,
  assessor_uscc text NOT NULL,
  as_of         timestamptz NOT NULL
);
CREATE INDEX ON care_grade (person_id);

CREATE TABLE marriage_certificate (
  cert_no       text PRIMARY KEY,
  kind          text NOT NULL,          -- MARRIAGE, DIVORCE
  registered_on date NOT NULL,
  status        text NOT NULL,          -- VALID, SUPERSEDED, DISSOLVED, REVOKED, WITHDRAWN
  status_since  date NOT NULL,
  replaced_by   text,
  office_name   text NOT NULL,
  office_uscc   text NOT NULL,
  as_of         timestamptz NOT NULL
);

CREATE TABLE marriage_party (
  cert_no           text NOT NULL REFERENCES marriage_certificate,
  person_id         integer NOT NULL REFERENCES person,
  printed_id_number text NOT NULL,      -- as on the certificate, perhaps a former one
  printed_name      text NOT NULL,
  PRIMARY KEY (cert_no, person_id)
);
CREATE INDEX ON marriage_party (person_id);

CREATE TABLE marriage_event (
  cert_no  text NOT NULL REFERENCES marriage_certificate,
  kind     text NOT NULL,               -- DIVORCE_APPLICATION, COURT_DIVORCE, SPOUSE_DEATH
  event_on date NOT NULL
);
CREATE INDEX ON marriage_event (cert_no);

CREATE TABLE hukou_household (
  household_no text PRIMARY KEY,
  type         text NOT NULL,           -- FAMILY, COLLECTIVE
  division     text NOT NULL,
  station_name text NOT NULL,
  as_of        timestamptz NOT NULL
);

CREATE TABLE hukou_member (
  household_no text NOT NULL REFERENCES hukou_household,
  person_id    integer NOT NULL REFERENCES person,
  relation     text NOT NULL,           -- to the head of the household, GB/T 4761
  status       text NOT NULL,           -- NORMAL, MOVED_OUT, DECEASED, CANCELLED
  status_since date NOT NULL,
  reason       text,                    -- why it ended
  moved_to     text
);
CREATE INDEX ON hukou_member (person_id);
CREATE INDEX ON hukou_member (household_no);

CREATE TABLE care_capacity (
  division     text NOT NULL,           -- a town
  counted_on   date NOT NULL,
  bed_kind     text NOT NULL,           -- NURSING, DEMENTIA, ORDINARY, COMMUNITY, DAY
  price_band   text NOT NULL,
  institutions integer NOT NULL,
  beds         integer NOT NULL,
  occupied     integer NOT NULL,
  as_of        timestamptz NOT NULL,
  PRIMARY KEY (division, counted_on, bed_kind, price_band)
);

CREATE TABLE time_account (
  account_no       text PRIMARY KEY,
  person_id        integer NOT NULL REFERENCES person,
  status           text NOT NULL,       -- ACTIVE, FROZEN, CLOSED
  free_minutes     integer NOT NULL CHECK (free_minutes >= 0),
  reserved_minutes integer NOT NULL CHECK (reserved_minutes >= 0),
  transferable     boolean NOT NULL,
  lapses_on        date,                -- the first day on which a part of it does
  as_of            timestamptz NOT NULL
);
CREATE INDEX ON time_account (person_id);

-- One row for each transfer that another region began; each step of it is one statement, and so one
-- transaction, that moves the account with it.
CREATE TABLE time_transfer (
  asker           text NOT NULL,        -- the region that asks; ids are its own
  transfer_id     text NOT NULL,
  account_no      text REFERENCES time_account,  -- none where it was cancelled before it began
  state           text NOT NULL CHECK (state IN ('RESERVED', 'COMMITTED', 'CANCELLED', 'EXPIRED')),
  state_since     timestamptz NOT NULL,
  minutes         integer NOT NULL DEFAULT 0 CHECK (minutes >= 0),
  coins           integer NOT NULL DEFAULT 0,
  reservation_ref text UNIQUE,
  expires_at      timestamptz,
  PRIMARY KEY (asker, transfer_id)
);

CREATE OR REPLACE FUNCTION time_told(t time_transfer, obstacle text, holders jsonb) RETURNS jsonb
LANGUAGE sql AS $$
  SELECT jsonb_build_object(
    'holders', holders,
    'outcome', CASE WHEN obstacle IS NULL THEN 'POSITIVE' ELSE 'NEGATIVE' END,
    'answer', jsonb_strip_nulls(jsonb_build_object(
      'transferId', t.transfer_id,
      'state', t.state,
      'stateSince', to_char(t.state_since AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
      'reservationRef', CASE WHEN t.state IN ('RESERVED', 'COMMITTED') THEN t.reservation_ref END,
      'expiresAt', CASE WHEN t.state = 'RESERVED'
        THEN to_char(t.expires_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') END,
      'amount', CASE WHEN t.state IN ('RESERVED', 'COMMITTED')
        THEN jsonb_build_object('value', t.minutes, 'unit', 'MINUTE') END,
      'credited', CASE WHEN t.state IN ('RESERVED', 'COMMITTED')
        THEN jsonb_build_object('value', t.coins, 'unit', 'TIME_COIN') END,
      'obstacle', obstacle)))
$$;

CREATE OR REPLACE FUNCTION time_reserve(t time_transfer, ask jsonb) RETURNS jsonb
LANGUAGE plpgsql AS $$
DECLARE
  number text := upper(ask #>> '{holder,idNumber}');
  a time_account;
  holder jsonb;
  why text;
BEGIN
  SELECT jsonb_build_object('idNumber', p.id_number, 'name', p.full_name,
      'formerIdNumbers', coalesce((SELECT jsonb_agg(h.old_value) FROM person_history h
        WHERE h.person_id = p.person_id AND h.kind = 'ID_NUMBER'), '[]'),
      'formerNames', coalesce((SELECT jsonb_agg(h.old_value) FROM person_history h
        WHERE h.person_id = p.person_id AND h.kind = 'NAME'), '[]'))
    INTO holder
    FROM time_account x JOIN person p USING (person_id)
    WHERE x.account_no = ask #>> '{from,account}' AND (p.id_number = number OR EXISTS
      (SELECT 1 FROM person_history h WHERE h.person_id = p.person_id AND h.old_value = number));
  IF holder IS NULL THEN
    RETURN NULL;
  END IF;
  SELECT * INTO a FROM time_account x WHERE x.account_no = ask #>> '{from,account}' FOR UPDATE;
  t.minutes := (ask #>> '{amount,value}')::integer;
  t.coins := t.minutes / 30;
  why := CASE
    -- under another name nothing is reserved; the node tells that it is another
    WHEN a.status <> 'ACTIVE' OR holder ->> 'name' <> ask #>> '{holder,name}' THEN 'ACCOUNT_NOT_USABLE'
    WHEN NOT a.transferable THEN 'NOT_TRANSFERABLE'
    WHEN t.minutes > 6000 THEN 'OVER_CAP'
    WHEN ask #>> '{amount,unit}' <> 'MINUTE' OR ask #>> '{rate,toUnit}' <> 'TIME_COIN' OR t.coins = 0
      OR (ask #>> '{rate,numerator}')::integer * 30 <> (ask #>> '{rate,denominator}')::integer
      THEN 'RATE_NOT_AGREED'
    WHEN t.minutes > a.free_minutes THEN 'INSUFFICIENT' END;
  IF why IS NOT NULL THEN
    t.state := NULL;
    t.state_since := NULL;
    RETURN time_told(t, why, jsonb_build_array(holder));
  END IF;
  UPDATE time_account SET free_minutes = free_minutes - t.minutes,
    reserved_minutes = reserved_minutes + t.minutes WHERE account_no = a.account_no;
  t.account_no := a.account_no;
  t.state := 'RESERVED';
  t.reservation_ref := 'RSV-' || upper(substr(md5(t.asker || t.transfer_id), 1, 16));
  t.expires_at := least((ask ->> 'expiresAt')::timestamptz, t.state_since + interval '2 days');
  INSERT INTO time_transfer SELECT t.*;
  RETURN time_told(t, NULL, jsonb_build_array(holder));
END $$;

-- A step, taken or not; NULL where the account or the transfer is not known.
CREATE OR REPLACE FUNCTION time_step(region text, ask jsonb) RETURNS jsonb
LANGUAGE plpgsql AS $$
DECLARE
  t time_transfer;
  step text := ask ->> 'step';
  known boolean;
  why text;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('time ' || region || ' ' || (ask ->> 'transferId'), 0));
  SELECT * INTO t FROM time_transfer x WHERE x.asker = region AND x.transfer_id = ask ->> 'transferId';
  known := FOUND;
  IF known AND t.state = 'RESERVED' AND t.expires_at <= clock_timestamp() THEN
    t.state := 'EXPIRED';
    t.state_since := t.expires_at;
    UPDATE time_account SET free_minutes = free_minutes + t.minutes,
      reserved_minutes = reserved_minutes - t.minutes WHERE account_no = t.account_no;
    UPDATE time_transfer x SET state = t.state, state_since = t.state_since
      WHERE x.asker = region AND x.transfer_id = t.transfer_id;
  END IF;
  IF NOT known THEN
    t.asker := region;
    t.transfer_id := ask ->> 'transferId';
    t.state_since := date_trunc('second', clock_timestamp());
    t.minutes := 0;
    t.coins := 0;
    IF step = 'RESERVE' THEN
      RETURN time_reserve(t, ask);
    ELSIF step = 'CANCEL' THEN
      -- its RESERVE may still be on its way
      t.state := 'CANCELLED';
      INSERT INTO time_transfer SELECT t.*;
      RETURN time_told(t, NULL, '[]');
    END IF;
    t.state_since := NULL;
    RETURN time_told(t, 'NO_RESERVATION', '[]');
  END IF;
  why := CASE
    WHEN step = 'RESERVE' AND t.state = 'RESERVED' THEN NULL
    WHEN step = 'COMMIT' AND t.state IN ('RESERVED', 'COMMITTED')
      AND t.reservation_ref = ask ->> 'reservationRef' THEN NULL
    WHEN step = 'COMMIT' AND t.state IN ('RESERVED', 'COMMITTED') THEN 'NO_RESERVATION'
    WHEN step = 'CANCEL' AND t.state IN ('RESERVED', 'CANCELLED') THEN NULL
    ELSE 'WRONG_STATE' END;
  IF why IS NULL AND t.state = 'RESERVED' AND step <> 'RESERVE' THEN
    UPDATE time_account SET reserved_minutes = reserved_minutes - t.minutes,
      free_minutes = free_minutes + CASE step WHEN 'CANCEL' THEN t.minutes ELSE 0 END
      WHERE account_no = t.account_no;
    t.state := CASE step WHEN 'COMMIT' THEN 'COMMITTED' ELSE 'CANCELLED' END;
    t.state_since := date_trunc('second', clock_timestamp());
    UPDATE time_transfer x SET state = t.state, state_since = t.state_since
      WHERE x.asker = region AND x.transfer_id = t.transfer_id;
  END IF;
  RETURN time_told(t, why, CASE WHEN step = 'RESERVE'
    THEN jsonb_build_array(ask -> 'holder') ELSE '[]' END);
END $$;

CREATE TABLE office_slot (
  slot_id   text PRIMARY KEY,
  service   text NOT NULL,
  day       date NOT NULL,
  starts_at text NOT NULL,
  ends_at   text NOT NULL,
  office    text NOT NULL,
  uscc      text NOT NULL,
  division  text NOT NULL
);

CREATE TABLE booking (
  asker          text NOT NULL,         -- the region that asks; ids are its own
  appointment_id text NOT NULL,
  slot_id        text REFERENCES office_slot,  -- none where it was released before it began
  state          text NOT NULL CHECK (state IN ('HELD', 'CONFIRMED', 'RELEASED', 'EXPIRED')),
  expires_at     timestamptz,
  visitors       jsonb,
  PRIMARY KEY (asker, appointment_id)
);
-- Whatever a step does wrong, no slot is given twice.
CREATE UNIQUE INDEX booking_once ON booking (slot_id) WHERE state IN ('HELD', 'CONFIRMED');

CREATE OR REPLACE FUNCTION slot_told(s office_slot) RETURNS jsonb LANGUAGE sql AS $$
  SELECT jsonb_build_object('slotId', s.slot_id, 'date', s.day, 'startsAt', s.starts_at,
    'endsAt', s.ends_at, 'office',
    jsonb_build_object('name', s.office, 'uscc', s.uscc, 'division', s.division))
$$;

CREATE OR REPLACE FUNCTION booking_told(b booking, obstacle text, visitors jsonb) RETURNS jsonb
LANGUAGE sql AS $$
  SELECT jsonb_build_object(
    'holders', coalesce(visitors, '[]'),
    'outcome', CASE WHEN obstacle IS NULL THEN 'POSITIVE' ELSE 'NEGATIVE' END,
    'answer', jsonb_strip_nulls(jsonb_build_object(
      'appointmentId', b.appointment_id,
      'state', b.state,
      'slot', CASE WHEN b.state IN ('HELD', 'CONFIRMED')
        THEN (SELECT slot_told(s) FROM office_slot s WHERE s.slot_id = b.slot_id) END,
      'holdRef', CASE WHEN b.state = 'HELD'
        THEN 'HOLD-' || upper(substr(md5(b.asker || b.appointment_id), 1, 16)) END,
      'expiresAt', CASE WHEN b.state = 'HELD'
        THEN to_char(b.expires_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') END,
      'bookingNo', CASE WHEN b.state = 'CONFIRMED'
        THEN 'QP-' || upper(substr(md5(b.appointment_id || b.slot_id), 1, 8)) END,
      'obstacle', obstacle)))
$$;

CREATE OR REPLACE FUNCTION book_offer(ask jsonb) RETURNS jsonb LANGUAGE sql AS $$
  SELECT jsonb_build_object('holders', '[]'::jsonb,
    'outcome', CASE WHEN slots IS NULL THEN 'NEGATIVE' ELSE 'POSITIVE' END,
    'answer', jsonb_strip_nulls(jsonb_build_object('appointmentId', ask ->> 'appointmentId',
      'state', CASE WHEN slots IS NOT NULL THEN 'OFFERED' END, 'slots', slots,
      'obstacle', CASE WHEN slots IS NULL THEN 'NOTHING_FREE' END)))
  FROM (SELECT jsonb_agg(slot_told(s) ORDER BY s.slot_id) AS slots FROM (
      SELECT * FROM office_slot x
      WHERE x.service = ask ->> 'service'
        AND (x.division LIKE (ask ->> 'division') || '%' OR (ask ->> 'division') LIKE x.division || '%')
        AND x.day BETWEEN (ask ->> 'from')::date AND (ask ->> 'to')::date
        AND NOT EXISTS (SELECT 1 FROM booking b WHERE b.slot_id = x.slot_id
          AND (b.state = 'CONFIRMED' OR b.state = 'HELD' AND b.expires_at > clock_timestamp()))
      ORDER BY x.slot_id LIMIT 50) s) offered
$$;

CREATE OR REPLACE FUNCTION book_hold(b booking, slot text) RETURNS jsonb LANGUAGE plpgsql AS $$
BEGIN
  -- of two who want it, one waits here
  PERFORM 1 FROM office_slot s WHERE s.slot_id = slot FOR UPDATE;
  IF NOT FOUND THEN
    RETURN booking_told(b, 'SLOT_UNKNOWN', NULL);
  END IF;
  UPDATE booking x SET state = 'EXPIRED'
    WHERE x.slot_id = slot AND x.state = 'HELD' AND x.expires_at <= clock_timestamp();
  IF EXISTS (SELECT 1 FROM booking x WHERE x.slot_id = slot AND x.state IN ('HELD', 'CONFIRMED')) THEN
    RETURN booking_told(b, 'SLOT_TAKEN', NULL);
  END IF;
  b.slot_id := slot;
  b.state := 'HELD';
  b.expires_at := date_trunc('second', clock_timestamp()) + interval '15 minutes';
  INSERT INTO booking SELECT b.*;
  RETURN booking_told(b, NULL, NULL);
END $$;

CREATE OR REPLACE FUNCTION book_step(region text, ask jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  b booking;
  step text := ask ->> 'step';
  id text := ask ->> 'appointmentId';
  why text;
BEGIN
  IF step = 'OFFER' THEN
    RETURN book_offer(ask);
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('book ' || region || ' ' || id, 0));
  UPDATE booking x SET state = 'EXPIRED' WHERE x.asker = region AND x.appointment_id = id
    AND x.state = 'HELD' AND x.expires_at <= clock_timestamp();
  SELECT * INTO b FROM booking x WHERE x.asker = region AND x.appointment_id = id;
  IF NOT FOUND THEN
    b.asker := region;
    b.appointment_id := id;
    IF step = 'HOLD' THEN
      RETURN book_hold(b, ask ->> 'slotId');
    ELSIF step = 'RELEASE' THEN
      -- its HOLD may still be on its way
      b.state := 'RELEASED';
      INSERT INTO booking SELECT b.*;
      RETURN booking_told(b, NULL, NULL);
    END IF;
    RETURN booking_told(b, 'NO_HOLD', ask -> 'visitors');
  END IF;
  why := CASE
    WHEN step = 'HOLD' AND b.state = 'HELD' THEN NULL
    WHEN step = 'CONFIRM' AND b.state IN ('HELD', 'CONFIRMED') THEN
      CASE WHEN ask ->> 'holdRef' <> 'HOLD-' || upper(substr(md5(region || id), 1, 16)) THEN 'NO_HOLD' END
    WHEN step = 'RELEASE' AND b.state <> 'EXPIRED' THEN NULL
    ELSE 'WRONG_STATE' END;
  IF why IS NULL AND step <> 'HOLD' THEN
    b.state := CASE step WHEN 'CONFIRM' THEN 'CONFIRMED' ELSE 'RELEASED' END;
    UPDATE booking x SET state = b.state, visitors = coalesce(ask -> 'visitors', x.visitors)
      WHERE x.asker = region AND x.appointment_id = id;
  END IF;
  RETURN booking_told(b, why, ask -> 'visitors');
END $$;

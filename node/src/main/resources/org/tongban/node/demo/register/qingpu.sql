-- The register of 青浦: whole words, text codes, one row per thing.
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
  free_minutes     integer NOT NULL,
  reserved_minutes integer NOT NULL,
  transferable     boolean NOT NULL,
  lapses_on        date,                -- the first day on which a part of it does
  as_of            timestamptz NOT NULL
);
CREATE INDEX ON time_account (person_id);

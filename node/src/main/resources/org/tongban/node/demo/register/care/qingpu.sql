-- 青浦: care workers' certificates, care homes and care benefits.
DROP TABLE IF EXISTS care_home_event, care_home_code, care_home, care_benefit, worker_certificate,
  skill_assessor;

CREATE TABLE skill_assessor (
  assessor_mark text PRIMARY KEY,       -- Y or S and four digits; certificates' numbers begin with it
  full_name     text NOT NULL,
  uscc          text NOT NULL,
  listed        boolean NOT NULL        -- false: no longer on the list of assessors
);

CREATE TABLE worker_certificate (
  cert_no          text PRIMARY KEY,    -- 22 characters; those of before 2020 are kept elsewhere
  assessor_mark    text NOT NULL REFERENCES skill_assessor,
  holder_id_number text NOT NULL,
  holder_name      text NOT NULL,
  earlier_name     text,                -- as printed, when the holder has another one now
  skill_level      integer NOT NULL,    -- 1 is the best
  occupation_code  text NOT NULL,
  occupation       text NOT NULL,
  issued_on        date NOT NULL,
  status           text NOT NULL,       -- VALID, REPLACED, CANCELLED, REVOKED, FRAUD
  status_since     date NOT NULL,
  replaced_by      text,
  as_of            timestamptz NOT NULL
);

CREATE TABLE care_benefit (
  benefit_no     text PRIMARY KEY,
  id_number      text NOT NULL,
  kind           text NOT NULL,         -- SERVICE_SUBSIDY, NURSING_SUBSIDY, LTCI, ELDER_ALLOW
  status         text NOT NULL,         -- APPLIED, ENTITLED, SUSPENDED, STOPPING, STOPPED, REJECTED
  applied_on     date NOT NULL,
  starts_on      date,
  stops_on       date,                  -- last day
  stop_reason    text,
  paid_through   date,                  -- end of the last month that was paid
  scheme         text,                  -- of the assessment that it was granted by
  scheme_edition text,
  care_level     text,
  assessed_on    date,
  monthly_fen    integer NOT NULL,
  authority_name text NOT NULL,
  authority_uscc text,
  as_of          timestamptz NOT NULL
);
CREATE INDEX ON care_benefit (id_number);

CREATE TABLE care_home (
  home_no   integer PRIMARY KEY,
  full_name text NOT NULL,
  division  text NOT NULL,
  filing_no text NOT NULL,
  as_of     timestamptz NOT NULL
);

CREATE TABLE care_home_code (
  uscc    text PRIMARY KEY,
  home_no integer NOT NULL REFERENCES care_home,
  current boolean NOT NULL              -- false: of before a merger or a new registration
);
CREATE INDEX ON care_home_code (home_no);

-- Filings, ratings and sanctions in one table, each with the day from which it counts.
CREATE TABLE care_home_event (
  home_no          integer NOT NULL REFERENCES care_home,
  sort             text NOT NULL,       -- FILING, RATING, SANCTION
  code             text NOT NULL,       -- FILED …, GB-T-37276 or SH-LOCAL, WARNING …
  begins_on        date NOT NULL,
  ends_on          date,                -- last day
  rating_level     integer,             -- the highest is the best
  document_no      text,
  authority_name   text NOT NULL,
  authority_uscc   text,
  authority_region text NOT NULL
);
CREATE INDEX ON care_home_event (home_no);

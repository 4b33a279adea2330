-- What 青浦 keeps for social assistance beside who receives it. People by their numbers alone.
DROP TABLE IF EXISTS disability_handover, disability_payment, disability_card, emergency_grant;

CREATE TABLE emergency_grant (
  grant_no        text PRIMARY KEY,
  id_number       text NOT NULL,
  kind            text NOT NULL,        -- EMERGENCY, EXPENDITURE
  granted_on      date NOT NULL,
  event_on        date,                 -- day of the emergency; older files don't have it
  amount_fen      integer NOT NULL,
  paid_back       boolean NOT NULL,
  office_name     text NOT NULL,        -- a town, for small sums, or the bureau
  office_division text NOT NULL,
  as_of           timestamptz NOT NULL
);
CREATE INDEX ON emergency_grant (id_number);

-- A copy of the disabled persons' federation's register of cards, with what decides on the subsidies.
CREATE TABLE disability_card (
  id_number       text PRIMARY KEY,
  card_no         text NOT NULL,
  types           text NOT NULL,        -- codes joined with commas
  grade           text NOT NULL,        -- 1, the most severe, to 4
  state           text NOT NULL,        -- VALID, EXPIRED, REPLACED, REVOKED
  valid_to        date NOT NULL,
  confirmed       boolean NOT NULL,     -- whether the federation's register answered last time
  residence       text NOT NULL,        -- LOCAL, MOVED_OUT, DECEASED
  residence_since date NOT NULL,
  injury_benefit  boolean NOT NULL,     -- care allowance of the work-injury insurance
  as_of           timestamptz NOT NULL
);

CREATE TABLE disability_payment (
  id_number          text NOT NULL,
  subsidy            text NOT NULL,     -- DIS_LIVING, DIS_CARE
  paid_from          date NOT NULL,
  paid_to            date,              -- last day
  monthly_fen        integer NOT NULL,
  elsewhere_name     text,              -- who else pays, as far as we know; null for our own payment
  elsewhere_uscc     text,
  elsewhere_division text
);
CREATE INDEX ON disability_payment (id_number);

-- Applications that another region accepted for us.
CREATE TABLE disability_handover (
  reference       text NOT NULL,        -- of the region that accepted it
  id_number       text NOT NULL,
  status          text NOT NULL,
  status_since    date NOT NULL,
  local_reference text NOT NULL,
  PRIMARY KEY (reference, id_number)
);

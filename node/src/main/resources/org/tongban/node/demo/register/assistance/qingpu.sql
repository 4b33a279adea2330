-- What 青浦 keeps for social assistance beside who receives it. People by their numbers alone.
DROP TABLE IF EXISTS emergency_grant;

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

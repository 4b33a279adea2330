-- Which exchanges of the journal were asked for by whom at the desk, so that everybody finds the own.
CREATE TABLE console_ask (
  exchange uuid PRIMARY KEY,
  person text NOT NULL,
  unit text NOT NULL,
  at timestamptz NOT NULL,
  -- one question to several members; the id is then that of the question
  many boolean NOT NULL
);
CREATE INDEX console_ask_own ON console_ask (person, unit, at DESC);

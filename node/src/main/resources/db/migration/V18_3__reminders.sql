-- What a rule of the settings has had said about an ask of ours, once for each rule.
CREATE TABLE later_rule (
  exchange uuid NOT NULL REFERENCES own_later,
  rule text NOT NULL,
  at timestamptz NOT NULL,
  -- false where the directory names nobody to be told
  told boolean NOT NULL,
  PRIMARY KEY (exchange, rule)
);
CREATE INDEX own_later_pending ON own_later (exchange, due) WHERE state = 'PENDING';

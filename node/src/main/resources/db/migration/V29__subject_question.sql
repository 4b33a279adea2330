-- What a person questions in the own access record, for the auditor. No word of the person stands here:
-- those are in the paper whose number is kept.
CREATE TABLE subject_question (
  exchange uuid NOT NULL,
  ground text NOT NULL,
  reference text NOT NULL,
  at timestamptz NOT NULL,
  raised_by text NOT NULL,
  PRIMARY KEY (exchange, reference)
);

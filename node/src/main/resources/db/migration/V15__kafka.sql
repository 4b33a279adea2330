-- How far each feed to the member's own systems got. Moved only after the broker has what was fed,
-- so a crash in between repeats records and loses none.
CREATE TABLE kafka_feed (
  name text PRIMARY KEY,
  last bigint NOT NULL
);

-- Asks that came over a topic and are answered later: who waits there for the answer.
CREATE TABLE kafka_waiting (
  exchange uuid NOT NULL,
  caller text NOT NULL,
  key text NOT NULL,
  PRIMARY KEY (exchange, caller, key)
);

-- Whom an entry is about, as a keyed hash: to find the entries about a person whose number is given.
-- No part of the chain, and not append-only: a new key goes over all hashes.
CREATE TABLE journal_subject (
  hash bytea NOT NULL,
  seq bigint NOT NULL,
  generation integer NOT NULL,
  PRIMARY KEY (hash, seq)
);

-- A known text under the keys of each generation, to notice keys that are not those of this journal.
CREATE TABLE journal_subject_key (
  generation integer PRIMARY KEY,
  known bytea NOT NULL
);

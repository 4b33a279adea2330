-- What this node was told of backups of its database. No program can see that a copy is good: a copy is noted
-- by whoever made it, and a restored one only after its journal was walked and found to be this one's.
CREATE TABLE backup_note (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('BACKUP', 'RESTORED')),
  at timestamptz NOT NULL,
  -- how long the journal was, in the database or in the copy
  entries bigint NOT NULL,
  -- where it lies, in the words of whoever made it
  place text NOT NULL CHECK (length(place) <= 100)
);
CREATE INDEX backup_note_last ON backup_note (kind, at);

-- The journal by months: each part holds the entries of a range of numbers. The last part is open, and is
-- closed when the month turns, or earlier when it has grown large. A part begins behind a whole block of 16
-- entries, so that no node of the stored tree lies over two parts.
CREATE TABLE journal_part (
  first bigint PRIMARY KEY CHECK (first % 16 = 1),
  -- NULL while it is open
  last bigint CHECK (last % 16 = 0 AND last > first),
  -- '2026-11' in China; NULL until the node has looked at its clock
  month text CHECK (month ~ '^[0-9]{4}-[0-9]{2}$'),
  state text NOT NULL CHECK (state IN ('OPEN', 'CLOSED', 'ARCHIVED')),
  -- Of a month that was put away, which then is one part: the file's name and SHA-256, the hashes of the entry
  -- before it and of its last, the times of its first and last entry, and the day after which not all bodies
  -- in the file may be kept; NULL where it holds none.
  file text,
  digest bytea,
  previous bytea,
  last_hash bytea,
  first_at timestamptz,
  last_at timestamptz,
  bodies_until date,
  CHECK ((state = 'ARCHIVED') = (file IS NOT NULL AND digest IS NOT NULL AND previous IS NOT NULL
    AND last_hash IS NOT NULL AND first_at IS NOT NULL AND last_at IS NOT NULL)),
  CHECK ((state = 'OPEN') = (last IS NULL)),
  CHECK (state = 'OPEN' OR month IS NOT NULL)
);
CREATE UNIQUE INDEX journal_part_open ON journal_part (state) WHERE state = 'OPEN';

-- What stays of the entries of months that were put away: their hashes, those of 16 entries in a row.
CREATE TABLE kept_hashes (
  block bigint PRIMARY KEY,
  hashes bytea NOT NULL CHECK (length(hashes) = 512)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON kept_hashes
  FOR EACH STATEMENT EXECUTE FUNCTION journal_is_append_only();

LOCK TABLE journal_entry, journal_evidence IN ACCESS EXCLUSIVE MODE;

ALTER TABLE journal_entry RENAME TO journal_entry_1;
ALTER INDEX journal_entry_pkey RENAME TO journal_entry_1_pkey;
ALTER INDEX journal_entry_exchange RENAME TO journal_entry_1_exchange;
ALTER INDEX journal_entry_at RENAME TO journal_entry_1_at;
ALTER TABLE journal_evidence RENAME TO journal_evidence_1;
ALTER INDEX journal_evidence_pkey RENAME TO journal_evidence_1_pkey;
-- comes from the whole table now
DROP TRIGGER by_rule ON journal_evidence_1;

CREATE TABLE journal_entry (LIKE journal_entry_1, PRIMARY KEY (seq)) PARTITION BY RANGE (seq);
CREATE INDEX journal_entry_exchange ON journal_entry (exchange, seq) WHERE exchange IS NOT NULL;
CREATE INDEX journal_entry_at ON journal_entry USING brin (at);
CREATE TABLE journal_evidence
  (LIKE journal_evidence_1 INCLUDING STORAGE INCLUDING CONSTRAINTS, PRIMARY KEY (seq))
  PARTITION BY RANGE (seq);

-- Against mistakes, as before. These do not fire for who names a part, which has its own.
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_entry
  FOR EACH STATEMENT EXECUTE FUNCTION journal_is_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR TRUNCATE ON journal_evidence
  FOR EACH STATEMENT EXECUTE FUNCTION journal_is_append_only();
CREATE TRIGGER by_rule BEFORE UPDATE ON journal_evidence
  FOR EACH ROW EXECUTE FUNCTION evidence_changes_by_rule();

-- The triggers of the tables of one part.
CREATE FUNCTION guard_journal_part(start bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON %I'
    ' FOR EACH STATEMENT EXECUTE FUNCTION journal_is_append_only()', 'journal_entry_' || start);
  EXECUTE format('CREATE TRIGGER append_only BEFORE DELETE OR TRUNCATE ON %I'
    ' FOR EACH STATEMENT EXECUTE FUNCTION journal_is_append_only()', 'journal_evidence_' || start);
END
$$;

CREATE FUNCTION open_journal_part(start bigint, of_month text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['journal_entry', 'journal_evidence'] LOOP
    EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%s) TO (MAXVALUE)',
      name || '_' || start, name, start);
  END LOOP;
  PERFORM guard_journal_part(start);
  INSERT INTO journal_part (first, month, state) VALUES (start, of_month, 'OPEN');
END
$$;

-- Puts the tables of a part where they belong. Reads all of their rows, unless a constraint of theirs says
-- already that they are in the range.
CREATE FUNCTION attach_journal_part(start bigint, next bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['journal_entry', 'journal_evidence'] LOOP
    EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%s) TO (%s)',
      name, name || '_' || start, start, next);
  END LOOP;
END
$$;

-- Ends the open part before the given number, and opens the next one.
CREATE FUNCTION turn_journal(next bigint, new_month text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  start bigint;
  name text;
BEGIN
  SELECT first INTO STRICT start FROM journal_part WHERE state = 'OPEN';
  FOREACH name IN ARRAY ARRAY['journal_entry', 'journal_evidence'] LOOP
    EXECUTE format('ALTER TABLE %I DETACH PARTITION %I', name, name || '_' || start);
  END LOOP;
  PERFORM attach_journal_part(start, next);
  UPDATE journal_part SET last = next - 1, state = 'CLOSED' WHERE first = start;
  PERFORM open_journal_part(next, new_month);
END
$$;

-- Tables for a part that comes back, beside the journal still: to be filled and then attached.
CREATE FUNCTION lay_out_journal_part(start bigint, next bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['journal_entry', 'journal_evidence'] LOOP
    EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING STORAGE INCLUDING CONSTRAINTS INCLUDING INDEXES,'
      ' CONSTRAINT of_the_part CHECK (seq >= %s AND seq < %s))',
      name || '_' || start, name, start, next);
  END LOOP;
END
$$;

-- Takes the tables of a part out of the journal and away.
CREATE FUNCTION drop_journal_part(start bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['journal_entry', 'journal_evidence'] LOOP
    EXECUTE format('ALTER TABLE %I DETACH PARTITION %I', name, name || '_' || start);
    EXECUTE format('DROP TABLE %I', name || '_' || start);
  END LOOP;
END
$$;

-- What is there becomes the first part, which is closed at once: never again will so many rows be read
-- while others wait.
DO $$
DECLARE
  newest bigint;
  next bigint;
BEGIN
  SELECT max(seq) INTO newest FROM journal_entry_1;
  IF newest IS NULL THEN
    DROP TABLE journal_entry_1, journal_evidence_1;
    PERFORM open_journal_part(1, NULL);
  ELSE
    next := (newest + 15) / 16 * 16 + 1;
    PERFORM attach_journal_part(1, next);
    INSERT INTO journal_part (first, last, month, state)
      SELECT 1, next - 1, to_char(at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM'), 'CLOSED'
      FROM journal_entry WHERE seq = newest;
    PERFORM open_journal_part(next, NULL);
  END IF;
END
$$;

-- Data keys that evidence is encrypted with, each encrypted with the key that the settings name.
CREATE TABLE journal_key (
  id bigint PRIMARY KEY,
  cipher text NOT NULL,
  wrapped bytea NOT NULL,
  wrapped_by text NOT NULL,
  at timestamptz NOT NULL,
  -- made to encrypt all evidence anew with it
  for_all boolean NOT NULL DEFAULT false
);

-- key: the data key, NULL where the bytes are not encrypted. After the erasure: kept is the header of
-- the message, the digest that its signature is over, and the signature; erased_by is the entry that
-- records the erasure.
ALTER TABLE journal_evidence
  ALTER COLUMN bytes DROP NOT NULL,
  ADD COLUMN key bigint,
  ADD COLUMN kept bytea,
  ADD COLUMN erased_by bigint,
  ADD CONSTRAINT there_or_erased CHECK (
    (bytes IS NULL) = (kept IS NOT NULL)
    AND (kept IS NULL) = (erased_by IS NULL)
    AND (bytes IS NOT NULL OR key IS NULL));

-- Evidence changes in two ways only, each by a function: it is erased, or encrypted with a later key.
DROP TRIGGER append_only ON journal_evidence;
CREATE TRIGGER append_only BEFORE DELETE OR TRUNCATE ON journal_evidence
  FOR EACH STATEMENT EXECUTE FUNCTION journal_is_append_only();

CREATE FUNCTION evidence_changes_by_rule() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  how text := current_setting('tongban.evidence', true);
BEGIN
  IF NEW.seq = OLD.seq AND OLD.bytes IS NOT NULL AND (
      (how = 'erase' AND NEW.bytes IS NULL AND NEW.erased_by > OLD.seq)
      OR (how = 'encrypt' AND NEW.bytes IS NOT NULL AND NEW.key > coalesce(OLD.key, 0))) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'the journal is append-only';
END
$$;
CREATE TRIGGER by_rule BEFORE UPDATE ON journal_evidence
  FOR EACH ROW EXECUTE FUNCTION evidence_changes_by_rule();

CREATE FUNCTION erase_evidence(seqs bigint[], left_over bytea[], by_entry bigint) RETURNS bigint
LANGUAGE plpgsql SET tongban.evidence = 'erase' AS $$
DECLARE
  done bigint;
BEGIN
  UPDATE journal_evidence e SET bytes = NULL, key = NULL, kept = n.kept, erased_by = by_entry
    FROM unnest(seqs, left_over) AS n (seq, kept) WHERE e.seq = n.seq;
  GET DIAGNOSTICS done = ROW_COUNT;
  RETURN done;
END
$$;

CREATE FUNCTION encrypt_evidence(seqs bigint[], encrypted bytea[], with_key bigint) RETURNS bigint
LANGUAGE plpgsql SET tongban.evidence = 'encrypt' AS $$
DECLARE
  done bigint;
BEGIN
  UPDATE journal_evidence e SET bytes = n.bytes, key = with_key
    FROM unnest(seqs, encrypted) AS n (seq, bytes)
    WHERE e.seq = n.seq AND e.bytes IS NOT NULL AND coalesce(e.key, 0) < with_key;
  GET DIAGNOSTICS done = ROW_COUNT;
  RETURN done;
END
$$;

-- A lost data key is lost evidence.
CREATE FUNCTION data_keys_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.id = OLD.id AND NEW.cipher = OLD.cipher AND NEW.at = OLD.at THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'data keys are never removed, only wrapped anew';
END
$$;
CREATE TRIGGER stays BEFORE UPDATE OR DELETE ON journal_key
  FOR EACH ROW EXECUTE FUNCTION data_keys_stay();
CREATE TRIGGER append_only BEFORE TRUNCATE ON journal_key
  FOR EACH STATEMENT EXECUTE FUNCTION journal_is_append_only();

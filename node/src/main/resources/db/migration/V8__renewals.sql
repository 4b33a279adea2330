-- Evidence records (RFC 4998) that renew time-stamps before these end: of each stamp the first, and longer
-- ones that begin with it.
CREATE TABLE log_renewal (
  size bigint NOT NULL REFERENCES log_stamp,
  number int NOT NULL,
  record bytea NOT NULL,
  holds timestamptz NOT NULL,
  PRIMARY KEY (size, number)
);

CREATE INDEX log_renewal_holds ON log_renewal (holds);

-- Against mistakes, as for the journal.
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log_renewal
  FOR EACH STATEMENT EXECUTE FUNCTION journal_is_append_only();

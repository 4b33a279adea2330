-- Who may sign in to the console. Passwords are hashes (Argon2id); people of a provider have none.
CREATE TABLE console_user (
  name text PRIMARY KEY CHECK (name ~ '^[A-Za-z0-9._-]{2,64}$'),
  password text,
  must_change boolean NOT NULL,
  locked boolean NOT NULL DEFAULT false,
  roles text[] NOT NULL,
  unit text NOT NULL,
  last_in timestamptz,
  -- of the last change: who edits an older one is told so
  version integer NOT NULL DEFAULT 1
);

-- Tries to sign in, counted for each name, whether there is one or not, and for each address. Names
-- stand here as digests only: people type their passwords there.
CREATE TABLE console_try (
  whose text PRIMARY KEY,
  failures integer NOT NULL,
  last timestamptz NOT NULL,
  until timestamptz NOT NULL
);
CREATE INDEX console_try_last ON console_try (last);

-- What was done in the console and to its users. Says nothing of citizens.
CREATE TABLE console_operation (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL,
  who text NOT NULL,
  act text NOT NULL,
  about text NOT NULL,
  detail text NOT NULL
);
CREATE INDEX console_operation_who ON console_operation (who, seq);
CREATE FUNCTION console_operation_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the operation log is append-only';
END
$$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON console_operation
  FOR EACH STATEMENT EXECUTE FUNCTION console_operation_is_append_only();

-- Who is signed in, over all replicas; laid out as Spring Session wants it.
CREATE TABLE console_session (
  primary_id char(36) PRIMARY KEY,
  session_id char(36) NOT NULL,
  creation_time bigint NOT NULL,
  last_access_time bigint NOT NULL,
  max_inactive_interval integer NOT NULL,
  expiry_time bigint NOT NULL,
  principal_name varchar(100)
);
CREATE UNIQUE INDEX console_session_id ON console_session (session_id);
CREATE INDEX console_session_expiry ON console_session (expiry_time);
CREATE INDEX console_session_principal ON console_session (principal_name);
CREATE TABLE console_session_attributes (
  session_primary_id char(36) NOT NULL REFERENCES console_session ON DELETE CASCADE,
  attribute_name varchar(200) NOT NULL,
  attribute_bytes bytea NOT NULL,
  PRIMARY KEY (session_primary_id, attribute_name)
);

-- What somebody wants changed and a second person puts in force.
CREATE TABLE console_proposal (
  id uuid PRIMARY KEY,
  kind text NOT NULL,
  about text NOT NULL,
  -- digest of what it would replace; empty where there is nothing
  base text NOT NULL,
  content text NOT NULL,
  -- everybody who wrote at it: none of them approves it
  authors text[] NOT NULL,
  state text NOT NULL,
  note text NOT NULL,
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL,
  -- of the last change: who edits an older one is told so
  version integer NOT NULL
);
-- one thing is changed in one place at a time
CREATE UNIQUE INDEX console_proposal_open ON console_proposal (kind, about)
  WHERE state IN ('DRAFT', 'SUBMITTED');
CREATE INDEX console_proposal_changed ON console_proposal (kind, changed_at);

-- The look-up files as they lay in their folder, one after the other, over all replicas.
CREATE TABLE console_route_version (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  service text NOT NULL,
  at timestamptz NOT NULL,
  who text NOT NULL,
  -- empty where the file was taken away
  content text NOT NULL,
  digest text NOT NULL
);
CREATE INDEX console_route_version_service ON console_route_version (service, seq);
CREATE FUNCTION console_route_version_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the history of routes is append-only';
END
$$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON console_route_version
  FOR EACH STATEMENT EXECUTE FUNCTION console_route_version_is_append_only();

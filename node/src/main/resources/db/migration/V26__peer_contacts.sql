-- When this member last met another, over all replicas: a handshake in which its certificate was
-- believed, and a message of it that was verified, each with the suite that was really used.
CREATE TABLE peer_contact (
  member text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('HANDSHAKE', 'MESSAGE')),
  at timestamptz NOT NULL,
  suite text NOT NULL,
  PRIMARY KEY (member, kind)
);

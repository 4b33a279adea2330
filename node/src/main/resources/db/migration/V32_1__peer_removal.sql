-- A member that two people have removed from this node: a suspension that one person neither ends nor changes.
ALTER TABLE peer_suspension ADD COLUMN approved_by text;

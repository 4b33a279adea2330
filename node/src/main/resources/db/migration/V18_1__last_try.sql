-- Where the last try to hand an ask of ours over ended, for what we state when it is given up.
ALTER TABLE own_later ADD COLUMN last_hop text;
ALTER TABLE own_later ADD COLUMN last_reason text;

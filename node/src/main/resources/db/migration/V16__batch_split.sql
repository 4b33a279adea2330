-- A message that its region couldn't answer in time, or not in one answer, goes on as two smaller ones.
ALTER TABLE batch_chunk DROP CONSTRAINT batch_chunk_state_check;
ALTER TABLE batch_chunk ADD CHECK (state IN ('OPEN', 'ANSWERED', 'SPLIT', 'FAILED'));

-- Which batches ask the failed rows of others again. Each row keeps the number that it has in the file
-- that a person uploaded.
CREATE TABLE console_batch (
  batch uuid PRIMARY KEY REFERENCES batch ON DELETE CASCADE,
  repeats uuid NOT NULL,
  origin bigint[] NOT NULL
);
CREATE INDEX console_batch_repeats ON console_batch (repeats);
CREATE INDEX batch_created ON batch (created_at DESC);

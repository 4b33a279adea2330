-- What is seldom is looked for most: failures, refusals, who read. Without these a search walks over all other
-- entries; an ordinary exchange writes into none of them.
CREATE INDEX journal_entry_kind ON journal_entry (kind, seq)
  WHERE kind NOT IN ('ASK_SENT', 'ASK_RECEIVED', 'ANSWER_SENT', 'ANSWER_RECEIVED');
CREATE INDEX journal_entry_outcome ON journal_entry (outcome, seq)
  WHERE outcome NOT IN ('POSITIVE', 'NEGATIVE', 'NOT_FOUND');

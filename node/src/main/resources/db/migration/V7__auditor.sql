-- Times grow with the numbers, so a few bytes for many rows find a range of days.
CREATE INDEX journal_entry_at ON journal_entry USING brin (at);

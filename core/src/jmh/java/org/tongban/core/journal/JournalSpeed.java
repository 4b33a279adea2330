package org.tongban.core.journal;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What linking an entry costs, by the length of its evidence. */
@State(Scope.Benchmark)
public class JournalSpeed {
  private final EntryDraft message = Entries.draft("x".repeat(1_500));
  private final EntryDraft long64KiB = Entries.draft("x".repeat(1 << 16));

  @Benchmark
  public JournalEntry linksAMessage() {
    return Chain.link(Head.EMPTY, message);
  }

  @Benchmark
  public JournalEntry links64KiB() {
    return Chain.link(Head.EMPTY, long64KiB);
  }
}

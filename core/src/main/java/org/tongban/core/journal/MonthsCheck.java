package org.tongban.core.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Holds the months that are away to the newest entry of the journal that says which are. */
final class MonthsCheck {
  private final List<AwayMonth> away = new ArrayList<>();
  private final List<AwayMonth> skipped = new ArrayList<>();
  private List<AwayMonth> recorded = List.of();

  /**
   * A month that storage says is away.
   *
   * @param joined whether its entries are seen all the same
   */
  void away(AwayMonth month, boolean joined) {
    away.add(month);
    if (!joined) {
      skipped.add(month);
    }
  }

  /** Whether entries in this range were not seen. */
  boolean skipped(long from, long to) {
    return skipped.stream().anyMatch(month -> month.touches(from, to));
  }

  /** The months whose entries were not seen. */
  List<AwayMonth> skipped() {
    return List.copyOf(skipped);
  }

  /** An entry with its evidence; null where all is well. */
  ChainFault recorded(JournalEntry entry, byte[] evidence) {
    var kind = entry.facts().kind();
    if (kind != EntryKind.MONTH_ARCHIVED && kind != EntryKind.MONTH_RESTORED) {
      return null;
    }
    try {
      recorded = MonthsRecord.read(evidence).away();
      return null;
    } catch (IllegalArgumentException e) {
      return ChainFault.MONTH_UNRECORDED;
    }
  }

  /** The first month of which storage says something else than the journal. */
  Optional<ChainResult.Broken> unrecorded() {
    return Stream.concat(
            away.stream().filter(month -> !recorded.contains(month)),
            recorded.stream().filter(month -> !away.contains(month)))
        .map(AwayMonth::first)
        .min(Long::compare)
        .map(seq -> new ChainResult.Broken(seq, ChainFault.MONTH_UNRECORDED));
  }
}

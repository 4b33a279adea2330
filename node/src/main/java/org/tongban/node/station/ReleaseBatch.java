package org.tongban.node.station;

import java.util.List;
import java.util.Objects;
import org.tongban.core.journal.RecordedBatch;
import org.tongban.core.policy.PerItem;
import org.tongban.core.policy.ReleasableAnswer;

/** Answers cut to the permitted fields, with the asks that they answer in one message. */
public final class ReleaseBatch implements Releasable {
  private final RecordedBatch ask;
  private final List<PerItem<ReleasableAnswer>> items;

  ReleaseBatch(RecordedBatch ask, List<PerItem<ReleasableAnswer>> items) {
    this.ask = Objects.requireNonNull(ask, "ask");
    this.items = List.copyOf(items);
  }

  @Override
  public RecordedBatch ask() {
    return ask;
  }

  List<PerItem<ReleasableAnswer>> items() {
    return items;
  }
}

package org.tongban.node.lookup;

import java.util.List;
import java.util.Objects;
import org.tongban.core.journal.RecordedBatch;
import org.tongban.core.policy.PerItem;

/**
 * Proof that a register was read for each of many recorded asks that was permitted. Made by {@link
 * BatchLookUps} only.
 */
public final class FoundBatch implements LookedUp {
  private final RecordedBatch ask;
  private final List<PerItem<Finding>> items;

  FoundBatch(RecordedBatch ask, List<PerItem<Finding>> items) {
    this.ask = Objects.requireNonNull(ask, "ask");
    this.items = List.copyOf(items);
  }

  @Override
  public RecordedBatch ask() {
    return ask;
  }

  /** What was found for each, in their order. */
  public List<PerItem<Finding>> items() {
    return items;
  }
}

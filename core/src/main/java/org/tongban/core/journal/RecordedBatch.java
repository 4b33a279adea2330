package org.tongban.core.journal;

import java.util.List;
import java.util.Objects;
import org.tongban.core.policy.PerItem;
import org.tongban.core.policy.PermittedBatch;

/**
 * Proof that many asks in one message stand in the journal, durably, and were admitted for the
 * first and only time. Made by {@link Journal} only.
 */
public final class RecordedBatch implements Admitted {
  private final PermittedBatch permitted;
  private final List<PerItem<RecordedAsk>> items;

  RecordedBatch(PermittedBatch permitted, JournalEntry entry) {
    this.permitted = Objects.requireNonNull(permitted, "permitted");
    this.items =
        permitted.items().stream()
            .map(item -> item.then(one -> new RecordedAsk(one, entry)))
            .toList();
  }

  @Override
  public PermittedBatch permitted() {
    return permitted;
  }

  /** Each of them, in their order; what was not permitted is not to be looked up. */
  public List<PerItem<RecordedAsk>> items() {
    return items;
  }
}

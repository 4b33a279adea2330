package org.tongban.node.station;

import java.util.Objects;
import org.tongban.core.journal.Journal;
import org.tongban.core.journal.RecordedArrival;
import org.tongban.core.seal.OpenedReply;

/** Station 18: records the answer before the clerk sees it. */
public final class RecordAnswer {
  private final Journal journal;

  public RecordAnswer(Journal journal) {
    this.journal = Objects.requireNonNull(journal, "journal");
  }

  /** Records durably. */
  public RecordedArrival record(OpenedReply opened) {
    Objects.requireNonNull(opened, "opened");
    return journal.received(opened);
  }
}

package org.tongban.node.station;

import java.util.Objects;
import org.tongban.core.journal.Journal;
import org.tongban.core.journal.RecordedAnswer;
import org.tongban.core.seal.OpenedAnswer;

/** Station 18: records the answer before the clerk sees it. */
public final class RecordAnswer {
  private final Journal journal;

  public RecordAnswer(Journal journal) {
    this.journal = Objects.requireNonNull(journal, "journal");
  }

  /** Records durably. */
  public RecordedAnswer record(OpenedAnswer opened) {
    Objects.requireNonNull(opened, "opened");
    return journal.received(opened);
  }
}

package org.tongban.node.station;

import java.util.Objects;
import org.tongban.core.journal.Journal;
import org.tongban.core.journal.RecordedReply;

/** Station 16: records the signed answer before it leaves. */
public final class RecordReply {
  private final Journal journal;

  public RecordReply(Journal journal) {
    this.journal = Objects.requireNonNull(journal, "journal");
  }

  /** Records durably. */
  public RecordedReply record(SignedReply reply) {
    Objects.requireNonNull(reply, "reply");
    return journal.replied(reply.ask(), reply.sealed());
  }
}

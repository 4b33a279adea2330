package org.tongban.node.station;

import java.util.Objects;
import org.tongban.core.journal.RecordedAsk;
import org.tongban.node.lookup.Finding;
import org.tongban.node.lookup.LookUps;

/** Station 13: reads the register by the administrator's look-up route. */
public final class LookUp {
  private final LookUps lookUps;

  public LookUp(LookUps lookUps) {
    this.lookUps = Objects.requireNonNull(lookUps, "lookUps");
  }

  /** Looks up what a recorded ask asks for. */
  public Finding lookUp(RecordedAsk recorded) {
    Objects.requireNonNull(recorded, "recorded");
    return lookUps.find(recorded);
  }
}

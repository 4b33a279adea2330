package org.tongban.node.station;

import java.util.Objects;
import org.tongban.core.journal.RecordedAsk;
import org.tongban.node.lookup.Taken;

/** An ask that was taken in, to be answered later. */
public final class TakenIn implements Releasable {
  private final Taken taken;

  TakenIn(Taken taken) {
    this.taken = Objects.requireNonNull(taken, "taken");
  }

  Taken taken() {
    return taken;
  }

  @Override
  public RecordedAsk ask() {
    return taken.ask();
  }
}

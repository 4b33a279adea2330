package org.tongban.node.fanout;

import java.time.Instant;
import org.tongban.node.store.FanOut;
import org.tongban.node.store.FanOut.State;

/** How far the whole has come. */
public enum Progress {
  /** Its deadline is not over, and somebody may still answer. */
  RUNNING,
  /** Somebody was silent until the deadline, and may have answered since or never will. */
  PARTIAL,
  /** Everybody has answered or refused. */
  COMPLETE;

  /** As it is at that time. */
  public static Progress of(FanOut fanOut, Instant now) {
    boolean open = fanOut.members().stream().anyMatch(FanOut.One::open);
    boolean silent = open || fanOut.members().stream().anyMatch(m -> m.state() == State.SILENT);
    if (!silent) {
      return COMPLETE;
    }
    return open && now.isBefore(fanOut.deadline()) ? RUNNING : PARTIAL;
  }
}

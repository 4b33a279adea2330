package org.tongban.node.station;

import java.util.Objects;
import org.tongban.core.journal.RecordedDispatch;

/** Bytes that came back for a recorded ask; nothing in them is believed yet. */
public final class ReceivedReply {
  private final RecordedDispatch dispatch;
  private final byte[] bytes;

  ReceivedReply(RecordedDispatch dispatch, byte[] bytes) {
    this.dispatch = Objects.requireNonNull(dispatch, "dispatch");
    this.bytes = Objects.requireNonNull(bytes, "bytes");
  }

  RecordedDispatch dispatch() {
    return dispatch;
  }

  byte[] bytes() {
    return bytes;
  }
}

package org.tongban.node.station;

import org.tongban.core.message.MessageId;

/** Names one failure in the log and in the problem that a caller sees. */
final class ErrorIds {
  private static final int LENGTH = 12;

  private ErrorIds() {}

  /** The last digits of a fresh message id, which are random. */
  static String next() {
    var id = MessageId.next().toString();
    return id.substring(id.length() - LENGTH);
  }
}

package org.tongban.node.station;

import java.util.Objects;

/** Station 19: takes bytes that a peer wants passed on, of an acceptable type and size. */
public final class ReceiveRelay {
  /** Tells the next member that it is to pass the message on, and is not its target. */
  public static final String MEDIA_TYPE = "application/vnd.tongban.relay";

  private final int maxBytes;

  public ReceiveRelay(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /**
   * Takes the message.
   *
   * @throws org.tongban.core.refusal.RefusedException {@code MEDIA_TYPE_UNSUPPORTED,
   *     REQUEST_TOO_LARGE, ENVELOPE_MALFORMED}
   */
  public ReceivedRelay receive(PeerMessage message) {
    Objects.requireNonNull(message, "message");
    ReceiveMessage.check(message, MEDIA_TYPE, maxBytes);
    return new ReceivedRelay(message.peer(), message.bytes());
  }
}

package org.tongban.node.station;

import java.util.Locale;
import java.util.Objects;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/** Station 9: takes bytes of an acceptable type and size from an authenticated peer. */
public final class ReceiveMessage {
  /** Media type of RFC 7515 §9.2.1, for all that ends here. */
  public static final String MEDIA_TYPE = "application/jose";

  private final int maxBytes;

  public ReceiveMessage(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /**
   * Takes the message.
   *
   * @throws RefusedException {@code MEDIA_TYPE_UNSUPPORTED, REQUEST_TOO_LARGE, ENVELOPE_MALFORMED}
   */
  public ReceivedMessage receive(PeerMessage message) {
    Objects.requireNonNull(message, "message");
    check(message, MEDIA_TYPE, maxBytes);
    return new ReceivedMessage(message.peer(), message.bytes());
  }

  static void check(PeerMessage message, String wanted, int maxBytes) {
    var type = message.contentType().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!wanted.equals(type)) {
      throw new RefusedException(Reason.MEDIA_TYPE_UNSUPPORTED, "not " + wanted);
    }
    if (message.bytes().length > maxBytes) {
      throw new RefusedException(Reason.REQUEST_TOO_LARGE, "more than " + maxBytes + " bytes");
    }
    if (message.bytes().length == 0) {
      throw new RefusedException(Reason.ENVELOPE_MALFORMED, "no bytes");
    }
  }
}

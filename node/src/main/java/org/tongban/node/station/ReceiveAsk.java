package org.tongban.node.station;

import java.util.Objects;
import org.tongban.core.message.Draft;
import org.tongban.core.message.StrictJson;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/** Station 1: takes a local request of acceptable size and reads it strictly. */
public final class ReceiveAsk {
  private final int maxBytes;

  public ReceiveAsk(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /**
   * Reads the request.
   *
   * @throws RefusedException {@code REQUEST_TOO_LARGE, REQUEST_MALFORMED, NO_LEGAL_BASIS}
   */
  public Draft receive(LocalRequest request) {
    Objects.requireNonNull(request, "request");
    if (request.json().length > maxBytes) {
      throw new RefusedException(Reason.REQUEST_TOO_LARGE, request.json().length + " bytes");
    }
    try {
      var json = StrictJson.parse(request.json());
      return new DraftReader(request).read(json);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(Reason.REQUEST_MALFORMED, e.getMessage());
    }
  }
}

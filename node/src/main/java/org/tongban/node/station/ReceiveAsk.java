package org.tongban.node.station;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.function.Supplier;
import org.tongban.core.message.Actor;
import org.tongban.core.message.Draft;
import org.tongban.core.message.ServiceId;
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
    return read(new DraftReader(request), () -> StrictJson.parse(request.json()));
  }

  /** The same of what was read strictly before, and is no larger than a request may be. */
  Draft receive(ServiceId service, Actor actor, JsonNode json) {
    return read(new DraftReader(service, actor), () -> json);
  }

  private static Draft read(DraftReader reader, Supplier<JsonNode> json) {
    try {
      return reader.read(json.get());
    } catch (IllegalArgumentException e) {
      throw new RefusedException(Reason.REQUEST_MALFORMED, e.getMessage());
    }
  }
}

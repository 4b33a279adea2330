package org.tongban.node.station;

import java.util.Objects;
import org.tongban.core.message.Actor;
import org.tongban.core.message.ServiceId;

/**
 * A local system's request as it came in, with the caller that was authenticated.
 *
 * @param actor the authenticated caller
 * @param json the request body as received
 */
public record LocalRequest(ServiceId service, Actor actor, byte[] json) {
  public LocalRequest {
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(json, "json");
  }
}

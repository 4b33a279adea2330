package org.tongban.node.store;

import java.time.Instant;
import java.util.Objects;
import org.tongban.core.message.Actor;
import org.tongban.core.message.ServiceId;

/**
 * What a batch that runs has its messages sent for.
 *
 * @param createdAt when its rows came in
 */
public record Errand(ServiceId service, Actor actor, Instant createdAt) {
  public Errand {
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(createdAt, "createdAt");
  }
}

package org.tongban.node.station;

import java.util.Objects;
import java.util.Optional;
import org.tongban.core.message.Actor;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.Withdrawal;

/**
 * A local system's request as it came in, with the caller that was authenticated.
 *
 * @param actor the authenticated caller
 * @param json the request body as received
 * @param resumes the earlier ask of the same caller that this one asks for the answer of
 * @param withdraws why that one needs no answer any more
 * @param id of the ask, where it was allotted before so that it is sent once; else a fresh one
 */
public record LocalRequest(
    ServiceId service,
    Actor actor,
    byte[] json,
    Optional<MessageId> resumes,
    Optional<Withdrawal> withdraws,
    Optional<MessageId> id) {
  public LocalRequest {
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(json, "json");
    Objects.requireNonNull(resumes, "resumes");
    Objects.requireNonNull(withdraws, "withdraws");
    Objects.requireNonNull(id, "id");
  }

  /** One that withdraws nothing. */
  public LocalRequest(
      ServiceId service,
      Actor actor,
      byte[] json,
      Optional<MessageId> resumes,
      Optional<MessageId> id) {
    this(service, actor, json, resumes, Optional.empty(), id);
  }
}

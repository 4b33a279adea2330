package org.tongban.harness.partner;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.Optional;
import org.tongban.core.message.Basis;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.ServiceVersion;

/**
 * What a simulated region asks, before it has an id, times and a signature.
 *
 * @param to the member that is asked
 * @param agreement of the directory under which it is asked
 * @param body as the contract of the service says
 */
public record Question(
    MemberCode to,
    ServiceId service,
    ServiceVersion version,
    Purpose purpose,
    Basis basis,
    Optional<String> agreement,
    JsonNode body) {
  public Question {
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(purpose, "purpose");
    Objects.requireNonNull(basis, "basis");
    Objects.requireNonNull(agreement, "agreement");
    Objects.requireNonNull(body, "body");
  }
}

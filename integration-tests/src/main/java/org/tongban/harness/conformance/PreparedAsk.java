package org.tongban.harness.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.core.message.Basis;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.ServiceVersion;

/**
 * An ask that the node under test has been prepared for.
 *
 * @param outcome how it must be answered
 * @param reason code of a refusal, and of nothing else
 * @param fields what the node's own rules let this asker see, where that is less than the contract
 *     permits; empty for all that the contract permits
 * @param conceals texts that must not occur in the answer
 */
record PreparedAsk(
    String id,
    ServiceId service,
    ServiceVersion version,
    Purpose purpose,
    Basis basis,
    Optional<String> agreement,
    JsonNode body,
    Outcome outcome,
    Optional<String> reason,
    List<String> fields,
    List<String> conceals) {
  PreparedAsk {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(purpose, "purpose");
    Objects.requireNonNull(basis, "basis");
    Objects.requireNonNull(agreement, "agreement");
    Objects.requireNonNull(body, "body");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(reason, "reason");
    fields = List.copyOf(fields);
    conceals = List.copyOf(conceals);
  }
}

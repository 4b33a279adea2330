package org.tongban.core.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.Optional;

/**
 * The first message of an exchange. Holding one proves nothing: an ask from outside can be read
 * only through the type that proves its signature.
 *
 * @param id also the id of the exchange
 * @param issuer the asking member, which answers for purpose and basis
 * @param audience the answering member
 * @param agreement the agreement under which it is asked, where there is one
 * @param caseNumber the asking authority's own file number
 */
public record Ask(
    MessageId id,
    MemberCode issuer,
    MemberCode audience,
    Validity validity,
    ServiceId service,
    ServiceVersion version,
    Purpose purpose,
    Basis basis,
    Optional<String> agreement,
    Actor actor,
    Optional<String> caseNumber,
    JsonNode body)
    implements AskContent {
  public Ask {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(issuer, "issuer");
    Objects.requireNonNull(audience, "audience");
    Objects.requireNonNull(validity, "validity");
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(purpose, "purpose");
    Objects.requireNonNull(basis, "basis");
    Objects.requireNonNull(agreement, "agreement");
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(caseNumber, "caseNumber");
    Objects.requireNonNull(body, "body");
  }

  @Override
  public Optional<ServiceVersion> wantedVersion() {
    return Optional.of(version);
  }
}

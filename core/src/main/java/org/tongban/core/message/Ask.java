package org.tongban.core.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
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
 * @param resumes the earlier ask that this one asks for the answer of, word for word the same but
 *     for its id and its times; see {@link Receipt}
 * @param withdraws why the one that it resumes needs no answer any more; then none is asked for
 * @param items where many are asked in one message; then its body is empty
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
    JsonNode body,
    Optional<MessageId> resumes,
    Optional<Withdrawal> withdraws,
    List<AskItem> items)
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
    Objects.requireNonNull(resumes, "resumes");
    Objects.requireNonNull(withdraws, "withdraws");
    if (withdraws.isPresent() && resumes.isEmpty()) {
      throw new IllegalArgumentException("what is withdrawn is named");
    }
    items = List.copyOf(items);
    if (items.size() > AskItem.MOST || !items.isEmpty() && !body.isEmpty()) {
      throw new IllegalArgumentException("an ask has a body, or 1 to " + AskItem.MOST + " items");
    }
    if (resumes.equals(Optional.of(id))) {
      throw new IllegalArgumentException("an ask can't resume itself");
    }
  }

  /** An ask that resumes none. */
  public Ask(
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
      JsonNode body) {
    this(
        id,
        issuer,
        audience,
        validity,
        service,
        version,
        purpose,
        basis,
        agreement,
        actor,
        caseNumber,
        body,
        Optional.empty(),
        List.of());
  }

  /** An ask that withdraws none. */
  public Ask(
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
      JsonNode body,
      Optional<MessageId> resumes,
      List<AskItem> items) {
    this(
        id,
        issuer,
        audience,
        validity,
        service,
        version,
        purpose,
        basis,
        agreement,
        actor,
        caseNumber,
        body,
        resumes,
        Optional.empty(),
        items);
  }

  /** What one of the items asks, as if it were asked by itself. */
  public Ask single(AskItem item) {
    return new Ask(
        id,
        issuer,
        audience,
        validity,
        service,
        version,
        purpose,
        item.basis().orElse(basis),
        agreement,
        actor,
        item.caseNumber().or(() -> caseNumber),
        item.body(),
        resumes,
        List.of());
  }

  /** Whether this asks the same of the same member, for the same reason and the same people. */
  public boolean sameMatter(Ask other) {
    return issuer.equals(other.issuer)
        && audience.equals(other.audience)
        && service.equals(other.service)
        && version.equals(other.version)
        && purpose.equals(other.purpose)
        && basis.equals(other.basis)
        && agreement.equals(other.agreement)
        && caseNumber.equals(other.caseNumber)
        && body.equals(other.body)
        && items.equals(other.items);
  }

  @Override
  public Optional<ServiceVersion> wantedVersion() {
    return Optional.of(version);
  }
}

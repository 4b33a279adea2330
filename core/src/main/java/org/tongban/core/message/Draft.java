package org.tongban.core.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A local system's wish, parsed and not yet checked against anything.
 *
 * @param to division code as the caller wrote it, 6, 9 or 12 digits, perhaps a retired one
 * @param caseNumber the asking authority's own file number
 * @param resumes the earlier ask of this node that it asks for the answer of
 * @param withdraws why that one needs no answer any more
 * @param id of the ask that it becomes, where that was allotted before; never by the caller
 * @param items where many are asked in one message; then its body is empty
 */
public record Draft(
    ServiceId service,
    Optional<ServiceVersion> wantedVersion,
    String to,
    Purpose purpose,
    Basis basis,
    Optional<String> agreement,
    Actor actor,
    Optional<String> caseNumber,
    JsonNode body,
    Optional<MessageId> resumes,
    Optional<Withdrawal> withdraws,
    Optional<MessageId> id,
    List<AskItem> items)
    implements AskContent {
  public Draft {
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(wantedVersion, "wantedVersion");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(purpose, "purpose");
    Objects.requireNonNull(basis, "basis");
    Objects.requireNonNull(agreement, "agreement");
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(caseNumber, "caseNumber");
    Objects.requireNonNull(body, "body");
    Objects.requireNonNull(resumes, "resumes");
    Objects.requireNonNull(withdraws, "withdraws");
    Objects.requireNonNull(id, "id");
    items = List.copyOf(items);
  }

  /** What one of the items asks, as if it were asked by itself. */
  public Draft single(AskItem item) {
    return new Draft(
        service,
        wantedVersion,
        to,
        purpose,
        item.basis().orElse(basis),
        agreement,
        actor,
        item.caseNumber().or(() -> caseNumber),
        item.body(),
        resumes,
        withdraws,
        id,
        List.of());
  }
}

package org.tongban.core.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.tongban.core.message.Actor;
import org.tongban.core.message.Basis;
import org.tongban.core.message.BasisType;
import org.tongban.core.message.Draft;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.ServiceVersion;

/** Drafts for tests. */
final class Contents {
  private Contents() {}

  /** A draft that is right in everything but perhaps its body. */
  static Draft of(Contract contract, JsonNode body) {
    var purpose = contract.purposes().entrySet().iterator().next();
    return of(
        contract.id(),
        Optional.of(contract.version()),
        purpose.getKey(),
        Examples.anyBasis(purpose.getValue()),
        body);
  }

  static Draft of(
      ServiceId service,
      Optional<ServiceVersion> version,
      Purpose purpose,
      BasisType basis,
      JsonNode body) {
    return new Draft(
        service,
        version,
        "330421",
        purpose,
        new Basis(basis, "for tests", Optional.empty()),
        Optional.empty(),
        new Actor("window", "unit-1", "op-1"),
        Optional.empty(),
        body,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }
}

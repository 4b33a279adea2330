package org.tongban.core.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.tongban.core.message.AskContent;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.ServiceVersion;
import org.tongban.core.refusal.Violation;

/** All contracts of a schemas folder, their schemas compiled. Safe for use by many threads. */
public final class Catalogue {
  private Catalogue() {}

  /**
   * Reads {@code <domain>/<service>/<major.minor>/} and {@code codes/}.
   *
   * @throws CatalogueException with every problem of every file
   */
  public static Catalogue load(Path schemas) {
    throw new UnsupportedOperationException(schemas.toString());
  }

  /** The highest version of a service. */
  public Optional<Contract> newest(ServiceId service) {
    throw new UnsupportedOperationException(service.toString());
  }

  /** Exactly this version of a service. */
  public Optional<Contract> find(ServiceId service, ServiceVersion version) {
    throw new UnsupportedOperationException(service + " " + version);
  }

  /** Every contract, ordered by service and version. */
  public Collection<Contract> contracts() {
    throw new UnsupportedOperationException();
  }

  /**
   * Checks an ask: service and version, purpose, basis, body.
   *
   * @throws org.tongban.core.refusal.RefusedException CATALOGUE_ITEM_UNKNOWN, PURPOSE_NOT_ALLOWED,
   *     NO_LEGAL_BASIS, or SCHEMA_VIOLATION with every violation of the body, pointers from {@code
   *     /body}
   */
  public ValidContent checkAsk(AskContent content) {
    throw new UnsupportedOperationException(content.service().toString());
  }

  /** Every violation of an answer's body, pointers from {@code /body}; empty when it is good. */
  public List<Violation> checkAnswer(Contract contract, Outcome outcome, Optional<JsonNode> body) {
    throw new UnsupportedOperationException(contract.id() + " " + outcome + body.isPresent());
  }

  /** Pays the first use of the FHIR library (seconds) before the first message does. */
  public void warmUp() {
    throw new UnsupportedOperationException();
  }
}

package org.tongban.node.catalogue;

import java.util.Map;
import java.util.Objects;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.ServiceVersion;

/**
 * A version of a service that somebody thinks of.
 *
 * @param contract text of its {@code contract.yaml}
 * @param ask text of its {@code ask.schema.json}
 * @param answer text of its {@code answer.schema.json}
 */
public record Draft(
    ServiceId service, ServiceVersion version, String contract, String ask, String answer) {
  /** The name of the contract's file. */
  public static final String CONTRACT = "contract.yaml";

  /** That of the ask's schema. */
  public static final String ASK = "ask.schema.json";

  /** That of the answer's schema. */
  public static final String ANSWER = "answer.schema.json";

  public Draft {
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(version, "version");
  }

  Map<String, String> texts() {
    return Map.of(CONTRACT, contract, ASK, ask, ANSWER, answer);
  }

  /** Where it would lie in the folder of all. */
  String folder() {
    return service.value().replace('.', '/') + "/" + version;
  }
}

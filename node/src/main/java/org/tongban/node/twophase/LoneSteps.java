package org.tongban.node.twophase;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Objects;
import java.util.function.Supplier;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.catalogue.TwoPhase.Step;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.StrictJson;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/**
 * Keeps steps from being asked as single asks, past the decisions that are kept of transactions.
 */
public final class LoneSteps {
  private final Supplier<Catalogue> catalogue;

  public LoneSteps(Supplier<Catalogue> catalogue) {
    this.catalogue = Objects.requireNonNull(catalogue, "catalogue");
  }

  /**
   * Lets what reserves, commits and cancels nothing.
   *
   * @param json the request form of an ask; what can't be read is refused elsewhere
   * @throws RefusedException {@code TRANSACTION_NEEDED}
   */
  public void check(ServiceId service, byte[] json) {
    var all = catalogue.get();
    if (!all.reserves(service.value())) {
      return;
    }
    var body = body(json);
    boolean takes =
        all.contracts().stream()
            .filter(one -> one.id().equals(service))
            .flatMap(one -> one.twoPhase().stream())
            .flatMap(block -> block.step(body).stream())
            .anyMatch(step -> step != Step.OFFER);
    if (takes) {
      throw new RefusedException(Reason.TRANSACTION_NEEDED, "a step outside of a transaction");
    }
  }

  private static JsonNode body(byte[] json) {
    try {
      return StrictJson.parse(json).path("body");
    } catch (IllegalArgumentException e) {
      // said with its reason by who reads it all
      return MissingNode.getInstance();
    }
  }
}

package org.tongban.node.station;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.policy.BatchPolicy;
import org.tongban.core.policy.Permitted;
import org.tongban.core.policy.Policy;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.refusal.Violation;
import org.tongban.core.seal.OpenedAsk;
import org.tongban.node.peer.Suspensions;

/** Station 11: the data owner's decision, on content that keeps the contract. */
public final class PermitQuery {
  private final Supplier<Catalogue> catalogue;
  private final Policy policy;
  private final BatchPolicy batches;
  private final Suspensions suspensions;

  /**
   * @param suspensions with whom nothing is exchanged
   */
  public PermitQuery(
      Supplier<Catalogue> catalogue, Policy policy, BatchPolicy batches, Suspensions suspensions) {
    this.catalogue = Objects.requireNonNull(catalogue, "catalogue");
    this.policy = Objects.requireNonNull(policy, "policy");
    this.batches = Objects.requireNonNull(batches, "batches");
    this.suspensions = Objects.requireNonNull(suspensions, "suspensions");
  }

  /** Permits by a named rule or refuses; of many in one message, each by itself. */
  public Permitted permit(OpenedAsk opened) {
    Objects.requireNonNull(opened, "opened");
    suspensions.check(opened.ask().issuer());
    var current = catalogue.get();
    if (opened.ask().items().isEmpty()) {
      var content = current.checkAsk(opened.ask());
      check(content.contract(), opened);
      return policy.permit(opened, content);
    }
    var contract = current.contract(opened.ask());
    check(contract, opened);
    if (!contract.inBatches()) {
      throw new RefusedException(Reason.NOT_COMPETENT, "not asked in batches");
    }
    if (opened.ask().resumes().isPresent()) {
      throw new RefusedException(
          Reason.SCHEMA_VIOLATION, List.of(new Violation("", "resumes no other ask in batches")));
    }
    return batches.permit(opened, current::checkAsk);
  }

  private static void check(Contract contract, OpenedAsk opened) {
    if (contract.endToEnd() && !opened.encrypted()) {
      // the answer would go back in the open as well
      throw new RefusedException(
          Reason.SCHEMA_VIOLATION, List.of(new Violation("", "must be encrypted to this node")));
    }
    if (!contract.suites().contains(opened.suite().name())) {
      throw new RefusedException(
          Reason.SCHEMA_VIOLATION,
          List.of(new Violation("", "must be asked in a suite of the contract")));
    }
  }
}

package org.tongban.node.station;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.policy.PermittedAsk;
import org.tongban.core.policy.Policy;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.refusal.Violation;
import org.tongban.core.seal.OpenedAsk;

/** Station 11: the data owner's decision, on content that keeps the contract. */
public final class PermitQuery {
  private final Supplier<Catalogue> catalogue;
  private final Policy policy;

  public PermitQuery(Supplier<Catalogue> catalogue, Policy policy) {
    this.catalogue = Objects.requireNonNull(catalogue, "catalogue");
    this.policy = Objects.requireNonNull(policy, "policy");
  }

  /** Permits by a named rule or refuses. */
  public PermittedAsk permit(OpenedAsk opened) {
    Objects.requireNonNull(opened, "opened");
    var content = catalogue.get().checkAsk(opened.ask());
    if (content.contract().endToEnd() && !opened.encrypted()) {
      // the answer would go back in the open as well
      throw new RefusedException(
          Reason.SCHEMA_VIOLATION, List.of(new Violation("", "must be encrypted to this node")));
    }
    if (!content.contract().suites().contains(opened.suite().name())) {
      throw new RefusedException(
          Reason.SCHEMA_VIOLATION,
          List.of(new Violation("", "must be asked in a suite of the contract")));
    }
    return policy.permit(opened, content);
  }
}

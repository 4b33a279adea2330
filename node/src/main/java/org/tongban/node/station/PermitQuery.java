package org.tongban.node.station;

import java.util.Objects;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.policy.PermittedAsk;
import org.tongban.core.policy.Policy;
import org.tongban.core.seal.OpenedAsk;

/** Station 11: the data owner's decision, on content that keeps the contract. */
public final class PermitQuery {
  private final Catalogue catalogue;
  private final Policy policy;

  public PermitQuery(Catalogue catalogue, Policy policy) {
    this.catalogue = Objects.requireNonNull(catalogue, "catalogue");
    this.policy = Objects.requireNonNull(policy, "policy");
  }

  /** Permits by a named rule or refuses. */
  public PermittedAsk permit(OpenedAsk opened) {
    Objects.requireNonNull(opened, "opened");
    return policy.permit(opened, catalogue.checkAsk(opened.ask()));
  }
}

package org.tongban.node.station;

import java.util.Objects;
import org.tongban.core.policy.PermittedRelay;
import org.tongban.core.policy.RelayPolicy;
import org.tongban.core.seal.OpenedRelay;

/** Station 21: our own rules say between whom this node relays. */
public final class PermitRelay {
  private final RelayPolicy policy;

  public PermitRelay(RelayPolicy policy) {
    this.policy = Objects.requireNonNull(policy, "policy");
  }

  /** Permits by a named rule or refuses. */
  public PermittedRelay permit(OpenedRelay opened) {
    Objects.requireNonNull(opened, "opened");
    return policy.permit(opened);
  }
}

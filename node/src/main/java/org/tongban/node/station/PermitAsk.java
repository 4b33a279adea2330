package org.tongban.node.station;

import java.util.Objects;
import org.tongban.core.catalogue.ValidContent;
import org.tongban.core.policy.PermittedDraft;
import org.tongban.core.policy.Policy;

/** Station 3: our own rules for our own callers. */
public final class PermitAsk {
  private final Policy policy;

  public PermitAsk(Policy policy) {
    this.policy = Objects.requireNonNull(policy, "policy");
  }

  /** Permits by a named rule or refuses. */
  public PermittedDraft permit(ValidContent content) {
    Objects.requireNonNull(content, "content");
    return policy.permit(content);
  }
}

package org.tongban.core.policy;

import java.util.Objects;
import org.tongban.core.seal.OpenedRelay;

/**
 * Proof that this node's own rules let a message pass between its two ends. Made by {@link
 * RelayPolicy} only.
 */
public final class PermittedRelay {
  private final OpenedRelay opened;
  private final String rule;

  PermittedRelay(OpenedRelay opened, String rule) {
    this.opened = Objects.requireNonNull(opened, "opened");
    this.rule = Objects.requireNonNull(rule, "rule");
  }

  /** What may pass. */
  public OpenedRelay opened() {
    return opened;
  }

  /** Id of the rule that decided. */
  public String rule() {
    return rule;
  }
}

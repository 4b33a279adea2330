package org.tongban.core.policy;

import org.tongban.core.seal.OpenedRelay;

/** What a policy would make, without any rules: for tests of what comes after it. */
public final class UnprovenRelay {
  private UnprovenRelay() {}

  public static PermittedRelay of(OpenedRelay opened, String rule) {
    return new PermittedRelay(opened, rule);
  }
}

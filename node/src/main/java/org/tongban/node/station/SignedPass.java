package org.tongban.node.station;

import java.util.Objects;
import org.tongban.core.policy.PermittedRelay;
import org.tongban.core.seal.PassedRelay;

/** A permitted message with this node's own statement. */
public final class SignedPass {
  private final PermittedRelay permitted;
  private final PassedRelay passed;

  SignedPass(PermittedRelay permitted, PassedRelay passed) {
    this.permitted = Objects.requireNonNull(permitted, "permitted");
    this.passed = Objects.requireNonNull(passed, "passed");
  }

  PermittedRelay permitted() {
    return permitted;
  }

  PassedRelay passed() {
    return passed;
  }
}

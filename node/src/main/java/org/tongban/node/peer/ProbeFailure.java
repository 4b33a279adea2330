package org.tongban.node.peer;

import java.io.Serial;

/** Where a test stops, and why. */
final class ProbeFailure extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final ProbeStep step;
  private final String what;

  /**
   * @param what short name of the finding
   */
  ProbeFailure(ProbeStep step, String what, String detail, Exception cause) {
    super(detail, cause);
    this.step = step;
    this.what = what;
  }

  ProbeFailure(ProbeStep step, String what, String detail) {
    this(step, what, detail, null);
  }

  ProbeStep step() {
    return step;
  }

  String what() {
    return what;
  }
}

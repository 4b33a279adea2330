package org.tongban.core.refusal;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Stops the path of a query; one route configuration turns it into a signed refusal or a problem.
 */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Reason reason;
  private final transient List<Violation> violations;
  private final transient String detail;
  private final transient Optional<Duration> retryAfter;

  /**
   * @param detail for this node's own log; never an identity
   */
  public RefusedException(Reason reason, String detail) {
    this(reason, List.of(), detail, null, Optional.empty());
  }

  /** A refusal with every violation found. */
  public RefusedException(Reason reason, List<Violation> violations) {
    this(reason, violations, violations.size() + " violation(s)", null, Optional.empty());
  }

  /** A refusal with the failure underneath, which is logged and never sent. */
  public RefusedException(Reason reason, String detail, Throwable cause) {
    this(reason, List.of(), detail, cause, Optional.empty());
  }

  /** A refusal of somebody who may ask again after the wait, if he asks more slowly. */
  public static RefusedException tooManyAsks(Duration wait) {
    return new RefusedException(
        Reason.TOO_MANY_ASKS, List.of(), "wait " + wait, null, Optional.of(wait));
  }

  private RefusedException(
      Reason reason,
      List<Violation> violations,
      String detail,
      Throwable cause,
      Optional<Duration> retryAfter) {
    super(reason.code() + ": " + detail, cause);
    this.reason = Objects.requireNonNull(reason, "reason");
    this.violations = List.copyOf(violations);
    this.detail = Objects.requireNonNull(detail, "detail");
    this.retryAfter = Objects.requireNonNull(retryAfter, "retryAfter");
  }

  public Reason reason() {
    return reason;
  }

  public List<Violation> violations() {
    return violations;
  }

  /** The refusal as a value, seen from the given hop. */
  public Refusal at(Hop hop) {
    return new Refusal(reason, hop, violations, detail, retryAfter);
  }
}

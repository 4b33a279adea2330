package org.tongban.core.proof;

import java.util.Objects;

/** Bytes that are no proof, no time-stamp or no manifest of the form that is written here. */
public final class ProofException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProofReason reason;

  ProofException(ProofReason reason) {
    super(reason.name());
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  /** What is wrong. */
  public ProofReason reason() {
    return reason;
  }

  /** Reads something from outside with a library that fails in whatever way comes up. */
  static <T> T guarded(ProofReason reason, Reading<T> reading) {
    try {
      return reading.read();
    } catch (ProofException e) {
      throw e;
    } catch (java.io.IOException | java.security.GeneralSecurityException | RuntimeException e) {
      throw new ProofException(reason);
    }
  }

  /** Something that is read from outside. */
  @FunctionalInterface
  interface Reading<T> {
    T read() throws java.io.IOException, java.security.GeneralSecurityException;
  }
}

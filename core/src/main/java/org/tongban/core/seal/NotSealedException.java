package org.tongban.core.seal;

/** The bytes are not of the profile. Stays inside the package: outside it is a refusal. */
final class NotSealedException extends Exception {
  private static final long serialVersionUID = 1L;

  NotSealedException(String message) {
    super(message);
  }
}

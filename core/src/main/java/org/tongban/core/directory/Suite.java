package org.tongban.core.directory;

/**
 * A named set of algorithms in which messages are signed and encrypted. A key belongs to the suite
 * whose curve it lies on, and to no other.
 */
public enum Suite {
  /** P-256, SHA-256, AES-256-GCM (RFC 7518). */
  ES256,
  /** SM2, SM3, SM4-GCM (GM/T 0003, GB/T 32905, GB/T 32907). */
  SM2;

  /**
   * The suite of that name, as it stands in a directory and a contract.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Suite parse(String name) {
    for (var suite : values()) {
      if (suite.name().equals(name)) {
        return suite;
      }
    }
    throw new IllegalArgumentException("not a suite");
  }
}

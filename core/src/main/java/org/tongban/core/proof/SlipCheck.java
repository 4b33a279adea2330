package org.tongban.core.proof;

/** What is looked at in a slip's code, in this order, by a node and by the page in a browser. */
public enum SlipCheck {
  /** It is a code of this form. */
  FORM,
  /** The directory gives the key to whoever printed the slip, for that time. */
  KEY,
  /** That key signed it. */
  SIGNATURE;

  /** Why a check failed or was not made. The names are part of the report's form. */
  public enum Reason {
    NONE,
    MALFORMED,
    KEY_UNKNOWN,
    KEY_OF_ANOTHER,
    KEY_NOT_IN_FORCE,
    REVOKED,
    SIGNATURE_INVALID,
    /** It can only be made after another one that didn't succeed. */
    NEEDS_ANOTHER_CHECK,
    /** The browser can't verify this suite. */
    NO_SM2_HERE,
    /** The browser gives no cryptography to a page without TLS. */
    NO_CRYPTO_HERE
  }
}

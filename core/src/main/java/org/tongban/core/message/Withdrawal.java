package org.tongban.core.message;

/** Why an ask that is answered later is withdrawn. */
public enum Withdrawal {
  /** The matter is settled otherwise, or the application was taken back. */
  NO_LONGER_NEEDED,
  /** Whoever authorized it has revoked that. */
  AUTHORIZATION_REVOKED
}

package org.tongban.node.console.user;

/** What can be done that the operation log keeps. The names stand in the database. */
public enum Act {
  SIGNED_IN,
  SIGN_IN_FAILED,
  SIGNED_OUT,
  PASSWORD_CHANGED,
  USER_ADDED,
  USER_CHANGED,
  USER_LOCKED,
  USER_UNLOCKED,
  USER_RESET,
  PEER_TESTED,
  PEER_SUSPENDED,
  PEER_RESUMED,
  PEER_DRAFTED,
  BATCH_BEGUN,
  BATCH_PAUSED,
  BATCH_RESUMED,
  BATCH_CANCELLED,
  BATCH_RETRIED,
  BATCH_EXPORTED,
  RECORD_TOLD,
  RECORD_QUESTIONED
}

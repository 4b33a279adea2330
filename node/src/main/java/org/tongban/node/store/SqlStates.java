package org.tongban.node.store;

import java.sql.SQLException;
import java.util.Set;

/** What an SQLSTATE (PostgreSQL documentation, appendix "Error Codes") says about a failure. */
final class SqlStates {
  /** Data exception, integrity constraint, limit exceeded: the same again would fail again. */
  private static final Set<String> DATA = Set.of("22", "23", "54");

  private static final String UNIQUE_VIOLATION = "23505";
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private SqlStates() {}

  /** Whether there is a row with that key already. */
  static boolean taken(SQLException failure) {
    return UNIQUE_VIOLATION.equals(failure.getSQLState());
  }

  /** Whether a lock was waited for in vain. */
  static boolean locked(SQLException failure) {
    return LOCK_NOT_AVAILABLE.equals(failure.getSQLState());
  }

  /** A failure of which {@link #locked} says so. */
  static SQLException locked(String reason) {
    return new SQLException(reason, LOCK_NOT_AVAILABLE);
  }

  /** Whether one row was at fault, so that nothing was committed and the others may be tried. */
  static boolean faultOfData(SQLException failure) {
    String state = failure.getSQLState();
    return state != null && state.length() == 5 && DATA.contains(state.substring(0, 2));
  }
}

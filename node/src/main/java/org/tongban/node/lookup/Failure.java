package org.tongban.node.lookup;

import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.camel.http.base.HttpOperationFailedException;

/**
 * A failure in words that hold no value of the message: the classes of the chain, and the codes
 * that the standards give. Messages of databases and HTTP systems can quote an identity.
 */
final class Failure {
  private static final int DEEPEST = 8;

  private Failure() {}

  static String of(Throwable failure) {
    Set<String> words = new LinkedHashSet<>();
    Throwable at = failure;
    for (int depth = 0; at != null && depth < DEEPEST; depth++) {
      words.add(at.getClass().getSimpleName() + code(at));
      at = at.getCause();
    }
    return String.join(" < ", words);
  }

  private static String code(Throwable failure) {
    if (failure instanceof SQLException sql && sql.getSQLState() != null) {
      return " (SQLSTATE " + sql.getSQLState() + ")";
    }
    if (failure instanceof HttpOperationFailedException http) {
      return " (status " + http.getStatusCode() + ")";
    }
    return "";
  }
}

package org.tongban.node.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/**
 * Claims to a piece of work over all replicas. A claim ends with the connection that holds it, so
 * that of a replica that dies ends by itself.
 */
public final class ChunkClaims {
  private static final String CLAIM = "SELECT pg_try_advisory_xact_lock(hashtextextended(?, 0))";

  private final DataSource source;

  /** Over the node's migrated database. */
  public ChunkClaims(DataSource source) {
    this.source = Objects.requireNonNull(source, "source");
  }

  /**
   * Does the work, unless somebody is at it.
   *
   * @param name of the work
   * @return what came of it; empty when somebody is at it
   * @throws RefusedException {@code JOURNAL_UNAVAILABLE}
   */
  public <T> Optional<T> alone(String name, Supplier<T> work) {
    try (var connection = source.getConnection()) {
      connection.setAutoCommit(false);
      try {
        return claim(connection, name) ? Optional.of(work.get()) : Optional.empty();
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new RefusedException(Reason.JOURNAL_UNAVAILABLE, "no work can be claimed", e);
    }
  }

  private static boolean claim(Connection connection, String name) throws SQLException {
    try (var select = connection.prepareStatement(CLAIM)) {
      select.setString(1, "chunk " + name);
      try (var row = select.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }
}

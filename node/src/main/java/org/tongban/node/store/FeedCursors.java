package org.tongban.node.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/** How far each feed got, over all replicas. */
public final class FeedCursors {
  private static final String BEGIN =
      "INSERT INTO kafka_feed (name, last) VALUES (?, 0) ON CONFLICT (name) DO NOTHING";
  private static final String HOLD =
      "SELECT last FROM kafka_feed WHERE name = ? FOR UPDATE SKIP LOCKED";
  private static final String MOVE = "UPDATE kafka_feed SET last = ? WHERE name = ?";

  private final DataSource source;

  /** Over the node's migrated database. */
  public FeedCursors(DataSource source) {
    this.source = Objects.requireNonNull(source, "source");
  }

  /** Feeds what comes after a place. */
  @FunctionalInterface
  public interface Step {
    /** Returns the place of the last that was fed; the same one when there was nothing. */
    long from(long last);
  }

  /**
   * Takes one step of a feed, unless another replica is at it. Where the step fails, the feed stays
   * where it was.
   *
   * @return whether something was fed
   * @throws RefusedException {@code JOURNAL_UNAVAILABLE}
   */
  public boolean advance(String feed, Step step) {
    try (var connection = source.getConnection()) {
      begin(connection, feed);
      connection.setAutoCommit(false);
      try {
        var last = hold(connection, feed);
        boolean moved = last.isPresent() && move(connection, feed, last.getAsLong(), step);
        connection.commit();
        return moved;
      } finally {
        // after the commit there is nothing left to undo
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new RefusedException(Reason.JOURNAL_UNAVAILABLE, "a feed's place can't be kept", e);
    }
  }

  private static void begin(Connection connection, String feed) throws SQLException {
    try (var insert = connection.prepareStatement(BEGIN)) {
      insert.setString(1, feed);
      insert.executeUpdate();
    }
  }

  private static OptionalLong hold(Connection connection, String feed) throws SQLException {
    try (var select = connection.prepareStatement(HOLD)) {
      select.setString(1, feed);
      try (var row = select.executeQuery()) {
        return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
      }
    }
  }

  private static boolean move(Connection connection, String feed, long last, Step step)
      throws SQLException {
    long now = step.from(last);
    if (now == last) {
      return false;
    }
    try (var update = connection.prepareStatement(MOVE)) {
      update.setLong(1, now);
      update.setString(2, feed);
      return update.executeUpdate() == 1;
    }
  }
}

package org.tongban.node.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneId;
import javax.sql.DataSource;

/**
 * Closes the journal's open part when the month has turned, or when the part has grown large, and
 * opens the next. To be called every minute or so; any number of replicas may.
 */
public final class JournalTurn {
  /**
   * Entries after which a part is closed within the month. The rows of a part are read once while
   * it is closed and writers wait, so this bounds how long they do.
   */
  static final int LARGE = 1 << 18;

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final String OPEN =
      "SELECT p.first, p.month, h.seq FROM journal_part p, journal_head h WHERE p.state = 'OPEN'";
  private static final String NAME = "UPDATE journal_part SET month = ? WHERE first = ?";
  private static final String HEAD = "SELECT seq FROM journal_head";
  private static final String TURN = "SELECT turn_journal(?, ?)";

  private final DataSource source;
  private final Clock clock;
  private final int large;

  /** Over the node's migrated database. */
  public JournalTurn(DataSource source, Clock clock) {
    this(source, clock, LARGE);
  }

  /**
   * @param large entries after which a part is closed within the month
   */
  JournalTurn(DataSource source, Clock clock, int large) {
    this.source = source;
    this.clock = clock;
    this.large = large;
  }

  private record Open(long first, String month, long head) {
    boolean empty() {
      return head < first;
    }
  }

  /**
   * Looks, and turns if it is time.
   *
   * @return whether a part was closed
   * @throws StoreException when the journal is in use for so long that writers would have to wait;
   *     the same again later
   */
  public boolean turn() {
    try (var connection = source.getConnection()) {
      connection.setAutoCommit(false);
      boolean turned = false;
      try {
        turned = new JournalLocks(connection).parts() && turn(connection);
        connection.commit();
      } catch (SQLException e) {
        connection.rollback();
        throw e;
      }
      return turned;
    } catch (SQLException e) {
      throw new StoreException("no part of the journal can be closed now", e);
    }
  }

  private boolean turn(Connection connection) throws SQLException {
    var open = open(connection);
    var month = YearMonth.from(clock.instant().atZone(CHINA));
    boolean turned = open.month() != null && month.isAfter(YearMonth.parse(open.month()));
    if (open.month() == null || turned && open.empty()) {
      name(connection, open.first(), month);
      return false;
    }
    if (!turned && open.head() - open.first() + 1 < large) {
      return false;
    }
    close(connection, open, turned ? month : YearMonth.parse(open.month()));
    return true;
  }

  private static Open open(Connection connection) throws SQLException {
    try (var select = connection.prepareStatement(OPEN);
        var row = select.executeQuery()) {
      if (!row.next()) {
        throw new SQLException("the journal has no open part");
      }
      return new Open(row.getLong(1), row.getString(2), row.getLong(3));
    }
  }

  private static void name(Connection connection, long first, YearMonth month) throws SQLException {
    try (var update = connection.prepareStatement(NAME)) {
      update.setString(1, month.toString());
      update.setLong(2, first);
      update.executeUpdate();
    }
  }

  /**
   * The next part begins behind the last entry there is, and not with the first of the new month,
   * which would have to be moved while writers wait; clocks of replicas differ anyway. So the first
   * entries of a month may be the last of the part before.
   */
  private static void close(Connection connection, Open open, YearMonth month) throws SQLException {
    var locks = new JournalLocks(connection);
    locks.quiet(open.first());
    locks.still();
    try (var select = connection.prepareStatement(HEAD);
        var row = select.executeQuery();
        var turn = connection.prepareStatement(TURN)) {
      row.next();
      turn.setLong(1, (row.getLong(1) + 15) / 16 * 16 + 1);
      turn.setString(2, month.toString());
      turn.execute();
    }
  }
}

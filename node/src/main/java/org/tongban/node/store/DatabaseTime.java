package org.tongban.node.store;

import io.github.bucket4j.TimeMeter;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.sql.DataSource;

/**
 * The time of the database as it was at the start of this program, carried on by a clock that never
 * jumps: the replicas of a member agree on it whatever their own clocks show, and one that is set
 * back keeps no honest caller waiting.
 */
public final class DatabaseTime implements TimeMeter {
  private static final String NOW =
      "SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint";

  private final LongSupplier nanos;
  private final long offset;

  private DatabaseTime(LongSupplier nanos, long offset) {
    this.nanos = nanos;
    this.offset = offset;
  }

  /**
   * Asks once.
   *
   * @param nanos a clock that never jumps, of any origin
   * @throws StoreException when the database doesn't answer
   */
  public static DatabaseTime of(DataSource source, LongSupplier nanos) {
    try (var connection = source.getConnection();
        var select = connection.prepareStatement(NOW);
        var row = select.executeQuery()) {
      row.next();
      long now = TimeUnit.MICROSECONDS.toNanos(row.getLong(1));
      return new DatabaseTime(nanos, now - nanos.getAsLong());
    } catch (SQLException e) {
      throw new StoreException("the database doesn't say what time it is", e);
    }
  }

  @Override
  public long currentTimeNanos() {
    return nanos.getAsLong() + offset;
  }

  @Override
  public boolean isWallClockBased() {
    return true;
  }
}

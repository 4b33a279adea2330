package org.tongban.node.store;

import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.CompareAndSwapOperation;
import io.github.bucket4j.distributed.remote.RemoteBucketState;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/**
 * Counts as rows, exchanged only where nobody else did meanwhile. That one is lost when the server
 * dies lets a little more through, so nobody waits for the disk.
 */
final class BucketRows {
  private static final String FIND = "SELECT state FROM rate_bucket WHERE name = ?";
  private static final String NO_WAIT =
      " WHERE set_config('synchronous_commit', 'off', true) = 'off'";
  private static final String INSERT =
      "INSERT INTO rate_bucket (name, state) SELECT ?::text, ?::bytea"
          + NO_WAIT
          + " ON CONFLICT DO NOTHING";
  private static final String EXCHANGE =
      "UPDATE rate_bucket SET state = ?, counted_at = now()"
          + NO_WAIT
          + " AND name = ? AND state = ?";

  /** No rate is for longer than a day, after which each bucket is full. */
  private static final String PURGE =
      "DELETE FROM rate_bucket WHERE counted_at < now() - interval '25 hours'";

  private final DataSource source;

  BucketRows(DataSource source) {
    this.source = source;
  }

  CompareAndSwapOperation operation(String name) {
    return new CompareAndSwapOperation() {
      @Override
      public Optional<byte[]> getStateData(Optional<Long> timeout) {
        return find(name);
      }

      @Override
      public boolean compareAndSwap(
          byte[] before, byte[] after, RemoteBucketState state, Optional<Long> timeout) {
        return before == null ? insert(name, after) : exchange(name, before, after);
      }
    };
  }

  private Optional<byte[]> find(String name) {
    try (var connection = source.getConnection();
        var select = connection.prepareStatement(FIND)) {
      select.setString(1, name);
      try (var row = select.executeQuery()) {
        return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private boolean insert(String name, byte[] state) {
    try (var connection = source.getConnection();
        var insert = connection.prepareStatement(INSERT)) {
      insert.setString(1, name);
      insert.setBytes(2, state);
      return insert.executeUpdate() == 1;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private boolean exchange(String name, byte[] before, byte[] after) {
    try (var connection = source.getConnection();
        var update = connection.prepareStatement(EXCHANGE)) {
      update.setBytes(1, after);
      update.setString(2, name);
      update.setBytes(3, before);
      return update.executeUpdate() == 1;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  void purge() {
    try (var connection = source.getConnection();
        var delete = connection.prepareStatement(PURGE)) {
      delete.executeUpdate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static RefusedException failed(SQLException e) {
    return new RefusedException(Reason.JOURNAL_UNAVAILABLE, "it can't be counted who asks", e);
  }
}

package org.tongban.node.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.tongban.node.store.BatchStore.Outcomes;

/** The end of one message of a batch, within a transaction. */
final class ChunkEnd {
  /** One end after the other, or two that are the last would each leave the batch to the other. */
  private static final String TURN = "SELECT FROM batch WHERE id = ? FOR UPDATE";

  private static final String SETTLE =
      "UPDATE batch_chunk SET state = ?, answered = ?, refused = ?, failed = ?, again = ?,"
          + " reason = ?, at = ?, request = NULL, request_key = NULL"
          + " WHERE batch = ? AND number = ? AND exchange = ? AND state = 'OPEN'";
  private static final String DONE =
      "UPDATE batch SET state = 'DONE', closed_at = ? WHERE id = ? AND state IN ('RUNNING', 'PAUSED')"
          + " AND NOT EXISTS (SELECT FROM batch_chunk WHERE batch = id AND state = 'OPEN')";

  private final Connection connection;
  private final Chunk chunk;
  private final Instant at;

  ChunkEnd(Connection connection, Chunk chunk, Instant at) {
    this.connection = connection;
    this.chunk = chunk;
    this.at = at;
  }

  /** Whether it was still open, under the same exchange. */
  boolean settle(Chunk.State state, Outcomes outcomes, Optional<String> reason)
      throws SQLException {
    try (var turn = connection.prepareStatement(TURN)) {
      turn.setObject(1, chunk.batch().value());
      turn.execute();
    }
    try (var update = connection.prepareStatement(SETTLE)) {
      update.setString(1, state.name());
      update.setInt(2, outcomes.answered());
      update.setInt(3, outcomes.refused());
      update.setInt(4, outcomes.failed());
      update.setInt(5, outcomes.again().stream().mapToInt(again -> again.rows().size()).sum());
      update.setString(6, reason.orElse(null));
      update.setObject(7, at.atOffset(ZoneOffset.UTC));
      update.setObject(8, chunk.batch().value());
      update.setInt(9, chunk.number());
      update.setObject(10, chunk.exchange().value());
      return update.executeUpdate() == 1;
    }
  }

  /** The batch is done when this was its last. */
  void last() throws SQLException {
    try (var done = connection.prepareStatement(DONE)) {
      done.setObject(1, at.atOffset(ZoneOffset.UTC));
      done.setObject(2, chunk.batch().value());
      done.executeUpdate();
    }
  }
}

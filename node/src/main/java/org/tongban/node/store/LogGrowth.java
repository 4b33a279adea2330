package org.tongban.node.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tongban.core.journal.Frontier;
import org.tongban.core.journal.MerkleLog;
import org.tongban.core.journal.TreeNode;
import org.tongban.core.message.Digest;
import org.tongban.node.store.LogStore.Reached;

/**
 * Adds what is missing of the tree, a page of entries in each transaction. How far it is, the nodes
 * themselves say; a lock of the database keeps the replicas apart.
 */
final class LogGrowth {
  static final int AT_ONCE = 16_384;

  private static final String LOCK = "SELECT pg_advisory_xact_lock(7310118)";
  private static final String COVERED =
      "SELECT coalesce(max(index) + 1, 0) << level::integer FROM log_node WHERE level = "
          + MerkleLog.STEP
          + " GROUP BY level";
  private static final String INSERT = "INSERT INTO log_node (level, index, hash) VALUES (?,?,?)";

  private final Connection connection;
  private final int atOnce;

  LogGrowth(Connection connection, int atOnce) {
    this.connection = connection;
    this.atOnce = atOnce;
  }

  Reached toTheHead() throws SQLException {
    connection.setAutoCommit(false);
    Frontier frontier;
    long before;
    do {
      lock();
      before = covered(connection);
      frontier = new MerkleLog(new LogRows(connection)).frontier(before);
      page(frontier);
      connection.commit();
    } while (frontier.size() - before >= atOnce);
    return new Reached(frontier.size(), frontier.root());
  }

  private void lock() throws SQLException {
    try (var lock = connection.prepareStatement(LOCK)) {
      lock.execute();
    }
  }

  /** How many entries are under stored nodes. */
  static long covered(Connection connection) throws SQLException {
    try (var select = connection.prepareStatement(COVERED);
        var row = select.executeQuery()) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  private void page(Frontier frontier) throws SQLException {
    List<Map.Entry<TreeNode, Digest>> completed = new ArrayList<>();
    new EntryHashes(connection)
        .each(
            frontier.size() + 1,
            frontier.size() + atOnce,
            (seq, hash) -> add(frontier, seq, hash, completed));
    if (!completed.isEmpty()) {
      insert(completed);
    }
  }

  private static void add(
      Frontier frontier, long seq, Digest entry, List<Map.Entry<TreeNode, Digest>> completed) {
    if (seq != frontier.size() + 1) {
      throw new IllegalStateException("an entry of the journal is missing");
    }
    frontier.add(
        entry,
        (node, hash) -> {
          if (node.level() % MerkleLog.STEP == 0) {
            completed.add(Map.entry(node, hash));
          }
        });
  }

  private void insert(List<Map.Entry<TreeNode, Digest>> completed) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (var one : completed) {
        insert.setInt(1, one.getKey().level());
        insert.setLong(2, one.getKey().index());
        insert.setBytes(3, one.getValue().bytes());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}

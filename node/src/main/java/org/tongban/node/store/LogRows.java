package org.tongban.node.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tongban.core.journal.MerkleLog;
import org.tongban.core.journal.TreeNode;
import org.tongban.core.journal.TreeNodes;
import org.tongban.core.message.Checkpoint;
import org.tongban.core.message.Digest;

/** Nodes of the tree and checkpoints as rows. */
final class LogRows implements TreeNodes {
  static final String CHECKPOINT = "SELECT size, root, note, at FROM log_checkpoint ";

  private static final String LEAVES =
      "SELECT seq, hash FROM journal_entry WHERE seq = ANY (?::bigint[])";
  private static final String KEPT =
      "SELECT block, hashes FROM kept_hashes WHERE block = ANY (?::bigint[])";
  private static final String NODES =
      "SELECT n.level, n.index, n.hash FROM log_node n"
          + " JOIN unnest(?::smallint[], ?::bigint[]) AS w (level, index)"
          + " ON n.level = w.level AND n.index = w.index";

  private final Connection connection;

  LogRows(Connection connection) {
    this.connection = connection;
  }

  /** Of a query that is closed before the next, in the connection's transaction. */
  @Override
  public Map<TreeNode, Digest> read(Collection<TreeNode> nodes) {
    var found = new HashMap<TreeNode, Digest>();
    try {
      var leaves = nodes.stream().filter(node -> node.level() == 0).toList();
      leaves(leaves, found);
      kept(leaves.stream().filter(node -> !found.containsKey(node)).toList(), found);
      above(nodes.stream().filter(node -> node.level() > 0).toList(), found);
    } catch (SQLException e) {
      throw new StoreException("the tree of the journal can't be read", e);
    }
    return found;
  }

  private void leaves(List<TreeNode> wanted, Map<TreeNode, Digest> found) throws SQLException {
    if (wanted.isEmpty()) {
      return;
    }
    try (var select = connection.prepareStatement(LEAVES)) {
      var numbers = wanted.stream().map(node -> node.index() + 1).toArray();
      select.setArray(1, connection.createArrayOf("bigint", numbers));
      try (var row = select.executeQuery()) {
        while (row.next()) {
          found.put(
              new TreeNode(0, row.getLong(1) - 1), MerkleLog.leaf(Digest.raw(row.getBytes(2))));
        }
      }
    }
  }

  /** Of months that are away. */
  private void kept(List<TreeNode> wanted, Map<TreeNode, Digest> found) throws SQLException {
    if (wanted.isEmpty()) {
      return;
    }
    try (var select = connection.prepareStatement(KEPT)) {
      var blocks =
          wanted.stream().map(node -> KeptHashes.block(node.index() + 1)).distinct().toArray();
      select.setArray(1, connection.createArrayOf("bigint", blocks));
      try (var row = select.executeQuery()) {
        while (row.next()) {
          long block = row.getLong(1);
          byte[] hashes = row.getBytes(2);
          wanted.stream()
              .filter(node -> KeptHashes.block(node.index() + 1) == block)
              .forEach(
                  node ->
                      KeptHashes.in(hashes, node.index() + 1)
                          .ifPresent(hash -> found.put(node, MerkleLog.leaf(hash))));
        }
      }
    }
  }

  private void above(List<TreeNode> wanted, Map<TreeNode, Digest> found) throws SQLException {
    if (wanted.isEmpty()) {
      return;
    }
    try (var select = connection.prepareStatement(NODES)) {
      var levels = wanted.stream().map(TreeNode::level).toArray();
      var indexes = wanted.stream().map(TreeNode::index).toArray();
      select.setArray(1, connection.createArrayOf("smallint", levels));
      select.setArray(2, connection.createArrayOf("bigint", indexes));
      try (var row = select.executeQuery()) {
        while (row.next()) {
          var node = new TreeNode(row.getInt(1), row.getLong(2));
          found.put(node, Digest.raw(row.getBytes(3)));
        }
      }
    }
  }

  /**
   * Reads the current row of {@link #CHECKPOINT}.
   *
   * @throws IllegalArgumentException when the columns say something else than the note
   */
  static KeptCheckpoint checkpoint(ResultSet row) throws SQLException {
    byte[] note = row.getBytes(3);
    var said = Checkpoint.claimed(note);
    if (said.size() != row.getLong(1) || !said.root().equals(Digest.raw(row.getBytes(2)))) {
      throw new IllegalArgumentException("the note is of another checkpoint");
    }
    return new KeptCheckpoint(said, note, row.getObject(4, OffsetDateTime.class).toInstant());
  }
}

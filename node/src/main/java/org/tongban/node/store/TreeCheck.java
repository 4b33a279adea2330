package org.tongban.node.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tongban.core.journal.ChainCheck;
import org.tongban.core.journal.ChainFault;
import org.tongban.core.journal.Frontier;
import org.tongban.core.journal.MerkleLog;
import org.tongban.core.journal.TreeNode;
import org.tongban.core.message.Digest;

/**
 * Computes the tree anew beside a walk over the entries, and compares with what is stored: nodes a
 * page at a time, checkpoints as the walk passes their sizes.
 */
final class TreeCheck implements AutoCloseable {
  private static final int PAGE = 256;
  private static final String THERE = "SELECT to_regclass('log_node') IS NOT NULL";
  private static final String COUNT = "SELECT count(*) FROM log_node";
  private static final String CHECKPOINTS = LogRows.CHECKPOINT + "ORDER BY size";

  private final Connection connection;
  private final ChainCheck check;
  private final Frontier frontier = new Frontier();
  private final Map<TreeNode, Digest> completed = new LinkedHashMap<>();
  private final boolean there;
  private long covered;
  private long found;
  private PreparedStatement select;
  private ResultSet checkpoint;
  private boolean more;
  private boolean good = true;

  private TreeCheck(Connection connection, ChainCheck check, boolean there) {
    this.connection = connection;
    this.check = check;
    this.there = there;
  }

  /** A database that no node of this version has opened has no tree yet, and nothing to check. */
  static TreeCheck of(Connection connection, ChainCheck check) throws SQLException {
    var tree = new TreeCheck(connection, check, number(connection, THERE).equals("t"));
    if (tree.there) {
      tree.covered = LogGrowth.covered(connection);
      tree.select = connection.prepareStatement(CHECKPOINTS);
      tree.select.setFetchSize(PAGE);
      tree.checkpoint = tree.select.executeQuery();
      tree.more = tree.checkpoint.next();
      tree.checkpoints();
    }
    return tree;
  }

  private static String number(Connection connection, String query) throws SQLException {
    try (var select = connection.prepareStatement(query);
        var row = select.executeQuery()) {
      row.next();
      return row.getString(1);
    }
  }

  /** Takes the next entry's hash; false when something disagreed. */
  boolean next(Digest hash) throws SQLException {
    if (!there) {
      return true;
    }
    frontier.add(
        hash,
        (node, digest) -> {
          if (node.level() % MerkleLog.STEP == 0) {
            completed.put(node, digest);
          }
        });
    checkpoints();
    if (completed.size() >= PAGE) {
      compare();
    }
    return good;
  }

  /** After the last entry. */
  void finish() throws SQLException {
    if (!there) {
      return;
    }
    compare();
    if (more) {
      disagrees(size(), ChainFault.CHECKPOINT_BEYOND);
    }
    if (found < Long.parseLong(number(connection, COUNT))) {
      disagrees(frontier.size(), ChainFault.TREE_BEYOND);
    }
  }

  private void disagrees(long seq, ChainFault fault) {
    good = false;
    check.disagrees(seq, fault);
  }

  /** Compares what the walk has come to; false when something disagreed. */
  boolean compareNow() {
    if (there) {
      compare();
    }
    return good;
  }

  private void compare() {
    var stored = new LogRows(connection).read(completed.keySet());
    found += stored.size();
    for (var one : completed.entrySet()) {
      var node = one.getKey();
      if (stored.containsKey(node) && !stored.get(node).equals(one.getValue())) {
        disagrees(node.end(), ChainFault.TREE_ALTERED);
      } else if (!stored.containsKey(node) && node.end() <= covered) {
        disagrees(node.end(), ChainFault.TREE_MISSING);
      }
    }
    completed.clear();
  }

  /** Those of the size that was reached. */
  private void checkpoints() throws SQLException {
    while (more && size() <= frontier.size()) {
      if (!saysTheSame()) {
        disagrees(size(), ChainFault.CHECKPOINT_ALTERED);
      }
      more = checkpoint.next();
    }
  }

  private long size() throws SQLException {
    return checkpoint.getLong(1);
  }

  private boolean saysTheSame() throws SQLException {
    try {
      var said = LogRows.checkpoint(checkpoint).checkpoint();
      return said.size() == frontier.size() && said.root().equals(frontier.root());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Override
  public void close() throws SQLException {
    if (there) {
      checkpoint.close();
      select.close();
    }
  }
}

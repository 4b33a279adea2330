package org.tongban.node.store;

import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.tongban.core.journal.ChainCheck;
import org.tongban.core.journal.ChainFault;
import org.tongban.core.journal.ChainResult;
import org.tongban.core.journal.Frontier;
import org.tongban.core.journal.Head;
import org.tongban.core.journal.StoredEntry;
import org.tongban.core.message.Digest;

/**
 * Walks the whole journal from the first entry to the head, in one snapshot and in constant memory,
 * while the node may go on writing. The stored tree and the checkpoints are held to the entries.
 */
public final class JournalWalker {
  private static final int ROWS_AT_ONCE = 200;
  private static final String HEAD = "SELECT seq, hash FROM journal_head";
  private static final String HASHES = "SELECT hash FROM journal_entry WHERE seq <= ? ORDER BY seq";
  private static final String WALK = EntryRows.SELECT + "ORDER BY e.seq";
  private static final String WALK_OLD = EntryRows.SELECT_OLD + "ORDER BY e.seq";
  private static final String KEYS_THERE = "SELECT to_regclass('journal_key') IS NOT NULL";

  private final DataSource source;
  private final EvidenceVault vault;
  private final Function<String, Optional<X509Certificate>> certificates;

  /** A walker over the node's database. */
  public JournalWalker(DataSource source, EvidenceVault vault) {
    this(source, vault, thumbprint -> Optional.empty());
  }

  /**
   * A walker that also verifies what was kept of erased messages.
   *
   * @param certificates by {@code x5t#S256}, of the members
   */
  public JournalWalker(
      DataSource source,
      EvidenceVault vault,
      Function<String, Optional<X509Certificate>> certificates) {
    this.source = source;
    this.vault = vault;
    this.certificates = certificates;
  }

  /**
   * Checks the chain.
   *
   * @throws StoreException when the database fails
   */
  public ChainResult check() {
    try (Connection connection = source.getConnection()) {
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      ChainResult result = walk(connection);
      connection.commit();
      return result;
    } catch (SQLException e) {
      throw new StoreException("the journal can't be read", e);
    }
  }

  /**
   * The root over the first entries, computed from nothing but their hashes; empty when there are
   * fewer.
   *
   * @throws StoreException when the database fails
   */
  public Optional<Digest> root(long size) {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      var frontier = new Frontier();
      try (var select = connection.prepareStatement(HASHES)) {
        select.setFetchSize(ROWS_AT_ONCE);
        select.setLong(1, size);
        try (var row = select.executeQuery()) {
          while (row.next()) {
            frontier.add(Digest.raw(row.getBytes(1)), (node, hash) -> {});
          }
        }
      }
      connection.commit();
      return frontier.size() == size ? Optional.of(frontier.root()) : Optional.empty();
    } catch (SQLException | IllegalArgumentException e) {
      throw new StoreException("the journal can't be read", e);
    }
  }

  private ChainResult walk(Connection connection) throws SQLException {
    Optional<Head> head = head(connection);
    if (head.isEmpty()) {
      return new ChainResult(0, Optional.of(new ChainResult.Broken(0, ChainFault.HEAD_MISSING)));
    }
    var check = new ChainCheck(head.get(), certificates);
    try (var select = connection.prepareStatement(query(connection));
        var tree = TreeCheck.of(connection, check)) {
      select.setFetchSize(ROWS_AT_ONCE);
      try (var row = select.executeQuery()) {
        while (row.next() && take(row, check, tree)) {
          // goes on as long as all is well
        }
      }
      var result = check.finish();
      if (!result.good()) {
        return result;
      }
      tree.finish();
      return check.finish();
    }
  }

  private static String query(Connection connection) throws SQLException {
    try (var select = connection.prepareStatement(KEYS_THERE);
        var row = select.executeQuery()) {
      return row.next() && row.getBoolean(1) ? WALK : WALK_OLD;
    }
  }

  private static Optional<Head> head(Connection connection) throws SQLException {
    try (var select = connection.prepareStatement(HEAD);
        var row = select.executeQuery()) {
      return row.next() ? Optional.of(EntryRows.head(row)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private boolean take(ResultSet row, ChainCheck check, TreeCheck tree) throws SQLException {
    StoredEntry entry;
    try {
      entry = EntryRows.read(row, vault);
    } catch (IllegalArgumentException e) {
      check.unreadable();
      return false;
    }
    return check.next(entry) && tree.next(entry.entry().hash());
  }
}

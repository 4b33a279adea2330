package org.tongban.node.store;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
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
  private static final String WALK = EntryRows.SELECT + "ORDER BY e.seq";
  private static final String WALK_OLD = EntryRows.SELECT_OLD + "ORDER BY e.seq";
  private static final String KEYS_THERE = "SELECT to_regclass('journal_key') IS NOT NULL";

  private final DataSource source;
  private final EvidenceVault vault;
  private final Function<String, Optional<X509Certificate>> certificates;
  private final Map<String, Path> files;

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
    this(source, vault, certificates, Map.of());
  }

  /**
   * A walker that also looks into files of months that are away.
   *
   * @param files by month, such as {@code 2026-10}
   */
  public JournalWalker(
      DataSource source,
      EvidenceVault vault,
      Function<String, Optional<X509Certificate>> certificates,
      Map<String, Path> files) {
    this.source = source;
    this.vault = vault;
    this.certificates = certificates;
    this.files = Map.copyOf(files);
  }

  /**
   * Checks the chain.
   *
   * @throws StoreException when the database fails
   */
  public ChainResult check() {
    return read(this::walk);
  }

  private interface Reading<T> {
    T of(Connection connection) throws SQLException;
  }

  /** In one snapshot, and no part of the journal goes away meanwhile. */
  private <T> T read(Reading<T> reading) {
    try (Connection connection = source.getConnection()) {
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      new JournalLocks(connection).read();
      T result = reading.of(connection);
      connection.commit();
      return result;
    } catch (SQLException | IllegalArgumentException e) {
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
    var frontier = new Frontier();
    read(
        connection -> {
          new EntryHashes(connection)
              .each(1, size, (seq, hash) -> frontier.add(hash, (node, digest) -> {}));
          return frontier;
        });
    return frontier.size() == size ? Optional.of(frontier.root()) : Optional.empty();
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
      var away = new AwayWalk(connection, vault, check, tree, files);
      try (var row = select.executeQuery()) {
        boolean good = true;
        while (good && row.next()) {
          good = away.upTo(row.getLong(1)) && take(row, check, tree);
        }
        if (good) {
          away.upTo(Long.MAX_VALUE);
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

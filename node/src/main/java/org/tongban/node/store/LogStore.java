package org.tongban.node.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.tongban.core.journal.ConsistencyPath;
import org.tongban.core.journal.MerkleLog;
import org.tongban.core.message.Digest;
import org.tongban.core.message.InclusionPath;
import org.tongban.core.seal.SignedCheckpoint;

/**
 * The journal's tree and checkpoints in PostgreSQL. The tree is brought up behind the entries,
 * never with them, so that recording costs the same with it. Any number of replicas may share a
 * database.
 */
public final class LogStore {
  private static final String KEEP =
      "INSERT INTO log_checkpoint (size, root, note, at) VALUES (?,?,?,?) ON CONFLICT DO NOTHING";
  private static final String NEWEST = LogRows.CHECKPOINT + "ORDER BY size DESC LIMIT 1";
  private static final String COVERING =
      LogRows.CHECKPOINT + "WHERE size >= ? ORDER BY size LIMIT 1";

  private final DataSource source;
  private final int atOnce;

  /** A store over the node's migrated database. */
  public LogStore(DataSource source) {
    this(source, LogGrowth.AT_ONCE);
  }

  /**
   * @param atOnce entries in one transaction
   */
  LogStore(DataSource source, int atOnce) {
    this.source = source;
    this.atOnce = atOnce;
  }

  /**
   * How long the journal is, and the root over it.
   *
   * @param size number of entries
   */
  public record Reached(long size, Digest root) {}

  /**
   * Brings the stored tree up to the journal's head, in constant memory.
   *
   * @throws StoreException when the database fails, or an entry or a node is missing
   */
  public Reached grow() {
    try (var connection = source.getConnection()) {
      return new LogGrowth(connection, atOnce).toTheHead();
    } catch (SQLException | IllegalStateException | IllegalArgumentException e) {
      throw new StoreException("the journal's tree can't be brought up to date", e);
    }
  }

  /** Keeps a checkpoint; where another replica has kept one of that size, that one stays. */
  public void keep(SignedCheckpoint signed, Instant at) {
    try (var connection = source.getConnection();
        var insert = connection.prepareStatement(KEEP)) {
      insert.setLong(1, signed.checkpoint().size());
      insert.setBytes(2, signed.checkpoint().root().bytes());
      insert.setBytes(3, signed.bytes());
      insert.setObject(4, at.atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new StoreException("the checkpoint can't be kept", e);
    }
  }

  /** The checkpoint of the longest journal. */
  public Optional<KeptCheckpoint> newest() {
    return checkpoint(NEWEST, statement -> {});
  }

  /** The first checkpoint that an entry is under; empty while there is none yet. */
  public Optional<KeptCheckpoint> covering(long seq) {
    return checkpoint(COVERING, statement -> statement.setLong(1, seq));
  }

  /**
   * The root over the first entries. The tree must have been grown to that size, here and below.
   *
   * @throws StoreException when the database fails or a node is missing
   */
  public Digest root(long size) {
    return read(log -> log.root(size));
  }

  /**
   * Shows that an entry is under a checkpoint of that size.
   *
   * @param seq number of the entry, from 1
   */
  public InclusionPath inclusion(long seq, long size) {
    return read(log -> log.inclusion(seq - 1, size));
  }

  /** Shows that the journal of the one size begins with that of the other. */
  public ConsistencyPath consistency(long from, long to) {
    return read(log -> log.consistency(from, to));
  }

  private interface Reading<T> {
    T of(MerkleLog log);
  }

  private interface Binding {
    void to(PreparedStatement statement) throws SQLException;
  }

  private <T> T read(Reading<T> reading) {
    try (Connection connection = source.getConnection()) {
      return reading.of(new MerkleLog(new LogRows(connection)));
    } catch (SQLException | IllegalStateException e) {
      throw new StoreException("the journal's tree can't be read", e);
    }
  }

  private Optional<KeptCheckpoint> checkpoint(String query, Binding binding) {
    try (var connection = source.getConnection();
        var select = connection.prepareStatement(query)) {
      binding.to(select);
      try (var row = select.executeQuery()) {
        return row.next() ? Optional.of(LogRows.checkpoint(row)) : Optional.empty();
      }
    } catch (SQLException | IllegalArgumentException e) {
      throw new StoreException("the checkpoint can't be read", e);
    }
  }
}

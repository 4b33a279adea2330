package org.tongban.node.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import org.tongban.core.message.Digest;

/** The hashes that stay of entries whose month is away, in the order of the chain. */
final class KeptHashes implements AutoCloseable {
  /** Entries whose hashes are one row. */
  static final int BLOCK = 16;

  private static final int HASH = 32;
  private static final int ROWS_AT_ONCE = 200;
  private static final String ROWS =
      "SELECT block, hashes FROM kept_hashes WHERE block >= ? AND block <= ? ORDER BY block";
  private static final String KEEP =
      "INSERT INTO kept_hashes SELECT (seq - 1) / 16, string_agg(hash, '' ORDER BY seq)"
          + " FROM journal_entry WHERE seq >= ? AND seq <= ? GROUP BY 1 ON CONFLICT DO NOTHING";

  private final PreparedStatement select;
  private final ResultSet row;
  private long next;
  private long block = -1;
  private byte[] hashes = {};

  /**
   * From that entry on.
   *
   * @param connection in a transaction, or all rows come at once
   */
  KeptHashes(Connection connection, long first, long last) throws SQLException {
    this.next = first;
    this.select = connection.prepareStatement(ROWS);
    select.setFetchSize(ROWS_AT_ONCE);
    select.setLong(1, block(first));
    select.setLong(2, block(last));
    this.row = select.executeQuery();
  }

  static long block(long seq) {
    return (seq - 1) / BLOCK;
  }

  /** The hash of an entry out of the row of its block; empty where that is too short. */
  static Optional<Digest> in(byte[] hashes, long seq) {
    int at = (int) ((seq - 1) % BLOCK) * HASH;
    return hashes.length < at + HASH
        ? Optional.empty()
        : Optional.of(Digest.raw(Arrays.copyOfRange(hashes, at, at + HASH)));
  }

  /** The hash of the next entry; empty where it is missing. */
  Optional<Digest> next() throws SQLException {
    long seq = next++;
    while (block < block(seq)) {
      if (!row.next()) {
        return Optional.empty();
      }
      block = row.getLong(1);
      hashes = row.getBytes(2);
    }
    return block == block(seq) ? in(hashes, seq) : Optional.empty();
  }

  /** Keeps the hashes of these entries, whole blocks of them, from now on. */
  static void keep(Connection connection, long first, long last) throws SQLException {
    try (var insert = connection.prepareStatement(KEEP)) {
      insert.setLong(1, first);
      insert.setLong(2, last);
      insert.executeUpdate();
    }
  }

  @Override
  public void close() throws SQLException {
    row.close();
    select.close();
  }
}

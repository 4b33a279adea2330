package org.tongban.node.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.tongban.core.seal.EvidenceCipher;
import org.tongban.core.seal.StorageCipher;
import org.tongban.core.seal.StorageKey;

/** Data keys as rows, each wrapped. */
final class DataKeys {
  /** Stands in place of the wrapping key's name where nobody has that any more. */
  static final String LOST = "lost";

  private static final String ALL =
      "SELECT id, cipher, wrapped, wrapped_by, at, for_all FROM journal_key ORDER BY id";
  private static final String INSERT =
      "INSERT INTO journal_key (id, cipher, wrapped, wrapped_by, at, for_all) VALUES (?,?,?,?,?,?)";
  private static final String WRAP =
      "UPDATE journal_key SET wrapped = ?, wrapped_by = ? WHERE id = ?";
  private static final String LOCK = "SELECT pg_advisory_xact_lock(7310119)";

  private final Connection connection;

  DataKeys(Connection connection) {
    this.connection = connection;
  }

  /**
   * A data key as it is stored.
   *
   * @param wrappedBy name of the key that opens it
   * @param forAll made to encrypt all evidence anew with it
   */
  record Row(
      long id, StorageCipher cipher, byte[] wrapped, String wrappedBy, Instant at, boolean forAll) {
    boolean lost() {
      return wrappedBy.equals(LOST);
    }
  }

  /** One after the other, over all replicas and commands, until the transaction's end. */
  void lock() throws SQLException {
    try (var lock = connection.prepareStatement(LOCK)) {
      lock.execute();
    }
  }

  List<Row> all() throws SQLException {
    try (var select = connection.prepareStatement(ALL);
        var row = select.executeQuery()) {
      var rows = new ArrayList<Row>();
      while (row.next()) {
        rows.add(row(row));
      }
      return rows;
    }
  }

  private static Row row(ResultSet row) throws SQLException {
    var cipher =
        StorageCipher.find(row.getString(2))
            .orElseThrow(
                () -> new StoreException("a data key of the journal is of no known cipher"));
    return new Row(
        row.getLong(1),
        cipher,
        row.getBytes(3),
        row.getString(4),
        row.getObject(5, OffsetDateTime.class).toInstant(),
        row.getBoolean(6));
  }

  void add(EvidenceCipher made, StorageKey by, Instant at, boolean forAll) throws SQLException {
    try (var insert = connection.prepareStatement(INSERT)) {
      insert.setLong(1, made.id());
      insert.setString(2, made.cipher().code());
      insert.setBytes(3, by.wrap(made));
      insert.setString(4, by.id());
      insert.setObject(5, at.atOffset(ZoneOffset.UTC));
      insert.setBoolean(6, forAll);
      insert.executeUpdate();
    }
  }

  void wrap(long id, byte[] wrapped, String by) throws SQLException {
    try (var update = connection.prepareStatement(WRAP)) {
      update.setBytes(1, wrapped);
      update.setString(2, by);
      update.setLong(3, id);
      update.executeUpdate();
    }
  }
}

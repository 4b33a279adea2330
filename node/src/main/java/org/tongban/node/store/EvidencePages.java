package org.tongban.node.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.tongban.core.journal.StoredEntry;
import org.tongban.core.seal.EvidenceCipher;

/** Evidence that is not encrypted with a data key yet, a page at a time. */
final class EvidencePages {
  private static final String OLDER = "v.bytes IS NOT NULL AND coalesce(v.key, 0) < ?";
  private static final String PAGE =
      EntryRows.SELECT + "WHERE e.seq > ? AND " + OLDER + " ORDER BY e.seq LIMIT ?";
  private static final String ANY =
      "SELECT EXISTS (SELECT 1 FROM journal_evidence v WHERE " + OLDER + ")";
  private static final String ENCRYPT = "SELECT encrypt_evidence(?::bigint[], ?::bytea[], ?)";

  private final Connection connection;
  private final EvidenceVault vault;

  EvidencePages(Connection connection, EvidenceVault vault) {
    this.connection = connection;
    this.vault = vault;
  }

  boolean any(long key) throws SQLException {
    try (var select = connection.prepareStatement(ANY)) {
      select.setLong(1, key);
      try (var row = select.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  List<StoredEntry> next(long after, long key) throws SQLException {
    try (var select = connection.prepareStatement(PAGE)) {
      select.setLong(1, after);
      select.setLong(2, key);
      select.setInt(3, Rekeying.AT_ONCE);
      var page = new ArrayList<StoredEntry>();
      try (var row = select.executeQuery()) {
        while (row.next()) {
          // what is broken must not be encrypted once more, which would hide what broke it
          page.add(JournalReader.readable(EntryRows.read(row, vault)));
        }
      }
      return page;
    }
  }

  /** How many were encrypted; others may have been erased meanwhile. */
  long encrypt(List<StoredEntry> page, EvidenceCipher key) throws SQLException {
    var numbers = page.stream().map(one -> one.entry().seq()).toArray();
    var bytes =
        page.stream()
            .map(one -> key.encrypt(one.evidence(), one.entry().evidenceDigest()))
            .toArray(byte[][]::new);
    try (var encrypt = connection.prepareStatement(ENCRYPT)) {
      encrypt.setArray(1, connection.createArrayOf("bigint", numbers));
      encrypt.setArray(2, connection.createArrayOf("bytea", bytes));
      encrypt.setLong(3, key.id());
      try (var row = encrypt.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
